/**
 * What the balances that the bank states say of rows in doubt. They can only say something where an earlier balance stands
 * before the rows: then the one after them comes out with the row, or without it. Pure but for looking balances up; where
 * they say nothing, nothing changes.
 */
import { addDays } from '../../shared/dates.ts';
import { currentBankBalance, type Unit } from '../ledger/index.ts';
import { prepared, preparedValue } from '../vault/index.ts';
import { booksAtClosing, type Closing } from './proof.ts';
import type { Route } from './route.ts';

/** A row that is taken for one that was there (`isSame`), or for one of its own. */
export interface Doubt {
  date: string;
  minor: number;
  isSame: boolean;
}

const statedBefore = preparedValue<1>(
  `SELECT 1 FROM statement WHERE account_id = ? AND closing_on <= ? AND closing_minor IS NOT NULL AND id <> ? LIMIT 1`,
);

const statedAfter = prepared<{ id: string; minor: number; on: string }>(
  `SELECT id, closing_minor AS minor, closing_on AS "on" FROM statement
   WHERE account_id = ? AND closing_on >= ? AND closing_minor IS NOT NULL AND id <> ? ORDER BY closing_on, id LIMIT 1`,
);

interface Judge {
  statementId: string;
  closing: Closing & { on: string };
}

/**
 * Those of the rows in doubt that are the other way round, by what the bank states: its own balance of this file, or else
 * one of another file. `isBooked`: the books have those already that are rows of their own.
 */
export function overruled<T extends Doubt>(
  unit: Unit,
  route: Route,
  statement: { id: string; closing: Closing | null },
  doubts: readonly T[],
  isBooked = false,
): T[] {
  if (doubts.length === 0) return [];
  const judge = judgeOf(unit, route, statement, doubts);
  if (!judge) return [];
  const { on, minor } = judge.closing;
  const books = currentBankBalance(unit, route.account.id, on);
  const computed = booksAtClosing(unit, route, judge.statementId, judge.closing, books);
  const heard = doubts.filter(({ date }) => date <= on);
  const toCome = isBooked ? 0 : sum(heard.filter(({ isSame }) => !isSame));
  const off = minor - computed - toCome;
  return off === 0 ? [] : (waysOf(heard).find((way) => off + change(way) === 0) ?? []);
}

/** Whatever would explain a difference, the likelier before the less likely. */
function* waysOf<T extends Doubt>(doubts: readonly T[]): Generator<T[]> {
  const own = doubts.filter(({ isSame }) => !isSame);
  const same = doubts.filter(({ isSame }) => isSame);
  yield own;
  for (const one of own) yield [one];
  for (const one of same) yield [one];
  yield same;
}

/** What the difference changes by if these are the other way round. */
function change(doubts: readonly Doubt[]): number {
  return doubts.reduce((total, { isSame, minor }) => total + (isSame ? -minor : minor), 0);
}

function sum(doubts: readonly Doubt[]): number {
  return doubts.reduce((total, { minor }) => total + minor, 0);
}

function judgeOf(
  { db }: Unit,
  { account }: Route,
  { id, closing }: { id: string; closing: Closing | null },
  doubts: readonly Doubt[],
): Judge | null {
  if (closing !== null && closing.on !== null) {
    // One of the same day is the same statement in another kind of file.
    const isBounded = statedBefore(db).get(account.id, closing.on, id) !== undefined;
    return isBounded ? { statementId: id, closing: { minor: closing.minor, on: closing.on } } : null;
  }
  const days = doubts.map(({ date }) => date).sort();
  const after = statedAfter(db).get(account.id, days.at(-1)!, id);
  if (!after || statedBefore(db).get(account.id, addDays(days[0]!, -1), after.id) === undefined) return null;
  return { statementId: after.id, closing: { minor: after.minor, on: after.on } };
}
