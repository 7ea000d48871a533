/** Rows that may be others from before, decided one by one: in the import, or once they are there. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportFile } from '../../shared/contract/import.ts';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

const MAYA = 'Maya';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: MAYA });
});
afterEach(() => books.close());

const coffee = (fitid: string) => ({ date: '2025-01-03', amount: '-12.50', payee: `COFFEE ${fitid}`, fitid });
const first = () => ofx('a.ofx', { rows: [coffee('1')] });
const second = () => ofx('b.ofx', { rows: [coffee('2')] });
const take = async (file: File, more: object = {}, how = 'commit'): Promise<ImportFile> =>
  (await books.call(`imports.${how}`, { files: [file], entity: MAYA, account: 'Checking', rows: 9, ...more }))
    .files[0];
const payees = async (): Promise<string[]> =>
  (await books.call('entry.register', { entity: MAYA })).rows.map(({ payee }: { payee: string }) => payee);
const lineNames = async () =>
  books.core.vault.reader.prepare('SELECT payee FROM statement_line').pluck().all();
const doubts = () => books.call('imports.doubts', {});
const state = () => fingerprint(books.core.vault.db);

it('the same row, as somebody says in the import, is left out, and stays so', async () => {
  await take(first());
  const [row] = (await take(second(), {}, 'preview')).accounts[0]!.rows;
  expect(row).toMatchObject({ state: 'new', doubt: { payee: 'COFFEE 1', file: 'a.ofx', is_same: false } });
  const same = { choices: JSON.stringify([{ file: 0, doubts: [{ key: row!.doubt!.key, same: true }] }]) };
  const [shown] = (await take(second(), same, 'preview')).accounts[0]!.rows;
  expect(shown).toMatchObject({ state: 'duplicate', doubt: { is_same: true, is_said: true } });
  const before = state();
  const told = await take(second(), same);
  expect(told).toMatchObject({
    accounts: [{ new: 0, duplicate: 1 }],
    warnings: ['One row is there already, as you said, and was not added again.'],
  });
  expect([await payees(), await doubts()]).toEqual([['Coffee 1'], []]);
  expect((await take(second())).accounts).toMatchObject([{ new: 0, duplicate: 1 }]);
  await books.call('history.undo');
  expect(state()).toBe(before);
  expect((await take(second())).accounts).toMatchObject([{ new: 1 }]);
});

it('another row, as somebody says in the import, comes in, and is in doubt no more', async () => {
  await take(first());
  const key = (await take(second(), {}, 'preview')).accounts[0]!.rows[0]!.doubt!.key;
  const another = { choices: JSON.stringify([{ file: 0, doubts: [{ key, same: false }] }]) };
  expect(await take(second(), another)).toMatchObject({ accounts: [{ new: 1 }], warnings: [] });
  expect(await doubts()).toEqual([]);
  const stale = await take(second(), another);
  expect([stale.status, stale.error]).toEqual(['refused', expect.stringContaining('is not in doubt')]);
});

it('is decided once it is there: the same row leaves with its entry, and what its statement proved holds', async () => {
  await take(first());
  const { batch } = await books.call('imports.commit', {
    files: [second()],
    entity: MAYA,
    account: 'Checking',
  });
  const [doubt] = await doubts();
  expect(doubt).toMatchObject({
    ...{ entity: MAYA, account: 'Assets:Checking', amount: '-12.50' },
    ...{ row: { payee: 'COFFEE 2', file: 'b.ofx' }, like: { payee: 'COFFEE 1', file: 'a.ofx' } },
  });
  expect(await books.call('imports.doubts', { entry: doubt.row.entry_id })).toHaveLength(1);
  const before = state();
  await books.call('imports.decide', { row: doubt.row_id, same: true });
  expect([(await payees()).length, await doubts()]).toEqual([1, []]);
  expect((await take(second())).accounts).toMatchObject([{ new: 0, duplicate: 1 }]);
  expect((await books.call('vault.verify')).findings).toEqual([]);
  await expect(books.call('imports.decide', { row: doubt.row_id, same: true })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await books.call('history.undo');
  expect(state()).toBe(before);
  await books.call('imports.decide', { row: doubt.row_id, same: false });
  expect([(await payees()).length, await doubts()]).toEqual([2, []]);
  await books.call('history.undo');
  await books.call('imports.undo', { batch });
  expect([(await payees()).length, await doubts()]).toEqual([1, []]);
});

it('does not leave where its entry is locked; and once its file has left, it is the row that it was said to be', async () => {
  const { batch } = await books.call('imports.commit', {
    files: [first()],
    entity: MAYA,
    account: 'Checking',
  });
  await take(second());
  const [{ row_id: row }] = await doubts();
  await books.call('period.close', { entity: MAYA, through: '2025-01-31' });
  await expect(books.call('imports.decide', { row, same: true })).rejects.toThrow(
    'closed through 2025-01-31',
  );
  await books.call('history.undo');
  await books.call('imports.decide', { row, same: true });
  await books.call('imports.undo', { batch });
  expect(await payees()).toEqual(['Coffee 1']);
  expect(await lineNames()).toEqual(['COFFEE 2']);
  expect((await take(second())).accounts).toMatchObject([{ new: 0, duplicate: 1 }]);
  expect((await books.call('vault.verify')).findings).toEqual([]);
});

it.each([['the first one first'], ['the last one first']])(
  'of three downloads under three references one row is left, decided %s',
  async (order) => {
    await take(ofx('9.ofx', { rows: [coffee('9')] }));
    for (const name of ['8', '7']) await take(ofx(`${name}.ofx`, { rows: [coffee(name)] }));
    const found = (await doubts()).map(({ row_id: id }: { row_id: string }) => id);
    for (const row of order.startsWith('the last') ? found.toReversed() : found)
      await books.call('imports.decide', { row, same: true });
    expect([await payees(), await doubts()]).toEqual([['Coffee 9'], []]);
    // What is said of each of them holds when its file comes again.
    for (const name of ['8', '7'])
      expect((await take(ofx(`${name}.ofx`, { rows: [coffee(name)] }))).accounts[0]!.duplicate).toBe(1);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  },
);
