/** A PDF is taken in where opening and rows come to closing; else only when somebody accepts it as it is. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { statementFile, TestBooks } from '../support/books.ts';
import { at, drawPdf, type PageLine, to } from '../support/pdf.ts';

const HEADING: PageLine = [at(50, 'Date'), at(120, 'Description'), to(500, 'Amount')];
const FIRST: PageLine[] = [
  [at(50, 'Account number 12345678')],
  [at(50, 'Statement period 01/01/2025 - 01/31/2025')],
];
const statement = (client: string, ends = true): PageLine[] => [
  ...FIRST,
  [at(50, 'Opening balance'), to(500, '$1,000.00')],
  HEADING,
  [at(50, '01/03/2025'), at(120, 'Coffee'), to(500, '-4.50')],
  [at(50, '01/15/2025'), at(120, 'Client'), to(500, client)],
  ...(ends ? [[at(50, 'Closing balance'), to(500, '$2,995.50')]] : []),
];
const SOUND = statement('2,000.00');
const MISPRINTED = statement('2,900.00');
const OPEN_ENDED = statement('2,000.00', false);

async function newBooks(): Promise<TestBooks> {
  const books = await TestBooks.create();
  onTestFinished(() => books.close());
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
  return books;
}

async function take(books: TestBooks, lines: PageLine[], more: object = {}) {
  const files = [statementFile('jan.pdf', await drawPdf([lines]))];
  const { files: reports } = await books.call('imports.commit', { files, create_accounts: true, ...more });
  return reports[0];
}

const bookedIn = async (books: TestBooks) =>
  (await books.call('entry.list', {})).entries.map(({ payee }: { payee: string }) => payee);

describe('a PDF whose printed balances', () => {
  it('prove its rows is taken in', async () => {
    const books = await newBooks();
    expect(await take(books, SOUND)).toMatchObject({ status: 'imported', unproven: false, error: null });
    expect(await bookedIn(books)).toContain('Client');
  });

  it.each([
    ['contradict its rows', MISPRINTED],
    ['are not all there', OPEN_ENDED],
  ])('%s is refused, and nothing of it is kept', async (_, lines) => {
    const books = await newBooks();
    expect(await take(books, lines)).toMatchObject({
      status: 'refused',
      trouble: 'unproven',
      unproven: true,
      error: expect.stringContaining('do not prove that every row of …5678 was read'),
    });
    expect(await bookedIn(books)).toEqual([]);
    expect(await books.call('imports.batches')).toEqual([]);
  });

  it.each([
    ['for all', { accept_unproven: true }],
    ['for the file', { choices: JSON.stringify([{ file: 0, accept_unproven: true }]) }],
    [
      'for its account',
      { choices: JSON.stringify([{ file: 0, account_id: '12345678', accept_unproven: true }]) },
    ],
  ])('contradict its rows is taken in where that is accepted %s, and off by as much', async (_, more) => {
    const books = await newBooks();
    const report = await take(books, MISPRINTED, more);
    expect(report).toMatchObject({ status: 'imported', unproven: true, error: null });
    expect(report.accounts[0]).toMatchObject({ new: 2, difference: '-900.00' });
  });

  it('prove one account and not the other is refused as a whole, unless the other is left out', async () => {
    const books = await newBooks();
    const other: PageLine[] = [
      [at(50, 'Account number 87654321')],
      [at(50, 'Opening balance'), to(500, '$10.00')],
      HEADING,
      [at(50, '01/04/2025'), at(120, 'Fee'), to(500, '-1.00')],
      [at(50, 'Closing balance'), to(500, '$8.00')],
    ];
    const lines = [...SOUND, ...other];
    expect(await take(books, lines)).toMatchObject({ status: 'refused', trouble: 'unproven' });
    const choices = JSON.stringify([{ file: 0, account_id: '87654321', skip: true }]);
    expect(await take(books, lines, { choices })).toMatchObject({ status: 'imported', unproven: false });
    expect(await bookedIn(books)).not.toContain('Fee');
  });

  it('are one alone, with nothing that could be a row, says no more than that', async () => {
    const books = await newBooks();
    const report = await take(books, [...FIRST, [at(50, 'Closing balance'), to(500, '$8.00')]]);
    expect(report).toMatchObject({ status: 'imported', unproven: false });
  });
});

describe('days that could be read either way', () => {
  const lines: PageLine[] = [
    [at(50, 'Account number 12345678')],
    [at(50, 'Opening balance'), to(500, '10.00')],
    HEADING,
    [at(50, '01/05/2025'), at(120, 'One'), to(500, '-1.00')],
    [at(50, '01/06/2025'), at(120, 'Two'), to(500, '-2.00')],
    [at(50, 'Closing balance'), to(500, '7.00')],
  ];
  const daysOf = ({ accounts: [account] }: { accounts: { first_date: string; last_date: string }[] }) => [
    account!.first_date,
    account!.last_date,
  ];

  it('are asked about, and read as somebody says', async () => {
    const books = await newBooks();
    const asked = await take(books, lines);
    expect(asked.dates).toEqual({ order: 'day-first', other: 'month-first', assumed: true });
    expect(daysOf(asked)).toEqual(['2025-05-01', '2025-06-01']);
    const other = await newBooks();
    const told = await take(other, lines, { date_order: 'month-first' });
    expect(told.dates).toEqual({ order: 'month-first', other: 'day-first', assumed: false });
    expect(daysOf(told)).toEqual(['2025-01-05', '2025-01-06']);
  });

  it('are read as for the account before', async () => {
    const books = await newBooks();
    const { account } = (await take(books, lines, { date_order: 'month-first' })).accounts[0];
    const next = lines.map((line) =>
      Array.isArray(line) ? line.map((cell) => ({ ...cell, text: cell.text.replace('2025', '2026') })) : line,
    );
    const report = await take(books, next, { account });
    expect(report.dates).toEqual({ order: 'month-first', other: 'day-first', assumed: false });
    expect(daysOf(report)).toEqual(['2026-01-05', '2026-01-06']);
  });
});
