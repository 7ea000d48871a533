/**
 * The books as the CSV files that QuickBooks Online and Xero import: the accounts they must know first, then the journal
 * in as many files as their limits ask for, in one ZIP. An entry is never cut in two.
 * Sources: Intuit's help on importing journal entries (columns, account names, 1,000 rows a file); Xero's help on manual
 * journals (columns, dates, 300 lines a file; no bank accounts in a manual journal).
 *
 * Fails with REFUSED for an entry in another currency than the company's, and for one that no file has room for.
 */
import { Zip, ZipDeflate } from 'fflate';
import Papa from 'papaparse';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import { type JournalBook, type JournalEntry, type JournalLeg, oneLine } from './journal.ts';
import { type ProgramAccount, type ProgramKind, programAccounts, requireOneCurrency } from './programs.ts';

/** One program: what its files hold. */
interface CsvProgram {
  longestName: number;
  /** Whether lines name an account by its code. */
  byCode: boolean;
  /** Rows of a file, without its head. */
  rows: number;
  chartHead: readonly string[];
  chartRow(account: ProgramAccount): readonly string[];
  head: readonly string[];
  /** `number` is the entry's own: its day, and which of that day. */
  row(entry: JournalEntry, number: string, leg: JournalLeg, account: ProgramAccount): readonly string[];
}

/** Type and detail type. */
const QUICKBOOKS_TYPES: Record<ProgramKind, readonly [string, string]> = {
  bank: ['Bank', 'Checking'],
  card: ['Credit Card', 'Credit Card'],
  'current-asset': ['Other Current Assets', 'Other Current Assets'],
  'other-asset': ['Other Assets', 'Other Long-term Assets'],
  'current-liability': ['Other Current Liabilities', 'Other Current Liabilities'],
  'long-term-liability': ['Long Term Liabilities', 'Other Long Term Liabilities'],
  equity: ['Equity', "Owner's Equity"],
  income: ['Income', 'Other Primary Income'],
  expense: ['Expenses', 'Other Miscellaneous Service Cost'],
};

/** Xero lets no manual journal touch a bank account, so money stands on plain current accounts. */
const XERO_TYPES: Record<ProgramKind, string> = {
  bank: 'Current Asset',
  card: 'Current Liability',
  'current-asset': 'Current Asset',
  'other-asset': 'Non-current Asset',
  'current-liability': 'Current Liability',
  'long-term-liability': 'Non-current Liability',
  equity: 'Equity',
  income: 'Revenue',
  expense: 'Expense',
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const QUICKBOOKS: CsvProgram = {
  longestName: 100,
  byCode: false,
  rows: 1000,
  chartHead: ['Account Name', 'Type', 'Detail Type', 'Number'],
  chartRow: ({ name, kind, code }) => [name, ...QUICKBOOKS_TYPES[kind], code ?? ''],
  head: ['Journal No.', 'Journal Date', 'Account Name', 'Debits', 'Credits', 'Description'],
  row(entry, number, leg, account) {
    const [year, month, day] = entry.date.split('-');
    const amount = formatMoney(Math.abs(leg.amount_minor), leg.currency);
    return [
      number,
      `${month}/${day}/${year}`,
      account.name,
      leg.amount_minor >= 0 ? amount : '',
      leg.amount_minor < 0 ? amount : '',
      saidOf(entry, leg),
    ];
  },
};

export const XERO: CsvProgram = {
  longestName: 150,
  byCode: true,
  rows: 300,
  chartHead: ['*Code', '*Name', '*Type', '*Tax Code'],
  chartRow: ({ name, kind, code }) => [code!, name, XERO_TYPES[kind], 'Tax Exempt'],
  head: ['*Narration', '*Date', 'Description', '*AccountCode', '*TaxRate', '*Amount'],
  row(entry, number, leg, account) {
    const [year, month, day] = entry.date.split('-');
    return [
      // Lines of one narration and day become one journal: two entries alike must not.
      `${oneLine(entry.payee) || 'Journal'} [${number}]`.replace(/^(?=[=+@-])/, ' '),
      `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`,
      saidOf(entry, leg),
      account.code!,
      'Tax Exempt',
      formatMoney(leg.amount_minor, leg.currency),
    ];
  },
};

/** What begins like a formula begins with a space: these files are opened in spreadsheets too. */
function saidOf(entry: JournalEntry, leg: JournalLeg): string {
  const parts = [entry.payee, leg.memo ?? entry.memo].map(oneLine).filter((text) => text !== '');
  return parts.join(': ').replace(/^(?=[=+@-])/, ' ');
}

/** The ZIP's bytes in pieces. */
export function writeCsvJournal(book: JournalBook, program: CsvProgram): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const add = (name: string, rows: readonly (readonly string[])[]) => {
    const file = new ZipDeflate(name, { level: 6 });
    // The same books give the same bytes.
    file.mtime = new Date(2000, 0, 1);
    zip.add(file);
    file.push(Buffer.from(`${Papa.unparse(rows as string[][], { newline: '\r\n' })}\r\n`, 'utf8'), true);
  };
  const named = programAccounts(book, { longest: program.longestName, clean: (text) => text });
  const accounts = program.byCode ? withCodes(named) : named;
  add('accounts.csv', [program.chartHead, ...[...accounts.values()].map((a) => program.chartRow(a))]);
  let number = 0;
  for (const rows of filesOf(book, program, accounts)) {
    number += 1;
    add(`journal-${String(number).padStart(3, '0')}.csv`, [program.head, ...rows]);
  }
  zip.end();
  return pieces;
}

function* filesOf(
  book: JournalBook,
  program: CsvProgram,
  accounts: ReadonlyMap<string, ProgramAccount>,
): Generator<(readonly string[])[]> {
  let rows: (readonly string[])[] = [];
  let day = '';
  let ofDay = 0;
  for (const entry of book.entries()) {
    requireOneCurrency(book, entry);
    requireRoom(entry, program);
    if (rows.length > 0 && rows.length + entry.legs.length > program.rows) {
      yield rows;
      rows = [];
    }
    ofDay = entry.date === day ? ofDay + 1 : 1;
    day = entry.date;
    const number = `${day.replaceAll('-', '')}-${ofDay}`;
    for (const leg of entry.legs) rows.push(program.row(entry, number, leg, accounts.get(leg.account_id)!));
  }
  yield rows;
}

function requireRoom(entry: JournalEntry, { rows }: CsvProgram): void {
  if (entry.legs.length <= rows) return;
  throw new BulkheadError(
    'REFUSED',
    `The entry of ${entry.date}, “${oneLine(entry.payee)}”, has ${entry.legs.length} lines, and a file of this format holds ${rows}.`,
    { remedy: 'Export IIF, hledger or beancount, or days without that entry.' },
  );
}

/** Codes of ten signs at most, each once: an account without one is called after its place in the chart. */
function withCodes(accounts: ReadonlyMap<string, ProgramAccount>): Map<string, ProgramAccount> {
  const given = [...accounts.values()].map(({ code }) => code);
  const taken = new Set(
    given.filter((code) => code !== null && given.indexOf(code) === given.lastIndexOf(code)),
  );
  let next = 1;
  const free = () => {
    while (taken.has(`B${next}`)) next += 1;
    taken.add(`B${next}`);
    return `B${next}`;
  };
  return new Map(
    [...accounts].map(([id, account]) => {
      const fits = account.code !== null && account.code.length <= 10 && taken.has(account.code);
      return [id, fits ? account : { ...account, code: free() }];
    }),
  );
}
