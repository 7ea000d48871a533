/** Opening balances that the bank's own balances imply, while files that tell none fill in the days before, in any order. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { statementFile, TestBooks } from '../support/books.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Dana' });
});
afterEach(() => books.close());

async function bring(file: File): Promise<string> {
  const { batch, files } = await books.call('imports.commit', { files: [file], account: 'Checking' });
  expect(files[0]).toMatchObject({ status: 'imported', error: null });
  return batch;
}
const month = (name: string, ...rows: readonly [day: string, amount: string][]) =>
  statementFile(
    `${name}.csv`,
    `Date,Description,Amount\n${rows.map(([day, amount]) => `${day},Shop,${amount}\n`).join('')}`,
  );
const SEPTEMBER = month('september', ['2025-09-04', '-10.00'], ['2025-09-20', '-1.00']);
const OCTOBER = month('october', ['2025-10-04', '-200.00'], ['2025-10-20', '-5.00']);
/** Closes with 700.00 and says nothing of an opening. */
const NOVEMBER = ofx('november.ofx', {
  rows: [
    { date: '2025-11-03', amount: '-30.00', payee: 'Shop', fitid: '1' },
    { date: '2025-11-05', amount: '-4.00', payee: 'Shop', fitid: '2' },
  ],
  balance: { amount: '700.00', on: '2025-11-30' },
});
const december = (amount: string, closing: string) =>
  ofx('december.ofx', {
    rows: [{ date: '2025-12-03', amount, payee: 'Shop', fitid: '3' }],
    balance: { amount: closing, on: '2025-12-31' },
  });

async function standing() {
  const [{ off, proven_until: proven }] = await books.call('reconcile.coverage', { account: 'Checking' });
  const { rows } = await books.call('entry.register', { account: 'Checking' });
  const opening = rows.find(({ payee }: { payee: string }) => payee === 'Opening balance');
  return { off, proven, opening: opening && [opening.date, opening.amount] };
}

const PROVEN = { off: [], proven: '2025-11-30', opening: ['2025-09-03', '950.00'] };

it.each([
  ['in their order', [SEPTEMBER, OCTOBER, NOVEMBER]],
  ['the balance first', [NOVEMBER, OCTOBER, SEPTEMBER]],
  ['a gap that is filled last', [NOVEMBER, SEPTEMBER, OCTOBER]],
  ['a gap when the balance comes', [SEPTEMBER, NOVEMBER, OCTOBER]],
])('is the same however the months come: %s', async (_, files) => {
  for (const file of files) await bring(file);
  expect(await standing()).toEqual(PROVEN);
});

it('is as it was once a month in the middle is taken back and comes again', async () => {
  await bring(SEPTEMBER);
  const batch = await bring(OCTOBER);
  await bring(NOVEMBER);
  await books.call('imports.undo', { batch });
  expect(await standing()).toMatchObject({ off: [], proven: '2025-11-30' });
  await bring(OCTOBER);
  expect(await standing()).toEqual(PROVEN);
});

it('leaves a row within the days of its statement to contradict it, whatever else the file tells', async () => {
  await bring(NOVEMBER);
  await bring(SEPTEMBER);
  await bring(month('october', ['2025-10-04', '-205.00'], ['2025-11-04', '-7.00']));
  expect(await standing()).toMatchObject({
    off: [{ date: '2025-11-30', stated: '700.00', books: '693.00' }],
    opening: ['2025-09-03', '950.00'],
  });
});

it('stays where an entry from before it was ticked as seen, however many statements come', async () => {
  await bring(NOVEMBER);
  const { ids } = await books.call('entry.create', {
    entries: [
      {
        entity: 'Dana',
        date: '2025-10-15',
        payee: 'Old cheque',
        postings: [
          { account: 'Checking', amount: '-50.00' },
          { account: 'Groceries', amount: '50.00' },
        ],
      },
    ],
  });
  await books.call('reconcile.mark', { account: 'Checking', entries: ids, status: 'cleared' });
  await bring(december('-20.00', '680.00'));
  const january = ofx('january.ofx', {
    rows: [{ date: '2026-01-03', amount: '-20.00', payee: 'Shop', fitid: '4' }],
    balance: { amount: '660.00', on: '2026-01-10' },
  });
  await bring(january);
  const { off, opening } = await standing();
  expect(off.map(({ difference }: { difference: string }) => difference)).toEqual([
    '50.00',
    '50.00',
    '50.00',
  ]);
  expect(opening).toEqual(['2025-11-02', '734.00']);
});
