CREATE TABLE `crossing_before` (
	`crossing_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`date` text NOT NULL,
	`account_id` text NOT NULL,
	`status` text NOT NULL,
	PRIMARY KEY(`crossing_id`, `entry_id`),
	FOREIGN KEY (`crossing_id`) REFERENCES `crossing`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
