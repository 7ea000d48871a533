/**
 * Amounts as banks write them, read into exact plain decimals ("-1234.50") digit by digit, never through a float.
 *
 * Promises: what `readAmount` returns is what the cell says under the given decimal mark; `null` for anything that is
 * not wholly an amount, so that nothing is guessed. Grouping marks must stand where grouping marks stand.
 */

import { addDecimals, formatDecimal, isSameDecimal, parseDecimal, plainDecimal } from '../../shared/money.ts';

export type DecimalMark = '.' | ',';

/** Minus signs that are not the keyboard's: U+2212, figure dash, en dash, small and full-width hyphen-minus. */
const MINUS = /[\u2010-\u2013\u2212\uFE63\uFF0D]/g;
const SPACES = /[\s\u00A0\u202F\u2007\u2009]+/g;
const SIMPLE = { '.': /^-?\d{1,30}(?:\.\d{1,20})?$/, ',': /^-?\d{1,30}(?:,\d{1,20})?$/ } as const;
/** As they are wanted. */
const PLAIN = /^-?(?:0|[1-9]\d{0,29})(?:\.\d{1,20})?$/;
/** As nearly all are that have cents; which mark they prove is plain to see. */
const WITH_CENTS = /^-?(?:\d{1,30}|\d{1,3}(?:,\d{3})+)\.\d\d$|^-?(?:\d{1,30}|\d{1,3}(?:\.\d{3})+),\d\d$/;

/** A currency's code or sign, at either end. */
const CURRENCY = String.raw`(?:[A-Za-z]{3}|R\$|[A-Z]{1,3}\$|\p{Sc}|kr\.?|Fr\.?|TL|zł|Kč|Ft|лв\.?|руб\.?|грн\.?|р\.)`;
const SIGN = '[+-]';
const BODY = String.raw`[\d.,'’ ]*\d[.,]?`;
const SHAPE = new RegExp(
  String.raw`^(?<s1>${SIGN})?\s*(?<c1>${CURRENCY})?\s*(?<s2>${SIGN})?\s*(?<body>${BODY})\s*(?<s3>${SIGN})?\s*(?<c2>${CURRENCY})?\s*(?<mark>CR|DR|Cr|Dr|cr|dr)?$`,
  'u',
);
/** Accountants' negatives: brackets around the amount, with the currency inside or outside. */
const BRACKETS = /^([^()\d]*)\(([^()]*)\)([^()\d]*)$/;
/** Whole part with groups of three (or the Indian twos), one and the same mark throughout; no group at all is fine. */
const WHOLE = {
  '.': /^(?:\d*|\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,3}(?:([ '’])\d{3})(?:\1\d{3})*)$/,
  ',': /^(?:\d*|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:([ '’])\d{3})(?:\1\d{3})*)$/,
} as const;

/** Whether a cell says nothing: empty, or a dash that stands for nothing. */
export function isNothing(cell: string): boolean {
  if (cell === '') return true;
  const text = cell.trim();
  return text === '' || /^[-\u2010-\u2015]+$/.test(text) || text === 'N/A' || text === 'n/a';
}

/** Which way the money went by the sign of a text that may be no amount; `null` where it has none. */
export function wayOf(text: string | undefined): 'in' | 'out' | null {
  const sign = /^\s*(?:[^\s\d()+-]{1,3}\s*)?([-+(\u2010-\u2013\u2212])(?=.*\d)/.exec(text ?? '')?.[1];
  return sign === undefined ? null : sign === '+' ? 'in' : 'out';
}

/** The cell as a plain decimal, or `null` if it is not an amount. A trailing CR is positive, DR negative. */
export function readAmount(cell: string, decimal: DecimalMark): string | null {
  if (decimal === '.' && PLAIN.test(cell) && !cell.startsWith('-0')) return cell;
  if (SIMPLE[decimal].test(cell)) return plain(cell.startsWith('-'), cell.replace('-', ''), decimal);
  if (cell.length > 80) return null;
  if (WITH_CENTS.test(cell) && cell.at(-3) === decimal)
    return plain(cell.startsWith('-'), cell.replace('-', ''), decimal);
  const text = tidy(cell);
  const brackets = BRACKETS.exec(text);
  const parts = SHAPE.exec(brackets === null ? text : brackets.slice(1).join(' ').trim())?.groups;
  if (!parts) return null;
  const signs = [parts.s1, parts.s2, parts.s3].filter((sign) => sign !== undefined);
  if (signs.length + (brackets === null ? 0 : 1) > 1) return null;
  let { c2, mark } = parts;
  // "12.34 CR" may be read as a currency code of three letters only by accident; two letters never are.
  if (c2 !== undefined && mark === undefined && /^[cd]r$/i.test(c2)) [c2, mark] = [undefined, c2];
  if (c2 !== undefined && parts.c1 !== undefined && c2 !== parts.c1) return null;
  const negative = brackets !== null || signs[0] === '-';
  const body = parts.body!.trim();
  if (mark === undefined) return plain(negative, body, decimal);
  if (negative && /^c/i.test(mark)) return null;
  return plain(/^d/i.test(mark), body, decimal);
}

/** Whether the cell carries an explicit plus or CR. */
export function isMarkedIn(cell: string): boolean {
  const text = tidy(cell);
  return text.startsWith('+') || text.endsWith('+') || /\d\s*CR$/i.test(text);
}

function tidy(cell: string): string {
  return cell.replace(MINUS, '-').replace(SPACES, ' ').trim();
}

function plain(negative: boolean, body: string, decimal: DecimalMark): string | null {
  const at = body.lastIndexOf(decimal);
  const whole = at === -1 ? body : body.slice(0, at);
  const fraction = at === -1 ? '' : body.slice(at + 1);
  if (!WHOLE[decimal].test(whole) || !/^\d*$/.test(fraction)) return null;
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  return digits.length > 30 || fraction.length > 20 ? null : plainDecimal(negative, digits, fraction);
}

/** The opposite of a plain decimal; zero has no sign. */
export function negateText(amount: string): string {
  if (amount.startsWith('-')) return amount.slice(1);
  return isZero(amount) ? amount : `-${amount}`;
}

/** Of two plain decimals. */
export function sumOf(a: string, b: string): string {
  const [one, other] = [parseDecimal(a)!, parseDecimal(b)!];
  return formatDecimal(addDecimals(one, other), Math.max(one.scale, other.scale));
}

/** Whether a plain decimal is zero, however many decimals it has. */
export function isZero(amount: string): boolean {
  return !/[1-9]/.test(amount);
}

/** Whether two plain decimals are the same number, whatever their zeros. */
export function isSameAmount(a: string, b: string): boolean {
  const [one, other] = [parseDecimal(a), parseDecimal(b)];
  return one === null || other === null ? a === b : isSameDecimal(one, other);
}

/** Which decimal mark one cell proves; `null` where it proves none ("1,234", "50"). */
export function markOf(cell: string): DecimalMark | null {
  if (WITH_CENTS.test(cell)) return cell.at(-3) as DecimalMark;
  const text = tidy(cell);
  const dots = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (dots > 0 && commas > 0) return text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  if (dots === 0 && commas === 0) return null;
  const mark: DecimalMark = dots > 0 ? '.' : ',';
  const other: DecimalMark = dots > 0 ? ',' : '.';
  if (dots + commas > 1) return other;
  const [whole = '', fraction = ''] = text.split(mark);
  const before = whole.replace(/\D/g, '');
  const after = fraction.replace(/\D/g, '');
  if (after.length !== 3) return mark;
  return before === '' || before.startsWith('0') || before.length > 3 || / \d{3}$|['’]/.test(whole)
    ? mark
    : null;
}

/** How often the cells prove each mark, and how many could be either. */
export function decimalVotes(cells: readonly string[]): { dot: number; comma: number; open: number } {
  const votes = { dot: 0, comma: 0, open: 0 };
  for (const cell of cells) {
    const mark = markOf(cell);
    if (mark === '.') votes.dot++;
    else if (mark === ',') votes.comma++;
    else if (/[.,]/.test(cell)) votes.open++;
  }
  return votes;
}
