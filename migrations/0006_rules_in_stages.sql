CREATE TABLE `__new_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`position` integer NOT NULL,
	`field` text NOT NULL,
	`test` text NOT NULL,
	`value` text,
	`direction` text,
	`account_id` text,
	`payee` text,
	`stage` text,
	`more_texts` text,
	`amount_from` text,
	`amount_to` text,
	`date_from` text,
	`date_to` text,
	`with_tags` text,
	`memo` text,
	`add_tags` text,
	`reviewed` integer,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_rule` (`id`, `entity_id`, `position`, `field`, `test`, `value`, `direction`, `account_id`, `payee`)
	SELECT `id`, `entity_id`, `position`, `field`, `test`, `value`, `direction`, `account_id`, `payee` FROM `rule`;--> statement-breakpoint
DROP TABLE `rule`;--> statement-breakpoint
ALTER TABLE `__new_rule` RENAME TO `rule`;--> statement-breakpoint
CREATE INDEX `rule_position` ON `rule` (`entity_id`,`position`);--> statement-breakpoint
CREATE INDEX `rule_account` ON `rule` (`account_id`);--> statement-breakpoint
CREATE TABLE `rule_part` (
	`rule_id` text NOT NULL,
	`line` integer NOT NULL,
	`account_id` text NOT NULL,
	`amount` text,
	`percent` text,
	PRIMARY KEY(`rule_id`, `line`),
	FOREIGN KEY (`rule_id`) REFERENCES `rule`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `rule_part_account` ON `rule_part` (`account_id`);--> statement-breakpoint
CREATE TABLE `rule_source` (
	`rule_id` text NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`rule_id`, `account_id`),
	FOREIGN KEY (`rule_id`) REFERENCES `rule`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `rule_source_account` ON `rule_source` (`account_id`);--> statement-breakpoint
ALTER TABLE `entry` ADD `reviewed` integer;--> statement-breakpoint
CREATE INDEX `entry_reviewed` ON `entry` (`id`) WHERE reviewed = 1;
