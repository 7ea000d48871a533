/** Files overlap: what one of them tells stays in the books when another that told it first is taken back. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withFreeNames } from '../../main/import/hand-over.ts';
import { type OfxRow, ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';
import { fingerprint } from '../support/fingerprint.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

const january: OfxRow[] = [
  { date: '2025-01-05', amount: '-40.00', payee: 'Corner Deli', fitid: 'a' },
  { date: '2025-01-09', amount: '-40.00', payee: 'Paper & Ink', fitid: 'b' },
  { date: '2025-01-20', amount: '900.00', payee: 'Salary', fitid: 'c' },
];
const february: OfxRow[] = [
  { date: '2025-02-05', amount: '-41.00', payee: 'Corner Deli', fitid: 'd' },
  { date: '2025-02-20', amount: '900.00', payee: 'Salary', fitid: 'e' },
];
const louder = january.map((row) => ({ ...row, payee: row.payee!.toUpperCase() }));
const m1 = ofx('m1.ofx', { rows: january, balance: { amount: '1820.00', on: '2025-01-31' } });
const m12 = ofx('m12.ofx', {
  rows: [...louder, ...february],
  balance: { amount: '2679.00', on: '2025-02-28' },
});

const bring = async (...files: File[]): Promise<string> =>
  (await books.call('imports.commit', { files, account: 'Checking', entity: 'Ana' })).batch;
const takeBack = (batch: string) => books.call('imports.undo', { batch });
const register = async () =>
  (await books.call('entry.register', { account: 'Checking', entity: 'Ana' })).rows.map(
    ({ date, amount }: { date: string; amount: string }) => `${date} ${amount}`,
  );
const coverage = () => books.call('reconcile.coverage');
const print = () => fingerprint(books.core.vault.db);
const lines = () =>
  books.core.vault.reader
    .prepare(
      `SELECT f.name AS file, l.payee, l.line_number AS line, l.offset, l.length, l.identity FROM statement_line l
       JOIN statement s ON s.id = l.statement_id JOIN source_file f ON f.id = s.source_file_id ORDER BY l.identity`,
    )
    .all();

it('is as if only the other file had come, and comes again by Undo', async () => {
  const alone = await bring(m12);
  const clean = { rows: await register(), lines: lines(), coverage: await coverage() };
  await takeBack(alone);
  const first = await bring(m1);
  await bring(m12);
  const before = print();
  expect(await takeBack(first)).toEqual({
    lines: 0,
    entries: 0,
    by_hand: 0,
    several: 0,
    accounts: 0,
    kept: 3,
  });
  expect({ rows: await register(), lines: lines(), coverage: await coverage() }).toEqual(clean);
  expect(clean.lines).toHaveLength(5);
  const after = print();
  await books.call('history.undo');
  expect(print()).toBe(before);
  await books.call('history.redo');
  expect(print()).toBe(after);
  expect((await books.call('vault.verify')).findings).toEqual([]);
});

it('keeps what somebody did with a row, from file to file, in books that are closed by then', async () => {
  await books.call('entry.create', {
    entries: [
      {
        ...{ entity: 'Ana', date: '2025-01-19', payee: 'Salary' },
        postings: [
          { account: 'Checking', amount: '900.00', status: 'pending' },
          { account: 'Groceries', amount: '-900.00' },
        ],
      },
    ],
  });
  const batches = [await bring(m1), await bring(m12)];
  batches.push(
    await bring(
      ofx('late.ofx', { rows: january.slice(1), balance: { amount: '1820.00', on: '2025-01-30' } }),
    ),
  );
  const legs = () =>
    books.core.vault.reader
      .prepare(
        `SELECT m.*, e.*, p.* FROM line_match m JOIN entry e ON e.id = m.entry_id JOIN posting p ON p.entry_id = e.id
         WHERE e.date < '2025-02-01' ORDER BY e.id, p.line`,
      )
      .all();
  await books.call('period.close', { entity: 'Ana', through: '2025-01-31' });
  const before = legs();
  expect(before.some((leg) => (leg as { kind: string }).kind === 'matched')).toBe(true);
  await takeBack(batches[0]!);
  expect(legs()).toEqual(before);
  // The deli's row is told by no other file any more: it would have to leave books that are closed.
  await expect(takeBack(batches[1]!)).rejects.toMatchObject({ code: 'REFUSED' });
  await books.call('period.reopen', { entity: 'Ana', through: null, reason: 'a late bill' });
  expect(await takeBack(batches[1]!)).toMatchObject({ lines: 3, kept: 2 });
  expect(lines().map((line) => (line as { file: string }).file)).toEqual(['late.ofx', 'late.ofx']);
  expect((await books.call('vault.verify')).findings).toEqual([]);
});

it.each(['2025-01-06', '2025-01-09'])(
  'tables: rows pass on, those that only it told leave (from %s)',
  async (from) => {
    const table = (name: string, days: readonly string[]) =>
      new File(
        [`Date,Description,Amount\n${days.map((day) => `${day},Corner Deli ${day},-12.00\n`).join('')}`],
        name,
      );
    const [early, middle, late] = ['2025-01-05', '2025-01-09', '2025-02-03'] as const;
    const first = await bring(table('a.csv', [early, middle]));
    await bring(table('b.csv', [from === middle ? middle : early, late]));
    expect(await takeBack(first)).toMatchObject({ lines: 1, kept: 1 });
    expect(await register()).toEqual([from === middle ? middle : early, late].map((day) => `${day} -12.00`));
  },
);

it('crossings that began with a row which another file tells stay without a word', async () => {
  await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 'disregarded' });
  const first = await bring(m1);
  await bring(m12);
  const { rows } = await books.call('entry.register', { account: 'Checking', entity: 'Ana' });
  const paid = rows.find(({ amount }: { amount: string }) => amount === '-40.00');
  await makeDespite(books, {
    ...{
      entry: paid.entry_id,
      kind: 'contribution',
      to: 'Acme LLC',
      to_account: 'Checking',
      purpose: 'Start',
    },
  });
  expect(await books.call('imports.resting', { batch: first })).toMatchObject({ crossings: [] });
  await takeBack(first);
  expect((await books.call('crossing.list', {})).total).toBe(1);
  expect((await books.call('vault.verify')).findings).toEqual([]);
});

it('takes no name that a row keeps, also one that keeps it because its own next name is taken', () => {
  const staying = { id: 'r2', holder: 'of another file' };
  const behind = { id: 'r1', holder: 'r2' };
  const turned = [
    { id: 'r3', holder: 'r4' },
    { id: 'r4', holder: 'r3' },
  ];
  expect(withFreeNames([behind, staying, ...turned])).toEqual(turned);
});
