CREATE TABLE `retold_rows` (
	`statement_id` text NOT NULL,
	`part` integer NOT NULL,
	`rows` text NOT NULL,
	PRIMARY KEY(`statement_id`, `part`),
	FOREIGN KEY (`statement_id`) REFERENCES `statement`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
