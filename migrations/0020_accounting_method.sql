CREATE TABLE `tax_facts` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`status` text,
	`method` text,
	`prior_tax_minor` integer,
	`prior_income_minor` integer,
	`wages_minor` integer,
	`withheld_minor` integer,
	`other_income_minor` integer,
	`itemized_minor` integer,
	`expected_profit_minor` integer,
	PRIMARY KEY(`entity_id`, `year`),
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tax_service` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`business_id` text NOT NULL,
	PRIMARY KEY(`entity_id`, `year`, `business_id`),
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`business_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `entity` ADD `accounting_method` text;