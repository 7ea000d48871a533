/** What a row of the bank, or an entry, is matched to and what it could be matched to. NOT_FOUND for an unknown one. */
import { daysBetween } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { type Certainty, StoredRows, weigh } from '../import/index.ts';
import type { Scope } from '../ledger/index.ts';
import { preparedValue } from '../vault/index.ts';
import { Describer, type MatchedOut, type WaitingOut } from './describe.ts';
import { Finder } from './find.ts';
import { legsBehind, waitingOf } from './legs.ts';
import { OwnEntries } from './own-entry.ts';
import { type BankRow, requireRow, rowsBehind } from './rows.ts';
import { readMarks, sideOfLegs, sideOfRow } from './sides.ts';

/** An entry that was made from its row can be of no other. */
const MADE_FROM_IT: Certainty = { score: 100, level: 'exact', reasons: [] };

const entryExists = preparedValue<1>('SELECT 1 FROM entry WHERE id = ?');

export function readCandidates(
  { db, today }: Pick<Scope, 'db' | 'today'>,
  input: { line?: string | undefined; entry?: string | undefined },
): { rows: MatchedOut[]; waiting: WaitingOut[] } {
  const own = new OwnEntries(db, new StoredRows(db));
  const marks = readMarks(db);
  const finder = new Finder(db, own, marks);
  const describer = new Describer(db, own);
  const matched = (row: BankRow): MatchedOut => {
    const legs = legsBehind(db, row.id);
    const certainty =
      row.kind === 'created'
        ? MADE_FROM_IT
        : weigh(sideOfRow(row), sideOfLegs(legs), marks, { count: legs.length });
    return {
      row: describer.row(row),
      match: row.kind,
      ...certainty,
      legs: legs.map((leg) => describer.leg(leg)),
      candidates: finder.forRow(row).map((one) => describer.candidate(one)),
    };
  };
  if (input.line !== undefined) return { rows: [matched(requireRow(db, input.line))], waiting: [] };
  const entryId = input.entry!;
  if (entryExists(db).get(entryId) === undefined)
    throw new BulkheadError('NOT_FOUND', `There is no entry ${entryId}.`, {
      remedy: 'It may have been deleted meanwhile. Look at the list again.',
      facts: { next: 'entry.list' },
    });
  return {
    rows: rowsBehind(db, entryId).map(matched),
    waiting: waitingOf(db, entryId).map((leg) => ({
      leg: describer.leg(leg),
      days: daysBetween(leg.date, today),
      candidates: finder.forLeg(leg).map((one) => describer.candidate(one)),
    })),
  };
}
