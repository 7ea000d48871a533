PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_line_match` (
	`statement_line_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`line` integer NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`statement_line_id`, `entry_id`, `line`),
	FOREIGN KEY (`statement_line_id`) REFERENCES `statement_line`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`,`line`) REFERENCES `posting`(`entry_id`,`line`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_line_match`("statement_line_id", "entry_id", "line", "kind") SELECT "statement_line_id", "entry_id", "line", "kind" FROM `line_match`;--> statement-breakpoint
DROP TABLE `line_match`;--> statement-breakpoint
ALTER TABLE `__new_line_match` RENAME TO `line_match`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `line_match_leg` ON `line_match` (`entry_id`,`line`);--> statement-breakpoint
CREATE INDEX `line_match_matched` ON `line_match` (`entry_id`,`line`) WHERE kind = 'matched';
--> statement-breakpoint
CREATE TRIGGER line_match_insert BEFORE INSERT ON line_match BEGIN
  SELECT RAISE(ABORT, 'guard:match-account')
    FROM statement_line l, posting p
    WHERE l.id = NEW.statement_line_id AND p.entry_id = NEW.entry_id AND p.line = NEW.line
      AND (l.account_id <> p.account_id);
END;
