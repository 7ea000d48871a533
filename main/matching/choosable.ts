/** What a row of the bank could be made to stand for by hand: whatever waits in its account, of any amount. */
import { addDays } from '../../shared/dates.ts';
import { StoredRows } from '../import/index.ts';
import type { Scope } from '../ledger/index.ts';
import { type CandidateOut, Describer, type LegOut, lossOut } from './describe.ts';
import { type Leg, legsBehind, waitingWith } from './legs.ts';
import { lostByMatch } from './losses.ts';
import { OwnEntries } from './own-entry.ts';
import { requireRow } from './rows.ts';

/** A quarter to either side; what lies further away is found by its payee among the entries. */
const DAYS_MAX = 92;

interface Choosable extends Pick<CandidateOut, 'losses' | 'locked'> {
  row: CandidateOut['rows'][number];
  stands: LegOut[];
  legs: LegOut[];
  more: boolean;
}

export function readChoosable(
  { db }: Pick<Scope, 'db'>,
  { line, search, limit }: { line: string; search: string; limit: number },
): Choosable {
  const row = requireRow(db, line);
  const own = new OwnEntries(db, new StoredRows(db));
  const describer = new Describer(db, own);
  const days = { day: row.date, from: addDays(row.date, -DAYS_MAX), to: addDays(row.date, DAYS_MAX) };
  const found = waitingWith(db, row.account_id, days, search, limit + 1);
  const isMadeFromIt = (leg: Leg) => row.kind === 'created' && leg.entry_id === row.entry_id;
  const legs = found.filter((leg) => !isMadeFromIt(leg) && leg.currency === row.currency);
  const losses = lostByMatch(db, own, [row], []);
  return {
    row: describer.row(row),
    stands: row.kind === 'matched' ? legsBehind(db, row.id).map((leg) => describer.leg(leg)) : [],
    legs: legs.slice(0, limit).map((leg) => describer.leg(leg)),
    more: found.length > limit,
    losses: losses.filter(({ locked }) => !locked).map(lossOut),
    locked: losses.filter(({ locked }) => locked).map(lossOut)[0] ?? null,
  };
}
