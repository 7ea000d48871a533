/**
 * How far the books of an account are from a statement: its balance as given or as the bank states it, what was proven
 * before, and what the bank has shown since. INVALID_INPUT for an account that has no statements.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { parseMoney } from '../../shared/money.ts';
import { type ChartAccount, findEntity, lastOfDay } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

export interface Stated {
  date: string;
  /** In minor units; `null` when neither given nor stated by the bank. */
  minor: number | null;
}

export interface Asked {
  date?: string | undefined;
  balance?: string | undefined;
}

export function hasStatements(type: string): boolean {
  return type === 'asset' || type === 'liability';
}

export function currencyOf(db: VaultDatabase, account: ChartAccount): string {
  if (!hasStatements(account.type)) {
    throw new BulkheadError(
      'INVALID_INPUT',
      `“${account.path}” is ${account.type}; only money accounts have statements.`,
    );
  }
  return account.currency ?? findEntity(db, account.entity_id).base_currency;
}

/** The bank's balance: as given, else as the latest imported statement (on that day, if one is given) states it. */
export function statedBalance(
  db: VaultDatabase,
  account: ChartAccount,
  currency: string,
  asked: Asked,
  today: string,
): Stated {
  if (asked.balance !== undefined) {
    const minor = parseMoney(asked.balance, currency);
    return { date: asked.date ?? nextStatement(db, account) ?? today, minor };
  }
  const row = imported(db, account, asked.date ?? null);
  return row ? { date: row.date, minor: row.closing_minor } : { date: asked.date ?? today, minor: null };
}

/** The day of the latest imported statement, unless that is reconciled already. */
function nextStatement(db: VaultDatabase, account: ChartAccount): string | null {
  const latest = imported(db, account, null)?.date ?? null;
  const reconciled = latestOf(db, account.id)?.statement_date ?? null;
  return latest !== null && reconciled !== null && latest <= reconciled ? null : latest;
}

/** What the bank itself states of that day, in minor units; `null` where no imported statement closes on it. */
export function importedBalance(db: VaultDatabase, account: ChartAccount, date: string): number | null {
  return imported(db, account, date)?.closing_minor ?? null;
}

function imported(db: VaultDatabase, account: ChartAccount, date: string | null) {
  return lastOfDay(closedOn(db).all({ account: account.id, date }));
}

/** The statements that close on that day, or on the latest there is, as they came. */
const closedOn = prepared<{ date: string; opening_minor: number | null; closing_minor: number }>(
  `SELECT closing_on AS date, opening_minor, closing_minor FROM statement
   WHERE account_id = :account AND closing_minor IS NOT NULL AND closing_on = ifnull(:date,
     (SELECT max(closing_on) FROM statement WHERE account_id = :account AND closing_minor IS NOT NULL))
   ORDER BY id`,
);

export interface Sum {
  count: number;
  minor: number;
}

type Status = 'reconciled' | 'cleared' | 'pending';

// Each in the index that has the fewest rows to go through: one statement for all three takes twice as long.
const SUM = 'SELECT count(*) AS count, ifnull(sum(amount_minor), 0) AS minor FROM posting';
/** A leg proven by an earlier statement counts whatever its date: banks book late. */
const reconciledLegs = prepared<Sum>(
  `${SUM} WHERE account_id = :accountId AND status = 'reconciled' AND EXISTS (
     SELECT 1 FROM reconciliation WHERE account_id = :accountId)`,
);
/** By the books' own day. */
const clearedLegs = prepared<Sum>(
  `${SUM} WHERE account_id = :accountId AND date <= :date AND status = 'cleared'`,
);
const pendingLegs = prepared<Sum>(
  `${SUM} INDEXED BY posting_pending WHERE account_id = :accountId AND date <= :date AND status = 'pending'`,
);

/** What legs that count on the bank's day instead bring and take. */
const byMatches = prepared<Sum & { status: Status }>(
  `SELECT p.status, sum(iif(l.date <= :date, 1, -1)) AS count,
     sum(iif(l.date <= :date, p.amount_minor, -p.amount_minor)) AS minor
   FROM line_match m INDEXED BY line_match_matched
   CROSS JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line
   CROSS JOIN statement_line l ON l.id = m.statement_line_id
   WHERE m.kind = 'matched' AND p.account_id = :accountId AND p.status <> 'reconciled'
     AND (p.date <= :date) <> (l.date <= :date) GROUP BY p.status`,
);

export interface Measured extends Record<Status, Sum> {
  /** Statement − reconciled − cleared. */
  difference: number | null;
}

export function measure(db: VaultDatabase, account: ChartAccount, stated: Stated): Measured {
  const given = { accountId: account.id, date: stated.date };
  const sums: Record<Status, Sum> = {
    reconciled: reconciledLegs(db).get({ accountId: account.id })!,
    cleared: clearedLegs(db).get(given)!,
    pending: pendingLegs(db).get(given)!,
  };
  for (const { status, count, minor } of byMatches(db).all(given)) {
    sums[status].count += count;
    sums[status].minor += minor;
  }
  const { reconciled, cleared } = sums;
  return {
    ...sums,
    difference: stated.minor === null ? null : stated.minor - reconciled.minor - cleared.minor,
  };
}

export interface ReconciliationRow {
  id: string;
  account_id: string;
  statement_date: string;
  balance_minor: number;
  posting_count: number;
  finished_at: string;
}

export function latestOf(db: VaultDatabase, accountId: string): ReconciliationRow | undefined {
  return db
    .prepare(
      'SELECT * FROM reconciliation WHERE account_id = ? ORDER BY statement_date DESC, id DESC LIMIT 1',
    )
    .get(accountId) as ReconciliationRow | undefined;
}

/** The latest reconciliation of a day before that one. */
export function latestBefore(
  db: VaultDatabase,
  accountId: string,
  date: string,
): ReconciliationRow | undefined {
  return db
    .prepare(
      'SELECT * FROM reconciliation WHERE account_id = ? AND statement_date < ? ORDER BY statement_date DESC, id DESC LIMIT 1',
    )
    .get(accountId, date) as ReconciliationRow | undefined;
}
