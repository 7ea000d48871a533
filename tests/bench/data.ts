/**
 * What the bench works on: five years of two entities, 12 accounts, 100,000 bank rows. Seeded, so that every run sees
 * the same bytes. As people download them: OFX with all accounts of one log-in in one file, the others with one account
 * each.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dice } from '../support/dice.ts';
import { type AccountRows, camt, decimal, mt940, qif } from './formats.ts';

export const ROWS = 100_000;
export const ACCOUNTS = 12;
/** The rows of one month of 60. */
export const MONTH_ROWS = 1_667;
export const RULES_PER_ENTITY = 60;
export const ENTITIES = ['Northgate Supply LLC', 'Robin Ashdown'] as const;

const FIRST_DAY = Date.parse('2021-01-01T00:00:00Z');
const DAYS = 1_826;
const DAY_MS = 86_400_000;
const PAYEES = 400;

export interface BenchAccount {
  entity: string;
  name: string;
  card: boolean;
  bankId: string;
  accountId: string;
}

export interface BenchRow {
  /** YYYYMMDD. */
  day: string;
  minor: number;
  payee: string;
  memo: string;
  reference: string;
}

export const BENCH_ACCOUNTS: readonly BenchAccount[] = Array.from({ length: ACCOUNTS }, (_, index) => {
  const card = index % 3 === 2;
  return {
    entity: ENTITIES[index < ACCOUNTS / 2 ? 0 : 1],
    name: `${card ? 'Card' : 'Account'} ${index + 1}`,
    card,
    bankId: '000000303',
    accountId: String(9_000_100 + index * 17),
  };
});

/** The files, each in the folder of the bench. */
export const OFX_FILES = ENTITIES.map((_, index) => `full-${index + 1}.ofx`);

/** The formats with one account in a file. */
const SINGLE = { csv, qif, camt, mt940 } as const;
export type SingleFormat = keyof typeof SINGLE;

/** Of the row by which the books hear of each account of the OFX files. */
const FIRST_MINOR = -100;

/** In the order of the accounts. */
export function filesOf(format: SingleFormat): string[] {
  return BENCH_ACCOUNTS.map((_, index) => `${format}-${index + 1}.txt`);
}

const FIRST = ['BLUE', 'NORTH', 'OLD', 'RIVER', 'STONE', 'SUMMIT', 'GOLDEN', 'PRAIRIE', 'CEDAR', 'IRON'];
const SECOND = ['MARKET', 'FUEL', 'HARDWARE', 'CLOUD', 'INSURANCE', 'DINER', 'FREIGHT', 'PHARMACY'];
const TOWNS = ['DENVER CO', 'LANDER WY', 'BOISE ID', 'SALEM OR', 'RENO NV'];

/** "RIVER FUEL 3": what a rule can look for. */
export function payeeName(index: number): string {
  return `${FIRST[index % 10]} ${SECOND[Math.floor(index / 10) % 8]} ${Math.floor(index / 80) + 1}`;
}

/** The rows of every account, oldest first. */
export function makeRows(): BenchRow[][] {
  const next = dice(7);
  return BENCH_ACCOUNTS.map((_, index) => {
    const count = Math.floor(ROWS / ACCOUNTS) + (index < ROWS % ACCOUNTS ? 1 : 0);
    return Array.from({ length: count }, (_, at) => makeRow(next, at, count));
  });
}

function makeRow(next: (below: number) => number, at: number, count: number): BenchRow {
  const day = dayOf(Math.floor((at * DAYS) / count));
  const money = next(10) === 0 ? 5_000 + next(400_000) : -(199 + next(24_000));
  const payee = `${payeeName(next(PAYEES))} #${1000 + next(40)} ${TOWNS[next(5)]}`;
  const memo = next(3) === 0 ? `REF ${next(1_000_000)}` : '';
  return { day, minor: money, payee, memo, reference: reference(day, at) };
}

function dayOf(index: number): string {
  return new Date(FIRST_DAY + index * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
}

function reference(day: string, at: number): string {
  return `${day}${String(at).padStart(6, '0')}`;
}

// --- Files ---------------------------------------------------------------------------------------------------------

/** Writes all files of the bench below `dir`. */
export function writeFiles(dir: string): void {
  mkdirSync(dir, { recursive: true });
  const rows = makeRows();
  for (const [index, entity] of ENTITIES.entries()) {
    const parts = BENCH_ACCOUNTS.flatMap((account, at) =>
      account.entity === entity ? [{ account, rows: rows[at]!, closing: FIRST_MINOR + sum(rows[at]!) }] : [],
    );
    writeFileSync(join(dir, OFX_FILES[index]!), ofx(parts));
  }
  for (const [index, account] of BENCH_ACCOUNTS.entries()) {
    const own = { account, rows: rows[index]!, closing: sum(rows[index]!) };
    for (const format of Object.keys(SINGLE) as SingleFormat[])
      writeFileSync(join(dir, filesOf(format)[index]!), SINGLE[format](own));
    const first: BenchRow = {
      day: '20201231',
      minor: FIRST_MINOR,
      payee: 'FIRST ROW',
      memo: '',
      reference: 'first',
    };
    writeFileSync(
      join(dir, `first-${index + 1}.ofx`),
      ofx([{ account, rows: [first], closing: FIRST_MINOR }]),
    );
  }
  writeFileSync(join(dir, 'month.ofx'), ofx(monthOf(rows)));
}

/** The last month as it is downloaded once more a little later: all known, but for one new row in each account. */
function monthOf(rows: readonly BenchRow[][]): AccountRows[] {
  const known = MONTH_ROWS - ACCOUNTS;
  return BENCH_ACCOUNTS.map((account, index) => {
    const count = Math.floor(known / ACCOUNTS) + (index < known % ACCOUNTS ? 1 : 0);
    const day = dayOf(DAYS - 1);
    const news: BenchRow = {
      day,
      minor: -4_321,
      payee: 'LATE ROW',
      memo: '',
      reference: reference(day, 900_000),
    };
    const all = rows[index]!;
    return { account, rows: [...all.slice(-count), news], closing: FIRST_MINOR + sum(all) + news.minor };
  });
}

/** What the OFX files leave in each account. */
export function closings(): number[] {
  return makeRows().map((rows) => FIRST_MINOR + sum(rows));
}

export function sum(rows: readonly BenchRow[]): number {
  return rows.reduce((total, row) => total + row.minor, 0);
}

export function ofx(parts: readonly AccountRows[]): string {
  return [
    'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n',
    '<OFX>',
    ...parts.flatMap(ofxPart),
    '</OFX>\n',
  ].join('\n');
}

function ofxPart({ account, rows, closing }: AccountRows): string[] {
  const { bankId, accountId, card } = account;
  const [set, response, from] = card
    ? ['CREDITCARDMSGSRSV1', 'CCSTMTRS', `<CCACCTFROM>\n<ACCTID>${accountId}\n</CCACCTFROM>`]
    : [
        'BANKMSGSRSV1',
        'STMTRS',
        `<BANKACCTFROM>\n<BANKID>${bankId}\n<ACCTID>${accountId}\n<ACCTTYPE>CHECKING\n</BANKACCTFROM>`,
      ];
  return [
    `<${set}>\n<${response}>\n<CURDEF>USD\n${from}`,
    `<BANKTRANLIST>\n<DTSTART>${rows[0]!.day}\n<DTEND>${rows.at(-1)!.day}`,
    ...rows.map(ofxRow),
    `</BANKTRANLIST>\n<LEDGERBAL>\n<BALAMT>${decimal(closing)}\n<DTASOF>${rows.at(-1)!.day}\n</LEDGERBAL>`,
    `</${response}>\n</${set}>`,
  ];
}

function ofxRow({ day, minor, payee, memo, reference: id }: BenchRow): string {
  const type = minor < 0 ? 'DEBIT' : 'CREDIT';
  const more = memo === '' ? '' : `\n<MEMO>${memo}`;
  return `<STMTTRN>\n<TRNTYPE>${type}\n<DTPOSTED>${day}120000\n<TRNAMT>${decimal(minor)}\n<FITID>${id}\n<NAME>${payee}${more}\n</STMTTRN>`;
}

/** Newest first with the running balance, as most banks write it. */
function csv({ rows }: AccountRows): string {
  let balance = 0;
  const lines = rows.map(({ day, minor, payee, memo }) => {
    balance += minor;
    const date = `${day.slice(4, 6)}/${day.slice(6)}/${day.slice(0, 4)}`;
    return `${date},"${payee}","${memo}",${decimal(minor)},${decimal(balance)}`;
  });
  return `Date,Description,Memo,Amount,Balance\n${lines.reverse().join('\n')}\n`;
}
