/**
 * The headings of QIF (`!Type:Bank`, `!Account`, `!Option:AutoSwitch`) and what follows each: rows of an account, a list
 * of accounts, or a list that is of no account. Pure; nothing fails.
 */
import type { StatementHead } from '../reader.ts';

export type DateOrder = 'MDY' | 'DMY' | 'YMD';

/** What an account is, as a heading or its own record has it. */
export interface AccountType {
  /** As it is written; `null` where nothing is. */
  name: string | null;
  kind: StatementHead['kind'];
  /** Whether the word is one of those known for accounts. */
  known: boolean;
}

export type Heading =
  | { what: 'account'; type: AccountType }
  | { what: 'accounts' }
  | { what: 'list' }
  /** It begins nothing; `order` is that of the dates where it says so. */
  | { what: 'option'; order: DateOrder | null };

export const UNTOLD_TYPE: AccountType = { name: null, kind: 'unknown', known: false };

/** By letters and digits alone, in lower case. Quicken translates some of them, banks misspell others. */
const ACCOUNT_KINDS: ReadonlyMap<string, StatementHead['kind']> = new Map([
  ...kinds('bank', 'bank banque banco banca bankkonto checking savings'),
  ...kinds('card', 'ccard card creditcard cartedecredit kreditkarte'),
  ...kinds('cash', 'cash bargeld especes efectivo contanti'),
  ...kinds(
    'investment',
    'invst invest investment port mutual 401k 401k403b 401k403bplan 529plan ira brokerage',
  ),
  ...kinds('loan', 'othl liability'),
  ...kinds('unknown', 'otha oths asset invoice bill'),
]);

const LISTS: ReadonlySet<string> = new Set(
  'cat class memorized memorised security prices price budget tag payee template invitem category'.split(' '),
);

const HEADING = /^!\s*(type|account|option|clear)\b[\s:]*(.*)$/is;
/** Any other that stands where a record could begin. */
const OTHER_HEADING = /^!\s*([A-Za-z]\w*(?:\s*:.*)?)$/s;
const ORDERS: ReadonlySet<string> = new Set(['MDY', 'DMY', 'YMD']);

/** `null` for a line that is no heading; within a record only the known ones are. */
export function readHeading(line: string, betweenRecords: boolean): Heading | null {
  const match = HEADING.exec(line);
  if (match === null) {
    const other = betweenRecords ? OTHER_HEADING.exec(line) : null;
    return other && { what: 'account', type: { name: other[1]!, kind: 'unknown', known: false } };
  }
  const value = match[2]!;
  switch (match[1]!.toLowerCase()) {
    case 'account':
      return { what: 'accounts' };
    case 'type':
      return LISTS.has(wordOf(value)) ? { what: 'list' } : { what: 'account', type: readType(value) };
    default: {
      const order = value.toUpperCase();
      return { what: 'option', order: ORDERS.has(order) ? (order as DateOrder) : null };
    }
  }
}

/** The type of an account by the word for it. */
export function readType(written: string): AccountType {
  const kind = ACCOUNT_KINDS.get(wordOf(written));
  return { name: written || null, kind: kind ?? 'unknown', known: kind !== undefined };
}

function wordOf(written: string): string {
  return written
    .normalize('NFKD')
    .replace(/[^A-Za-z\d]/g, '')
    .toLowerCase();
}

function kinds(kind: StatementHead['kind'], words: string): [string, StatementHead['kind']][] {
  return words.split(' ').map((word) => [word, kind]);
}
