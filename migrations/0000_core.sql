CREATE TABLE `bank_link` (
	`key` text NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`key`, `account_id`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `bank_link_account` ON `bank_link` (`account_id`);--> statement-breakpoint
CREATE TABLE `csv_profile` (
	`shape` text PRIMARY KEY NOT NULL,
	`mapping` text NOT NULL,
	`learnt_at` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `deduced_opening` (
	`account_id` text PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`date` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`anchor_id` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`parent_id` text,
	`code` text,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`role` text NOT NULL,
	`currency` text,
	`tax_line` text,
	`archived` integer NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `account_code` ON `account` (`entity_id`,`code`);--> statement-breakpoint
CREATE INDEX `account_parent` ON `account` (`parent_id`);--> statement-breakpoint
CREATE TABLE `attachment` (
	`id` text PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`added_at` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `blob_store`(`sha256`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `attachment_once` ON `attachment` (`entry_id`,`sha256`);--> statement-breakpoint
CREATE INDEX `attachment_blob` ON `attachment` (`sha256`);--> statement-breakpoint
CREATE TABLE `audit_change` (
	`seq` integer NOT NULL,
	`chunk` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`seq`, `chunk`),
	FOREIGN KEY (`seq`) REFERENCES `audit_event`(`seq`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `audit_event` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`role` text NOT NULL,
	`command` text NOT NULL,
	`input` text NOT NULL,
	`mode` text NOT NULL,
	`target_seq` integer,
	`change_count` integer NOT NULL,
	`changes_hash` text NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `blob_store` (
	`sha256` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`packing` text NOT NULL,
	`bytes` blob NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `command_key` (
	`key` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`input_hash` text NOT NULL,
	`answer` text NOT NULL,
	FOREIGN KEY (`seq`) REFERENCES `audit_event`(`seq`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `entity` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`legal_name` text,
	`state` text,
	`ein` text,
	`tax_class` text,
	`base_currency` text NOT NULL,
	`closed_through` text,
	`created_at` text NOT NULL,
	CONSTRAINT "entity_kind" CHECK(("entity"."kind" = 'person' AND "entity"."tax_class" IS NULL) OR ("entity"."kind" = 'llc' AND "entity"."tax_class" IS NOT NULL))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `entity_name` ON `entity` (`name`);--> statement-breakpoint
CREATE TABLE `entry` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`date` text NOT NULL,
	`payee` text NOT NULL,
	`memo` text NOT NULL,
	`source` text NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `entry_date` ON `entry` (`entity_id`,`date`);--> statement-breakpoint
CREATE INDEX `entry_manual` ON `entry` (`entity_id`,`date`) WHERE source = 'manual';--> statement-breakpoint
CREATE TABLE `entry_tag` (
	`entry_id` text NOT NULL,
	`tag_id` text NOT NULL,
	PRIMARY KEY(`entry_id`, `tag_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tag_id`) REFERENCES `tag`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `entry_tag_tag` ON `entry_tag` (`tag_id`);--> statement-breakpoint
CREATE TABLE `import_batch` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`file_count` integer NOT NULL,
	`line_count` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `line_match` (
	`statement_line_id` text PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`line` integer NOT NULL,
	`kind` text NOT NULL,
	FOREIGN KEY (`statement_line_id`) REFERENCES `statement_line`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`,`line`) REFERENCES `posting`(`entry_id`,`line`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `line_match_leg` ON `line_match` (`entry_id`,`line`);--> statement-breakpoint
CREATE INDEX `line_match_matched` ON `line_match` (`entry_id`,`line`) WHERE kind = 'matched';--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`holder_id` text,
	`name` text NOT NULL,
	`share_millionths` integer NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holder_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `member_name` ON `member` (`entity_id`,`name`);--> statement-breakpoint
CREATE INDEX `member_holder` ON `member` (`holder_id`);--> statement-breakpoint
CREATE TABLE `posting` (
	`entry_id` text NOT NULL,
	`line` integer NOT NULL,
	`account_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`date` text NOT NULL,
	`status` text NOT NULL,
	`memo` text,
	`reconciliation_id` text,
	PRIMARY KEY(`entry_id`, `line`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "posting_status" CHECK("posting"."status" IN ('pending', 'cleared', 'reconciled')),
	CONSTRAINT "posting_amount" CHECK(abs("posting"."amount_minor") <= 9000000000000)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `posting_register` ON `posting` (`account_id`,`date`,`entry_id`,`line`,`amount_minor`,`currency`,`status`);--> statement-breakpoint
CREATE INDEX `posting_pending` ON `posting` (`account_id`,`amount_minor`,`date`) WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX `posting_reconciliation` ON `posting` (`reconciliation_id`) WHERE reconciliation_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `source_file` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`encoding` text NOT NULL,
	`mapping` text,
	`problems` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `import_batch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `blob_store`(`sha256`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `source_file_batch` ON `source_file` (`batch_id`);--> statement-breakpoint
CREATE INDEX `source_file_blob` ON `source_file` (`sha256`);--> statement-breakpoint
CREATE TABLE `statement` (
	`id` text PRIMARY KEY NOT NULL,
	`source_file_id` text NOT NULL,
	`account_id` text NOT NULL,
	`period_from` text,
	`period_to` text,
	`first_date` text,
	`last_date` text,
	`opening_minor` integer,
	`opening_on` text,
	`closing_minor` integer,
	`closing_on` text,
	`row_count` integer NOT NULL,
	`new_count` integer NOT NULL,
	`unbooked_minor` integer NOT NULL,
	FOREIGN KEY (`source_file_id`) REFERENCES `source_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `statement_account` ON `statement` (`account_id`,`closing_on`);--> statement-breakpoint
CREATE INDEX `statement_file` ON `statement` (`source_file_id`);--> statement-breakpoint
CREATE TABLE `statement_line` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`statement_id` text NOT NULL,
	`date` text NOT NULL,
	`value_date` text,
	`amount_minor` integer NOT NULL,
	`payee` text NOT NULL,
	`memo` text NOT NULL,
	`type` text NOT NULL,
	`check_number` text,
	`reference` text,
	`counterparty` text,
	`line_number` integer NOT NULL,
	`offset` integer NOT NULL,
	`length` integer NOT NULL,
	`identity` text NOT NULL,
	`occurrence` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`statement_id`) REFERENCES `statement`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `statement_line_identity` ON `statement_line` (`account_id`,`identity`,`occurrence`);--> statement-breakpoint
CREATE INDEX `statement_line_statement` ON `statement_line` (`statement_id`);--> statement-breakpoint
CREATE TABLE `tag` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `tag_name_unique` ON `tag` (`name`);--> statement-breakpoint
CREATE TABLE `undo_stack` (
	`seq` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`seq`) REFERENCES `audit_event`(`seq`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `reconciliation` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`statement_date` text NOT NULL,
	`balance_minor` integer NOT NULL,
	`posting_count` integer NOT NULL,
	`finished_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `reconciliation_account` ON `reconciliation` (`account_id`,`statement_date`);--> statement-breakpoint
CREATE TABLE `rule` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`position` integer NOT NULL,
	`field` text NOT NULL,
	`test` text NOT NULL,
	`value` text NOT NULL,
	`direction` text,
	`account_id` text NOT NULL,
	`payee` text,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `rule_position` ON `rule` (`entity_id`,`position`);--> statement-breakpoint
CREATE INDEX `rule_account` ON `rule` (`account_id`);--> statement-breakpoint
CREATE TABLE `tax_adjustment` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`line` text NOT NULL,
	`mode` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `tax_adjustment_year` ON `tax_adjustment` (`entity_id`,`year`);