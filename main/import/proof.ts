/** The bank's balance as the judge: what the books say on the day that a statement closes. */
import type { ImportAccount } from '../../shared/contract/import.ts';
import { formatMoney, formatMoneyForPeople } from '../../shared/money.ts';
import {
  bankBalance,
  currentBankBalance,
  endOfDay,
  STATEMENTS_A_DAY_MAX,
  type Unit,
} from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Figures } from './figures.ts';
import type { Route } from './route.ts';

/** Later than any day of a statement. */
export const FOREVER = '9999-12-31';

/** The latest day before `before` on which a statement's closing balance is that of the books; `null` if none. */
function lastProven(db: VaultDatabase, accountId: string, before: string): string | null {
  const rows = db
    .prepare(
      `SELECT closing_on, closing_minor FROM statement
       WHERE account_id = ? AND closing_on < ? AND closing_minor IS NOT NULL ORDER BY closing_on DESC LIMIT 24`,
    )
    .all(accountId, before) as { closing_on: string; closing_minor: number }[];
  return (
    rows.find((row) => bankBalance(db, accountId, row.closing_on) === row.closing_minor)?.closing_on ?? null
  );
}

interface StatedOnDay {
  opening_minor: number | null;
  closing_minor: number | null;
}

const othersOfDay = prepared<StatedOnDay>(
  `SELECT opening_minor, closing_minor FROM statement WHERE account_id = ? AND closing_on = ? AND id <> ?
   ORDER BY id LIMIT ${STATEMENTS_A_DAY_MAX}`,
);

/**
 * What the books come to on the day that a statement closes, less what comes after it on that day where the day's end is
 * proven: banks cut a busy day into several statements.
 */
export function booksAtClosing(
  { db }: Pick<Unit, 'db'>,
  route: Pick<Route, 'account'>,
  statementId: string,
  closing: Closing,
  books: number,
): number {
  if (closing.on === null || books === closing.minor) return books;
  const others = othersOfDay(db).all(route.account.id, closing.on, statementId);
  return books === endOfDay(closing.minor, others) ? closing.minor : books;
}

/** A stated closing balance in minor units, on its day. */
export interface Closing {
  minor: number;
  on: string | null;
}

type Proof = Pick<
  ImportAccount,
  'stated_balance' | 'stated_on' | 'opening_balance' | 'uncounted' | 'computed_balance' | 'difference'
>;

/**
 * Holds the books against what the bank states: `closing`, in minor units, on a day. Where it states nothing, the sum
 * is that of the books through the last row. `warning` says by how much they differ, and between which days. `left`: how
 * many of its rows could not be booked; where none is in the books, what others brought proves nothing of it (`isUnread`).
 */
export function prove(
  unit: Unit,
  route: Route,
  statementId: string,
  figures: Figures,
  closing: Closing | null,
  { left, isUnread }: { left: number; isUnread: boolean },
): { proof: Proof; warning: string | null } {
  const { account, currency } = route;
  const day = closing?.on ?? figures.lastDate ?? FOREVER;
  const books = currentBankBalance(unit, account.id, day);
  const computed = closing === null ? books : booksAtClosing(unit, route, statementId, closing, books);
  const counted = figures.bookedThrough(day);
  const difference = closing === null ? null : closing.minor - computed;
  const proof = {
    stated_balance: closing === null ? null : formatMoney(closing.minor, currency),
    stated_on: closing?.on ?? null,
    opening_balance: formatMoney(computed - counted, currency),
    uncounted: figures.beyond(counted, currency),
    computed_balance: formatMoney(computed, currency),
    difference:
      difference === null || (isUnread && difference === 0) ? null : formatMoney(difference, currency),
  };
  const isOff = difference !== null && difference !== 0;
  return { proof, warning: isOff ? offBy(unit.db, route, difference, closing?.on ?? null, left) : null };
}

interface LaterClosing {
  id: string;
  closing_on: string;
  closing_minor: number;
  file: string;
}

/** As many are asked whether they still hold; what breaks one shows in those after it. */
const LATER_MAX = 12;

const laterClosings = prepared<LaterClosing>(
  `SELECT s.id, s.closing_on, s.closing_minor, f.name AS file FROM statement s JOIN source_file f ON f.id = s.source_file_id
   WHERE s.account_id = ? AND s.id <> ? AND s.closing_on >= ? AND s.closing_minor IS NOT NULL
   ORDER BY s.closing_on, s.id LIMIT ${LATER_MAX}`,
);

const broughtThrough = preparedValue<number>(
  'SELECT ifnull(sum(amount_minor), 0) FROM statement_line WHERE statement_id = ? AND date <= ?',
);

/** Which other statement the rows that one brought have made to be off: without them it proves. `null` where there is none. */
export function unprovenBy(unit: Unit, route: Route, statementId: string, firstDate: string): string | null {
  const { account, currency } = route;
  for (const later of laterClosings(unit.db).all(account.id, statementId, firstDate)) {
    const { id, closing_on: on, closing_minor: minor, file } = later;
    const books = currentBankBalance(unit, account.id, on);
    const off = minor - booksAtClosing(unit, route, id, { minor, on }, books);
    if (off === 0 || off !== -broughtThrough(unit.db).get(statementId, on)!) continue;
    return `${account.path}: the bank’s balance on ${on} (${file}) is off by ${formatMoneyForPeople(off, currency)} ${currency} with these rows, and proves without them: some may be there twice.`;
  }
  return null;
}

function offBy(
  db: VaultDatabase,
  route: Route,
  difference: number,
  closingOn: string | null,
  left: number,
): string {
  const { account, currency } = route;
  const proven = closingOn === null ? null : lastProven(db, account.id, closingOn);
  const until = closingOn === null ? 'in all' : `up to ${closingOn}`;
  const since = proven === null ? until : `between ${proven} (proven) and ${closingOn}`;
  return `${account.path}: the bank’s balance is off by ${formatMoneyForPeople(difference, currency)} ${currency} ${since}: ${whyOff(left)}.`;
}

function whyOff(left: number): string {
  if (left > 0) return `${left === 1 ? 'one of its rows' : `${left} of its rows`} could not be booked`;
  return 'a statement or a row is missing, or one is doubled';
}
