ALTER TABLE `statement` ADD `positions_on` text;--> statement-breakpoint
ALTER TABLE `statement` ADD `positions` text;