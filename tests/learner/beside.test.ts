/** Going through many rows reads the history once, and what is said of each row is known for the next. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Proposal } from '../../shared/contract/learner.ts';
import { addDays } from '../../shared/dates.ts';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';

const LLC = 'Acme LLC';
const TAUGHT = 400;
const REVIEWED = 12;
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
  await books.call('rules.create', { entity: LLC, value: 'river', account: 'Car and truck' });
  const payees = [
    ...Array.from({ length: TAUGHT }, () => 'RIVER FUEL RENO NV'),
    ...Array.from({ length: REVIEWED }, () => 'SQ *BLUE BOTTLE 0421 SAN FR'),
  ];
  const rows = payees.map((payee, at) => ({
    ...{ date: addDays('2024-01-01', at), payee, memo: '', amount: `-${10 + (at % 7)}.50`, fitid: `${at}` },
  }));
  await books.call('imports.commit', { files: [ofx('a.ofx', { rows })], entity: LLC, account: 'Checking' });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await books.close();
});

/** How often rows were read of the history as a whole, and not of single entries. */
function readings(asked: readonly (readonly unknown[])[]): number {
  return asked.filter(([sql]) => {
    const text = String(sql);
    return text.includes('AS money_account_id') && !text.includes('json_each(:entries)');
  }).length;
}

it('reads the history once for many rows that get their category one after another', async () => {
  const waiting = (await books.call('entry.register', { unreviewed: true })).rows.map(
    (row: { entry_id: string }) => row.entry_id,
  ) as string[];
  expect(waiting).toHaveLength(REVIEWED);
  const last = waiting.at(-1)!;
  const told = async (): Promise<Proposal[]> =>
    (await books.call('learner.proposals', { entries: [last] })).proposals;
  await told();
  // Of whichever connection.
  const asks = vi.spyOn(Object.getPrototypeOf(books.core.vault.db), 'prepare');
  for (const entry of waiting.slice(0, -1)) {
    await books.call('learner.accept', { choices: [{ entry, account: 'Meals' }] });
    await told();
  }
  const [proposal] = await told();
  expect(proposal).toMatchObject({
    account: 'Expenses:Meals',
    reason: { kind: 'merchant', times: REVIEWED - 1, of: REVIEWED - 1 },
    example: waiting.at(-2),
  });
  expect(readings(asks.mock.calls)).toBe(0);
  // What was taken back was taught and is not any more: that is told by all rows alone.
  await books.call('history.undo');
  expect(await told()).toMatchObject([{ reason: { times: REVIEWED - 2, of: REVIEWED - 2 } }]);
  expect(readings(asks.mock.calls)).toBeGreaterThan(0);
});
