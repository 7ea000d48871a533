/** The binder of a year that was worked through, read back from its PDF: a stranger finds what crossed, why and what is open. */
import { writeFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana Reyes';
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', {
    ...{ kind: 'llc', name: LLC, legal_name: 'Northlight Studio LLC', tax_class: 'disregarded', state: 'WY' },
    members: [{ name: DANA, entity: DANA, share: '100' }],
  });
});
afterEach(() => books.close());

async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (process.env.KEEP_BINDER !== undefined) writeFileSync(process.env.KEEP_BINDER, bytes);
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return pages.join('\n').replace(/\s+/g, ' ');
}

it('tells what crossed, on what terms, with which paper and what is open', async () => {
  const make = (kind: string, from: string, to: string, amount: string, date: string, more: object = {}) =>
    makeDespite(books, { kind, from, to, amount, date, purpose: `The ${kind} of ${date}`, ...more });
  await make('contribution', DANA, LLC, '25000', '2025-01-02', BANK);
  await books.call('loan.create', {
    ...{
      lender: DANA,
      borrower: LLC,
      principal: '12000',
      date: '2025-02-01',
      purpose: 'Bridge to the first fees',
    },
    ...{ rate: '6', plan: 'free', maturity: '2030-02-01' },
    ...{ lender_account: 'Checking', borrower_account: 'Checking' },
  });
  const draw = await make('draw', LLC, DANA, '9000', '2025-12-15', BANK);
  await books.call('entry.create', {
    entries: [
      {
        ...{ entity: LLC, date: '2025-11-10', payee: 'ATM' },
        postings: [
          { account: 'Draws', amount: '150' },
          { account: 'Checking', amount: '-150' },
        ],
      },
    ],
  });
  await books.call('paper.make', { crossings: [draw.id] });
  const asked = { entity: LLC, from: '2025-01-01', as_of: '2026-01-31' };
  const text = await textOf(await books.call('binder.pdf', asked));
  for (const said of [
    ...['Separateness binder', 'Northlight Studio LLC', 'Contents', 'January 1, 2025 to January 31, 2026'],
    ...['The contribution of 2025-01-02', '25,000.00', 'The draw of 2025-12-15', '9,000.00'],
    ...['Bridge to the first fees', '6 % a year', 'Without a counterpart (1)', 'ATM', '150.00'],
    ...['Wyoming', 'Share of net income', 'no legal advice', 'Hashes'],
  ])
    expect(text).toContain(said);
  const listed = await textOf(await books.call('binder.pdf', { ...asked, papers: 'list' }));
  expect(listed.length).toBeLessThan(text.length);
});

it('is of a company, and of a period that can be', async () => {
  await expect(books.call('binder.pdf', { entity: DANA })).rejects.toThrow('is no company');
  await expect(
    books.call('binder.pdf', { entity: LLC, from: '2025-02-01', as_of: '2025-01-01' }),
  ).rejects.toThrow('comes after');
});
