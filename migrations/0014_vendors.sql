CREATE TABLE `vendor` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`legal_name` text,
	`business_name` text,
	`classification` text,
	`profession` text,
	`tin` text,
	`street` text,
	`street2` text,
	`city` text,
	`state` text,
	`zip` text,
	`country` text,
	`w9_requested_on` text,
	`w9_received_on` text,
	`backup_withholding` integer NOT NULL,
	`note` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `vendor_name` ON `vendor` (`name`);--> statement-breakpoint
CREATE TABLE `vendor_account` (
	`account_id` text PRIMARY KEY NOT NULL,
	`counts` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `vendor_payee` (
	`folded` text PRIMARY KEY NOT NULL,
	`payee` text NOT NULL,
	`vendor_id` text NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `vendor_payee_vendor` ON `vendor_payee` (`vendor_id`);--> statement-breakpoint
CREATE TABLE `vendor_payment` (
	`entry_id` text PRIMARY KEY NOT NULL,
	`means` text NOT NULL
) STRICT, WITHOUT ROWID;
