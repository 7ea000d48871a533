/** Everything that a rule may be about is read a part at a time, each once and in the order of days, either way round. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { candidates } from '../../main/rules/candidates.ts';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { turnsDuring } from '../support/turns.ts';

let books: TestBooks;
let id: string;

beforeEach(async () => {
  books = await TestBooks.create();
  ({ id } = await books.call('entity.create', { kind: 'llc', name: 'Acme', tax_class: 'disregarded' }));
});
afterEach(() => books.close());

const entriesOfMarch = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...{ entity: 'Acme', payee: `Shop ${n}` },
    date: `2025-03-${String(1 + (n % 25)).padStart(2, '0')}`,
    postings: [
      { account: 'Checking', amount: '-5.00' },
      { account: n % 2 === 0 ? 'Meals' : 'Uncategorised', amount: '5.00' },
    ],
  }));

it('is read once for all the parts of a name of which a rule is suggested, with others in between', async () => {
  const rows = [{ date: '2025-03-26', amount: '-4.00', payee: 'BLUE BOTTLE ROASTERY', fitid: 'a' }];
  await books.call('imports.commit', { files: [ofx('c.ofx', { rows })], account: 'Checking' });
  const { entries } = await books.call('entry.list', { text: 'bottle' });
  await books.call('entry.bulk', { entries: [entries[0].id], category: 'Meals' });
  await books.call('entry.create', { entries: entriesOfMarch(2_500) });
  const asked = vi.spyOn(books.core.vault.reader, 'prepare');
  const suggest = () => books.call('rules.suggest', { entry: entries[0].id });
  const turns = await turnsDuring(async () =>
    expect(await suggest()).toMatchObject({ value: 'blue bottle roastery' }),
  );
  expect(asked.mock.calls.filter(([sql]) => sql.includes('AS changeable'))).toHaveLength(3);
  expect(turns).toBeGreaterThanOrEqual(3);
});

it('is never all of it at once', async () => {
  await books.call('entry.create', { entries: entriesOfMarch(5_000) });
  const { db } = books.core.vault;
  const asked = vi.spyOn(db, 'prepare');
  const rows = candidates(db, id, { everything: true });
  const early = [...rows.take(1_000)];
  expect(early).toHaveLength(1_000);
  const reads = () => asked.mock.calls.filter(([sql]) => sql.includes('money_minor')).length;
  expect(reads()).toBe(1);

  const all = [...candidates(db, id, { everything: true })];
  expect(reads()).toBe(6);
  expect(new Set(all.map(({ entry_id }) => entry_id)).size).toBe(5_000);
  expect(all.map(({ date }) => date)).toEqual(all.map(({ date }) => date).toSorted());
  expect([...candidates(db, id, { everything: true, latestFirst: true })]).toEqual(all.toReversed());
  const named = [all[7]!.entry_id, all[4_000]!.entry_id];
  expect([...candidates(db, id, { everything: true, entries: named })]).toEqual([all[7], all[4_000]]);
});
