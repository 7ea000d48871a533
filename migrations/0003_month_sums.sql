CREATE TABLE `posting_month` (
	`account_id` text NOT NULL,
	`month` text NOT NULL,
	`currency` text NOT NULL,
	`legs` integer NOT NULL,
	`amount_minor` integer NOT NULL,
	PRIMARY KEY(`account_id`, `month`, `currency`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `entry_closing` ON `entry` (`entity_id`,`date`) WHERE source = 'closing';
--> statement-breakpoint
INSERT INTO posting_month (account_id, month, currency, legs, amount_minor)
  SELECT account_id, substr(date, 1, 7), currency, count(*), sum(amount_minor) FROM posting GROUP BY 1, 2, 3;
--> statement-breakpoint
CREATE TRIGGER posting_month_insert AFTER INSERT ON posting BEGIN
  INSERT INTO posting_month (account_id, month, currency, legs, amount_minor)
    VALUES (NEW.account_id, substr(NEW.date, 1, 7), NEW.currency, 1, NEW.amount_minor)
    ON CONFLICT DO UPDATE SET legs = legs + 1, amount_minor = amount_minor + excluded.amount_minor;
END;
--> statement-breakpoint
CREATE TRIGGER posting_month_delete AFTER DELETE ON posting BEGIN
  UPDATE posting_month SET legs = legs - 1, amount_minor = amount_minor - OLD.amount_minor
    WHERE account_id = OLD.account_id AND month = substr(OLD.date, 1, 7) AND currency = OLD.currency;
  DELETE FROM posting_month
    WHERE account_id = OLD.account_id AND month = substr(OLD.date, 1, 7) AND currency = OLD.currency AND legs = 0;
END;
--> statement-breakpoint
CREATE TRIGGER posting_month_update AFTER UPDATE OF account_id, date, currency, amount_minor ON posting BEGIN
  INSERT INTO posting_month (account_id, month, currency, legs, amount_minor)
    VALUES (NEW.account_id, substr(NEW.date, 1, 7), NEW.currency, 1, NEW.amount_minor)
    ON CONFLICT DO UPDATE SET legs = legs + 1, amount_minor = amount_minor + excluded.amount_minor;
  UPDATE posting_month SET legs = legs - 1, amount_minor = amount_minor - OLD.amount_minor
    WHERE account_id = OLD.account_id AND month = substr(OLD.date, 1, 7) AND currency = OLD.currency;
  DELETE FROM posting_month
    WHERE account_id = OLD.account_id AND month = substr(OLD.date, 1, 7) AND currency = OLD.currency AND legs = 0;
END;
