ALTER TABLE `entity` ADD `street` text;--> statement-breakpoint
ALTER TABLE `entity` ADD `street2` text;--> statement-breakpoint
ALTER TABLE `entity` ADD `city` text;--> statement-breakpoint
ALTER TABLE `entity` ADD `address_state` text;--> statement-breakpoint
ALTER TABLE `entity` ADD `zip` text;--> statement-breakpoint
ALTER TABLE `entity` ADD `country` text;--> statement-breakpoint
ALTER TABLE `entity` ADD `phone` text;