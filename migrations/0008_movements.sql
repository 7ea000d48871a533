CREATE TABLE `counter_account` (
	`account_id` text PRIMARY KEY NOT NULL,
	`sort` text NOT NULL,
	`other_id` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `counter_account_other` ON `counter_account` (`other_id`,`sort`);--> statement-breakpoint
CREATE TABLE `crossing_leg` (
	`crossing_id` text NOT NULL,
	`number` integer NOT NULL,
	`origin_entry_id` text NOT NULL,
	`origin_line` integer NOT NULL,
	`mirror_entry_id` text NOT NULL,
	`mirror_line` integer NOT NULL,
	PRIMARY KEY(`crossing_id`, `number`),
	FOREIGN KEY (`crossing_id`) REFERENCES `crossing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`origin_entry_id`,`origin_line`) REFERENCES `posting`(`entry_id`,`line`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mirror_entry_id`,`mirror_line`) REFERENCES `posting`(`entry_id`,`line`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `crossing_leg_origin` ON `crossing_leg` (`origin_entry_id`,`origin_line`);--> statement-breakpoint
CREATE UNIQUE INDEX `crossing_leg_mirror` ON `crossing_leg` (`mirror_entry_id`,`mirror_line`);--> statement-breakpoint
ALTER TABLE `crossing` ADD `made` text;--> statement-breakpoint
ALTER TABLE `crossing` ADD `purpose` text;--> statement-breakpoint
ALTER TABLE `crossing` ADD `loan_id` text;--> statement-breakpoint
ALTER TABLE `crossing` ADD `recorded_at` text;--> statement-breakpoint
CREATE INDEX `crossing_loan` ON `crossing` (`loan_id`);
--> statement-breakpoint
-- A further pair of legs lies in the same two entries as the first one of its crossing, and is like it: two legs that come
-- to zero, in one currency. Their day is the entries' own, which the first pair has made one. No leg is in two pairs.
CREATE TRIGGER crossing_leg_insert BEFORE INSERT ON crossing_leg BEGIN
  SELECT RAISE(ABORT, 'guard:crossing-sides')
    FROM crossing c, posting o, posting m
    WHERE c.id = NEW.crossing_id
      AND o.entry_id = NEW.origin_entry_id AND o.line = NEW.origin_line
      AND m.entry_id = NEW.mirror_entry_id AND m.line = NEW.mirror_line
      AND (c.origin_entry_id <> NEW.origin_entry_id OR c.mirror_entry_id <> NEW.mirror_entry_id
        OR c.origin_line = NEW.origin_line OR c.mirror_line = NEW.mirror_line
        OR o.amount_minor + m.amount_minor <> 0 OR o.currency <> m.currency OR o.date <> m.date);
END;
--> statement-breakpoint
CREATE TRIGGER crossing_leg_update BEFORE UPDATE ON crossing_leg BEGIN
  SELECT RAISE(ABORT, 'guard:crossing-sides');
END;
--> statement-breakpoint
CREATE TRIGGER posting_update_crossing_leg BEFORE UPDATE OF account_id, amount_minor, currency, date ON posting
WHEN (OLD.amount_minor <> NEW.amount_minor OR OLD.currency <> NEW.currency OR OLD.date <> NEW.date
    OR (OLD.account_id <> NEW.account_id AND NOT EXISTS (
      SELECT 1 FROM account a JOIN account b ON b.type = a.type AND b.role = a.role
      WHERE a.id = OLD.account_id AND b.id = NEW.account_id)))
  AND (EXISTS (SELECT 1 FROM crossing_leg WHERE origin_entry_id = OLD.entry_id AND origin_line = OLD.line)
    OR EXISTS (SELECT 1 FROM crossing_leg WHERE mirror_entry_id = OLD.entry_id AND mirror_line = OLD.line))
BEGIN
  SELECT RAISE(ABORT, 'guard:crossing');
END;
--> statement-breakpoint
CREATE TRIGGER posting_delete_crossing_leg BEFORE DELETE ON posting
WHEN EXISTS (SELECT 1 FROM crossing_leg WHERE origin_entry_id = OLD.entry_id AND origin_line = OLD.line)
  OR EXISTS (SELECT 1 FROM crossing_leg WHERE mirror_entry_id = OLD.entry_id AND mirror_line = OLD.line)
BEGIN
  SELECT RAISE(ABORT, 'guard:crossing');
END;
--> statement-breakpoint
-- An account stands against another entity than its own.
CREATE TRIGGER counter_account_insert BEFORE INSERT ON counter_account BEGIN
  SELECT RAISE(ABORT, 'guard:crossing-sides') FROM account WHERE id = NEW.account_id AND entity_id = NEW.other_id;
END;
