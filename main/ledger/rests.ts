/**
 * Entries made with a match, for what a row of the bank came to beside the legs chosen for it. They go with the match,
 * until somebody changes one: from then on it is an entry like any other.
 */
import { prepared } from '../vault/index.ts';
import type { Unit } from './door/unit.ts';
import { lineMatch } from './tables.ts';

const restLegs = prepared<{ statementLineId: string; line: number }>(
  'SELECT statement_line_id AS statementLineId, line FROM line_match WHERE entry_id = ? AND is_rest = 1',
);

/** Says that somebody worked on the entry. Nothing changes where it is none of these. */
export function keepRest(unit: Unit, entryId: string): void {
  for (const { statementLineId, line } of restLegs(unit.db).all(entryId))
    unit.update(lineMatch, { statementLineId, entryId, line }, { isRest: null });
}
