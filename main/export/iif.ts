/**
 * QuickBooks Desktop's import format (IIF): the accounts, then each entry as a general journal whose amounts sum to
 * zero, debits positive. Tab-separated, one byte a character.
 * Source: Intuit's IIF reference (the sections of accounts and of transactions).
 *
 * Fails with REFUSED for an entry in another currency than the company's.
 */
import { formatMoney } from '../../shared/money.ts';
import { type JournalBook, type JournalEntry, type JournalFormat, oneLine } from './journal.ts';
import {
  type PartRules,
  type ProgramAccount,
  type ProgramKind,
  programAccounts,
  requireOneCurrency,
} from './programs.ts';

const NAMES: PartRules = { longest: 31, clean: inOneByte };
const LONGEST_TEXT = 4000;

const TYPES: Record<ProgramKind, string> = {
  bank: 'BANK',
  card: 'CCARD',
  'current-asset': 'OCASSET',
  'other-asset': 'OASSET',
  'current-liability': 'OCLIAB',
  'long-term-liability': 'LTLIAB',
  equity: 'EQUITY',
  income: 'INC',
  expense: 'EXP',
};

const COLUMNS = ['TRNSTYPE', 'DATE', 'ACCNT', 'NAME', 'AMOUNT', 'MEMO'];

export function iifFormat(book: JournalBook): JournalFormat {
  const accounts = programAccounts(book, NAMES);
  return {
    extension: 'iif',
    encoding: 'latin1',
    header: () => '',
    open: () =>
      [
        ['!ACCNT', 'NAME', 'ACCNTTYPE', 'ACCNUM'],
        ...[...accounts.values()].map(({ name, kind, code }) => ['ACCNT', name, TYPES[kind], code ?? '']),
        ['!TRNS', ...COLUMNS],
        ['!SPL', ...COLUMNS],
        ['!ENDTRNS'],
      ]
        .map(record)
        .join(''),
    entry: (entry) => writeEntry(book, entry, accounts),
  };
}

function writeEntry(
  book: JournalBook,
  entry: JournalEntry,
  accounts: ReadonlyMap<string, ProgramAccount>,
): string {
  requireOneCurrency(book, entry);
  const [year, month, day] = entry.date.split('-');
  const lines = entry.legs.map((leg, i) =>
    record([
      i === 0 ? 'TRNS' : 'SPL',
      'GENERAL JOURNAL',
      `${month}/${day}/${year}`,
      accounts.get(leg.account_id)!.name,
      '',
      formatMoney(leg.amount_minor, leg.currency),
      [entry.payee, leg.memo ?? entry.memo].filter((text) => oneLine(text) !== '').join(': '),
    ]),
  );
  return `${lines.join('')}${record(['ENDTRNS'])}`;
}

function record(fields: readonly string[]): string {
  return `${fields.map(inField).join('\t')}\r\n`;
}

/** Quotation marks would open a field that never ends. */
function inField(text: string): string {
  return inOneByte(oneLine(text).replaceAll('"', "'")).slice(0, LONGEST_TEXT);
}

/** What one byte can't hold is written with the letters it can. */
function inOneByte(text: string): string {
  return text.replace(/[^\u0020-\u00ff]/gu, (sign) => {
    const plain = sign.normalize('NFKD').replace(/[^\u0020-\u007e]/g, '');
    return plain === '' ? '?' : plain;
  });
}
