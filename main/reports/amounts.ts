/** Amounts of several accounts, parted and added up to the cent. */
import { allocate, minor } from '../../shared/money.ts';

/** By account id, debits positive. */
export type Amounts = Map<string, number>;

/** Parts `amounts` into the share of `part` in `whole` and the rest; both sum exactly to what was there. */
export function split(amounts: Amounts, part: number, whole: number): [Amounts, Amounts] {
  if (part === whole) return [amounts, new Map()];
  const taken: Amounts = new Map();
  const weights = [part, whole - part];
  for (const [id, amount] of amounts) taken.set(id, allocate(minor(amount), weights)[0]!);
  // Cents lost in rounding each amount go to the largest, so that the taken parts sum to the share of the total; one alone has none.
  const off = amounts.size === 1 ? 0 : allocate(minor(total(amounts)), weights)[0]! - total(taken);
  const largest = [...amounts].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))[0];
  if (off !== 0 && largest) bump(taken, largest[0], off);
  const rest = new Map(amounts);
  addAll(rest, taken, -1);
  return [taken, rest];
}

/** The parts of two opposite sums that cancel each other; nothing when they point the same way. */
export function cancel(paid: Amounts, paying: Amounts): [Amounts, Amounts] {
  const a = total(paid);
  const b = total(paying);
  if (a === 0 || b === 0 || a > 0 === b > 0) return [new Map(), new Map()];
  const both = Math.min(Math.abs(a), Math.abs(b));
  return [split(paid, both, Math.abs(a))[0], split(paying, both, Math.abs(b))[0]];
}

function total(amounts: Amounts): number {
  let sum = 0;
  for (const amount of amounts.values()) sum += amount;
  return sum;
}

export function bump(amounts: Amounts, id: string, by: number): void {
  amounts.set(id, (amounts.get(id) ?? 0) + by);
}

export function addAll(to: Amounts, amounts: Amounts, sign: 1 | -1): void {
  for (const [id, amount] of amounts) bump(to, id, sign * amount);
}

export function difference(after: Amounts, before: Amounts): Amounts {
  const change: Amounts = new Map(after);
  addAll(change, before, -1);
  return change;
}
