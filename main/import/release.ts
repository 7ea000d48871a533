/** Letting go of the legs that a row of the bank stood for: they wait for the bank again. */
import { crossingsOf, listedRoles, MONEY_ROLES, removeEntry, type Unit } from '../ledger/index.ts';
import { lineMatch, posting } from '../ledger/tables.ts';
import { prepared, preparedValue } from '../vault/index.ts';
import { partKeyInSql } from './bank-links.ts';
import { StoredRows } from './row-entry.ts';

export interface MatchedLeg {
  entry_id: string;
  line: number;
  /** It had been entered as seen at the bank already when it met the row. */
  was_cleared: 1 | null;
  /** Its entry was made with the match, for what was left over. */
  is_rest: 1 | null;
}

const legsOf = prepared<MatchedLeg>(
  'SELECT entry_id, line, was_cleared, is_rest FROM line_match WHERE statement_line_id = ? ORDER BY entry_id, line',
);

/** Takes the matches of a row away; answers with the legs it stood for, as they were numbered. */
export function unmatchRow(unit: Unit, lineId: string): MatchedLeg[] {
  const legs = legsOf(unit.db).all(lineId);
  for (const { entry_id: entryId, line } of legs)
    unit.remove(lineMatch, { statementLineId: lineId, entryId, line });
  return legs;
}

interface WayStation {
  account_id: string;
  held_in: string;
  line_id: string;
}

/**
 * Where payouts of processors and payments of loans stand until a bank tells of them, if the leg may be one: the entry was
 * made of a processor's row or of one in OFX, and the leg is in another account that holds money.
 */
const wayStation = prepared<WayStation>(
  `SELECT k.account_id, p.account_id AS held_in, l.id AS line_id
   FROM posting p JOIN account a ON a.id = p.account_id
   JOIN line_match m ON m.entry_id = p.entry_id AND m.kind = 'created'
   JOIN statement_line l ON l.id = m.statement_line_id
   JOIN statement s ON s.id = l.statement_id JOIN source_file f ON f.id = s.source_file_id
   JOIN bank_link k ON k.key = CASE WHEN f.format = 'ofx' THEN ${partKeyInSql('a.entity_id', 'payment', 'p.currency')}
     ELSE ${partKeyInSql('a.entity_id', 'payout', 'p.currency')} END
   WHERE p.entry_id = ? AND p.line = ? AND l.account_id <> p.account_id
     AND a.role IN (${listedRoles(MONEY_ROLES)})
     AND (f.format = 'ofx' OR json_extract(f.mapping, '$.postings') IS NOT NULL) LIMIT 1`,
);

/** What marks an entry as worked on without changing it. */
const standsForMore = preparedValue<1>(
  `SELECT 1 WHERE EXISTS (SELECT 1 FROM posting p WHERE p.entry_id = :entry AND p.status = 'reconciled')
     OR EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = :entry)
     OR EXISTS (SELECT 1 FROM attachment f WHERE f.entry_id = :entry)`,
);

/**
 * Has a leg that nothing stands for any more wait for the bank. An entry that was made with the match for what was left over goes
 * with it, as long as nobody worked on it (what changes an entry says so): nothing else would ever be its row. What was divided between rows stays in its parts, which wait
 * each for its own row: nothing tells a part from a leg that somebody entered as such. It waits also where it had been
 * entered as seen at the bank already: it was that row that was taken for it. A payout or a loan's payment is
 * under way again, to or from whichever bank will tell of it.
 */
export function waitAgain(
  unit: Unit,
  { entry_id: entryId, line, is_rest }: Pick<MatchedLeg, 'entry_id' | 'line' | 'is_rest'>,
): void {
  if (
    is_rest === 1 &&
    standsForMore(unit.db).get({ entry: entryId }) === undefined &&
    !crossingsOf(unit.db, [entryId])[0]
  )
    return removeEntry(unit, entryId);
  const station = wayStation(unit.db).get(entryId, line);
  const moved = station === undefined || !isStationed(unit, station) ? {} : { accountId: station.account_id };
  unit.update(posting, { entryId, line }, { status: 'pending', ...moved });
}

/** A rule may have said that the row is a transfer to that very account: it stays one. */
function isStationed(unit: Unit, { account_id, held_in, line_id }: WayStation): boolean {
  const { legs } = new StoredRows(unit.db).proposed(line_id);
  return legs.some((leg) => leg.accountId === account_id) && !legs.some((leg) => leg.accountId === held_in);
}
