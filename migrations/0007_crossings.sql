CREATE TABLE `crossing` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`settlement` text NOT NULL,
	`origin_entry_id` text NOT NULL,
	`origin_line` integer NOT NULL,
	`mirror_entry_id` text NOT NULL,
	`mirror_line` integer NOT NULL,
	FOREIGN KEY (`origin_entry_id`,`origin_line`) REFERENCES `posting`(`entry_id`,`line`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mirror_entry_id`,`mirror_line`) REFERENCES `posting`(`entry_id`,`line`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `crossing_origin` ON `crossing` (`origin_entry_id`,`origin_line`);--> statement-breakpoint
CREATE UNIQUE INDEX `crossing_mirror` ON `crossing` (`mirror_entry_id`,`mirror_line`);--> statement-breakpoint
CREATE INDEX `crossing_kind` ON `crossing` (`kind`,`settlement`);
--> statement-breakpoint
-- A pair lies in the books of two entities, and its two legs come to zero, in one currency and on one day. None is part of
-- another pair.
CREATE TRIGGER crossing_insert BEFORE INSERT ON crossing BEGIN
  SELECT RAISE(ABORT, 'guard:crossing-sides')
    FROM posting o JOIN entry oe ON oe.id = o.entry_id, posting m JOIN entry me ON me.id = m.entry_id
    WHERE o.entry_id = NEW.origin_entry_id AND o.line = NEW.origin_line
      AND m.entry_id = NEW.mirror_entry_id AND m.line = NEW.mirror_line
      AND (oe.entity_id = me.entity_id OR o.amount_minor + m.amount_minor <> 0
        OR o.currency <> m.currency OR o.date <> m.date);
  SELECT RAISE(ABORT, 'guard:crossing-sides') FROM crossing
    WHERE (mirror_entry_id = NEW.origin_entry_id AND mirror_line = NEW.origin_line)
      OR (origin_entry_id = NEW.mirror_entry_id AND origin_line = NEW.mirror_line);
END;
--> statement-breakpoint
CREATE TRIGGER crossing_update BEFORE UPDATE OF id, origin_entry_id, origin_line, mirror_entry_id, mirror_line ON crossing BEGIN
  SELECT RAISE(ABORT, 'guard:crossing-sides');
END;
--> statement-breakpoint
-- The two legs stay as they are while the pair stands. They may move to another account of the same kind, as they do when
-- accounts are merged.
CREATE TRIGGER posting_update_crossing BEFORE UPDATE OF account_id, amount_minor, currency, date ON posting
WHEN (OLD.amount_minor <> NEW.amount_minor OR OLD.currency <> NEW.currency OR OLD.date <> NEW.date
    OR (OLD.account_id <> NEW.account_id AND NOT EXISTS (
      SELECT 1 FROM account a JOIN account b ON b.type = a.type AND b.role = a.role
      WHERE a.id = OLD.account_id AND b.id = NEW.account_id)))
  AND (EXISTS (SELECT 1 FROM crossing WHERE origin_entry_id = OLD.entry_id AND origin_line = OLD.line)
    OR EXISTS (SELECT 1 FROM crossing WHERE mirror_entry_id = OLD.entry_id AND mirror_line = OLD.line))
BEGIN
  SELECT RAISE(ABORT, 'guard:crossing');
END;
--> statement-breakpoint
CREATE TRIGGER posting_delete_crossing BEFORE DELETE ON posting
WHEN EXISTS (SELECT 1 FROM crossing WHERE origin_entry_id = OLD.entry_id AND origin_line = OLD.line)
  OR EXISTS (SELECT 1 FROM crossing WHERE mirror_entry_id = OLD.entry_id AND mirror_line = OLD.line)
BEGIN
  SELECT RAISE(ABORT, 'guard:crossing');
END;
