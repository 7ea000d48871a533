/** Recognises QIF by content: by one of its headings, or by a first transaction without any. Never fails. */

import { isDateLike } from './dates.ts';
import { isAmountLike } from './fields.ts';

const HEAD_LENGTH_MAX = 8 * 1024;

/** The first line that is neither blank nor a remark. */
const HEADING = /^(?:\s*#[^\r\n]*[\r\n])*\s*!\s*(?:type|account|option|clear)\b/i;
/** Behind a few lines of something else only the most usual heading counts. */
const LATER_HEADING = /[\r\n][ \t]*!(?:type:|account[ \t]*[\r\n])/i;
const FIELD = /^[A-Z$%^]/;

export function looksLikeQif(text: string): boolean {
  const head = text.slice(0, HEAD_LENGTH_MAX);
  return HEADING.test(head) || LATER_HEADING.test(head) || beginsWithRecord(head);
}

/** Lines of a letter and a value, with a day and an amount, and `^` behind them. */
function beginsWithRecord(head: string): boolean {
  let hasDate = false;
  let hasAmount = false;
  for (const written of head.split(/[\r\n]+/)) {
    const line = written.trim();
    if (line === '') continue;
    if (line.startsWith('^')) return hasDate && hasAmount;
    if (!FIELD.test(line)) return false;
    const value = line.slice(1).trim();
    hasDate ||= line.startsWith('D') && isDateLike(value);
    hasAmount ||= /^[TU]/.test(line) && isAmountLike(value);
  }
  return false;
}
