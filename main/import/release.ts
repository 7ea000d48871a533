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

/** The same side of the same account, waiting too: one leg that was divided between rows of the bank. */
const apart = prepared<{ line: number; amount_minor: number }>(
  `SELECT o.line, o.amount_minor FROM posting p JOIN entry e ON e.id = p.entry_id JOIN entity n ON n.id = e.entity_id
   JOIN posting o ON o.entry_id = p.entry_id AND o.account_id = p.account_id AND o.currency = p.currency
     AND o.memo IS p.memo AND o.status = 'pending' AND (o.amount_minor < 0) = (p.amount_minor < 0)
   WHERE p.entry_id = ? AND p.line = ? AND e.source = 'manual' AND p.date > ifnull(n.closed_through, '')
     AND NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = o.entry_id AND m.line = o.line)
   ORDER BY o.line`,
);

/** Takes the matches of a row away; answers with the legs it stood for, as they were numbered. */
export function unmatchRow(unit: Unit, lineId: string): MatchedLeg[] {
  const legs = legsOf(unit.db).all(lineId);
  for (const { entry_id: entryId, line } of legs)
    unit.remove(lineMatch, { statementLineId: lineId, entryId, line });
  return legs;
}

/** Has a leg that nothing stands for any more wait for the bank. What was divided becomes one leg again. */
export function waitAgain(unit: Unit, { entry_id: entryId, line }: MatchedLeg): void {
  unit.update(posting, { entryId, line }, { status: 'pending' });
  const [first, ...rest] = apart(unit.db).all(entryId, line);
  if (!first || rest.length === 0) return;
  const amountMinor = rest.reduce((sum, leg) => sum + leg.amount_minor, first.amount_minor);
  for (const leg of rest) unit.remove(posting, { entryId, line: leg.line });
  unit.update(posting, { entryId, line: first.line }, { amountMinor });
}
