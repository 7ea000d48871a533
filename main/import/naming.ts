/**
 * What a person would call an account that comes new with a file: bank, kind and last four digits, as on the card or
 * the letterhead ("Chase Checking …4821"). What the file does not say is left out, never invented.
 */
import { basename, dirname, extname } from 'node:path';
import { WITHIN } from '../../shared/contract/import.ts';
import { namedByFile, type StatementHead } from './reader.ts';

const NAME_LENGTH_MAX = 80;
/** Longer ones without digits at their end are keys of machines. */
const SHORT_ID_LENGTH_MAX = 8;

/** ORG codes that name a bank only to who knows them; as in the public directories of OFX servers. */
const BANKS_BY_CODE: Readonly<Record<string, string>> = {
  AMEX: 'American Express',
  B1: 'Chase',
  HAN: 'Bank of America',
  WF: 'Wells Fargo',
  ISC: 'Schwab',
};
/** Codes of the company that runs the bank's computers, and of no bank. */
const NO_BANKS: ReadonlySet<string> = new Set(['DI', 'ORCC', 'OFCT']);

const KINDS_BY_TYPE: Readonly<Record<string, string>> = {
  CHECKING: 'Checking',
  SAVINGS: 'Savings',
  MONEYMRKT: 'Money market',
  CREDITLINE: 'Credit line',
  CD: 'CD',
};
const KINDS: Readonly<Record<StatementHead['kind'], string | null>> = {
  bank: 'Account',
  card: 'Card',
  cash: 'Cash',
  loan: 'Loan',
  investment: 'Investments',
  unknown: null,
};

/** After the bank's own id where it gives one, else after the file: what scripts can foresee. */
export function nameByFile(head: StatementHead, fileName: string): string {
  return withoutColons(namedByFile(head) ?? stemOf(fileName));
}

/** As a person would call it. */
export function friendlyName(head: StatementHead, fileName: string): string {
  if (head.accountName !== null) return tidy(head.accountName);
  const digits = head.accountId === null ? digitsInName(fileName) : lastDigits(head.accountId);
  if (head.kind === 'unknown' && head.bankName === null) {
    const words = wordsOf(fileName);
    const isSaid = digits !== null && words.includes(digits.replace('…', ''));
    return tidy([words, isSaid ? null : digits].filter(Boolean).join(' '));
  }
  const bank = bankOf(head.bankName) ?? '';
  const type = KINDS_BY_TYPE[head.accountType?.toUpperCase() ?? ''];
  const kind = type ?? KINDS[head.kind] ?? '';
  // “Account” tells nothing apart where nothing else is said: several files of that kind are several accounts.
  const isBare = bank === '' && digits === null && type === undefined && head.accountId === null;
  if (isBare) return tidy([wordsOf(fileName), head.kind === 'bank' ? '' : kind].filter(Boolean).join(' '));
  const isSaid = bank.toLowerCase().split(' ').includes(kind.toLowerCase());
  return tidy([bank, isSaid ? '' : kind, digits].filter(Boolean).join(' '));
}

/** What the file says besides a name that another account has: digits, bank, its own name, the folder in an archive. */
export function tellingApart(head: StatementHead, fileName: string, name: string): string[] {
  const folder = basename(dirname(fileName.split(WITHIN).at(-1) ?? ''));
  const words = [
    lastDigits(head.accountId) ?? digitsInName(fileName),
    bankOf(head.bankName),
    wordsOf(fileName).replace(YEARS, ' ').replace(MONTHS, ' ').replace(/\s+/g, ' ').trim(),
    folder === '.' ? null : folder,
  ];
  const isSaid = (word: string) => name.toLowerCase().includes(word.replace('…', '').toLowerCase());
  return words.flatMap((word) => (word && !isSaid(word) ? [tidy(word)] : []));
}

/** “:” parts the names of a path. */
function withoutColons(name: string): string {
  return name.replaceAll(':', '·').trim() || 'Account';
}

function tidy(name: string): string {
  return withoutColons(name.slice(0, NAME_LENGTH_MAX));
}

function bankOf(name: string | null): string | null {
  if (name === null || NO_BANKS.has(name.toUpperCase())) return null;
  const known = BANKS_BY_CODE[name.toUpperCase()];
  if (known !== undefined) return known;
  const site = /^(?:www\.)?([a-z0-9-]+)\.(?:com|org|net|de|co\.uk)$/i.exec(name)?.[1];
  if (site === undefined) return name;
  return site.length <= 4 ? site.toUpperCase() : site[0]!.toUpperCase() + site.slice(1);
}

/** “…4821”; a short id as it stands; `null` where the id says nothing to people. */
export function lastDigits(id: string | null): string | null {
  const plain = (id ?? '').replace(/[^\p{L}\d]/gu, '');
  const last = plain.slice(-4);
  if (/^\d{4}$/.test(last)) return `…${last}`;
  return plain !== '' && plain.length <= SHORT_ID_LENGTH_MAX ? id : null;
}

/** “…4821” of “Chase4821_Activity20250131”: banks put the account's last digits there. A year is none. */
export function digitsInName(fileName: string): string | null {
  const found = wordsOf(fileName).match(/(?<!\d)\d{4}(?!\d)/g) ?? [];
  const digits = found.filter((four) => !/^(?:19|20)/.test(four));
  return digits.length === 1 ? `…${digits[0]}` : null;
}

const WORKBOOK = /\.xls[xm]$/i;

/** A file's own name, without folders and ending, whatever archive it lies in; of a table the workbook's name as well. */
function stemOf(fileName: string): string {
  const [own = '', around = ''] = fileName.split(WITHIN).toReversed();
  const stem = (name: string) => basename(name, extname(name));
  return WORKBOOK.test(around) ? `${stem(around)} ${own}` : stem(own);
}

const MONTHS =
  /(?<![a-z])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|q[1-4])(?![a-z])/gi;
const YEARS = /(?<!\d)(?:19|20)\d\d(?:[-.]?(?:0[1-9]|1[0-2]))?(?!\d)/g;

/** What a file's name tells beyond the time that it is of, and the number of a copy. */
export function lastingWords(fileName: string): string {
  return wordsOf(fileName)
    .replace(YEARS, ' ')
    .replace(MONTHS, ' ')
    .replace(/[\s\-.]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** A file's name without what changes from month to month: dates, numbers of copies, the word for a download. */
function wordsOf(fileName: string): string {
  const words = stemOf(fileName)
    .replace(/\(\d+\)/g, ' ')
    .replace(/(?:\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{1,2}[-_.]\d{1,2}[-_.]\d{4})(?:[-_T]?\d{4,6})?/g, ' ')
    .replace(/[_\s]+|\s-+\s|--+/g, ' ')
    .trim();
  const bare = words
    .replace(/\b(?:activity|transactions?|statements?|exports?|downloads?|history)\b/gi, ' ')
    .replace(/(?:^|\s)-+|-+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return bare || words;
}
