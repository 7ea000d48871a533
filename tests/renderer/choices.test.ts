/** What taking proposals asks of the core. */
import { expect, test } from 'vitest';
import { choiceOf } from '../../shared/contract/learner.ts';

const proposal = (entry_id: string, called: string | null) => ({
  ...{ entry_id, account_id: 'meals', called },
  ...{ memo: null, add_tags: [] as string[] },
});

test('a proposal is taken with the name that the owner has for the payee, where there is one', () => {
  expect(choiceOf(proposal('a', 'Blue Bottle'))).toEqual({
    entry: 'a',
    account: 'meals',
    payee: 'Blue Bottle',
  });
  expect(choiceOf(proposal('a', null))).toEqual({ entry: 'a', account: 'meals' });
  expect(choiceOf({ ...proposal('a', null), memo: 'With the team', add_tags: ['team'] })).toEqual({
    ...{ entry: 'a', account: 'meals', memo: 'With the team', add_tags: ['team'] },
  });
});
