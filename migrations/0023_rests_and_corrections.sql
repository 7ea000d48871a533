ALTER TABLE `line_match` ADD `is_rest` integer;--> statement-breakpoint
ALTER TABLE `statement_line` ADD `corrects_id` text;--> statement-breakpoint
CREATE INDEX `statement_line_corrects` ON `statement_line` (`corrects_id`) WHERE corrects_id IS NOT NULL;