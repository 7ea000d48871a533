/** Makes a visible rule of a proposal that never had an exception: it does from now on what was done by hand so far. */
import { useCallback, useRef } from 'react';
import type { Proposal } from '../../../shared/contract/learner.ts';
import { client } from '../../app/client.ts';
import { undoOf, useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';

const words = text.register.inbox;

export function useProposedRule(): (proposal: Proposal | null) => Promise<void> {
  const making = useCommand(async (example: string) => {
    const suggestion = await client.rules.suggest({ entry: example });
    if (!suggestion) return null;
    const { account, account_id, ...rule } = suggestion;
    const made = await client.rules.create({ ...rule, account: account_id, apply: 'uncategorised' });
    return { made, category: account.split(':').at(-1) ?? account };
  });
  const latest = useRef(making);
  latest.current = making;
  return useCallback(async (proposal) => {
    const example = proposal?.example ?? null;
    const answer = example === null ? null : await latest.current.run(example);
    const message = answer
      ? words.madeRule(answer.made.label, answer.category, answer.made.changed)
      : words.noRule;
    if (answer !== null || latest.current.trouble === null)
      toast({ key: 'categorised', message, ...(answer ? undoOf(answer.made) : {}) });
  }, []);
}
