/** What is asked of the core where proposals are taken: the same of one, of a payee's rows and of all that are sure. */
import { type Choice, choiceOf, type Proposal } from '../../../shared/contract/learner.ts';
import type { RegisterRow } from './types.ts';

type Besides = Pick<Proposal, 'called' | 'memo' | 'add_tags'>;
const NOTHING: Besides = { called: null, memo: null, add_tags: [] };

/** One proposal for several rows; each gets the name that was proposed for it. */
export function choicesFor(
  rows: readonly Pick<RegisterRow, 'entry_id'>[],
  { account_id }: Pick<Proposal, 'account_id'>,
  proposalOf: (row: Pick<RegisterRow, 'entry_id'>) => Besides | null,
): Choice[] {
  return rows.map((row) => choiceOf({ ...(proposalOf(row) ?? NOTHING), entry_id: row.entry_id, account_id }));
}
