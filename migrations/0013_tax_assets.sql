CREATE TABLE `tax_asset` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`name` text NOT NULL,
	`cost_minor` integer NOT NULL,
	`acquired` text NOT NULL,
	`acquired_on` text NOT NULL,
	`placed_in_service` text NOT NULL,
	`disposed_on` text,
	`macrs_class` text NOT NULL,
	`convention` text,
	`section179_minor` integer NOT NULL,
	`bonus_rate` integer,
	`note` text NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `tax_asset_entity` ON `tax_asset` (`entity_id`,`placed_in_service`);