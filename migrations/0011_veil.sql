CREATE TABLE `finding_event` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`check_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`event` text NOT NULL,
	`date` text NOT NULL,
	`severity` text NOT NULL,
	`rule_version` integer NOT NULL,
	`text` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `finding_event_of` ON `finding_event` (`entity_id`,`check_id`,`subject_kind`,`subject_id`);--> statement-breakpoint
CREATE TABLE `formality` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`due_on` text,
	`done_on` text,
	`every_months` integer,
	`note` text NOT NULL,
	`recorded_on` text NOT NULL,
	`evidence_sha256` text,
	`evidence_name` text,
	`evidence_type` text,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_sha256`) REFERENCES `blob_store`(`sha256`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `formality_due` ON `formality` (`entity_id`,`due_on`);--> statement-breakpoint
CREATE INDEX `formality_blob` ON `formality` (`evidence_sha256`);--> statement-breakpoint
CREATE TABLE `solvency_snapshot` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`crossing_id` text,
	`as_of` text NOT NULL,
	`draw_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`profile` text NOT NULL,
	`balance_sheet` text NOT NULL,
	`debts_due` text NOT NULL,
	`equity_minor` integer NOT NULL,
	`figures` text NOT NULL,
	`reason` text,
	`prepared_at` text NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `solvency_snapshot_of` ON `solvency_snapshot` (`entity_id`,`crossing_id`);--> statement-breakpoint
CREATE TABLE `veil_setting` (
	`entity_id` text NOT NULL,
	`name` text NOT NULL,
	`value` integer,
	PRIMARY KEY(`entity_id`, `name`),
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- What was seen stays as it was seen: rows are added, and go only when the command that added them is undone.
CREATE TRIGGER finding_event_update BEFORE UPDATE ON finding_event BEGIN
  SELECT RAISE(ABORT, 'guard:veil-record');
END;
--> statement-breakpoint
CREATE TRIGGER solvency_snapshot_update BEFORE UPDATE ON solvency_snapshot BEGIN
  SELECT RAISE(ABORT, 'guard:veil-record');
END;
