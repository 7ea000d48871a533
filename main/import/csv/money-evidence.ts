/**
 * What speaks for a column being money: how its values look, and a running balance that follows from them.
 * Evidence only: no amount comes out of here, and nothing fails.
 */

import type { SignRule } from '../../../shared/contract/mapping.ts';
import type { DecimalMark } from '../amounts.ts';
import { dateReader, isSorted } from './dates.ts';
import { type Column, decimalOf, numbersOf } from './profile.ts';
import { type BalanceProof, fitOf, proveBalance, type RowOrder, strengthOf } from './running.ts';
import { type Flag, flagIn, type Said, saidIn } from './said.ts';
import type { Layout } from './sample.ts';
import type { HeaderRole } from './words.ts';

/** A column that may hold money, with its values as numbers, read once: many steps ask for them. */
export interface MoneyColumn extends Column {
  /** Zero where a cell says nothing or can't be read. */
  numbers: readonly number[];
  /** The same of the head's rows, and with NaN where a cell is no balance. */
  head: readonly number[];
  balances: readonly number[];
  reading: Reading;
}

/** What every step needs. */
export interface Scene {
  layout: Layout;
  columns: readonly Column[];
  /** Those among them that may hold money. */
  money: readonly MoneyColumn[];
  decimal: DecimalMark;
  /** Rows of the head: adjacent, so balances can be followed. */
  rows: number;
  order: RowOrder;
  flag: Flag | null;
  /** Whether the account is known to be a card's. */
  isCard: boolean;
  /** Found when it is first asked for. */
  said: () => Said;
}

export interface Candidate {
  amount?: MoneyColumn;
  out?: MoneyColumn;
  in?: MoneyColumn;
  score: number;
  /** What the columns' names alone say for it: 1 is certain. */
  named: number;
  balance: Column | null;
  proof: BalanceProof;
  sign: SignRule;
  outSign: 'positive' | 'negative';
  sureness: number;
  doubts: string[];
}

const NO_PROOF: BalanceProof = { kind: 'after-ascending', steps: 0, fitting: 0 };
/** Roles by name that rule a column of numbers out as an amount. */
export const NOT_AMOUNTS: ReadonlySet<HeaderRole> = new Set([
  'other',
  'balance',
  'opening',
  'closing',
  'reference',
  'checkNumber',
  'category',
  'account',
  'counterparty',
  'fee',
]);
/** Roles by name that speak for one. */
const AMOUNT_ROLES: ReadonlySet<HeaderRole> = new Set(['amount', 'net', 'gross', 'out', 'in']);
export const PROVEN = 0.6;
/** Each is held against every pair of others. Exports of eighty columns have some twenty of numbers. */
const MONEY_COLUMNS_MAX = 40;

export function sceneOf(
  layout: Layout,
  columns: readonly Column[],
  decimal: DecimalMark,
  isCard: boolean,
): Scene {
  const rows = layout.rows.length;
  const money = mayHoldMoney(columns).map((column) => moneyColumn(column, decimalOf(column, decimal), rows));
  let said: Said | null = null;
  const once = () => {
    said ??= saidIn(columns);
    return said;
  };
  const [order, flag] = [orderOf(columns), flagIn(columns)];
  return { layout, columns, money, decimal, rows, order, flag, isCard, said: once };
}

/** In their order; where there are too many, those whose values and names speak for amounts, and as many for balances. */
function mayHoldMoney(columns: readonly Column[]): Column[] {
  const all = columns.filter(({ kind, role }) => {
    if (role !== null && role !== 'balance' && NOT_AMOUNTS.has(role)) return false;
    return kind === 'number' || (kind === 'empty' && (role === 'out' || role === 'in'));
  });
  const weight = ({ kind, role }: Column) =>
    (kind === 'number' ? 2 : 0) + (role !== null && AMOUNT_ROLES.has(role) ? 1 : 0);
  const balances = all.filter(({ role }) => role === 'balance');
  const amounts = all.filter(({ role }) => role !== 'balance').sort((a, b) => weight(b) - weight(a));
  const chosen = new Set([amounts, balances].flatMap((some) => some.slice(0, MONEY_COLUMNS_MAX)));
  return all.filter((column) => chosen.has(column));
}

function moneyColumn(column: Column, decimal: DecimalMark, rows: number): MoneyColumn {
  const read = numbersOf(column, decimal);
  const numbers = read.map((value) => (Number.isNaN(value) ? 0 : value));
  return {
    ...column,
    numbers,
    head: numbers.slice(0, rows),
    balances: read.slice(0, rows),
    reading: readingOf(column, numbers),
  };
}

/** Which way the dates run; only dates that read in one way alone are believed. */
function orderOf(columns: readonly Column[]): RowOrder {
  for (const { kind, formats, values } of columns) {
    if (
      kind !== 'date' ||
      (formats[1]?.share === formats[0]!.share && !formats[0]!.format.startsWith('YYYY'))
    )
      continue;
    const read = dateReader(formats[0]!.format);
    const days = values.map((value) => read(value)).filter((day) => day !== null);
    const first = days[0]!;
    const last = days.at(-1)!;
    if (first !== last && isSorted(days)) return first < last ? 'ascending' : 'descending';
  }
  return null;
}

export interface Reading {
  negative: number;
  positive: number;
  /** Share of the cells that aren't zero with decimals or a currency sign. */
  cents: number;
}

function readingOf(column: Column, numbers: readonly number[]): Reading {
  const moved = column.filled.filter((cell) => /[1-9]/.test(cell));
  const cents = moved.filter((cell) => /[.,]\d{1,2}\)?\D*$|\p{Sc}/u.test(cell)).length;
  return {
    negative: numbers.filter((value) => value < 0).length,
    positive: numbers.filter((value) => value > 0).length,
    cents: moved.length === 0 ? 0 : cents / moved.length,
  };
}

/** The column of balances that follows best from `values`; one that is only named so counts, but proves nothing. */
export function balanceFor(
  scene: Scene,
  used: readonly Column[],
  values: readonly number[],
): { balance: Column | null; proof: BalanceProof } {
  let best: { balance: Column | null; proof: BalanceProof } = { balance: null, proof: NO_PROOF };
  for (const column of scene.money) {
    if (column.kind !== 'number' || used.includes(column)) continue;
    if (column.role !== null && column.role !== 'balance' && column.role !== 'amount') continue;
    const proof = proveBalance(values, column.balances, scene.order);
    const named = column.role === 'balance';
    if (!named && (fitOf(proof) < PROVEN || proof.fitting < 2)) continue;
    if (best.balance === null || strengthOf(proof) > strengthOf(best.proof))
      best = { balance: column, proof };
  }
  return best;
}
