/** Rows of the bank as matching sees them: what they say, and the entry that each stands in. */
import { BulkheadError } from '../../shared/errors.ts';
import { isPartInSql } from '../import/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import type { Around } from './legs.ts';

export interface BankRow {
  id: string;
  account_id: string;
  entity_id: string;
  closed_through: string | null;
  currency: string;
  date: string;
  amount_minor: number;
  payee: string;
  memo: string;
  check_number: string | null;
  file: string;
  file_line: number;
  /** Of one of its matches; a row that an entry was made for has just one. */
  kind: 'created' | 'matched';
  entry_id: string;
}

/** A row with the entry that was made for it: two legs, of which the other has no category. */
export interface OpenRow extends BankRow {
  kind: 'created';
}

/** The amount as it stands on the money account. */
export interface OpenAmount {
  entry_id: string;
  /** It is a payout that waits for its bank, and no row without a category. */
  is_payout: 0 | 1;
  date: string;
  amount_minor: number;
  currency: string;
}

const ROW = `l.id, l.account_id, a.entity_id, n.closed_through, ifnull(a.currency, n.base_currency) AS currency, l.date,
  l.amount_minor, l.payee, l.memo, l.check_number, f.name AS file, l.line_number AS file_line, m.kind, m.entry_id`;
const FROM = `JOIN statement s ON s.id = l.statement_id JOIN source_file f ON f.id = s.source_file_id
  JOIN account a ON a.id = l.account_id JOIN entity n ON n.id = a.entity_id`;

const rowById = prepared<BankRow>(
  `SELECT ${ROW} FROM statement_line l JOIN line_match m ON m.statement_line_id = l.id ${FROM} WHERE l.id = ? LIMIT 1`,
);

const rowsOfEntry = prepared<BankRow>(
  `SELECT ${ROW} FROM line_match m JOIN statement_line l ON l.id = m.statement_line_id ${FROM}
   WHERE m.entry_id = ? GROUP BY l.id ORDER BY min(m.line)`,
);

/** Identities begin with the day and the amount. */
const rowsOnDay = prepared<BankRow>(
  `SELECT ${ROW} FROM statement_line l JOIN line_match m ON m.statement_line_id = l.id ${FROM}
   WHERE l.account_id = ? AND l.identity >= ? AND l.identity < ? AND m.kind = 'created' LIMIT 20`,
);

/** Found first, and only then taken together with what else is told of them. */
const partsBetween = prepared<BankRow>(
  `SELECT ${ROW} FROM (
     SELECT r.id AS found, abs(julianday(r.date) - julianday(:day)) AS days FROM statement_line r
     WHERE r.account_id = :account AND r.identity >= :from AND r.identity < :to
       AND r.amount_minor BETWEEN :least AND :most
       AND EXISTS (SELECT 1 FROM line_match c WHERE c.statement_line_id = r.id AND c.kind = 'created')
     ORDER BY days, r.identity, r.occurrence LIMIT :max) x
   CROSS JOIN statement_line l ON l.id = x.found JOIN line_match m ON m.statement_line_id = l.id ${FROM}
   ORDER BY x.days, l.identity, l.occurrence`,
);

/** In one index, in the order of days; and the payouts of processors that no bank has told of yet. */
const openAmounts = prepared<OpenAmount>(
  `SELECT c.entry_id, 0 AS is_payout, c.date, -c.amount_minor AS amount_minor, c.currency
   FROM account u CROSS JOIN posting c ON c.account_id = u.id WHERE u.role = 'uncategorised' AND u.entity_id = :entity
   UNION ALL
   SELECT c.entry_id, 1, c.date, -c.amount_minor, c.currency
   FROM account u CROSS JOIN bank_link k ON k.account_id = u.id
     CROSS JOIN posting c INDEXED BY posting_pending ON c.account_id = u.id
   WHERE u.entity_id = :entity AND ${isPartInSql('k.key', 'payout')}
     AND c.status = 'pending'`,
);

const openRows = prepared<OpenRow>(
  `SELECT ${ROW}
   FROM json_each(?) j CROSS JOIN line_match m ON m.entry_id = j.value AND m.kind = 'created'
   CROSS JOIN statement_line l ON l.id = m.statement_line_id
   CROSS JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line ${FROM}
   WHERE p.status <> 'reconciled' AND l.date > ifnull(n.closed_through, '')
     AND (SELECT count(*) FROM posting q WHERE q.entry_id = m.entry_id) = 2`,
);

/** NOT_FOUND unless there is such a row. */
export function requireRow(db: VaultDatabase, id: string): BankRow {
  const row = rowById(db).get(id);
  if (row) return row;
  throw new BulkheadError('NOT_FOUND', `There is no row ${id} of a bank.`, {
    remedy: 'Its import may have been taken back meanwhile. Look at the list again.',
    facts: { next: 'matching.pairs' },
  });
}

/** The rows behind an entry's legs. */
export function rowsBehind(db: VaultDatabase, entryId: string): BankRow[] {
  return rowsOfEntry(db).all(entryId);
}

/** Rows with an entry of their own, of that day and amount. */
export function rowsOn(db: VaultDatabase, accountId: string, day: string, minor: number): BankRow[] {
  return rowsOnDay(db).all(accountId, `${day}|${minor}|`, `${day}|${minor}}`);
}

/** The nearest rows with entries of their own that could be a part of that amount. */
export function rowParts(
  db: VaultDatabase,
  account: string,
  { from, to, day }: Around,
  minor: number,
  max: number,
): BankRow[] {
  const [least, most] = minor < 0 ? [minor + 1, -1] : [1, minor - 1];
  return partsBetween(db).all({ account, from, to: `${to}}`, day, least, most, max });
}

/** The nearest rows with entries of their own that are more than that amount, which could be a part of them. */
export function rowsBeyond(
  db: VaultDatabase,
  account: string,
  { from, to, day }: Around,
  minor: number,
  max: number,
): BankRow[] {
  const [least, most] =
    minor < 0 ? [-Number.MAX_SAFE_INTEGER, minor - 1] : [minor + 1, Number.MAX_SAFE_INTEGER];
  return partsBetween(db).all({ account, from, to: `${to}}`, day, least, most, max });
}

/** What each entry without a category moved; of a whole entity, and little of each. */
export function uncategorisedAmounts(db: VaultDatabase, entityId: string): OpenAmount[] {
  return openAmounts(db).all({ entity: entityId });
}

/** Of these entries those that a row was made into and that may still be changed, as their rows. */
export function openRowsOf(db: VaultDatabase, entryIds: readonly string[]): OpenRow[] {
  return openRows(db).all(JSON.stringify(entryIds));
}
