CREATE TABLE `packet` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`made_at` text NOT NULL,
	`seq` integer NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`figures` text NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `packet_year` ON `packet` (`entity_id`,`year`);--> statement-breakpoint
CREATE TABLE `year_close` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`closed_at` text NOT NULL,
	`closed_before` text,
	`figures` text NOT NULL,
	`reopened_at` text,
	`reason` text,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `year_close_year` ON `year_close` (`entity_id`,`year`);--> statement-breakpoint
ALTER TABLE `import_batch` ADD `last_id` text;--> statement-breakpoint
ALTER TABLE `line_match` ADD `was_cleared` integer;--> statement-breakpoint
ALTER TABLE `statement` ADD `unread_count` integer;