/** MT940 into the books: pages of one statement, statements of one account, interim reports before the statement. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportResult } from '../../shared/contract/import.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

const bring = (...texts: string[]): Promise<ImportResult> =>
  books.call('imports.commit', {
    files: texts.map((text, index) => statementFile(`statement-${index}.sta`, text)),
    create_accounts: true,
  });
const accountsOf = (result: ImportResult) => result.files.flatMap(({ accounts }) => accounts);
const warningsOf = (result: ImportResult) => result.files.flatMap(({ warnings }) => warnings);

const COFFEE = ':61:2404050405D4,50NMSCNONREF\n:86:Coffee\n';
const RENT = ':61:2404050405D900,00NTRFNONREF\n:86:Rent\n';

const page = (number: string, opening: string, rows: string, closing: string) =>
  `:20:A\n:25:100/5544\n:28C:${number}\n:60${opening}\n${rows}:62${closing}\n-\n`;

/** One day's statement of 1000.00, two coffees on two pages and the rent: 91.00. */
const FIRST_PAGE = page('7/1', 'F:C240404EUR1000,00', COFFEE, 'M:C240405EUR995,50');
const LAST_PAGE = page('7/2', 'M:C240405EUR995,50', COFFEE + RENT, 'F:C240405EUR91,00');

describe('the pages of one statement', () => {
  it('are one: equal rows on two pages are two, and the last balance is the one that proves', async () => {
    const result = await bring(FIRST_PAGE + LAST_PAGE);
    expect(accountsOf(result)).toMatchObject([
      {
        account_id: '100/5544',
        currency: 'EUR',
        read: 3,
        new: 3,
        sum: '-909.00',
        stated_balance: '91.00',
        stated_on: '2024-04-05',
        difference: '0.00',
        deduced_opening: { amount: '1000.00', date: '2024-04-04' },
      },
    ]);
    expect(warningsOf(result)).toEqual([]);
    const opening = books.core.vault.db.prepare('SELECT opening_minor, opening_on FROM statement').all();
    expect(opening).toEqual([{ opening_minor: 100_000, opening_on: '2024-04-04' }]);
  });

  it('add nothing when they come again, and everything again once they were taken back', async () => {
    const { batch } = await bring(FIRST_PAGE + LAST_PAGE);
    const before = fingerprint(books.core.vault.db);
    const again = await bring(FIRST_PAGE + LAST_PAGE);
    expect([again.batch, ...accountsOf(again).map((a) => [a.new, a.duplicate, a.difference])]).toEqual([
      null,
      [0, 3, '0.00'],
    ]);
    expect(fingerprint(books.core.vault.db)).toEqual(before);
    await books.call('imports.undo', { batch });
    expect(accountsOf(await bring(FIRST_PAGE + LAST_PAGE))).toMatchObject([{ new: 3, difference: '0.00' }]);
  });

  it('may stand between those of another account', async () => {
    const other = page('3/1', 'F:C240404EUR1,00', '', 'F:C240405EUR1,00').replace('5544', '6655');
    const accounts = accountsOf(await bring(FIRST_PAGE + other + LAST_PAGE));
    expect(accounts.map((a) => [a.account_id, a.new, a.difference])).toEqual([
      ['100/5544', 3, '0.00'],
      ['100/6655', 0, '0.00'],
    ]);
  });
});

describe('the statements of one account', () => {
  const MAY = page('8/1', 'F:C240405EUR91,00', COFFEE.replaceAll('0405', '0506'), 'F:C240506EUR86,50');

  it('are proven one by one', async () => {
    const accounts = accountsOf(await bring(FIRST_PAGE + LAST_PAGE + MAY));
    expect(accounts.map((a) => [a.stated_on, a.new, a.difference])).toEqual([
      ['2024-04-05', 3, '0.00'],
      ['2024-05-06', 1, '0.00'],
    ]);
  });

  it('are the same ones in a file that has them twice', async () => {
    const accounts = accountsOf(await bring(MAY + MAY));
    expect(accounts.map((a) => [a.new, a.duplicate, a.difference])).toEqual([
      [1, 0, '0.00'],
      [0, 1, '0.00'],
    ]);
  });

  it('say by how much they are off', async () => {
    const result = await bring(FIRST_PAGE + LAST_PAGE + MAY.replace('86,50', '80,00'));
    expect(accountsOf(result).map((a) => a.difference)).toEqual(['0.00', '-6.50']);
    expect(warningsOf(result)).toEqual([
      expect.stringContaining('make 86.50, and the bank closes with 80.00'),
      expect.stringContaining('is off by −6.50 EUR between 2024-04-05 (proven) and 2024-05-06'),
    ]);
  });
});

describe('a statement whose own figures contradict each other', () => {
  it('proves nothing: the balance that it opens with is believed, and what is missing shows', async () => {
    const result = await bring(page('7/1', 'F:C240404EUR1000,00', RENT, 'F:C240405EUR95,50'));
    expect(accountsOf(result)).toMatchObject([
      {
        opening_balance: '1000.00',
        computed_balance: '100.00',
        stated_balance: '95.50',
        difference: '-4.50',
        deduced_opening: { amount: '1000.00', date: '2024-04-04' },
      },
    ]);
    expect(warningsOf(result)).toEqual([
      expect.stringContaining('1000.00 and the entries make 100.00, and the bank closes with 95.50'),
      expect.stringContaining('is off by −4.50 EUR up to 2024-04-05'),
    ]);
    const [covered] = await books.call('reconcile.coverage', {});
    expect(covered.proven_until).toBe('2024-04-04');
    // What was missing arrives.
    const whole = page('7/1', 'F:C240404EUR1000,00', COFFEE + RENT, 'F:C240405EUR95,50');
    expect(accountsOf(await bring(whole))).toMatchObject([{ new: 1, duplicate: 1, difference: '0.00' }]);
  });
});

describe('two statements of one busy day, in files of their own', () => {
  const first = page('7/1', 'F:C240404EUR1000,00', COFFEE, 'F:C240405EUR995,50');
  const second = page('8/1', 'F:C240405EUR995,50', RENT, 'F:C240405EUR95,50');

  it.each([
    ['in order', [first, second]],
    ['the later one first', [second, first]],
  ])('both prove: %s', async (_, texts) => {
    const seen: (string | null)[][] = [];
    for (const text of texts) {
      const result = await bring(text);
      expect(warningsOf(result)).toEqual([]);
      seen.push(...accountsOf(result).map((a) => [a.difference, a.stated_balance, a.computed_balance]));
    }
    expect(seen).toEqual(
      texts.map((text) => ['0.00', ...(text === first ? ['995.50', '995.50'] : ['95.50', '95.50'])]),
    );
    for (const text of texts)
      expect(accountsOf(await bring(text))).toMatchObject([{ new: 0, difference: '0.00' }]);
    const [covered] = await books.call('reconcile.coverage', {});
    expect([covered.proven_until, covered.off]).toEqual(['2024-04-05', []]);
  });
});

describe('an interim report', () => {
  it('brings the rows that the statement then does not bring again', async () => {
    const report = `:20:A\n:25:100/5544\n:28C:7/1\n:34F:EUR0,\n:13D:2404051200+0100\n${COFFEE}:90D:1EUR4,50\n:90C:0EUR0,\n-\n`;
    expect(accountsOf(await bring(report))).toMatchObject([{ new: 1, stated_balance: null }]);
    const statement = page('7/1', 'F:C240404EUR1000,00', COFFEE + RENT, 'F:C240405EUR95,50');
    expect(accountsOf(await bring(statement))).toMatchObject([
      { new: 1, duplicate: 1, difference: '0.00', deduced_opening: { amount: '1000.00' } },
    ]);
  });
});

describe('an entry that can’t be read', () => {
  it('is listed with its text beside the others, and the balance misses it', async () => {
    const broken = ':61:2404050405D4.500NMSC\n:86:Lunch\n';
    const result = await bring(page('7/1', 'F:C240404EUR1000,00', broken + RENT, 'F:C240405EUR95,50'));
    expect(result.files).toMatchObject([
      {
        status: 'partly',
        format: 'mt940',
        unreadable: [{ line: 5, raw: broken.trim() }],
        accounts: [{ read: 2, new: 1 }],
      },
    ]);
  });
});
