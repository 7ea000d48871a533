/** Clues that rows of the books give: each makes the difference exactly, or is a double that can be seen as such. */
import { addDays } from '../../../shared/dates.ts';
import type { StatementRow } from '../stated-days.ts';
import { type Clue, type ClueKind, clue } from './clue.ts';
import { slipped, swapped } from './digits.ts';
import { alike, type Row } from './rows.ts';
import type { Sitting } from './sitting.ts';
import { pairsOf, triplesOf } from './together.ts';

/** How long after the statement's day a row is still thought to be meant for it. */
const LATE_DAYS_MAX = 31;
/** Beyond these, sums that fit are chance. */
const TOGETHER_MAX = 3;
/** Among a bank's many rows digits often fit; where more do than this, it says nothing. */
const BANK_SLIPS_MAX = 3;

type Days = Pick<StatementRow, 'first_date' | 'last_date'>;

/** All of one row. */
export function rowClues(sitting: Sitting): Clue[] {
  const { rows, difference, exponent, date } = sitting;
  const amounts = [
    ...[difference, -difference, ...swapped(difference, exponent), ...slipped(difference)],
    ...[-difference / 2, difference / 9, difference / 99, (-10 * difference) / 9, (-100 * difference) / 99],
  ].filter(Number.isSafeInteger);
  const hits = rows.hits(amounts, difference).flatMap((row): Clue[] => {
    if (row.date > date) return lateClue(row, sitting);
    return row.ticked ? tickedClues(row, sitting) : openClues(row, sitting);
  });
  const found = oncePerDouble(hits, difference);
  const doubled = [...found, ...doubledClues(sitting, found)];
  return [...doubled, ...twiceClues(sitting, doubled), ...bankClues(sitting, amounts)];
}

/** What may be wrong with rows of the bank: their file tells them twice, or otherwise than the statement does. */
function bankClues(sitting: Sitting, amounts: readonly number[]): Clue[] {
  const { rows, difference, exponent, date, before } = sitting;
  const after = before?.statement_date ?? '';
  const all = rows.bankHits(amounts, difference, after, addDays(date, LATE_DAYS_MAX));
  const late = all.filter((row) => row.date > date).flatMap((row) => lateClue(row, sitting));
  const own = all.filter((row) => row.date <= date);
  const overlaps = own.flatMap((row) => overlapClue(row, sitting));
  const twice = alike(own.filter((row) => row.amount_minor === -difference))
    .filter((set) => !overlaps.some((one) => set.includes(one.rows[0]!)))
    .map((set) => clue('twice', difference, { rows: set }));
  const slips = own.flatMap((row) =>
    wrongAmounts(row.amount_minor, exponent)
      .filter(({ right }) => right - row.amount_minor === difference)
      .map(({ kind, right }) => clue(kind, difference, { rows: [row], right })),
  );
  const byKind = Map.groupBy(slips, ({ kind }) => kind);
  const telling = [...byKind.values()].filter(({ length }) => length <= BANK_SLIPS_MAX).flat();
  return [...late, ...overlaps, ...repeatedClues(sitting), ...twice, ...telling];
}

/** Several rows that one file brought, and others had told the same day or some days from there. */
function repeatedClues({ rows, statements, difference, date, before }: Sitting): Clue[] {
  return statements.flatMap((one, place): Clue[] => {
    if ((one.last_date ?? '') <= (before?.statement_date ?? '')) return [];
    if (!statements.slice(0, place).some((earlier) => areNear(earlier, one))) return [];
    const brought = rows.repeated(one.id, date);
    const pairs = brought.filter((pair): pair is [Row, Row] => pair[1] !== null);
    if (pairs.length < 2) return [];
    const sum = pairs.reduce((minor, [row]) => minor + row.amount_minor, 0);
    // Beside another fault they are told where all that the file brought is among them.
    if (sum !== -difference && pairs.length < brought.length) return [];
    return [clue('overlap', -sum, { rows: pairs.flat(), fits: pairs.length })];
  });
}

function areNear(a: Days, b: Days): boolean {
  if (a.first_date === null || a.last_date === null || b.first_date === null || b.last_date === null)
    return false;
  return a.first_date <= b.last_date && b.first_date <= a.last_date;
}

/** Rows that are alike and each fit are one clue: that it stands there more than once says more than that it is ticked. */
function oncePerDouble(found: readonly Clue[], difference: number): Clue[] {
  const ticked = found.filter(({ kind }) => kind === 'untick' || kind === 'outside');
  const sets = alike(ticked.flatMap(({ rows }) => rows));
  const taken = new Set(sets.flat());
  return [
    ...found.filter(({ rows: [row] }) => !taken.has(row!)),
    ...sets.map((rows) => clue('twice', difference, { rows })),
  ];
}

function lateClue(row: Row, { difference, date }: Sitting): Clue[] {
  if (row.amount_minor !== difference || row.date > addDays(date, LATE_DAYS_MAX)) return [];
  return [clue('late', difference, { rows: [row] })];
}

/** What a row that is ticked, with nothing of the bank behind it, may be. */
function tickedClues(row: Row, sitting: Sitting): Clue[] {
  const { difference, exponent, since } = sitting;
  const amount = row.amount_minor;
  if (amount === -difference)
    return [
      twinClue(row, sitting) ??
        clue(isOutside(row, since) ? 'outside' : 'untick', difference, { rows: [row] }),
    ];
  return wrongAmounts(amount, exponent)
    .filter(({ right }) => right - amount === difference)
    .map(({ kind, right }) => clue(kind, difference, { rows: [row], right }));
}

function isOutside(row: Row, since: string | null): boolean {
  return since !== null && row.date <= since;
}

/** A row that is not ticked: the difference itself, or the difference with a slip of the hand. */
function openClues(row: Row, { difference, exponent }: Sitting): Clue[] {
  if (row.amount_minor === difference) return [clue('tick', difference, { rows: [row] })];
  return wrongAmounts(row.amount_minor, exponent)
    .filter(({ right }) => right === difference)
    .map(({ kind, right }) => clue(kind, difference, { rows: [row], right }));
}

interface WrongAmount {
  kind: ClueKind;
  right: number;
}

/** What an amount may have been meant to be. */
function wrongAmounts(amount: number, exponent: number): WrongAmount[] {
  return [
    { kind: 'sign', right: -amount },
    ...swapped(amount, exponent).map((right): WrongAmount => ({ kind: 'digits', right })),
    ...slipped(amount)
      // 0.10 for 0.01 is both; it is said once.
      .filter((right) => !swapped(amount, exponent).includes(right))
      .map((right): WrongAmount => ({ kind: 'point', right })),
  ];
}

/** The bank's own row near it, of the same amount or of one that a slip of the hand makes. */
function twinClue(row: Row, { rows, difference, exponent }: Sitting): Clue | null {
  const ways: [ClueKind, number[]][] = [
    ['doubled', [row.amount_minor]],
    ['doubled_digits', swapped(row.amount_minor, exponent)],
    ['doubled_point', slipped(row.amount_minor)],
  ];
  for (const [kind, amounts] of ways) {
    const twin = rows.twinOf(row, amounts);
    if (twin) return clue(kind, difference, { rows: [row, twin], right: twin.amount_minor });
  }
  return null;
}

/** Doubles that are not all of the difference, and were not found by it. */
function doubledClues({ rows, before, date }: Sitting, found: readonly Clue[]): Clue[] {
  const known = new Set(found.flatMap((one) => one.rows.map(placeOf)));
  return rows
    .doubles(before?.statement_date ?? '', date)
    .filter(([hand]) => !known.has(placeOf(hand)))
    .map(([hand, twin]) =>
      clue('doubled', -hand.amount_minor, { rows: [hand, twin], right: twin.amount_minor }),
    );
}

/** Rows by hand that stand there more than once, are not all of the difference and are not called doubles already. */
function twiceClues({ rows, before, date }: Sitting, found: readonly Clue[]): Clue[] {
  const doubles = found.filter((one) => one.rows.length > 1);
  const known = new Set(doubles.flatMap((one) => one.rows.map(placeOf)));
  return rows
    .alike(before?.statement_date ?? '', date)
    .filter((set) => !set.some((row) => known.has(placeOf(row))))
    .map((set) => clue('twice', -set[0]!.amount_minor, { rows: set }));
}

function placeOf({ entry_id, line }: Row): string {
  return `${entry_id} ${line}`;
}

function overlapClue(row: Row, { rows, difference, date }: Sitting): Clue[] {
  const before = row.date <= date && row.amount_minor === -difference ? rows.cameBefore(row) : null;
  return before ? [clue('overlap', difference, { rows: [row, before] })] : [];
}

/** Two or three rows that are not ticked and together are the difference. `alone`: one row is already. */
export function togetherClues({ rows, difference, date }: Sitting, alone: boolean): Clue[] {
  const open = rows.open(date);
  if (open === null) return [];
  const pairs = pairsOf(open, difference);
  const found = pairs.length > 0 || alone ? pairs : triplesOf(open, difference);
  return found
    .sort((a, b) => daysApart(a) - daysApart(b))
    .slice(0, TOGETHER_MAX)
    .map((together) => clue('tick', difference, { rows: together, fits: found.length }));
}

function daysApart(rows: readonly Row[]): number {
  const days = rows.map(({ date }) => Date.parse(date));
  return Math.max(...days) - Math.min(...days);
}
