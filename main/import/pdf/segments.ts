/** What the lines of a file come to before signs are told: one segment for each account. */
import type { Money } from './amounts.ts';
import type { Period } from './calendar.ts';
import type { DateKind, MoneyRole, Placed } from './columns.ts';
import type { WrittenDate } from './dates.ts';
import type { Section } from './labels.ts';
import type { Line } from './lines.ts';

export interface PrintedRow {
  line: Line;
  /** All of its lines; what stands between two pages is none of them. */
  lines: Line[];
  /** None where it stands below another row of the same day. */
  dates: WrittenDate[];
  /** What its table's heading calls its dates, in order. */
  dateKinds: readonly DateKind[];
  text: string[];
  /** All amounts on its line. */
  amounts: Money[];
  /** Those in columns that a heading names; empty where there is no heading. */
  placed: Placed[];
  hasHeading: boolean;
  section: Section | null;
  /** Where its description begins, and how far its lines may reach. */
  textX: number;
}

export interface PrintedBalance {
  line: Line;
  money: Money;
  /** The text from which its day is told. */
  label: string;
  /** It stands in a row with this date. */
  date: WrittenDate | null;
}

/** A line that is called like a balance and may be a row all the same: there are shops of such names. */
export interface PossibleRow {
  row: PrintedRow;
  balance: PrintedBalance;
}

/** A line that says what rows above it come to. */
export interface PrintedTotal {
  line: Line;
  amounts: Money[];
}

export interface Segment {
  account: string | null;
  firstLine: number;
  lastLine: number;
  openings: PrintedBalance[];
  closings: PrintedBalance[];
  rows: PrintedRow[];
  /** Lines that look like a row of the day above, where no date is printed. */
  undated: PrintedRow[];
  /** Their balances are among `openings` and `closings`, too. */
  possible: PossibleRow[];
  /** Lines with a date where rows have theirs, and no amount. */
  withoutAmount: PrintedRow[];
  totals: PrintedTotal[];
  period: Period | null;
}

export function emptySegment(account: string | null, firstLine: number): Segment {
  return {
    account,
    firstLine,
    lastLine: firstLine,
    openings: [],
    closings: [],
    rows: [],
    undated: [],
    possible: [],
    withoutAmount: [],
    totals: [],
    period: null,
  };
}

/**
 * What was taken for an account and is none: a summary that stands before the rows, and rows of a second card that
 * share the balances of the first.
 */
export function joinSegments(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const before = joined.at(-1);
    if (before && isSummaryOf(before, segment)) joined[joined.length - 1] = join(before, segment);
    else if (before && hasBalances(before) && !hasBalances(segment) && !hasRunningBalance(segment))
      joined[joined.length - 1] = join(before, segment);
    else joined.push(segment);
  }
  return joined;
}

const hasBalances = ({ openings, closings }: Segment): boolean => openings.length + closings.length > 0;

function hasRunningBalance({ rows }: Segment): boolean {
  return rows.some(({ placed, hasHeading, amounts }) =>
    hasHeading ? placed.some(({ role }) => role === 'balance') : amounts.length > 1,
  );
}

function isSummaryOf(before: Segment, segment: Segment): boolean {
  if (before.rows.length > 0 || segment.rows.length === 0) return false;
  const own = [...segment.openings, ...segment.closings].map(({ money }) => money.cents);
  return [...before.openings, ...before.closings].every(({ money }) => own.includes(money.cents));
}

function join(a: Segment, b: Segment): Segment {
  return {
    account: a.account ?? b.account,
    firstLine: a.firstLine,
    lastLine: b.lastLine,
    openings: [...a.openings, ...b.openings],
    closings: [...a.closings, ...b.closings],
    rows: [...a.rows, ...b.rows],
    undated: [...a.undated, ...b.undated],
    possible: [...a.possible, ...b.possible],
    withoutAmount: [...a.withoutAmount, ...b.withoutAmount],
    totals: [...a.totals, ...b.totals],
    period: a.period ?? b.period,
  };
}

/** A row's amount and the balance beside it, as far as its place tells which is which. */
export interface RowMoney {
  amount: Money | null;
  role: MoneyRole | null;
  balance: Money | null;
}

/** `withBalance`: most rows without a heading have two amounts, of which the last is the balance. */
export function moneyOf(row: PrintedRow, withBalance: boolean): RowMoney {
  if (row.hasHeading) {
    const own = row.placed.filter(({ role, money }) => role !== 'balance' && money.cents !== 0n);
    const amount = own.at(-1) ?? row.placed.find(({ role }) => role !== 'balance');
    return {
      amount: own.length > 1 ? null : (amount?.money ?? null),
      role: amount?.role ?? null,
      balance: row.placed.find(({ role }) => role === 'balance')?.money ?? null,
    };
  }
  const { amounts } = row;
  if (!withBalance || amounts.length < 2)
    return { amount: amounts.at(-1) ?? null, role: null, balance: null };
  return { amount: amounts.at(-2) ?? null, role: null, balance: amounts.at(-1) ?? null };
}
