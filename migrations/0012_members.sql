CREATE TABLE `member_stake` (
	`member_id` text NOT NULL,
	`since` text NOT NULL,
	`share_millionths` integer NOT NULL,
	`units_millionths` integer,
	`profit_millionths` integer,
	PRIMARY KEY(`member_id`, `since`),
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `basis_item` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`member_id` text,
	`date` text NOT NULL,
	`kind` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `basis_item_entity` ON `basis_item` (`entity_id`,`date`);--> statement-breakpoint
CREATE INDEX `basis_item_member` ON `basis_item` (`member_id`);--> statement-breakpoint
CREATE TABLE `capital_terms` (
	`entity_id` text PRIMARY KEY NOT NULL,
	`income` text NOT NULL,
	`distributions` text NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `member_account` (
	`account_id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `member_account_member` ON `member_account` (`member_id`);--> statement-breakpoint
ALTER TABLE `member` ADD `since` text;--> statement-breakpoint
ALTER TABLE `member` ADD `units_millionths` integer;--> statement-breakpoint
ALTER TABLE `member` ADD `profit_millionths` integer;--> statement-breakpoint
ALTER TABLE `member` ADD `capacity` text;--> statement-breakpoint
ALTER TABLE `member` ADD `title` text;