/**
 * hledger's journal format (hledger 1.25 and later): declared commodities and accounts with their types, status marks,
 * payee | memo, tags. Passes `hledger check --strict`.
 *
 * What a payee or memo says can't become syntax: it keeps to its line; a semicolon, which would begin a comment, becomes
 * a comma; in comments, where hledger reads `name:` as a tag and `[date]` as a posting date, both are defused.
 */
import { exponentOf, formatMoney } from '../../shared/money.ts';
import type { ChartAccount } from '../ledger/index.ts';
import {
  type JournalBook,
  type JournalEntry,
  type JournalFormat,
  type JournalLeg,
  markOf,
  oneLine,
} from './journal.ts';
import type { Naming } from './names.ts';

export const HLEDGER_NAMES: Naming = {
  bareRoots: true,
  part(name) {
    const clean = oneLine(name).replaceAll(';', ',').replaceAll(':', '-');
    return clean === '' ? 'Unnamed' : clean;
  },
};

/** hledger's letters for account types; cash is an asset that its cash flow statement follows. */
function typeLetter(account: ChartAccount): string {
  if (account.type === 'asset') return account.role === 'bank' || account.role === 'cash' ? 'C' : 'A';
  return { liability: 'L', equity: 'E', income: 'R', expense: 'X' }[account.type];
}

export function hledgerFormat(names: ReadonlyMap<string, string>): JournalFormat {
  return {
    extension: 'journal',

    header: (title, _books, currencies) =>
      [
        `; ${inComment(title)}`,
        '; One entity, one set of books: no entry touches two.',
        'decimal-mark .',
        ...currencies.map((currency) => `commodity ${sample(currency)}`),
        '',
      ]
        .map((line) => `${line}\n`)
        .join(''),

    open: (book) => declareAccounts(book, names),

    entry: (entry) => writeEntry(entry, names),
  };
}

/** A commodity's format: always with its decimal mark, which yen have at the end. */
function sample(currency: string): string {
  const exponent = exponentOf(currency);
  return `1000.${'0'.repeat(exponent)} ${currency}`;
}

function declareAccounts(book: JournalBook, names: ReadonlyMap<string, string>): string {
  const declared = new Set<string>();
  let text = `; ${inComment(book.entity.name)}\n`;
  for (const account of book.accounts) {
    const name = names.get(account.id)!;
    if (declared.has(name)) continue;
    declared.add(name);
    const code = account.code === null ? '' : `, code:${tagValue(account.code)}`;
    text += `account ${name}  ; type:${typeLetter(account)}${code}\n`;
  }
  return `${text}\n`;
}

function writeEntry(entry: JournalEntry, names: ReadonlyMap<string, string>): string {
  const marks = new Set(entry.legs.map((leg) => markOf(leg.status)));
  const [only] = marks;
  const uniform = marks.size === 1 ? `${only} ` : '';
  const tags = [`id:${entry.id}`, ...entry.tags.map((tag) => `${tagName(tag)}:`)].join(', ');
  let text = `${entry.date} ${uniform}${description(entry)}  ; ${tags}\n`;
  for (const leg of entry.legs) {
    text += writeLeg(leg, names, marks.size > 1 ? `${markOf(leg.status)} ` : '');
  }
  return `${text}\n`;
}

function writeLeg(leg: JournalLeg, names: ReadonlyMap<string, string>, mark: string): string {
  const amount = `${formatMoney(leg.amount_minor, leg.currency)} ${leg.currency}`;
  const memo = leg.memo === null ? '' : inComment(leg.memo);
  return `    ${mark}${names.get(leg.account_id)!}  ${amount}${memo === '' ? '' : `  ; ${memo}`}\n`;
}

/**
 * `payee | memo`. A bar within the payee would part it, and a description that begins like a status mark or a code would
 * be taken for one, so an empty code goes before it.
 */
function description(entry: JournalEntry): string {
  const payee = oneLine(entry.payee).replaceAll(';', ',').replaceAll('|', '/');
  const memo = oneLine(entry.memo).replaceAll(';', ',');
  const text = memo === '' ? payee : `${payee} | ${memo}`.trim();
  return /^[(*!=]/.test(text) ? `() ${text}` : text;
}

function inComment(text: string): string {
  return oneLine(text)
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll(':', ' : ')
    .replace(/ +/g, ' ')
    .trim();
}

/** Tags that mean something to hledger itself. */
const RESERVED_TAGS = new Set(['date', 'date2', 'type', 'id', 'code']);

function tagName(tag: string): string {
  const clean = oneLine(tag)
    .replace(/[\s:,;[\]]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (clean === '') return 'tag';
  return RESERVED_TAGS.has(clean.toLowerCase()) ? `tag-${clean}` : clean;
}

function tagValue(text: string): string {
  return inComment(text).replaceAll(',', ' ');
}
