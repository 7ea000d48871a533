/** Letting go of the legs that a row of the bank stood for: they wait for the bank again. */
import type { Unit } from '../ledger/index.ts';
import { lineMatch, posting } from '../ledger/tables.ts';
import { prepared } from '../vault/index.ts';

export interface MatchedLeg {
  entry_id: string;
  line: number;
}

const legsOf = prepared<MatchedLeg>(
  'SELECT entry_id, line FROM line_match WHERE statement_line_id = ? ORDER BY entry_id, line',
);

/** Takes the matches of a row away; answers with the legs it stood for, as they were numbered. */
export function unmatchRow(unit: Unit, lineId: string): MatchedLeg[] {
  const legs = legsOf(unit.db).all(lineId);
  for (const { entry_id: entryId, line } of legs)
    unit.remove(lineMatch, { statementLineId: lineId, entryId, line });
  return legs;
}

/**
 * Has a leg that nothing stands for any more wait for the bank. What was divided between rows stays in its parts, which wait
 * each for its own row: nothing tells a part from a leg that somebody entered as such. It waits also where it had been
 * entered as seen at the bank already, for nothing tells what it was before it met the row.
 */
export function waitAgain(unit: Unit, { entry_id: entryId, line }: MatchedLeg): void {
  unit.update(posting, { entryId, line }, { status: 'pending' });
}
