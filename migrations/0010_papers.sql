CREATE TABLE `document` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`is_ratification` integer NOT NULL,
	`origin` text NOT NULL,
	`state` text NOT NULL,
	`title` text NOT NULL,
	`subject` text NOT NULL,
	`entity_id` text NOT NULL,
	`other_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`authorized_on` text,
	`effective_on` text NOT NULL,
	`signed_on` text,
	`made_at` text NOT NULL,
	`late_reason` text,
	`void_reason` text,
	`loan_id` text,
	`supersedes_id` text,
	`template` text,
	`facts` text,
	`paper` text,
	`open` text NOT NULL,
	`content_hash` text,
	`sha256` text NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `blob_store`(`sha256`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `document_effective` ON `document` (`effective_on`);--> statement-breakpoint
CREATE INDEX `document_entity` ON `document` (`entity_id`);--> statement-breakpoint
CREATE INDEX `document_other` ON `document` (`other_id`);--> statement-breakpoint
CREATE INDEX `document_loan` ON `document` (`loan_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `document_supersedes` ON `document` (`supersedes_id`);--> statement-breakpoint
CREATE TABLE `document_crossing` (
	`document_id` text NOT NULL,
	`crossing_id` text NOT NULL,
	PRIMARY KEY(`document_id`, `crossing_id`),
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `document_crossing_crossing` ON `document_crossing` (`crossing_id`);--> statement-breakpoint
CREATE TABLE `document_file` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`sort` text NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`added_at` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `blob_store`(`sha256`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `document_file_document` ON `document_file` (`document_id`);--> statement-breakpoint
CREATE INDEX `document_file_blob` ON `document_file` (`sha256`);--> statement-breakpoint
CREATE TABLE `document_signer` (
	`document_id` text NOT NULL,
	`line` integer NOT NULL,
	`party` text NOT NULL,
	`signer` text NOT NULL,
	`signed_on` text,
	`signed_at` text,
	`how` text,
	`mark` text,
	PRIMARY KEY(`document_id`, `line`),
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `document_template` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`text` text,
	`note` text NOT NULL,
	`edited_at` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `document_template_version` ON `document_template` (`kind`,`version`);
--> statement-breakpoint
-- What a paper says never changes; what becomes of it (state, signature, why it is void) does.
CREATE TRIGGER document_update BEFORE UPDATE OF id, kind, is_ratification, origin, title, subject, entity_id, other_id,
  amount_minor, currency, authorized_on, effective_on, made_at, late_reason, loan_id, supersedes_id, template, facts, paper,
  open, content_hash, sha256 ON document BEGIN
  SELECT RAISE(ABORT, 'guard:paper');
END;
--> statement-breakpoint
CREATE TRIGGER document_crossing_update BEFORE UPDATE ON document_crossing BEGIN
  SELECT RAISE(ABORT, 'guard:paper');
END;
--> statement-breakpoint
CREATE TRIGGER document_file_update BEFORE UPDATE ON document_file BEGIN
  SELECT RAISE(ABORT, 'guard:paper');
END;
--> statement-breakpoint
-- A signature is put on a line or taken off again as a whole, and never put in another's place.
CREATE TRIGGER document_signer_update BEFORE UPDATE ON document_signer
WHEN OLD.document_id <> NEW.document_id OR OLD.line <> NEW.line OR OLD.party <> NEW.party OR OLD.signer <> NEW.signer
  OR (OLD.signed_on IS NOT NULL AND NEW.signed_on IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'guard:paper');
END;
--> statement-breakpoint
CREATE TRIGGER document_template_update BEFORE UPDATE ON document_template BEGIN
  SELECT RAISE(ABORT, 'guard:paper');
END;
