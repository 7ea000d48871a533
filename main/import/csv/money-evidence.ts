/**
 * What speaks for a column being money: how its values look, and a running balance that follows from them.
 * Evidence only: no amount comes out of here, and nothing fails.
 */

import type { SignRule } from '../../../shared/contract/mapping.ts';
import type { DecimalMark } from '../amounts.ts';
import { dateReader, isSorted } from './dates.ts';
import { type Column, decimalOf, numbersOf } from './profile.ts';
import { type BalanceProof, fitOf, proveBalance, type RowOrder, strengthOf } from './running.ts';
import type { Layout } from './sample.ts';
import type { HeaderRole } from './words.ts';

/** What every step needs. */
export interface Scene {
  layout: Layout;
  columns: readonly Column[];
  decimal: DecimalMark;
  /** Rows of the head: adjacent, so balances can be followed. */
  rows: number;
  order: RowOrder;
}

export interface Candidate {
  amount?: Column;
  out?: Column;
  in?: Column;
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
  'account',
  'counterparty',
  'fee',
]);
export const PROVEN = 0.6;

/** Which way the dates run; only dates that read in one way alone are believed. */
export function orderOf(columns: readonly Column[]): RowOrder {
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

export function readingOf(scene: Scene, column: Column): Reading {
  const numbers = numbersOf(column, decimalOf(column, scene.decimal), column.values.length, 0);
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
  for (const column of scene.columns) {
    if (column.kind !== 'number' || used.includes(column)) continue;
    if (column.role !== null && column.role !== 'balance' && column.role !== 'amount') continue;
    const proof = proveBalance(
      values,
      numbersOf(column, decimalOf(column, scene.decimal), scene.rows, Number.NaN),
      scene.order,
    );
    const named = column.role === 'balance';
    if (!named && (fitOf(proof) < PROVEN || proof.fitting < 2)) continue;
    if (best.balance === null || strengthOf(proof) > strengthOf(best.proof))
      best = { balance: column, proof };
  }
  return best;
}
