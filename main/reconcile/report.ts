/**
 * What a finished reconciliation proved, as an accountant wants to read it: what was proven before, what went in and out,
 * the bank's balance; what stood in the books and had not reached the bank; and the statement that says so.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { reconciliationReport } from '../../shared/contract/reconcile.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import { BANK_DAY, findAccount, findEntity } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { describe } from './finished.ts';
import { finishingOf } from './finishing.ts';
import { currencyOf, importedBalance, latestOf, type ReconciliationRow } from './measure.ts';

type Asked = z.output<NonNullable<(typeof contract.reconcile.report)['~orpc']['inputSchema']>>;
export type Report = z.input<typeof reconciliationReport>;

interface Leg {
  entry_id: string;
  line: number;
  date: string;
  check_number: string | null;
  payee: string;
  memo: string;
  category: string;
  amount_minor: number;
  file: string | null;
  file_line: number | null;
}

const LEG = `p.entry_id, p.line, ${BANK_DAY} AS date, l.check_number, e.payee, e.memo, p.amount_minor,
  f.name AS file, l.line_number AS file_line,
  ifnull((SELECT a.name FROM posting o JOIN account a ON a.id = o.account_id
    WHERE o.entry_id = p.entry_id AND o.line <> p.line
      AND (SELECT count(*) FROM posting n WHERE n.entry_id = p.entry_id) = 2), '') AS category`;
const BEHIND = `JOIN entry e ON e.id = p.entry_id
  LEFT JOIN line_match m ON m.entry_id = p.entry_id AND m.line = p.line
  LEFT JOIN statement_line l ON l.id = m.statement_line_id
  LEFT JOIN statement s ON s.id = l.statement_id LEFT JOIN source_file f ON f.id = s.source_file_id`;

const clearedLegs = prepared<Leg>(
  `SELECT ${LEG} FROM posting p ${BEHIND} WHERE p.reconciliation_id = ? ORDER BY 3, 1, 2`,
);

/** Up to that day in the books, and not proven by this reconciliation or one before it. */
const outstandingLegs = prepared<Leg>(
  `SELECT ${LEG} FROM posting p ${BEHIND} LEFT JOIN reconciliation r ON r.id = p.reconciliation_id
   WHERE p.account_id = :accountId AND p.date <= :date
     AND (r.id IS NULL OR (r.statement_date, r.id) > (:date, :id)) ORDER BY 3, 1, 2`,
);

/** Proven by then, and of a later day in the books: the bank was before whoever entered them. */
const laterLegs = prepared<Leg>(
  `SELECT ${LEG} FROM posting p ${BEHIND} JOIN reconciliation r ON r.id = p.reconciliation_id
   WHERE p.account_id = :accountId AND p.date > :date AND (r.statement_date, r.id) <= (:date, :id) ORDER BY 3, 1, 2`,
);

/** The last that was finished before it; one without any rows is one, too. */
const provenBefore = prepared<{ minor: number; date: string | null }>(
  `SELECT ifnull((SELECT sum(p.amount_minor) FROM posting p JOIN reconciliation o ON o.id = p.reconciliation_id
       WHERE p.account_id = :accountId AND (o.statement_date, o.id) < (:date, :id)), 0) AS minor,
     max(r.statement_date) AS date
   FROM reconciliation r WHERE r.account_id = :accountId AND (r.statement_date, r.id) < (:date, :id)`,
);

/** What states a balance of that day: a file that states another one than was proven is no evidence of it. */
const evidenceOf = prepared<{ file: string; sha256: string; closing_on: string; minor: number; at: string }>(
  `SELECT f.name AS file, f.sha256, s.closing_on, s.closing_minor AS minor, b.at
   FROM statement s JOIN source_file f ON f.id = s.source_file_id JOIN import_batch b ON b.id = f.batch_id
   WHERE s.account_id = ? AND s.closing_on = ? AND s.closing_minor = ? ORDER BY b.at, f.name`,
);

/** NOT_FOUND where there is none. */
export function reportOf(db: VaultDatabase, asked: Asked): Report {
  const row = requireOne(db, asked);
  const account = findAccount(db, row.account_id);
  const currency = currencyOf(db, account);
  const { account_id: accountId, statement_date: date, id } = row;
  const money = (minor: number) => formatMoney(minor, currency);
  const summed = (legs: readonly Leg[]) => ({ count: legs.length, sum: money(sumOf(legs)) });
  const shown = (leg: Leg) => ({ ...leg, amount: money(leg.amount_minor) });
  const cleared = clearedLegs(db).all(id);
  const outstanding = outstandingLegs(db).all({ accountId, date, id });
  const later = laterLegs(db).all({ accountId, date, id });
  const bank = importedBalance(db, account, date);
  const before = provenBefore(db).get({ accountId, date, id })!;
  const owner = findEntity(db, account.entity_id);
  const stating = (minor: number) =>
    evidenceOf(db)
      .all(accountId, date, minor)
      .map(({ minor: closing, at, ...one }) => ({
        ...one,
        closing_balance: money(closing),
        imported_at: at,
      }));
  const other = bank === row.balance_minor ? null : bank;
  return {
    ...describe(db, row),
    entity: owner.legal_name ?? owner.name,
    opening_date: before.date,
    opening_balance: money(before.minor),
    cleared_in: summed(cleared.filter((leg) => leg.amount_minor > 0)),
    cleared_out: summed(cleared.filter((leg) => leg.amount_minor <= 0)),
    outstanding: summed(outstanding),
    booked_later: summed(later),
    books_balance: money(row.balance_minor + sumOf(outstanding) - sumOf(later)),
    cleared_rows: cleared.map(shown),
    outstanding_rows: outstanding.map(shown),
    booked_later_rows: later.map(shown),
    evidence: stating(row.balance_minor),
    bank_balance: other === null ? null : money(other),
    overruled: other === null ? [] : stating(other),
    ...finishingOf(db, account, { id, opened: before.date }),
  };
}

function requireOne(db: VaultDatabase, { id, account, entity }: Asked): ReconciliationRow {
  if (account !== undefined) {
    const { id: accountId, path } = findAccount(db, account, entity);
    const latest = latestOf(db, accountId);
    if (latest) return latest;
    throw new BulkheadError('NOT_FOUND', `“${path}” was never reconciled.`, {
      remedy: 'Finish a reconciliation of it first.',
      facts: { next: 'reconcile.finish' },
    });
  }
  const row = db.prepare('SELECT * FROM reconciliation WHERE id = ?').get(id) as
    | ReconciliationRow
    | undefined;
  if (!row) throw new BulkheadError('NOT_FOUND', `There is no reconciliation ${id}.`);
  return row;
}

function sumOf(legs: readonly Leg[]): number {
  return legs.reduce((sum, { amount_minor: minor }) => sum + minor, 0);
}
