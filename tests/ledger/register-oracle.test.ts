/** The register against plain arithmetic over the same books, with more rows than are listed at once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RegisterRow } from '../../shared/contract/ledger.ts';
import { addDays } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import { TestBooks } from '../support/books.ts';

const LLC = 'Acme LLC';
const ROWS = 5_600;
const PAYEES = ['Corner Shop', 'City Power', 'ÖBB Ticket', 'Airline', 'shopping mall'];
const CATEGORIES = ['Meals', 'Utilities', 'Travel', 'Supplies', 'Uncategorised'];

interface Row {
  date: string;
  payee: string;
  category: string;
  minor: number;
}

let books: TestBooks;
const made: Row[] = [];
const at = <T>(list: readonly T[], number: number): T => list[number % list.length]!;

beforeAll(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
  for (let n = 0; n < ROWS; n++) {
    made.push({
      date: addDays('2024-01-01', (n * 7) % 300),
      payee: at(PAYEES, n),
      category: at(CATEGORIES, (n * 3) % 11),
      minor: ((n * 37) % 900) - 500 || 1,
    });
  }
  const entries = made.map(({ date, payee, category, minor }) => ({
    entity: LLC,
    date,
    payee,
    postings: [
      { account: 'Checking', amount: formatMoney(minor, 'USD') },
      { account: category, amount: formatMoney(-minor, 'USD') },
    ],
  }));
  for (let n = 0; n < ROWS; n += 1_000)
    await books.call('entry.create', { entries: entries.slice(n, n + 1_000) });
});
afterAll(() => books.close());

/** Entries of one day were entered in this order, and their ids rise with it. */
function expected(passes: (row: Row) => boolean) {
  let held = 0;
  return made
    .toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
    .map((row) => {
      held += row.minor;
      return { ...row, balance: held };
    })
    .filter(passes);
}

const seen = (row: RegisterRow) => ({
  date: row.date,
  payee: row.payee,
  category: row.others[0]!.account.split(':').at(-1),
  minor: row.amount_minor,
  balance: row.balance_minor,
});

const CASES: [string, object, (row: Row) => boolean][] = [
  ['everything', {}, () => true],
  ['a word that most have', { text: 'o' }, (row) => /o/i.test(row.payee + row.category)],
  ['a word in another alphabet', { text: 'öbb' }, (row) => row.payee.startsWith('ÖBB')],
  ['two words', { text: 'shop travel' }, (row) => /shop/i.test(row.payee) && row.category === 'Travel'],
  ['what goes out', { direction: 'out' }, (row) => row.minor < 0],
  ['a category', { category: 'Travel' }, (row) => row.category === 'Travel'],
  ['what wants a category', { uncategorised: true }, (row) => row.category === 'Uncategorised'],
  [
    'a span',
    { from: '2024-02-01', to: '2024-09-30' },
    (row) => row.date >= '2024-02-01' && row.date <= '2024-09-30',
  ],
];

it.each(CASES)('agrees with plain arithmetic on %s', async (_, filter, passes) => {
  const all = expected(passes);
  const input = { account: 'Checking', entity: LLC, limit: 50, ...filter };
  for (const offset of [0, 49, Math.floor(all.length / 2), all.length - 30]) {
    const page = await books.call('entry.register', { ...input, offset });
    expect(page.total).toBe(all.length);
    expect(page.rows.map(seen)).toEqual(all.slice(offset, offset + 50));
    const reverse = await books.call('entry.register', { ...input, offset, descending: true });
    expect(reverse.rows.map(seen)).toEqual(all.toReversed().slice(offset, offset + 50));
  }
  const { sums } = await books.call('entry.register', input);
  expect(sums[0].amount_minor).toBe(all.reduce((sum, row) => sum + row.minor, 0));
  const middle = await books.call('entry.register', { ...input, offset: 77, limit: 1 });
  const around = await books.call('entry.register', { ...input, around: middle.rows[0].entry_id });
  expect(around).toMatchObject({ offset: 50 });
  expect(around.rows[27]).toEqual(middle.rows[0]);
});
