/**
 * Journals as the tools themselves read them: hledger's strict check and its balances month by month, those of ledger,
 * bean-check without a word. Where a tool is not installed, its tests are skipped and say so.
 */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlainBooks } from '../reports/plain-books.ts';
import { TestBooks, TestWorld } from '../support/books.ts';
import {
  hasBeancount,
  hasHledger,
  hasLedger,
  hledgerMovements,
  ledgerMovements,
  ourMovements,
  run,
} from './tools.ts';

const dir = fs.mkdtempSync(join(tmpdir(), 'bulkhead-journal-'));
const books = new PlainBooks();

const COMPANY = 'Müller & Söhne: “Nord”; LLC | 北';
const PERSON = '9 Lives; Ana';
const LONG = 'Very long '.repeat(20).trim();
const NASTY = [
  'Cash; drawer',
  'Cash, drawer',
  'Fees (card) | bank "A"',
  '*starred',
  '! marked',
  '(virtual)',
  '[balanced]',
  'übrige Erträge',
  '日本 账户',
  '🦊 fox',
  '42 Main St',
  'back\\slash',
  'two   spaces',
  'two spaces',
  "O'Brien's",
  LONG,
];
const WORDS = [
  'Café "Zur Post"',
  'ACME; DROP | table',
  '(1234) check',
  '* starred',
  '! bang',
  '=2025-01-01 second date',
  'line\nbreak\r\n    Assets:Evil  100.00 USD',
  '  ; comment',
  'tab\tand\u0000nul and \u2028separator',
  'emoji 🧾 and ümläut',
  'backslash \\ and quote "',
  'ends with backslash \\',
  'date:2020-01-01 [2020-02-02]',
  'x'.repeat(500),
  '',
];

function fill(): void {
  books.call('entity.create', { kind: 'llc', name: COMPANY, tax_class: 'partnership' });
  books.call('entity.create', { kind: 'person', name: PERSON, base_currency: 'EUR' });
  for (const entity of [COMPANY, PERSON])
    for (const name of NASTY)
      books.call('account.create', { entity, name, type: 'expense', code: name.slice(0, 20) });
  books.call('account.create', { entity: COMPANY, name: 'Yen; account', type: 'asset', currency: 'JPY' });
  books.call('account.create', { entity: COMPANY, name: 'Dinar', type: 'asset', currency: 'KWD' });
  let n = 0;
  for (const entity of [COMPANY, PERSON])
    for (const account of NASTY) {
      const word = WORDS[n % WORDS.length]!;
      const memo = WORDS[(n * 7 + 3) % WORDS.length]!;
      const amount = `${(n * 37) % 900}.${String((n * 13) % 100).padStart(2, '0')}`;
      const date = `2025-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
      books.call('entry.create', {
        entries: [
          {
            entity,
            date,
            payee: word,
            memo,
            tags: n % 3 === 0 ? ['date', 'Größe: 5, x', word.slice(0, 50) || 'leer'] : [],
            postings: [
              { account, amount, memo: memo.slice(0, 300) },
              { account: 'Checking', amount: `-${amount}`, status: n % 2 ? 'cleared' : 'pending' },
            ],
          },
        ],
      });
      n += 1;
    }
  enterExchange();
}

/** Each currency of an entry sums to zero by itself. */
function enterExchange(): void {
  books.call('entry.create', {
    entries: [
      {
        entity: COMPANY,
        date: '2025-06-30',
        payee: 'Exchange',
        postings: [
          { account: 'Yen; account', amount: '15000' },
          { account: 'Currency exchange', amount: '-15000', currency: 'JPY' },
          { account: 'Dinar', amount: '1.234' },
          { account: 'Currency exchange', amount: '-1.234', currency: 'KWD' },
          { account: 'Currency exchange', amount: '104.10', currency: 'USD' },
          { account: 'Checking', amount: '-104.10' },
        ],
      },
    ],
  });
}

async function write(format: 'hledger' | 'beancount', entity?: string): Promise<string> {
  const file = books.call('journal.export', { format, entity });
  const path = join(dir, file.name);
  fs.writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
  return path;
}

const movements = (entity: string) => ourMovements(books.db, entity);

beforeAll(fill);
afterAll(() => {
  books.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

if (!hasHledger) console.warn('hledger is not installed: its tests are skipped');
if (!hasLedger) console.warn('ledger is not installed: its tests are skipped');
if (!hasBeancount) console.warn('bean-check is not installed: its tests are skipped');

describe.skipIf(!hasHledger)('hledger', () => {
  it.each([COMPANY, PERSON, undefined])('passes the strict check: %s', async (entity) => {
    const path = await write('hledger', entity);
    expect(run('hledger', '-f', path, 'check', '--strict')).toEqual({ status: 0, out: '', err: '' });
  });

  it.each([COMPANY, PERSON])('has our balance of each account in each month: %s', async (entity) => {
    expect(hledgerMovements(await write('hledger', entity))).toEqual(movements(entity));
  });

  it('keeps every account of every entity apart in one file', async () => {
    const ours = [...movements(COMPANY), ...movements(PERSON)].sort();
    expect(hledgerMovements(await write('hledger'))).toEqual(ours);
  });

  it('takes no account, date or tag from what a payee or memo says', async () => {
    const path = await write('hledger', COMPANY);
    const lines = (...args: string[]) =>
      run('hledger', '-f', path, ...args)
        .out.trim()
        .split('\n');
    const declared = fs.readFileSync(path, 'utf8').match(/^account /gm)!.length;
    expect(lines('accounts', '--used', '--undeclared')).toEqual(['']);
    expect(lines('accounts', '--declared')).toHaveLength(declared);
    expect(lines('print', 'date:..2024')).toEqual(['']);
    // Tags come from the entries' own tags alone; none of them is one that hledger acts on.
    const ours = ['*-starred', 'Café-"Zur-Post"', 'Größe-5-x', 'code', 'date-2020-01-01-2020-02-02'];
    const more = ['emoji-🧾-and-ümläut', 'id', 'line-break-Assets-Evil-100.00-USD', 'tag-date', 'type'];
    expect(lines('tags').sort()).toEqual([...ours, ...more].sort());
  });

  it('keeps what was said, but for semicolons and bars', async () => {
    const { out } = run('hledger', '-f', await write('hledger', PERSON), 'payees');
    const payees = new Set(out.trim().split('\n'));
    for (const payee of ['Café "Zur Post"', 'ACME, DROP / table', '* starred', 'backslash \\ and quote "'])
      expect([payee, payees.has(payee)]).toEqual([payee, true]);
  });
});

describe.skipIf(!hasLedger)('ledger', () => {
  it.each([COMPANY, PERSON])('has our balance of each account in each month: %s', async (entity) => {
    const ours = movements(entity);
    const months = [...new Set(ours.map((line) => line.slice(0, 7)))];
    expect(ledgerMovements(await write('hledger', entity), months)).toEqual(ours);
  });
});

describe.skipIf(!hasBeancount)('beancount', () => {
  it.each([COMPANY, PERSON, undefined])('has nothing to say: %s', async (entity) => {
    expect(run('bean-check', await write('beancount', entity))).toEqual({ status: 0, out: '', err: '' });
  });

  it.each([COMPANY, PERSON])('has our balance of each account in each month: %s', async (entity) => {
    const query =
      'SELECT account, year, month, currency, sum(position) GROUP BY account, year, month, currency';
    const { status, out, err } = run('bean-query', '-f', 'csv', await write('beancount', entity), query);
    expect([status, err]).toEqual([0, '']);
    const theirs = out
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',').map((cell) => cell.trim()))
      .filter(([, , , , position]) => position !== '')
      .map(([, year, month, currency, position]) => {
        const amount = position!.split(' ')[0];
        return `${year}-${month!.padStart(2, '0')} ${currency} ${amount}`;
      });
    expect(theirs.sort()).toEqual(movements(entity));
  });
});

describe('the text', () => {
  const own = new PlainBooks();

  beforeAll(() => {
    own.call('entity.create', {
      kind: 'llc',
      name: 'Northlight LLC',
      tax_class: 'disregarded',
      chart: 'minimal',
    });
    own.call('account.create', { entity: 'Northlight LLC', name: 'Checking', type: 'asset', code: '1000' });
    own.call('entry.create', {
      entries: [
        {
          entity: 'Northlight LLC',
          date: '2025-03-15',
          payee: 'Adworks; Inc.',
          memo: 'Spring "sale"',
          tags: ['spring'],
          postings: [
            { account: 'Uncategorised', amount: '1800', memo: 'two ads: one big' },
            { account: 'Checking', amount: '-1800' },
          ],
        },
      ],
    });
  });
  afterAll(() => own.close());

  const text = async (format: string) => {
    const file = own.call('journal.export', { format, entity: 'northlight llc' });
    return (await file.text()).replace(/[0-9a-f-]{36}/g, 'ID');
  };

  it('of hledger shows marks of each leg, payee and memo, tags and types', async () => {
    expect(await text('hledger')).toMatchInlineSnapshot(`
      "; Northlight LLC
      ; One entity, one set of books: no entry touches two.
      decimal-mark .
      commodity 1000.00 USD

      ; Northlight LLC
      account Assets:Checking  ; type:C, code:1000
      account Equity  ; type:E
      account Equity:Currency exchange  ; type:E
      account Equity:Opening balances  ; type:E
      account Expenses  ; type:X
      account Expenses:Uncategorised  ; type:X

      2025-03-15 Adworks, Inc. | Spring "sale"  ; id:ID, spring:
          * Expenses:Uncategorised  1800.00 USD  ; two ads : one big
          ! Assets:Checking  -1800.00 USD

      "
    `);
  });

  it('of beancount quotes words and opens accounts with their currencies', async () => {
    expect(await text('beancount')).toMatchInlineSnapshot(`
      "option "title" "Northlight LLC"
      option "operating_currency" "USD"

      2025-03-15 commodity USD

      ; Northlight LLC
      2025-03-15 open Assets:Checking USD
        code: "1000"
      2025-03-15 open Equity:Currency-exchange
      2025-03-15 open Equity:Opening-balances
      2025-03-15 open Expenses:Uncategorised USD

      2025-03-15 ! "Adworks; Inc." "Spring \\"sale\\"" #spring
        id: "ID"
        Expenses:Uncategorised  1800.00 USD
          memo: "two ads: one big"
        ! Assets:Checking  -1800.00 USD

      "
    `);
  });
});

it('of books without an entry begins on the day on which they were made, by the user’s clocks', async () => {
  const world = new TestWorld();
  world.timeZone = 'America/Los_Angeles';
  world.at = Date.parse('2026-01-15T05:00:00Z');
  const empty = await TestBooks.create(world);
  await empty.call('entity.create', { kind: 'person', name: 'Ana' });
  const file: File = await empty.call('journal.export', { entity: 'Ana', format: 'beancount' });
  expect(await file.text()).toMatch(/^2026-01-14 open /m);
  await empty.close();
});
