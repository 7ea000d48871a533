/** Entries marked reviewed, by a rule or by hand: they do not wait in the inbox, even without a category. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RegisterRow } from '../../shared/contract/ledger.ts';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

const LLC = 'Acme LLC';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
});
afterEach(async () => {
  expect((await books.call('vault.verify')).findings).toEqual([]);
  await books.close();
});

const bring = () =>
  books.call('imports.commit', {
    files: [
      ofx('j.ofx', {
        rows: [
          { date: '2025-01-03', amount: '-40.00', payee: 'Harbor Roasters', memo: '', fitid: 'a' },
          { date: '2025-01-05', amount: '-0.02', payee: 'Rounding', memo: '', fitid: 'b' },
          { date: '2025-01-07', amount: '-9.00', payee: 'River Toll', memo: '', fitid: 'c' },
        ],
      }),
    ],
    account: 'Checking',
    entity: LLC,
  });
const rule = (more: object) => books.call('rules.create', { entity: LLC, ...more });

async function inbox(): Promise<string[]> {
  const { rows, total } = await books.call('entry.register', { unreviewed: true });
  expect(total).toBe(rows.length);
  const overview = await books.call('reports.overview', { as_of: '2025-12-31' });
  expect(overview.entities[0].to_review).toBe(total);
  return rows.map((row: RegisterRow) => row.payee);
}
const idOf = async (text: string): Promise<string> =>
  (await books.call('entry.list', { text })).entries[0].id;

it('a rule marks rows as they come in, in any stage and beside whatever else is done', async () => {
  await rule({ stage: 'first', amount_to: '0.05', reviewed: true });
  await rule({ value: 'river', payee: 'Toll', account: 'Travel' });
  await bring();
  expect(await inbox()).toEqual(['Harbor Roasters']);
  const { rows } = await books.call('entry.register', { uncategorised: true });
  expect(rows.map(({ payee, reviewed }: RegisterRow) => [payee, reviewed])).toEqual([
    ['Harbor Roasters', false],
    ['Rounding', true],
  ]);
  expect(await books.call('entry.get', { id: await idOf('rounding') })).toMatchObject({ reviewed: true });
  expect(await books.call('entry.get', { id: await idOf('toll') })).toMatchObject({ reviewed: false });
});

it('a rule marks the past just as its preview says, and one undo takes it back', async () => {
  await bring();
  const before = fingerprint(books.core.vault.db);
  expect(await books.call('rules.test', { entity: LLC, value: 'river', reviewed: true })).toMatchObject({
    ...{ hits: 1, would_change: 1, uncategorised: 1 },
  });
  expect(await rule({ value: 'river', reviewed: true, apply: 'uncategorised' })).toMatchObject({
    ...{ changed: 1, reviewed: true },
  });
  expect(await inbox()).toEqual(['Harbor Roasters', 'Rounding']);
  expect(await books.call('rules.test', { entity: LLC, value: 'river', reviewed: true })).toMatchObject({
    ...{ hits: 1, would_change: 0 },
  });
  await rule({ value: 'harbor', account: 'Meals', reviewed: true });
  const asked = { entity: LLC, preview: true, everything: true };
  expect((await books.call('rules.apply', asked)).changes).toMatchObject([
    { payee: 'Harbor Roasters', to: 'Expenses:Meals', reviewed: true },
  ]);
  await books.call('history.undo');
  await books.call('history.undo');
  expect(fingerprint(books.core.vault.db)).toBe(before);
});

it('is marked by hand, one or many, and the mark is taken back', async () => {
  await bring();
  await books.call('entry.update', { id: await idOf('harbor'), reviewed: true });
  expect(await inbox()).toEqual(['Rounding', 'River Toll']);
  const entries = [await idOf('harbor'), await idOf('rounding')];
  const preview = await books.call('entry.bulk', { entries, reviewed: true, preview: true });
  expect(preview).toMatchObject({
    ...{ changed: 1, unchanged: 1 },
    changes: [{ payee: 'Rounding', field: 'reviewed', from: 'no', to: 'yes' }],
  });
  await books.call('entry.bulk', { entries, reviewed: true });
  expect(await inbox()).toEqual(['River Toll']);
  await books.call('entry.bulk', { entries, reviewed: false });
  expect(await inbox()).toEqual(['Harbor Roasters', 'Rounding', 'River Toll']);
  await books.call('history.undo');
  expect(await inbox()).toEqual(['River Toll']);
});

it('keeps its mark when the row it was made of stands for itself again', async () => {
  await rule({ stage: 'first', amount_to: '0.05', reviewed: true });
  const { ids } = await books.call('entry.create', {
    entries: [
      {
        ...{ entity: LLC, date: '2025-01-05', payee: 'Cents' },
        postings: [
          { account: 'Checking', amount: '-0.02' },
          { account: 'Travel', amount: '0.02' },
        ],
      },
    ],
  });
  await bring();
  const line = (await books.call('entry.get', { id: ids[0] })).evidence[0].statement_line_id;
  const { entry_id } = await books.call('matching.unmatch', { line });
  expect(await books.call('entry.get', { id: entry_id })).toMatchObject({
    ...{ payee: 'Rounding', reviewed: true },
  });
});

it('nothing is proposed for what was reviewed, but to whoever asks for it', async () => {
  await bring();
  const entry = await idOf('rounding');
  await rule({ value: 'rounding', account: 'Travel' });
  const proposed = async (more: object = {}) =>
    (await books.call('learner.proposals', more)).proposals.map((one: { entry_id: string }) => one.entry_id);
  expect(await proposed()).toEqual([entry]);
  await books.call('entry.update', { id: entry, reviewed: true });
  expect(await proposed()).toEqual([]);
  expect(await proposed({ entries: [entry] })).toEqual([entry]);
});

it('goes with a file of rules, and one that says nothing of it marks nothing', async () => {
  await rule({ value: 'river', reviewed: true });
  const file = await books.call('rules.export', { entity: LLC });
  expect(file.rules).toMatchObject([{ value: 'river', reviewed: true }]);
  await books.call('entity.create', { kind: 'person', name: 'Dana' });
  const old = { value: 'toll', payee: 'Toll' };
  await books.call('rules.import', { entity: 'Dana', file: { ...file, rules: [...file.rules, old] } });
  expect(await books.call('rules.list', { entity: 'Dana' })).toMatchObject([
    { value: 'river', reviewed: true },
    { value: 'toll', reviewed: false },
  ]);
});

it('a rule that does nothing else may do that', async () => {
  await expect(rule({ value: 'river' })).rejects.toMatchObject({
    ...{ code: 'INVALID_INPUT', message: 'The rule does nothing.' },
  });
  const { id } = await rule({ value: 'river', reviewed: true });
  await expect(books.call('rules.update', { id, reviewed: false })).rejects.toMatchObject({
    ...{ message: 'The rule does nothing.' },
  });
});
