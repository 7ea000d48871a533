/** Transfers that stand twice in books from before second halves were refused: found, told, and made one. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as earlier from '../support/earlier-transfers.ts';
import { fingerprint } from '../support/fingerprint.ts';
import {
  balance,
  books,
  bring,
  candidates,
  closeBooks,
  OWNER,
  openBooks,
  refusal,
} from '../support/matching-books.ts';

beforeEach(openBooks);
afterEach(closeBooks);

const SAVINGS = 'Savings 4821';
const both = async () => [await balance('Checking'), await balance(SAVINGS)];
const pairs = (input: object = {}) => books.call('matching.pairs', input);
const out = (dates: string[]) =>
  bring(dates.map((date) => ({ date, amount: '-500.00', payee: 'STANDING ORDER', fitid: `o${date}` })));
const into = (dates: string[]) =>
  bring(
    dates.map((date) => ({ date, amount: '500.00', payee: 'DEPOSIT', fitid: `i${date}` })),
    SAVINGS,
  );

const giveEachOther = (rows: readonly string[], status?: 'cleared' | 'pending') =>
  earlier.giveEachOther(books.core.vault, books.world, rows, ['Checking', SAVINGS], status);

it('is offered as one, and merging it moves the money once, with both rows as evidence', async () => {
  const [[left], [came]] = [(await out(['2025-03-03'])).ids, (await into(['2025-03-05'])).ids];
  await giveEachOther([left!, came!]);
  expect(await both()).toEqual(['-1000.00', '1000.00']);
  const found = await pairs({ entity: OWNER });
  expect(found).toMatchObject({
    total: 1,
    doubled: 1,
    pairs: [
      { kind: 'doubled', level: 'exact', rows: [{ id: left }, { id: came }], losses: [], locked: null },
    ],
  });
  expect(found.pairs[0].reasons.map(({ kind }: { kind: string }) => kind)).toContain('doubled');
  expect(await pairs({ doubled: true })).toEqual(found);
  const [{ own_entry: entry }] = found.pairs[0].rows;
  const [row] = (await candidates({ entry })).rows;
  expect(row.candidates[0]).toMatchObject({ kind: 'doubled', rows: [{ id: left }, { id: came }] });
  const before = fingerprint(books.core.vault.db);
  const merged = await books.call('matching.transfer', { lines: [left, came] });
  expect([await both(), merged.entry_id]).toEqual([['-500.00', '500.00'], entry]);
  expect((await books.call('entry.get', { id: entry })).evidence).toHaveLength(2);
  expect(await pairs()).toEqual({ total: 0, doubled: 0, pairs: [] });
  await books.call('history.undo');
  expect(fingerprint(books.core.vault.db)).toBe(before);
});

it('pairs the nearest of a weekly order, and leaves those that stand once', async () => {
  const weeks = ['2025-03-03', '2025-03-10', '2025-03-17'];
  const [left, came] = [(await out(weeks)).ids, (await into(['2025-03-03', '2025-03-10'])).ids];
  await giveEachOther([...left, ...came]);
  const { doubled, pairs: all } = await pairs({ doubled: true });
  expect(doubled).toBe(2);
  expect(all.map((one: { rows: { id: string }[] }) => one.rows.map(({ id }) => id)).toSorted()).toEqual(
    [
      [left[0], came[0]],
      [left[1], came[1]],
    ].toSorted(),
  );
});

it('is found while both wait for each other, and told with why it stays where it is reconciled', async () => {
  const rows = [...(await out(['2025-03-03'])).ids, ...(await into(['2025-03-05'])).ids];
  await giveEachOther(rows, 'pending');
  expect(await pairs()).toMatchObject({ doubled: 1, pairs: [{ kind: 'doubled', locked: null }] });
  await giveEachOther(rows);
  await books.call('reconcile.finish', { account: 'Checking', date: '2025-03-31', balance: '-1000.00' });
  expect(await pairs()).toMatchObject({ doubled: 1, pairs: [{ locked: { kind: 'reconciled' } }] });
  const { message } = await refusal('matching.transfer', { lines: rows });
  expect(message).toContain('is reconciled');
});
