/**
 * The balance of an account as the bank sees it. A leg that the bank has not confirmed does not count, and one that was
 * entered by hand and met by the bank's row counts on the bank's day: a cheque written on 30 January and cashed on 3
 * February is not in January's statement.
 */
import { addDays } from '../../shared/dates.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { SettledSum } from './door/settled.ts';
import type { Unit } from './door/unit.ts';

/** SQL for the day on which leg `p` counts at the bank. */
export const BANK_DAY = `ifnull((SELECT l.date FROM line_match m JOIN statement_line l ON l.id = m.statement_line_id
  WHERE m.entry_id = p.entry_id AND m.line = p.line AND m.kind = 'matched'), p.date)`;

/** Sums by the books' own day, in one index. */
const byBooks = preparedValue<number>(
  `SELECT ifnull(sum(amount_minor), 0) FROM posting
   WHERE account_id = ? AND date > ? AND date <= ? AND status <> 'pending' AND entry_id IS NOT ?`,
);

/** What the matched legs whose days differ move; from those few to their postings, and not from every posting to its match. */
const byMatches = preparedValue<number>(
  `SELECT ifnull(sum(CASE WHEN l.date <= :date THEN p.amount_minor ELSE -p.amount_minor END), 0)
   FROM line_match m INDEXED BY line_match_matched
   CROSS JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line
   CROSS JOIN statement_line l ON l.id = m.statement_line_id
   WHERE m.kind = 'matched' AND p.account_id = :accountId AND p.status <> 'pending'
     AND (p.date <= :date) <> (l.date <= :date)`,
);

/** Before the first day. */
const NOTHING: SettledSum = { through: '', minor: 0 };
/** A quarter: most statements bring rows of later days only, and what they bring is little to add up. */
const SETTLED_AFTER_DAYS = 92;

/** Minor units through `date`, inclusive; `exceptEntry` is left out. */
export function bankBalance(
  db: VaultDatabase,
  accountId: string,
  date: string,
  exceptEntry: string | null = null,
): number {
  return (
    byBooks(db).get(accountId, NOTHING.through, date, exceptEntry)! + byMatches(db).get({ accountId, date })!
  );
}

/** The same within a command, which need not add up again what was settled when one last asked. */
export function currentBankBalance(unit: Unit, accountId: string, date: string): number {
  const { db } = unit;
  const settled = settledSum(unit, accountId, date);
  const since = byBooks(db).get(accountId, settled.through, date, null)!;
  return settled.minor + since + byMatches(db).get({ accountId, date })!;
}

function settledSum(unit: Unit, accountId: string, date: string): SettledSum {
  const through = addDays(date, -SETTLED_AFTER_DAYS);
  const last = unit.settled.get(accountId) ?? NOTHING;
  if (last.through >= through && last.through <= date) return last;
  const start = last.through < through ? last : NOTHING;
  const minor = start.minor + byBooks(unit.db).get(accountId, start.through, through, null)!;
  const sum = { through, minor };
  unit.settled.keep(accountId, sum);
  return sum;
}
