/** Clues that lie in the statements: the balance itself, rows that were not booked, and the days where the books part. */
import { lastOfDay, problemsIn, unbookedId } from '../../ledger/index.ts';
import { prepared } from '../../vault/index.ts';
import { coveredDays, DayBalances, type Gap, gapsOf, knownDays } from '../stated-days.ts';
import { type Clue, clue, type Unbooked } from './clue.ts';
import { slipped, swapped } from './digits.ts';
import type { Sitting } from './sitting.ts';

/** As many of a file's rows are named. */
const UNBOOKED_SHOWN_MAX = 5;

/** A balance that was typed: the imported statement states another, or a slip of the hand makes the one that proves. */
export function balanceClues({ stated, difference, date, statements, exponent }: Sitting): Clue[] {
  const imported = lastOfDay(
    statements.filter((one) => one.closing_on === date && one.closing_minor !== null),
  );
  if (imported !== undefined) {
    const right = imported.closing_minor!;
    return right === stated ? [] : [clue('balance_imported', stated - right, { right })];
  }
  const right = stated - difference;
  const of = (kind: Clue['kind']) => [clue(kind, difference, { right })];
  if (stated !== 0 && right === -stated) return of('balance_sign');
  if (swapped(stated, exponent).includes(right)) return of('balance_digits');
  if (slipped(stated).includes(right)) return of('balance_point');
  return [];
}

interface FileProblems {
  id: string;
  statement: string;
  name: string;
  problems: string;
  accounts: number;
  unbooked_minor: number;
  from: string | null;
  to: string | null;
}

const problemsOf = prepared<FileProblems>(
  `SELECT f.id, s.id AS statement, f.name, f.problems, s.unbooked_minor, coalesce(s.period_from, s.first_date, s.closing_on) AS "from",
     coalesce(s.closing_on, s.period_to, s.last_date) AS "to",
     (SELECT count(*) FROM statement o WHERE o.source_file_id = f.id) AS accounts
   FROM statement s JOIN source_file f ON f.id = s.source_file_id
   WHERE s.account_id = ? AND (s.unbooked_minor <> 0 OR f.problems <> '[]') ORDER BY s.id DESC`,
);

/** Rows that the account's files held since the last reconciliation and that are not in the books. */
export function unbookedClues({ db, account, before, date }: Sitting): Clue[] {
  return problemsOf(db)
    .all(account.id)
    .filter(
      ({ from, to }) =>
        (from === null || from <= date) && (to === null || to > (before?.statement_date ?? '')),
    )
    .flatMap((file): Clue[] => {
      const own = ownProblems(file);
      if (own.length === 0 && file.unbooked_minor === 0) return [];
      const unbooked = own.slice(0, UNBOOKED_SHOWN_MAX);
      const nameless = { id: null, file: file.name, line: 0, reason: '', raw: '' };
      const said = unbooked.length > 0 ? unbooked : [nameless];
      const effect = file.unbooked_minor === 0 ? null : file.unbooked_minor;
      return [clue('unbooked', effect, { unbooked: said, fits: Math.max(1, own.length) })];
    });
}

/** Of files from before with several accounts, a row does not tell whose it is. */
function ownProblems({ id, name, statement, accounts, problems }: FileProblems): Unbooked[] {
  return problemsIn({ problems }).flatMap((one, at) => {
    const isOwn = one.statement === undefined ? accounts === 1 : one.statement === statement;
    if (!isOwn || one.rows !== undefined || one.row !== undefined) return [];
    return [{ id: unbookedId(id, at), file: name, line: one.line, reason: one.reason, raw: one.raw }];
  });
}

/** The rows that were reconciled come to something else than was proven. */
export function openingClues({ before, reconciled, date }: Sitting): Clue[] {
  if (!before || before.balance_minor === reconciled || before.statement_date > date) return [];
  const effect = before.balance_minor - reconciled;
  return [clue('opening', effect, { to: before.statement_date, right: before.balance_minor })];
}

interface Point {
  day: string;
  /** What the bank has more than the books. */
  off: number;
}

/**
 * Where the difference comes in: between two days of which the bank states balances, the books lose or gain against it.
 * Told only where that is less than the whole time since the last reconciliation.
 */
export function dayClues(sitting: Sitting): Clue[] {
  const { statements, date, before, difference } = sitting;
  const points = pointsOf(sitting);
  const gaps = gapsOf(coveredDays(statements));
  let last: Point = { day: '', off: 0 };
  const steps: { from: Point; to: Point }[] = [];
  for (const to of [...points, { day: date, off: difference }]) {
    if (to.off !== last.off) steps.push({ from: last, to });
    last = to;
  }
  return steps.flatMap(({ from, to }): Clue[] => {
    const effect = to.off - from.off;
    const gap = gapWithin(gaps, from.day, to.day);
    if (gap) return [clue('gap', effect, { from: gap.from, to: gap.to })];
    if (points.length === 0 || (before && points.length === 1 && to.day === date)) return [];
    return [clue('parted', effect, { from: from.day === '' ? null : from.day, to: to.day })];
  });
}

/** The days before the statement's of which balances are known, since the last reconciliation. */
function pointsOf({ db, account, marks, statements, before, date }: Sitting): Point[] {
  const start = before?.statement_date ?? '';
  const stated = knownDays(db, account.id, statements).filter(({ day }) => day > start && day < date);
  const known = before ? [{ day: start, stated: before.balance_minor }, ...stated] : stated;
  if (known.length === 0) return [];
  const books = new DayBalances(db, account.id, marks.changes());
  return known.map(({ day, stated: minor }) => ({ day, off: minor - books.at(day) }));
}

function gapWithin(gaps: readonly Gap[], after: string, through: string): Gap | undefined {
  return gaps.find((gap) => gap.from > after && gap.to <= through);
}
