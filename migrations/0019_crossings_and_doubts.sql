CREATE TABLE `doubtful_row` (
	`account_id` text NOT NULL,
	`identity` text NOT NULL,
	`occurrence` integer NOT NULL,
	`like_id` text NOT NULL,
	`is_same` integer,
	PRIMARY KEY(`account_id`, `identity`, `occurrence`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`like_id`) REFERENCES `statement_line`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `doubtful_row_like` ON `doubtful_row` (`like_id`);--> statement-breakpoint
ALTER TABLE `rule` ADD `crossing_kind` text;--> statement-breakpoint
ALTER TABLE `rule` ADD `crossing_with` text REFERENCES entity(id);