CREATE TABLE `afr_rate` (
	`month` text NOT NULL,
	`term` text NOT NULL,
	`annual` integer NOT NULL,
	`semiannual` integer,
	`quarterly` integer,
	`monthly` integer,
	`ruling` text NOT NULL,
	PRIMARY KEY(`month`, `term`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `loan` (
	`id` text PRIMARY KEY NOT NULL,
	`lender_id` text NOT NULL,
	`borrower_id` text NOT NULL,
	`currency` text NOT NULL,
	`name` text NOT NULL,
	`purpose` text NOT NULL,
	`lent_on` text NOT NULL,
	FOREIGN KEY (`lender_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`borrower_id`) REFERENCES `entity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `loan_parties` ON `loan` (`lender_id`,`borrower_id`,`name`);--> statement-breakpoint
CREATE INDEX `loan_borrower` ON `loan` (`borrower_id`);--> statement-breakpoint
CREATE TABLE `loan_terms` (
	`id` text PRIMARY KEY NOT NULL,
	`loan_id` text NOT NULL,
	`effective` text NOT NULL,
	`rate_millionths` integer NOT NULL,
	`day_count` text NOT NULL,
	`plan` text NOT NULL,
	`maturity` text,
	`first_payment` text,
	`every_months` integer,
	`payment_minor` integer,
	`security` text NOT NULL,
	`reason` text NOT NULL,
	`recorded_at` text NOT NULL,
	FOREIGN KEY (`loan_id`) REFERENCES `loan`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `loan_terms_day` ON `loan_terms` (`loan_id`,`effective`);
--> statement-breakpoint
-- What was agreed stays as it was; an amendment is a row of its own.
CREATE TRIGGER loan_terms_update BEFORE UPDATE ON loan_terms BEGIN
  SELECT RAISE(ABORT, 'guard:loan-terms');
END;
--> statement-breakpoint
-- Nobody lends to themselves.
CREATE TRIGGER loan_insert BEFORE INSERT ON loan WHEN NEW.lender_id = NEW.borrower_id BEGIN
  SELECT RAISE(ABORT, 'guard:crossing-sides');
END;
