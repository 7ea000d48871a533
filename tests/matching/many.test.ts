/** Matching where there is much to match: the nearest is found, and others are answered meanwhile. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readPairs } from '../../main/matching/pairs.ts';
import { books, bring, candidates, closeBooks, enter, openBooks } from '../support/matching-books.ts';

beforeEach(openBooks);
afterEach(closeBooks);

it('finds the nearest also where an account is busy', async () => {
  const many = Array.from({ length: 2100 }, (_, at) => ({
    ...{ date: `2025-02-2${1 + (at % 7)}`, amount: '-1.00', payee: 'Fare', fitid: `f${at}` },
  }));
  const { ids } = await bring([
    ...many,
    { date: '2025-04-02', amount: '-300.00', payee: 'Hotel', fitid: 'a' },
    { date: '2025-03-21', amount: '-100.00', payee: 'Hotel', fitid: 'b' },
    { date: '2025-03-22', amount: '-200.00', payee: 'Hotel', fitid: 'c' },
    { date: '2025-03-10', amount: '-75.00', payee: 'Hotel', fitid: 'd' },
  ]);
  const entry = await enter('2025-03-20', '-300.00', { payee: 'Hotel' });
  const { waiting } = await candidates({ entry });
  const found = waiting[0].candidates.map(({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id));
  expect(found).toContainEqual([ids[2100]]);
  expect(found).toContainEqual([ids[2101], ids[2102]]);
  // Legs that wait later on are no nearer.
  const near = [await enter('2025-03-08', '-50.00'), await enter('2025-03-09', '-25.00')];
  for (let at = 0; at < 45; at++) await enter(`2025-03-2${at % 9}`, '-2.00');
  const { rows } = await candidates({ line: ids[2103] });
  const legs = rows[0].candidates.map((one: { legs: { entry_id: string }[] }) =>
    one.legs.map(({ entry_id }) => entry_id).sort(),
  );
  expect(legs).toContainEqual(near.sort());
});

it('lets others be answered while many rows are held against each other, and what they write', async () => {
  const rows = (sign: string) =>
    Array.from({ length: 1500 }, (_, at) => ({
      ...{ date: '2025-03-12', amount: `${sign}${100 + at}.00`, payee: 'Transfer', fitid: `${at}` },
    }));
  const { ids } = await bring(rows('-'));
  const other = await bring(rows(''), 'Savings 4821');
  const { db } = books.core.vault;
  const asks = vi.spyOn(db, 'prepare');
  let turns = 0;
  const count = () => {
    turns += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  const asked = readPairs({ db }, { doubled: false, limit: 5000 });
  await books.call('matching.transfer', { lines: [ids[0], other.ids[0]] });
  const { total, pairs } = await asked;
  clearImmediate(next);
  // A bank's rows are what the books keep of them: no statement file is opened for them.
  expect(asks.mock.calls.filter(([sql]) => sql.includes('blob_store'))).toEqual([]);
  expect(turns).toBeGreaterThan(1);
  expect(pairs.length).toBe(total);
  expect(pairs.flatMap((pair) => pair.rows.map(({ id }) => id))).not.toContain(ids[0]);
  expect((await books.call('matching.pairs', { limit: 1 })).total).toBe(1499);
});
