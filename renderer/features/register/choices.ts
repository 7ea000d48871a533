/** What is asked of the core where proposals are taken: the same of one, of a payee's rows and of all that are sure. */
import type { Proposal } from '../../../shared/contract/learner.ts';
import type { RegisterRow } from './types.ts';

export interface Choice {
  entry: string;
  account: string;
  payee?: string;
}

type Taken = Pick<Proposal, 'entry_id' | 'account_id' | 'called'>;

/** With the category goes the name that the owner has for the payee. */
export function choiceOf({ entry_id: entry, account_id: account, called }: Taken): Choice {
  return { entry, account, ...(called === null ? {} : { payee: called }) };
}

/** One proposal for several rows; each gets the name that was proposed for it. */
export function choicesFor(
  rows: readonly Pick<RegisterRow, 'entry_id'>[],
  { account_id }: Pick<Proposal, 'account_id'>,
  proposalOf: (row: Pick<RegisterRow, 'entry_id'>) => Pick<Proposal, 'called'> | null,
): Choice[] {
  return rows.map((row) =>
    choiceOf({ entry_id: row.entry_id, account_id, called: proposalOf(row)?.called ?? null }),
  );
}
