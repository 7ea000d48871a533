/** What rests on an import is named before it is taken back, and goes as a whole. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';
import { fingerprint } from '../support/fingerprint.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
});
afterEach(() => books.close());

const state = () => fingerprint(books.core.vault.db);
const undo = (batch: string, more: object = {}) => books.call('imports.undo', { batch, ...more });

interface Row {
  date: string;
  amount: string;
}

const fileOf = (entity: string, rows: readonly Row[]) =>
  ofx(`${entity}-${rows[0]!.date}.ofx`, {
    account: entity === LLC ? '11-1' : '22-2',
    rows: rows.map((one) => ({ ...one, payee: 'TRANSFER', fitid: `${entity}-${one.date}` })),
  });

async function bring(entity: string, rows: readonly Row[]): Promise<{ batch: string; entries: string[] }> {
  const { batch } = await books.call('imports.commit', {
    files: [fileOf(entity, rows)],
    ...{ entity, account: 'Checking' },
  });
  const waiting = (await books.call('entry.register', { entity, unreviewed: true })).rows;
  const of = ({ date }: Row) => waiting.find((one: { date: string }) => one.date === date)?.entry_id;
  return { batch, entries: rows.map(of) };
}

const lend = (entry: string) =>
  books.call('loan.create', {
    ...{ lender: DANA, borrower: LLC, lender_entry: entry, borrower_account: 'Checking', name: 'Bridge' },
    ...{ rate: '6', plan: 'free', purpose: 'Equipment' },
  });
const payBack = (entry: string, amount: string) =>
  books.call('loan.pay', { loan: 'Bridge', lender_entry: entry, borrower_account: 'Checking', amount });
async function paperOf(crossing: string): Promise<void> {
  const { id } = await books.call('paper.make', { crossings: [crossing] });
  await books.call('paper.sign', { id, how: 'paper' });
}

it('names the crossings, and takes nothing back before somebody agrees', async () => {
  const { batch, entries } = await bring(DANA, [{ date: '2025-01-03', amount: '-25000.00' }]);
  const pair = await makeDespite(books, {
    ...{ entry: entries[0], kind: 'contribution', to_account: 'Checking', purpose: 'Starting capital' },
  });
  await paperOf(pair.id);
  const resting = await books.call('imports.resting', { batch });
  expect(resting).toMatchObject({
    crossings: [{ id: pair.id, kind: 'contribution', from: DANA, to: LLC, amount: '25000.00' }],
    loans: [],
    papers: [{ state: 'signed' }],
  });
  const before = state();
  await expect(undo(batch)).rejects.toMatchObject({
    code: 'REFUSED',
    message: expect.stringMatching(
      /^A crossing rests on rows of that import: contribution from Dana to Northlight LLC, 25,000\.00 USD on 2025-01-03\. “.*” \(signed\) would tell of what is gone\.$/,
    ),
    facts: { crossings: [pair.id], loans: [], papers: [resting.papers[0].id] },
  });
  expect(state()).toBe(before);
  await undo(batch, { with_crossings: true });
  expect((await books.call('crossing.list')).total).toBe(0);
  expect((await books.call('entry.register', { entity: LLC })).total).toBe(0);
  expect((await books.call('vault.verify')).findings).toEqual([]);
  await books.call('history.undo');
  expect(state()).toBe(before);
});

it('asks nobody where nothing rests on it', async () => {
  const { batch } = await bring(DANA, [{ date: '2025-01-03', amount: '-25.00' }]);
  expect(await books.call('imports.resting', { batch })).toEqual({ crossings: [], loans: [], papers: [] });
  expect(await undo(batch)).toMatchObject({ lines: 1, entries: 1 });
  await expect(books.call('imports.resting', { batch })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('a loan goes with all that was lent, its payments and its interest', async () => {
  const { batch, entries } = await bring(DANA, [
    { date: '2025-01-03', amount: '-10000.00' },
    { date: '2025-04-03', amount: '2000.00' },
  ]);
  const empty = state();
  await lend(entries[0]!);
  await payBack(entries[1]!, '2000.00');
  const resting = await books.call('imports.resting', { batch });
  expect(resting.loans).toMatchObject([{ name: 'Bridge', lender: DANA, borrower: LLC, goes: true }]);
  expect(resting.crossings.map(({ kind }: { kind: string }) => kind)).toEqual([
    ...['loan', 'interest', 'interest', 'interest', 'interest', 'repayment'],
  ]);
  await expect(undo(batch)).rejects.toThrow('The loan “Bridge” goes with it');
  expect(state()).not.toBe(empty);
  await undo(batch, { with_crossings: true });
  expect([await books.call('loan.list'), (await books.call('crossing.list')).total]).toEqual([[], 0]);
  expect((await books.call('vault.verify')).findings).toEqual([]);
});

it('a loan is not left without its principal under payments that came otherwise', async () => {
  const lent = await bring(DANA, [{ date: '2025-01-03', amount: '-10000.00' }]);
  await lend(lent.entries[0]!);
  const paid = await bring(DANA, [{ date: '2025-04-03', amount: '2000.00' }]);
  await payBack(paid.entries[0]!, '2000.00');
  const before = state();
  await expect(undo(lent.batch, { with_crossings: true })).rejects.toMatchObject({
    message: 'What was lent on “Bridge” came with that import, and a payment on it did not.',
    remedy: 'Take its payments apart first.',
  });
  expect(state()).toBe(before);
  expect((await books.call('imports.resting', { batch: paid.batch })).loans).toMatchObject([{ goes: false }]);
  await undo(paid.batch, { with_crossings: true });
  await undo(lent.batch, { with_crossings: true });
  expect(await books.call('loan.list')).toEqual([]);
  expect((await books.call('vault.verify')).findings).toEqual([]);
});

it('both rows of one crossing leave in one batch', async () => {
  const { batch } = await books.call('imports.commit', {
    files: [
      fileOf(DANA, [{ date: '2025-01-03', amount: '-500.00' }]),
      fileOf(LLC, [{ date: '2025-01-03', amount: '500.00' }]),
    ],
    choices: JSON.stringify([
      { file: 0, entity: DANA, account: 'Checking' },
      { file: 1, entity: LLC, account: 'Checking' },
    ]),
  });
  const [[left], [came]] = [
    (await books.call('entry.register', { entity: DANA, unreviewed: true })).rows,
    (await books.call('entry.register', { entity: LLC, unreviewed: true })).rows,
  ];
  await makeDespite(books, {
    ...{ entry: left.entry_id, counter_entry: came.entry_id, kind: 'contribution', purpose: 'Capital' },
  });
  await undo(batch, { with_crossings: true });
  expect((await books.call('entry.register', {})).total).toBe(0);
  expect((await books.call('vault.verify')).findings).toEqual([]);
});

it('what met a row of another import gets an entry of its own', async () => {
  const { batch, entries } = await bring(DANA, [{ date: '2025-01-03', amount: '-500.00' }]);
  await makeDespite(books, {
    ...{ entry: entries[0], kind: 'contribution', to_account: 'Checking', purpose: 'Capital' },
  });
  await bring(LLC, [{ date: '2025-01-06', amount: '500.00' }]);
  expect((await books.call('crossing.list', { in_transit: true })).total).toBe(0);
  await undo(batch, { with_crossings: true });
  expect((await books.call('entry.register', { entity: LLC, unreviewed: true })).rows).toMatchObject([
    { date: '2025-01-06', payee: expect.stringMatching(/transfer/i) },
  ]);
  expect((await books.call('crossing.list')).total).toBe(0);
  expect((await books.call('vault.verify')).findings).toEqual([]);
});

it('what settled a cost goes with the import that brought it', async () => {
  const { batch, entries } = await bring(DANA, [{ date: '2025-03-01', amount: '-640.00' }]);
  const cost = await books.call('crossing.make', {
    ...{ entry: entries[0], kind: 'business', category: 'Advertising', purpose: 'Printing' },
  });
  const paid = await books.call('crossing.make', {
    ...{ kind: 'settlement', from: LLC, to: DANA, date: '2025-04-05', amount: '640.00', purpose: 'Back' },
    ...{ from_account: 'Checking', to_account: 'Checking' },
  });
  const resting = await books.call('imports.resting', { batch });
  expect(resting.crossings).toMatchObject([{ id: cost.id }, { id: paid.id }]);
  await undo(batch, { with_crossings: true });
  expect((await books.call('crossing.list')).total).toBe(0);
  expect((await books.call('vault.verify')).findings).toEqual([]);
});
