/**
 * beancount's format (version 2 and later): options, commodities, `open` directives with currencies, transactions with
 * payee, narration, tags and metadata. Passes `bean-check` without a message.
 *
 * Names are what beancount's grammar allows: parts begin with a capital letter or a digit and hold letters, digits and
 * hyphens. Letters beyond those its tables know (they follow Unicode 5) and everything else become hyphens.
 */
import { formatMoney } from '../../shared/money.ts';
import {
  type JournalBook,
  type JournalEntry,
  type JournalFormat,
  type JournalLeg,
  markOf,
  oneLine,
} from './journal.ts';
import type { Naming } from './names.ts';

/** Letters of the scripts in daily use, within what beancount's own tables list. */
const FOREIGN =
  /[[\u00C0-\u02C1\u0386-\u0481\u048A-\u0523\u05D0-\u05EA\u0621-\u064A\u3041-\u3096\u30A1-\u30FA\u4E00-\u9FA5\uAC00-\uD7A3]&&\p{L}]/v;
const ASCII = /[A-Za-z0-9]/;

export const BEANCOUNT_NAMES: Naming = {
  bareRoots: false,
  part(name) {
    const kept = [...name.normalize('NFC')].map((c) => (ASCII.test(c) || FOREIGN.test(c) ? c : '-')).join('');
    const clean = kept.replace(/-+/g, '-').replace(/^-|-$/g, '');
    if (clean === '') return 'Unnamed';
    const first = clean[0]!.toUpperCase();
    const isCapital = (ASCII.test(first) || FOREIGN.test(first)) && /^[\p{Lu}0-9]$/u.test(first);
    return isCapital ? first + clean.slice(1) : `X-${clean}`;
  },
};

export function beancountFormat(names: ReadonlyMap<string, string>): JournalFormat {
  return {
    extension: 'beancount',

    header(title, books, currencies) {
      const since = books.map((b) => b.since).sort()[0]!;
      const bases = new Set(books.map((b) => b.entity.base_currency));
      return [
        `option "title" ${quoted(title)}`,
        ...[...bases].map((currency) => `option "operating_currency" "${currency}"`),
        '',
        ...currencies.map((currency) => `${since} commodity ${currency}`),
        '',
      ]
        .map((line) => `${line}\n`)
        .join('');
    },

    open: (book) => openAccounts(book, names),

    entry: (entry) => writeEntry(entry, names),
  };
}

/** Only accounts that hold postings, or could: a name of one part is no account to beancount. */
function openAccounts(book: JournalBook, names: ReadonlyMap<string, string>): string {
  const parents = new Set(book.accounts.map((account) => account.parent_id));
  let text = `; ${oneLine(book.entity.name)}\n`;
  for (const account of book.accounts) {
    if (parents.has(account.id) && account.currencies.length === 0) continue;
    const currencies = account.currencies.length === 0 ? '' : ` ${account.currencies.join(',')}`;
    text += `${book.since} open ${names.get(account.id)!}${currencies}\n`;
    if (account.code !== null) text += `  code: ${quoted(account.code)}\n`;
  }
  return `${text}\n`;
}

function writeEntry(entry: JournalEntry, names: ReadonlyMap<string, string>): string {
  const pending = entry.legs.some((leg) => leg.status === 'pending');
  const payee = oneLine(entry.payee) === '' ? '' : `${quoted(entry.payee)} `;
  const tags = [...new Set(entry.tags.map(tagName))].map((tag) => ` #${tag}`).join('');
  let text = `${entry.date} ${pending ? '!' : '*'} ${payee}${quoted(entry.memo)}${tags}\n  id: "${entry.id}"\n`;
  for (const leg of entry.legs) text += writeLeg(leg, names);
  return `${text}\n`;
}

function writeLeg(leg: JournalLeg, names: ReadonlyMap<string, string>): string {
  const mark = markOf(leg.status) === '!' ? '! ' : '';
  const amount = `${formatMoney(leg.amount_minor, leg.currency)} ${leg.currency}`;
  const memo = leg.memo === null || oneLine(leg.memo) === '' ? '' : `    memo: ${quoted(leg.memo)}\n`;
  return `  ${mark}${names.get(leg.account_id)!}  ${amount}\n${memo}`;
}

function quoted(text: string): string {
  return `"${oneLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Tags take ASCII letters, digits and a few marks; accents are dropped. */
function tagName(tag: string): string {
  const clean = tag
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9\-_/.]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return clean === '' ? 'tag' : clean;
}
