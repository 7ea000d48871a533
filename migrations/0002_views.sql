CREATE TABLE `saved_view` (
	`id` text PRIMARY KEY NOT NULL,
	`screen` text NOT NULL,
	`name` text NOT NULL,
	`definition` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_view_name` ON `saved_view` (`screen`,`name`);--> statement-breakpoint
CREATE INDEX `posting_memo` ON `posting` (`memo`) WHERE memo IS NOT NULL;