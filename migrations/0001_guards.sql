-- What the database itself refuses, whoever writes to it. Each RAISE carries the name of its guard ("guard:..."),
-- which main/ledger/guards.ts turns into a sentence. Written by hand: triggers are beyond the generator.

CREATE UNIQUE INDEX account_name ON account (entity_id, ifnull(parent_id, ''), name);
--> statement-breakpoint
-- An entry that is out of balance, or whose legs carry another date than it does, owes a row here; the row owes a
-- parent that can never exist. The foreign key is deferred, so a command may pass through such states but COMMIT fails.
CREATE TABLE never (id INTEGER PRIMARY KEY CHECK (id IS NULL)) STRICT;
--> statement-breakpoint
CREATE TABLE entry_unsound (
  entry_id TEXT PRIMARY KEY NOT NULL,
  proof INTEGER NOT NULL REFERENCES never (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER posting_insert_guard BEFORE INSERT ON posting BEGIN
  SELECT CASE
    WHEN e.entity_id <> a.entity_id THEN RAISE(ABORT, 'guard:across-entities')
    WHEN e.date <> NEW.date THEN RAISE(ABORT, 'guard:posting-date')
    WHEN a.currency <> NEW.currency THEN RAISE(ABORT, 'guard:account-currency')
    WHEN NEW.date <= n.closed_through THEN RAISE(ABORT, 'guard:closed-period')
  END
  FROM entry e, account a, entity n
  WHERE e.id = NEW.entry_id AND a.id = NEW.account_id AND n.id = e.entity_id;
END;
--> statement-breakpoint
CREATE TRIGGER posting_insert_balance AFTER INSERT ON posting BEGIN
  DELETE FROM entry_unsound WHERE entry_id = NEW.entry_id;
  INSERT INTO entry_unsound (entry_id, proof)
    SELECT NEW.entry_id, 1 WHERE EXISTS (
      SELECT 1 FROM posting WHERE entry_id = NEW.entry_id GROUP BY currency HAVING sum(amount_minor) <> 0)
    OR EXISTS (
      SELECT 1 FROM posting p JOIN entry e ON e.id = p.entry_id WHERE p.entry_id = NEW.entry_id AND p.date <> e.date);
END;
--> statement-breakpoint
CREATE TRIGGER posting_update_guard BEFORE UPDATE ON posting BEGIN
  SELECT RAISE(ABORT, 'guard:posting-identity') WHERE OLD.entry_id <> NEW.entry_id OR OLD.line <> NEW.line;
  SELECT RAISE(ABORT, 'guard:reconciled')
    WHERE OLD.status = 'reconciled' AND (
      OLD.account_id <> NEW.account_id OR OLD.amount_minor <> NEW.amount_minor
      OR OLD.currency <> NEW.currency OR OLD.date <> NEW.date);
  SELECT CASE
    WHEN e.entity_id <> a.entity_id THEN RAISE(ABORT, 'guard:across-entities')
    WHEN a.currency <> NEW.currency THEN RAISE(ABORT, 'guard:account-currency')
    -- Whether a leg is reconciled says nothing about the books of a closed period; everything else does.
    WHEN (OLD.date <= n.closed_through OR NEW.date <= n.closed_through) AND (
      OLD.account_id <> NEW.account_id OR OLD.amount_minor <> NEW.amount_minor
      OR OLD.currency <> NEW.currency OR OLD.date <> NEW.date) THEN RAISE(ABORT, 'guard:closed-period')
  END
  FROM entry e, account a, entity n
  WHERE e.id = NEW.entry_id AND a.id = NEW.account_id AND n.id = e.entity_id;
END;
--> statement-breakpoint
CREATE TRIGGER posting_update_balance AFTER UPDATE ON posting BEGIN
  DELETE FROM entry_unsound WHERE entry_id = NEW.entry_id;
  INSERT INTO entry_unsound (entry_id, proof)
    SELECT NEW.entry_id, 1 WHERE EXISTS (
      SELECT 1 FROM posting WHERE entry_id = NEW.entry_id GROUP BY currency HAVING sum(amount_minor) <> 0)
    OR EXISTS (
      SELECT 1 FROM posting p JOIN entry e ON e.id = p.entry_id WHERE p.entry_id = NEW.entry_id AND p.date <> e.date);
END;
--> statement-breakpoint
CREATE TRIGGER posting_delete_guard BEFORE DELETE ON posting BEGIN
  SELECT RAISE(ABORT, 'guard:reconciled') WHERE OLD.status = 'reconciled';
  SELECT RAISE(ABORT, 'guard:closed-period')
    FROM entry e JOIN entity n ON n.id = e.entity_id
    WHERE e.id = OLD.entry_id AND OLD.date <= n.closed_through;
END;
--> statement-breakpoint
CREATE TRIGGER posting_delete_balance AFTER DELETE ON posting BEGIN
  DELETE FROM entry_unsound WHERE entry_id = OLD.entry_id;
  INSERT INTO entry_unsound (entry_id, proof)
    SELECT OLD.entry_id, 1 WHERE EXISTS (
      SELECT 1 FROM posting WHERE entry_id = OLD.entry_id GROUP BY currency HAVING sum(amount_minor) <> 0)
    OR EXISTS (
      SELECT 1 FROM posting p JOIN entry e ON e.id = p.entry_id WHERE p.entry_id = OLD.entry_id AND p.date <> e.date);
END;
--> statement-breakpoint
CREATE TRIGGER entry_insert_guard BEFORE INSERT ON entry BEGIN
  SELECT RAISE(ABORT, 'guard:closed-period') FROM entity WHERE id = NEW.entity_id AND NEW.date <= closed_through;
END;
--> statement-breakpoint
CREATE TRIGGER entry_update_guard BEFORE UPDATE ON entry BEGIN
  SELECT RAISE(ABORT, 'guard:entry-identity') WHERE OLD.id <> NEW.id OR OLD.entity_id <> NEW.entity_id;
  SELECT RAISE(ABORT, 'guard:closed-period')
    FROM entity WHERE id = NEW.entity_id AND (OLD.date <= closed_through OR NEW.date <= closed_through);
END;
--> statement-breakpoint
CREATE TRIGGER entry_update_date AFTER UPDATE OF date ON entry BEGIN
  DELETE FROM entry_unsound WHERE entry_id = NEW.id;
  INSERT INTO entry_unsound (entry_id, proof)
    SELECT NEW.id, 1 WHERE EXISTS (
      SELECT 1 FROM posting WHERE entry_id = NEW.id GROUP BY currency HAVING sum(amount_minor) <> 0)
    OR EXISTS (
      SELECT 1 FROM posting p JOIN entry e ON e.id = p.entry_id WHERE p.entry_id = NEW.id AND p.date <> e.date);
END;
--> statement-breakpoint
CREATE TRIGGER entry_delete_guard BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'guard:closed-period') FROM entity WHERE id = OLD.entity_id AND OLD.date <= closed_through;
END;
--> statement-breakpoint
CREATE TRIGGER account_update_guard BEFORE UPDATE ON account BEGIN
  SELECT RAISE(ABORT, 'guard:account-identity') WHERE OLD.id <> NEW.id OR OLD.entity_id <> NEW.entity_id;
  SELECT RAISE(ABORT, 'guard:account-currency')
    WHERE NEW.currency IS NOT OLD.currency
      AND EXISTS (SELECT 1 FROM posting WHERE account_id = OLD.id AND currency <> NEW.currency);
END;
--> statement-breakpoint
CREATE TRIGGER account_parent_insert BEFORE INSERT ON account WHEN NEW.parent_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'guard:across-entities')
    FROM account p WHERE p.id = NEW.parent_id AND p.entity_id <> NEW.entity_id;
END;
--> statement-breakpoint
CREATE TRIGGER account_parent_update BEFORE UPDATE OF parent_id ON account WHEN NEW.parent_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'guard:across-entities')
    FROM account p WHERE p.id = NEW.parent_id AND p.entity_id <> NEW.entity_id;
  -- UNION, not UNION ALL: the walk ends even if a loop is already there.
  SELECT RAISE(ABORT, 'guard:account-loop') WHERE NEW.id IN (
    WITH RECURSIVE up(id) AS (
      SELECT NEW.parent_id UNION SELECT a.parent_id FROM account a JOIN up ON a.id = up.id WHERE a.parent_id IS NOT NULL)
    SELECT id FROM up);
END;
--> statement-breakpoint
CREATE TRIGGER statement_line_update BEFORE UPDATE ON statement_line BEGIN
  SELECT RAISE(ABORT, 'guard:evidence');
END;
--> statement-breakpoint
CREATE TRIGGER line_match_insert BEFORE INSERT ON line_match BEGIN
  SELECT RAISE(ABORT, 'guard:match-account')
    FROM statement_line l, posting p
    WHERE l.id = NEW.statement_line_id AND p.entry_id = NEW.entry_id AND p.line = NEW.line
      AND (l.account_id <> p.account_id);
END;
--> statement-breakpoint
CREATE TRIGGER blob_store_update BEFORE UPDATE ON blob_store BEGIN
  SELECT RAISE(ABORT, 'guard:evidence');
END;
--> statement-breakpoint
CREATE TRIGGER audit_event_update BEFORE UPDATE ON audit_event BEGIN
  SELECT RAISE(ABORT, 'guard:audit');
END;
--> statement-breakpoint
CREATE TRIGGER audit_event_delete BEFORE DELETE ON audit_event BEGIN
  SELECT RAISE(ABORT, 'guard:audit');
END;
--> statement-breakpoint
CREATE TRIGGER audit_change_update BEFORE UPDATE ON audit_change BEGIN
  SELECT RAISE(ABORT, 'guard:audit');
END;
--> statement-breakpoint
CREATE TRIGGER audit_change_delete BEFORE DELETE ON audit_change BEGIN
  SELECT RAISE(ABORT, 'guard:audit');
END;
