/** Learning lets others in at every part of its work, counted by the rows that it looks at between two turns. */
import { expect, it } from 'vitest';
import type { Feature } from '../../main/learner/features.ts';
import { featuresOf } from '../../main/learner/features.ts';
import { History, type Taught } from '../../main/learner/history.ts';

const ROWS = 2_000;
/** What may be looked at in one turn, in which one part of the work may end and the next begin. */
const LOOKS_MAX = 600;

it('never goes through all rows in one turn', () => {
  let looks = 0;
  const rows = Array.from({ length: ROWS }, (_, n): Taught => {
    const row = { payee: `Shop ${n % 9}`, memo: '', amount_minor: -n, account_id: 'a', date: '2025-01-03' };
    const features: Feature[] = featuresOf(row, `shop ${n % 9}`);
    return {
      ...{ entry_id: String(n), date: row.date, merchant: `shop ${n % 9}`, category: `c${n % 5}` },
      get features() {
        looks += 1;
        return features;
      },
    };
  });
  const history = new History(rows);
  let most = looks;
  for (let before = looks; history.learnSome(); before = looks) most = Math.max(most, looks - before);
  expect(looks).toBeGreaterThanOrEqual(ROWS);
  expect(most).toBeLessThan(LOOKS_MAX);
});

it('keeps no word of a memo that never came again beside a name, and all of them where there is no name', () => {
  const row = { payee: 'Shop', memo: 'order qwerty', amount_minor: -1, account_id: 'a', date: '2025-01-03' };
  const memos = (features: readonly Feature[]) => features.filter(({ key }) => key.startsWith('memo'));
  expect(memos(featuresOf(row, 'shop')).every(({ rare, tells }) => rare && tells)).toBe(true);
  expect(memos(featuresOf({ ...row, payee: '' }, null)).some(({ rare }) => rare)).toBe(false);
});
