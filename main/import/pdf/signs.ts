/**
 * Which amounts are money in and which money out. What a column, a heading or a mark says is taken as it stands; where
 * the layout leaves a choice, a rule is tried for all rows alike, never for single ones. A sign that nothing tells is
 * `null`. Pure functions; nothing fails.
 */
import type { Money } from './amounts.ts';
import { moneyOf, type PrintedRow, type RowMoney } from './segments.ts';

/**
 * What an amount without a column or heading of its own means. `written`: a minus is money out, everything else money
 * in. `owed`: a minus or plus pays what is owed, everything else adds to it. `plus-in`: only a plus is money in.
 */
export type RowRule = 'written' | 'owed' | 'plus-in';
/** Whether a balance without a mark is money in the bank, or owed to it. */
export type BalanceRule = 'written' | 'owed';

export interface SignedRow {
  row: PrintedRow;
  money: RowMoney;
  /** Hundredths, money in positive; `null` where amount or sign are not told. */
  cents: bigint | null;
  /** The sign was taken from a rule, not from what stands there. */
  byRule: boolean;
}

/** Without a heading, so many rows must have two amounts for the last to be balances. */
const WITH_BALANCE_MIN = 0.6;

export function moneysOf(rows: readonly PrintedRow[]): { row: PrintedRow; money: RowMoney }[] {
  const plain = rows.filter(({ hasHeading }) => !hasHeading);
  const two = plain.filter(({ amounts }) => amounts.length > 1).length;
  const withBalance = two > 0 && two >= WITH_BALANCE_MIN * plain.length;
  return rows.map((row) => ({ row, money: moneyOf(row, withBalance) }));
}

/** The rows with the signs that `rule` gives them. */
export function signRows(
  rows: readonly { row: PrintedRow; money: RowMoney }[],
  rule: RowRule,
  isCard: boolean,
): SignedRow[] {
  const minusIsOut = mostlyMinus(rows.filter(({ row, money }) => sideOf(row, money, isCard) === 'out'));
  return rows.map(({ row, money }) => {
    const { amount } = money;
    if (amount === null) return { row, money, cents: null, byRule: false };
    const told = toldSign(row, money, isCard, minusIsOut);
    const sign = told ?? ruledSign(amount, rule);
    return { row, money, cents: sign * amount.cents, byRule: told === null };
  });
}

/** Whether a column or the heading of a part says that its rows are money in, or out. */
function sideOf(row: PrintedRow, { role }: RowMoney, isCard: boolean): 'in' | 'out' | null {
  if (role === 'in' || role === 'out') return role;
  if (row.section === 'in' || row.section === 'out') return row.section;
  return row.section === 'payments' ? (isCard ? 'in' : 'out') : null;
}

/** Whether those who print the table write a minus before all that goes out anyway. */
function mostlyMinus(rows: readonly { money: RowMoney }[]): boolean {
  const minus = rows.filter(({ money }) => money.amount?.mark === 'minus').length;
  return minus * 2 > rows.length;
}

function toldSign(row: PrintedRow, money: RowMoney, isCard: boolean, minusIsOut: boolean): bigint | null {
  const { mark } = money.amount!;
  if (mark === 'credit') return 1n;
  if (mark === 'debit') return -1n;
  const side = sideOf(row, money, isCard);
  if (side === null) return null;
  if (side === 'out') return mark === 'minus' && !minusIsOut ? 1n : -1n;
  // On a card, payments are often written with a minus: they lessen what is owed.
  return mark === 'minus' && !isCard ? -1n : 1n;
}

function ruledSign({ mark }: Money, rule: RowRule): bigint {
  if (rule === 'written') return mark === 'minus' ? -1n : 1n;
  if (rule === 'plus-in') return mark === 'plus' ? 1n : -1n;
  return mark === 'none' ? -1n : 1n;
}

export function signedBalance({ cents, mark }: Money, rule: BalanceRule): bigint {
  if (mark === 'credit') return cents;
  if (mark === 'debit') return -cents;
  if (rule === 'written') return mark === 'minus' ? -cents : cents;
  return mark === 'minus' ? cents : -cents;
}

/**
 * Signs out of the balances beside the rows: where a balance differs from the one before by just the row's amount, that
 * is its sign. `start` is the balance before the first row, `null` where it is not printed.
 */
export function signsByBalances(
  rows: readonly SignedRow[],
  rule: BalanceRule,
  start: bigint | null,
  isDescending: boolean,
): SignedRow[] {
  const ordered = isDescending ? rows.toReversed() : [...rows];
  let last = start;
  const signed = ordered.map((entry) => {
    const { amount, balance } = entry.money;
    const after = balance === null ? null : signedBalance(balance, rule);
    const before = last;
    last = after ?? (before !== null && entry.cents !== null && !entry.byRule ? before + entry.cents : null);
    if (!entry.byRule || amount === null) return entry;
    const change = before === null || after === null ? null : after - before;
    const fits = change === amount.cents || change === -amount.cents;
    return { ...entry, cents: fits ? change : null, byRule: !fits };
  });
  learnFromColumns(signed);
  return isDescending ? signed.reverse() : signed;
}

/** A row whose balance tells nothing has the sign of the column that it stands in, if all others there have one. */
function learnFromColumns(rows: SignedRow[]): void {
  const known = rows.filter(({ cents, byRule }) => cents !== null && !byRule);
  for (const entry of rows) {
    const { amount } = entry.money;
    if (entry.cents !== null || amount === null) continue;
    const same = known.filter(({ money }) => Math.abs(money.amount!.x1 - amount.x1) < 3);
    const [first] = same;
    if (!first || same.length < 2 || same.some(({ cents }) => cents! > 0n !== first.cents! > 0n)) continue;
    const others = known.some(
      ({ cents, money }) => cents! > 0n !== first.cents! > 0n && Math.abs(money.amount!.x1 - amount.x1) >= 3,
    );
    if (others) {
      entry.cents = first.cents! > 0n ? amount.cents : -amount.cents;
      entry.byRule = false;
    }
  }
}

/** The steps from one printed balance to the next that the rows between do not explain, and how many were checked. */
export function brokenSteps(
  rows: readonly SignedRow[],
  rule: BalanceRule,
  start: bigint | null,
  isDescending: boolean,
): { broken: SignedRow[]; checked: number } {
  const ordered = isDescending ? rows.toReversed() : rows;
  const broken: SignedRow[] = [];
  let checked = 0;
  let expected = start;
  for (const entry of ordered) {
    if (expected !== null) expected = entry.cents === null ? null : expected + entry.cents;
    const { balance } = entry.money;
    if (balance === null) continue;
    const printed = signedBalance(balance, rule);
    if (expected !== null) {
      checked += 1;
      if (expected !== printed) broken.push(entry);
    }
    expected = printed;
  }
  return { broken, checked };
}
