/** Where a company stands, month by month. */
import { expect, it } from 'vitest';
import { standingsOf } from '../../main/veil/load/standings.ts';

it('is nowhere until something was there: an opening balance of nothing is no lack of capital', () => {
  const bank = { nature: 'cash' } as Parameters<typeof standingsOf>[1] extends ReadonlyMap<string, infer N>
    ? N
    : never;
  const end = (date: string, minor: number) => ({ date, balances: new Map([['bank', minor]]) });
  const ends = [end('2025-08-31', 0), end('2025-09-30', 500), end('2025-10-31', 0)];
  const equity = (list: typeof ends) =>
    standingsOf({ ends: list, foreign: [] }, new Map([['bank', bank]]), []).map(({ date, equityMinor }) => [
      date,
      equityMinor,
    ]);
  expect(equity(ends)).toEqual([
    ['2025-09-30', 500],
    ['2025-10-31', 0],
  ]);
  expect(equity(ends.slice(0, 1))).toEqual([]);
});
