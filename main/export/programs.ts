/**
 * The chart as accounting programs take it: a name for each account that its company file has no second time, below its
 * parent where both are of one kind, and the kind of account by what it is in our books.
 *
 * Fails with REFUSED where an entry is in another currency than the company's: a journal of these programs has one.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { type JournalAccount, type JournalBook, type JournalEntry, oneLine } from './journal.ts';

export type ProgramKind =
  | 'bank'
  | 'card'
  | 'current-asset'
  | 'other-asset'
  | 'current-liability'
  | 'long-term-liability'
  | 'equity'
  | 'income'
  | 'expense';

export interface ProgramAccount {
  name: string;
  code: string | null;
  kind: ProgramKind;
}

/**
 * Receivables and payables are plain current accounts here: on accounts of their own sort these programs want a customer
 * or vendor of theirs on each line, and refuse the journal without.
 */
function kindOf({ type, role }: JournalAccount): ProgramKind {
  if (type === 'asset') {
    if (role === 'bank' || role === 'cash') return 'bank';
    return role === 'receivable' || role === 'uncategorised' ? 'current-asset' : 'other-asset';
  }
  if (type === 'liability') {
    if (role === 'card') return 'card';
    return role === 'loan' ? 'long-term-liability' : 'current-liability';
  }
  return type;
}

/** What a program takes as one part of a name: how long, and written with which signs. */
export interface PartRules {
  longest: number;
  clean(text: string): string;
}

/** By account id. */
export function programAccounts(book: JournalBook, rules: PartRules): Map<string, ProgramAccount> {
  const taken = new Set<string>();
  const all = new Map<string, ProgramAccount>();
  for (const account of book.accounts) {
    const kind = kindOf(account);
    const parent = account.parent_id === null ? undefined : all.get(account.parent_id);
    const own = partOf(account.name, rules);
    const above = parent?.kind === kind ? `${parent.name}:` : '';
    all.set(account.id, { name: freeName(above, own, rules.longest, taken), code: account.code, kind });
  }
  return all;
}

/** Quotation marks end a field there, and what begins like a formula is one to a spreadsheet. */
function partOf(name: string, { longest, clean }: PartRules): string {
  const plain = clean(oneLine(name).replaceAll('"', "'"))
    .replace(/^[=+@-]+\s*/, '')
    .slice(0, longest)
    .trim();
  return plain === '' ? 'Unnamed' : plain;
}

/** Names differ in more than the case of their letters, also once they are cut to length. */
function freeName(above: string, own: string, longest: number, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` ${n}`;
    const name = `${above}${own.slice(0, longest - end.length)}${end}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

export function requireOneCurrency(book: JournalBook, entry: JournalEntry): void {
  const own = book.entity.base_currency;
  const other = entry.legs.find(({ currency }) => currency !== own);
  if (!other) return;
  throw new BulkheadError(
    'REFUSED',
    `The entry of ${entry.date}, “${oneLine(entry.payee)}”, is in ${other.currency}, and this format has one currency: ${own}.`,
    { remedy: 'Export hledger or beancount, which hold every currency, or days without that entry.' },
  );
}
