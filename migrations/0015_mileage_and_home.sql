CREATE TABLE `tax_home` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`method` text NOT NULL,
	`area_used` integer,
	`area_of_home` integer,
	`value_minor` integer,
	`land_minor` integer,
	`used_since` text,
	`carried_operating_minor` integer NOT NULL,
	`carried_depreciation_minor` integer NOT NULL,
	PRIMARY KEY(`entity_id`, `year`),
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tax_home_area` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`since` text NOT NULL,
	`square_feet` integer NOT NULL,
	PRIMARY KEY(`entity_id`, `year`, `since`),
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tax_home_cost` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`line` text NOT NULL,
	`kind` text NOT NULL,
	`account_id` text,
	`part` integer NOT NULL,
	`amount_minor` integer,
	`note` text NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `tax_home_cost_year` ON `tax_home_cost` (`entity_id`,`year`);--> statement-breakpoint
CREATE INDEX `tax_home_cost_account` ON `tax_home_cost` (`account_id`);--> statement-breakpoint
CREATE TABLE `tax_trip` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`date` text NOT NULL,
	`purpose` text NOT NULL,
	`tenths_of_miles` integer NOT NULL,
	`from_place` text NOT NULL,
	`to_place` text NOT NULL,
	`reason` text NOT NULL,
	`vehicle` text NOT NULL,
	`odometer_start` integer,
	`odometer_end` integer,
	`reimbursed` integer NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `tax_trip_entity` ON `tax_trip` (`entity_id`,`date`);