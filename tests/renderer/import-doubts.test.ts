/** Rows of a preview that may be there already: every one of them can be decided, alone or with all that are open. */
import { expect, test } from 'vitest';
import { type Doubt, decisionOf, openKeys, withDecisions } from '../../renderer/features/import/doubts.ts';

const doubt = (key: string, more: Partial<Doubt> = {}): Doubt => ({
  ...{ key, row_id: key, date: '2026-01-03', payee: 'Cup', file: 'a.ofx', is_same: false, is_said: false },
  ...more,
});

test('what is decided of all leaves what was said of one, and is read before the preview is', () => {
  const doubts = Array.from({ length: 180 }, (_, n) => doubt(`k${n}`));
  const said = withDecisions([], ['k3'], false);
  expect(openKeys(doubts, said)).toHaveLength(179);
  const all = withDecisions(said, openKeys(doubts, said), true);
  expect(openKeys(doubts, all)).toEqual([]);
  expect([doubts[3]!, doubts[179]!].map((one) => decisionOf(one, all))).toEqual(['another', 'same']);
  expect(withDecisions(all, ['k3'], true)).toHaveLength(180);
});

test('what the preview took for the same, or knows as said, is not asked for again', () => {
  const taken = doubt('a', { is_same: true });
  const decided = doubt('b', { is_said: true });
  expect(openKeys([taken, decided, doubt('c')], [])).toEqual(['c']);
  expect([taken, decided].map((one) => decisionOf(one, []))).toEqual(['same', 'another']);
});
