/**
 * The books as accounting programs take them, read back as strictly as those programs read: each line's fields by its
 * head, accounts only that the file declares, amounts that sum to zero by entry, and the movements of each month ours.
 */
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { PlainBooks } from '../reports/plain-books.ts';
import { ourMovements } from './tools.ts';

const books = new PlainBooks();
const COMPANY = 'Müller & Söhne LLC';
const OTHER = 'Euro side';
const NAMES = [
  'Fees - card "A"',
  'A very long name of an account that no desktop program takes whole',
  'A very long name of an account that no desktop program takes whole, again',
  'tab\tand line\nbreak',
  '日本 账户',
  '交際',
  '…………………………………………………………',
  "=cmd|'/C calc'!A0",
  "FEES - CARD 'A'",
];
const PAYEES = ['Café "Zur Post"', '=HYPERLINK("http://x")', 'ACME\tInc.\r\nLtd', '北 & Co', '-', ''];

function fill(): void {
  books.call('entity.create', { kind: 'llc', name: COMPANY, tax_class: 'disregarded' });
  books.call('entity.create', { kind: 'llc', name: OTHER, tax_class: 'disregarded' });
  for (const [i, name] of NAMES.entries())
    books.call('account.create', {
      entity: COMPANY,
      name,
      type: 'expense',
      ...(i % 2 === 0 ? { code: `77${i}` } : {}),
    });
  books.call('account.create', { entity: COMPANY, name: 'Visa', type: 'liability', role: 'card' });
  books.call('account.create', {
    entity: OTHER,
    name: 'Giro',
    type: 'asset',
    role: 'bank',
    currency: 'EUR',
  });
  const entries = Array.from({ length: 240 }, (_, n) => {
    const cents = (n * 37) % 9000;
    const amount = `${Math.floor(cents / 100) + 1}.${String(cents % 100).padStart(2, '0')}`;
    return {
      entity: COMPANY,
      date: `2025-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`,
      payee: PAYEES[n % PAYEES.length]!,
      memo: n % 5 === 0 ? 'a "memo"; with, signs' : '',
      postings: [
        { account: NAMES[n % NAMES.length]!, amount },
        { account: n % 3 === 0 ? 'Visa' : 'Checking', amount: `-${amount}` },
      ],
    };
  });
  books.call('entry.create', { entries });
  books.call('entry.create', {
    entries: [
      {
        entity: OTHER,
        date: '2025-02-03',
        payee: 'Miete',
        postings: [
          { account: 'Giro', amount: '-5.00', currency: 'EUR' },
          { account: 'Uncategorised', amount: '5.00', currency: 'EUR' },
        ],
      },
    ],
  });
}

beforeAll(fill);
afterAll(() => books.close());

interface Line {
  month: string;
  account: string;
  minor: number;
}

function cents(text: string): number {
  const minor = parseMoney(text, 'USD');
  if (typeof minor !== 'number') throw new Error(`“${text}” is no amount`);
  return minor;
}

/** The movements of each account and month, without the accounts' names, as `ourMovements` gives them. */
function movementsOf(lines: readonly Line[]): string[] {
  const sums = new Map<string, number>();
  for (const { month, account, minor } of lines)
    sums.set(`${month}\0${account}`, (sums.get(`${month}\0${account}`) ?? 0) + minor);
  return [...sums]
    .filter(([, minor]) => minor !== 0)
    .map(([key, minor]) => `${key.slice(0, 7)} USD ${formatMoney(minor, 'USD')}`)
    .sort();
}

const ours = () => ourMovements(books.db, COMPANY);

async function bytesOf(format: string, more: object = {}): Promise<Uint8Array> {
  const file = books.call('journal.export', { format, entity: COMPANY, ...more });
  return new Uint8Array(await file.arrayBuffer());
}

describe('IIF', () => {
  /** As QuickBooks Desktop reads it: a head names the fields of its records; TRNS, its SPLs and ENDTRNS are one entry. */
  async function read(more: object = {}): Promise<{ accounts: string[]; entries: Line[][] }> {
    const text = Buffer.from(await bytesOf('iif', more)).toString('latin1');
    const heads = new Map<string, string[]>();
    const accounts: string[] = [];
    const entries: Line[][] = [];
    let open: Line[] | null = null;
    const records = text.split('\r\n');
    expect(records.pop()).toBe('');
    for (const record of records) {
      const [keyword = '', ...values] = record.split('\t');
      if (keyword.startsWith('!')) {
        heads.set(keyword.slice(1), values);
        continue;
      }
      const head = heads.get(keyword);
      expect([keyword, values.length]).toEqual([keyword, head?.length]);
      const field = (name: string) => values[head!.indexOf(name)]!;
      if (keyword === 'ACCNT') accounts.push(field('NAME'));
      else if (keyword === 'ENDTRNS') {
        entries.push(open!);
        open = null;
      } else {
        expect(keyword).toBe(open === null ? 'TRNS' : 'SPL');
        expect(field('TRNSTYPE')).toBe('GENERAL JOURNAL');
        const [, month, day, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(field('DATE'))!;
        expect(Number(day)).toBeLessThanOrEqual(31);
        open ??= [];
        open.push({ month: `${year}-${month}`, account: field('ACCNT'), minor: cents(field('AMOUNT')) });
      }
    }
    expect(open).toBeNull();
    return { accounts, entries };
  }

  it('sums to zero by entry, and to our books by account and month', async () => {
    const { entries } = await read();
    expect(entries).toHaveLength(240);
    for (const entry of entries) expect(entry.reduce((sum, { minor }) => sum + minor, 0)).toBe(0);
    expect(movementsOf(entries.flat())).toEqual(ours());
  });

  it('declares each account it books to once, in names that fit', async () => {
    const { accounts, entries } = await read();
    expect(new Set(accounts.map((name) => name.toLowerCase())).size).toBe(accounts.length);
    for (const name of accounts)
      for (const part of name.split(':')) expect(part.length).toBeLessThanOrEqual(31);
    for (const { account } of entries.flat()) expect(accounts).toContain(account);
  });

  it('holds the days that are asked for', async () => {
    const { entries } = await read({ from: '2025-03-01', to: '2025-04-30' });
    const months = new Set(entries.flat().map(({ month }) => month));
    expect([...months].sort()).toEqual(['2025-03', '2025-04']);
    expect(() =>
      books.call('journal.export', { format: 'iif', entity: COMPANY, from: '2025-05-01', to: '2025-04-01' }),
    ).toThrow(/begins on 2025-05-01/);
  });
});

describe.each([
  { format: 'quickbooks', rows: 1000, key: 'Journal No.' },
  { format: 'xero', rows: 300, key: '*Narration' },
])('the files for $format', ({ format, rows, key }) => {
  async function read() {
    const files = unzipSync(await bytesOf(format));
    const sheets = Object.entries(files).map(([name, bytes]) => {
      const { data, errors } = Papa.parse<Record<string, string>>(Buffer.from(bytes).toString('utf8'), {
        header: true,
        skipEmptyLines: true,
      });
      expect(errors).toEqual([]);
      return { name, data };
    });
    return { chart: sheets[0]!, journals: sheets.slice(1) };
  }

  const lineOf = (row: Record<string, string>): Line =>
    format === 'xero'
      ? {
          month: monthOf(row['*Date']!),
          account: row['*AccountCode']!,
          minor: cents(row['*Amount']!),
        }
      : {
          month: row['Journal Date']!.replace(/^(\d\d)\/\d\d\/(\d{4})$/, '$2-$1'),
          account: row['Account Name']!,
          minor: row.Debits === '' ? -cents(row.Credits!) : cents(row.Debits!),
        };

  it('keep to the limit, and an entry to its file', async () => {
    const { chart, journals } = await read();
    expect(chart.name).toBe('accounts.csv');
    expect(journals.length).toBe(Math.ceil(480 / rows));
    const seen = new Set<string>();
    for (const { data } of journals) {
      expect(data.length).toBeLessThanOrEqual(rows);
      const sums = new Map<string, number>();
      for (const row of data) sums.set(row[key]!, (sums.get(row[key]!) ?? 0) + lineOf(row).minor);
      for (const [entry, sum] of sums) {
        expect([entry, sum, seen.has(entry)]).toEqual([entry, 0, false]);
        seen.add(entry);
      }
    }
    expect(seen.size).toBe(240);
  });

  it('come to our books by account and month, on accounts they name', async () => {
    const { chart, journals } = await read();
    const lines = journals.flatMap(({ data }) => data.map(lineOf));
    expect(movementsOf(lines)).toEqual(ours());
    const known = chart.data.map((row) => row[format === 'xero' ? '*Code' : 'Account Name']!);
    expect(new Set(known.map((name) => name.toLowerCase())).size).toBe(known.length);
    for (const { account } of lines) expect(known).toContain(account);
  });

  it('hold nothing that a spreadsheet would take for a formula', async () => {
    const { chart, journals } = await read();
    for (const row of [chart, ...journals].flatMap(({ data }) => data))
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@]|^-(?![\d.]+$)/);
  });
});

function monthOf(date: string): string {
  const [, day, name, year] = /^(\d{1,2}) (\w{3}) (\d{4})$/.exec(date)!;
  const month = new Date(`${day} ${name} ${year} 12:00 UTC`).getUTCMonth() + 1;
  return `${year}-${String(month).padStart(2, '0')}`;
}

describe('what these formats cannot hold', () => {
  it.each(['iif', 'quickbooks', 'xero'])('is refused, not left out: another currency in %s', (format) => {
    expect(() => books.call('journal.export', { format, entity: OTHER })).toThrow(
      /2025-02-03, “Miete”, is in EUR/,
    );
  });

  it('is an entry of more lines than a file of Xero has', () => {
    const rows = 300;
    books.call('entity.create', { kind: 'llc', name: 'Long', tax_class: 'disregarded' });
    const lines = Array.from({ length: rows }, () => ({ account: 'Uncategorised', amount: '1' }));
    const entry = (postings: object[]) => ({
      entity: 'Long',
      date: '2025-02-03',
      payee: 'Wages',
      postings,
    });
    const paid = { account: 'Checking', amount: `-${rows}` };
    books.call('entry.create', { entries: [entry([...lines, paid])] as never });
    expect(() => books.call('journal.export', { format: 'xero', entity: 'Long' })).toThrow(
      `has ${rows + 1} lines, and a file of this format holds ${rows}`,
    );
  });

  it('is two companies in one file', () => {
    expect(() => books.call('journal.export', { format: 'xero' })).toThrow(/Whose books/);
  });
});
