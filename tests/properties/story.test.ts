/**
 * A year of three accounts of two entities, as banks hand it out: months that overlap, files twice, in any order,
 * references that begin anew each month, wording that the bank changes later. However it comes in, the books must end
 * as they do when each month is imported once, in its order.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, endOfMonth } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import { TestBooks } from '../support/books.ts';
import '../support/seed.ts';
import { type OfxRow, ofx } from './ofx.ts';

interface BankRow {
  date: string;
  minor: number;
  payee: string;
}

interface BankAccount {
  id: string;
  kind: 'bank' | 'card';
  name: string;
  entity: string;
  openingMinor: number;
  rows: readonly BankRow[];
}

const MONTHS = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`);
const SHOPS = ['Riverside Rent', 'Paper & Ink', 'Fiber One', 'Corner Deli', 'Northern Power'] as const;

/** What happened at the banks in that year. */
const year: fc.Arbitrary<BankAccount[]> = fc
  .array(
    fc.record({
      shops: fc.array(
        fc.record({
          day: fc.integer({ min: 1, max: 28 }),
          minor: fc.integer({ min: -50_000, max: -1 }),
          shop: fc.constantFrom(...SHOPS),
          on: fc.constantFrom('checking' as const, 'card' as const, 'personal' as const),
          /** Two of the very same on one day are two. */
          twice: fc.boolean(),
        }),
        { maxLength: 5 },
      ),
      income: fc.integer({ min: 100_000, max: 900_000 }),
      /** The card is paid from checking; its bank books it some days later, or before. */
      paid: fc.record({
        day: fc.integer({ min: 5, max: 24 }),
        later: fc.integer({ min: -2, max: 5 }),
        minor: fc.integer({ min: 1, max: 90_000 }),
      }),
    }),
    { minLength: 12, maxLength: 12 },
  )
  .map((months) => {
    const rows = { checking: [] as BankRow[], card: [] as BankRow[], personal: [] as BankRow[] };
    const on = (month: string, day: number) => `${month}-${String(day).padStart(2, '0')}`;
    for (const [index, { shops, income, paid }] of months.entries()) {
      const month = MONTHS[index]!;
      rows.checking.push({ date: on(month, 2), minor: income, payee: 'Client deposit' });
      rows.personal.push({ date: on(month, 5), minor: Math.floor(income / 3), payee: 'Salary' });
      for (const { day, minor, shop, on: where, twice } of shops) {
        const row = { date: on(month, day), minor, payee: shop };
        rows[where].push(row, ...(twice ? [row] : []));
      }
      // Each month another amount, so that no payment can be taken for another's other side.
      const minor = paid.minor * MONTHS.length + index;
      const date = on(month, paid.day);
      rows.checking.push({ date, minor: -minor, payee: 'Card payment' });
      rows.card.push({ date: addDays(date, paid.later), minor, payee: 'Payment thank you' });
    }
    const byDay = (some: BankRow[]) => some.toSorted((a, b) => (a.date < b.date ? -1 : 1));
    const account = (
      id: string,
      kind: BankAccount['kind'],
      name: string,
      entity: string,
      of: BankRow[],
    ): BankAccount => ({ id, kind, name, entity, openingMinor: 123_456, rows: byDay(of) });
    return [
      account('4821', 'bank', 'Checking', 'Acme LLC', rows.checking),
      account('1001', 'card', 'Business credit card', 'Acme LLC', rows.card),
      account('7733', 'bank', 'Checking', 'Dana', rows.personal),
    ];
  });

/** A file of one account's month, reaching some days into the months beside it. */
interface Asked {
  account: number;
  month: number;
  before: number;
  after: number;
  /** How the bank words it now. */
  wording: 'plain' | 'loud' | 'numbered';
  /** An export without references, where nothing but its words could tell a row: it keeps to them. */
  bare: boolean;
}

const WORDING: Record<Asked['wording'], (payee: string, minor: number) => string> = {
  plain: (payee) => payee,
  loud: (payee) => payee.toUpperCase(),
  numbered: (payee, minor) => `${payee} #${Math.abs(minor) % 1000}`,
};

/** The references of a bank that counts anew each month: the same ones again and again. */
function references(rows: readonly BankRow[]): Map<BankRow, string>[] {
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const month = row.date.slice(0, 7);
    const count = (counts.get(month) ?? 0) + 1;
    counts.set(month, count);
    return new Map([[row, String(count).padStart(4, '0')]]);
  });
}

function fileOf(
  accounts: readonly BankAccount[],
  { account: index, month, before, after, wording, bare }: Asked,
): File {
  const { id, kind, openingMinor, rows } = accounts[index]!;
  const first = `${MONTHS[month]}-01`;
  const from = addDays(first, -before);
  const to = month === 11 ? endOfMonth(first) : addDays(endOfMonth(first), after);
  const named = references(rows);
  const shown = rows.flatMap((row, place): OfxRow[] =>
    row.date < from || row.date > to
      ? []
      : [
          {
            date: row.date,
            amount: formatMoney(row.minor, 'USD'),
            payee: bare ? row.payee : WORDING[wording](row.payee, row.minor),
            ...(bare ? {} : { fitid: named[place]!.get(row)! }),
          },
        ],
  );
  const closing = rows.reduce((sum, row) => (row.date <= to ? sum + row.minor : sum), openingMinor);
  return ofx(`${id}-${MONTHS[month]}.ofx`, {
    account: id,
    kind,
    rows: shown,
    balance: { amount: formatMoney(closing, 'USD'), on: to },
  });
}

/** Books with the two entities and rules. */
async function emptyBooks(): Promise<TestBooks> {
  const books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 'disregarded' });
  await books.call('entity.create', { kind: 'person', name: 'Dana' });
  const rule = (entity: string, value: string, account: string) =>
    books.call('rules.create', { entity, value, account });
  await rule('Acme LLC', 'riverside', 'Rent');
  // One side's words tell of the transfer; the other bank's row is found by its amount and day.
  await rule('Acme LLC', 'card payment', 'Business credit card');
  await rule('Dana', 'corner deli', 'Groceries');
  return books;
}

/** Everything of the books that must not depend on how it came in. */
async function booksOf(books: TestBooks) {
  const legs = books.core.vault.reader
    .prepare(
      `SELECT n.name AS entity, a.name AS account, l.date, l.amount_minor, p.status,
         (SELECT group_concat(oa.name || ' ' || o.amount_minor || ' ' || o.status, ', ' ORDER BY oa.name, o.amount_minor)
          FROM posting o JOIN account oa ON oa.id = o.account_id
          WHERE o.entry_id = p.entry_id AND o.line <> p.line) AS against
       FROM statement_line l JOIN line_match m ON m.statement_line_id = l.id
       JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line JOIN account a ON a.id = p.account_id
       JOIN entity n ON n.id = a.entity_id ORDER BY 1, 2, 3, 4, 5, 6`,
    )
    .all();
  const balances = [];
  for (const entity of ['Acme LLC', 'Dana']) {
    for (const month of MONTHS) {
      const to = endOfMonth(`${month}-01`);
      const { rows } = await books.call('reports.trial_balance', { entity, from: '2025-01-01', to });
      balances.push({ entity, to, rows: rows.map((row: object) => ({ ...row, account_id: undefined })) });
    }
  }
  const coverage = await books.call('reconcile.coverage');
  return {
    legs,
    balances,
    proven: coverage.map(
      (one: { account: string; proven_until: string; off: unknown[]; gaps: unknown[] }) => ({
        account: one.account,
        until: one.proven_until,
        off: one.off,
        gaps: one.gaps,
      }),
    ),
  };
}

const all: Asked[] = MONTHS.flatMap((_, month) =>
  [0, 1, 2].map((account): Asked => ({ account, month, before: 0, after: 0, wording: 'plain', bare: false })),
);
const asked = (base: Asked) =>
  fc.record({
    account: fc.constant(base.account),
    month: fc.constant(base.month),
    before: fc.integer({ min: 0, max: 20 }),
    after: fc.integer({ min: 0, max: 20 }),
    wording: fc.constantFrom('plain' as const, 'loud' as const, 'numbered' as const),
    bare: fc.boolean(),
  });
/** Every month of every account, some twice, in any order. */
const untidy = fc
  .tuple(fc.tuple(...all.map(asked)), fc.subarray(all, { maxLength: 10 }))
  .chain(([once, again]) =>
    fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length }),
  );

async function commit(
  books: TestBooks,
  accounts: readonly BankAccount[],
  one: Asked,
): Promise<string | null> {
  const { name, entity } = accounts[one.account]!;
  const files = [fileOf(accounts, one)];
  const { batch, files: told } = await books.call('imports.commit', { files, account: name, entity });
  expect(told[0]).toMatchObject({ status: 'imported', error: null, unreadable: [] });
  return batch;
}

describe('a year of three accounts and two entities', () => {
  it('ends in the same books, in whatever order and however often its months come in', async () => {
    await fc.assert(
      fc.asyncProperty(
        year,
        untidy,
        fc.array(fc.record({ after: fc.nat(), takeBack: fc.nat() }), { maxLength: 3 }),
        async (accounts, order, undos) => {
          const clean = await emptyBooks();
          const messy = await emptyBooks();
          try {
            for (const one of all) await commit(clean, accounts, one);
            const takenBack = new Map(undos.map(({ after, takeBack }) => [after % order.length, takeBack]));
            for (const [place, one] of order.entries()) {
              await commit(messy, accounts, one);
              const back = takenBack.get(place);
              if (back === undefined) continue;
              const batches = await messy.call('imports.batches');
              const { id } = batches[back % batches.length];
              await messy.call('imports.undo', { batch: id });
            }
            // What was taken back is imported again; what is there already adds nothing.
            if (takenBack.size > 0) for (const one of order) await commit(messy, accounts, one);
            expect(await booksOf(messy)).toEqual(await booksOf(clean));
            expect((await messy.call('vault.verify')).findings).toEqual([]);
          } finally {
            await clean.close();
            await messy.close();
          }
        },
      ),
      { numRuns: Number(process.env.STORY_RUNS ?? 8) },
    );
  }, 300_000);

  it('ends in the books of the files that stay, when others are taken back', async () => {
    const some = fc.shuffledSubarray(
      [0, 1, 2, 3].flatMap((month) => [0, 1].map((account) => 3 * month + account)),
      {
        minLength: 4,
        maxLength: 8,
      },
    );
    const overlapping = some.chain((places) => fc.tuple(...places.map((place) => asked(all[place]!))));
    await fc.assert(
      fc.asyncProperty(
        year,
        overlapping,
        fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        async (accounts, order, back) => {
          const clean = await emptyBooks();
          const messy = await emptyBooks();
          try {
            const kept = [];
            for (const one of order) {
              const batch = await commit(messy, accounts, one);
              if (batch !== null) kept.push({ one, batch });
            }
            for (const place of back) {
              const [gone] = kept.splice(place % kept.length, 1);
              await messy.call('imports.undo', { batch: gone!.batch });
            }
            for (const { one } of kept) await commit(clean, accounts, one);
            expect(await booksOf(messy)).toEqual(await booksOf(clean));
            expect((await messy.call('vault.verify')).findings).toEqual([]);
          } finally {
            await clean.close();
            await messy.close();
          }
        },
      ),
      { numRuns: Number(process.env.STORY_RUNS ?? 6) },
    );
  }, 300_000);
});
