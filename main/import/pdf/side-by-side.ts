/**
 * Rows that stand beside each other on one line, as lists of checks do, and numbers that stand before a row's date. Pure
 * functions; nothing fails.
 */
import type { Money } from './amounts.ts';
import { dateAt } from './dates.ts';
import type { Line } from './lines.ts';

/** A check's number, or that of a row, before its date; a mark tells that one in the sequence is missing. */
const NUMBER = /^(\d{1,8}) ?[*^]? {1,2}(?=\d{1,4}[-/.]\d|\d{1,2} \p{L}{3}|\p{L}{3} \d)/u;

export function leadingNumber(text: string): { number: string; end: number } | null {
  const match = NUMBER.exec(text);
  if (!match || !dateAt(text, match[0].length)) return null;
  // "05 Jan 25" is a day, unless its number stands in a column of its own.
  const isApart = /(?:[*^] ?| {2})$/.test(match[0]);
  return isApart || dateAt(text, 0) === null ? { number: match[1]!, end: match[0].length } : null;
}

/**
 * The rows of a line, if each of its amounts ends one: every part begins with a date, or a number and a date. What stands
 * behind the last amount belongs to the last row.
 */
export function partsOf(line: Line, amounts: readonly Money[]): Line[] {
  if (amounts.length < 2) return [line];
  const parts: Line[] = [];
  let from = 0;
  for (const [index, money] of amounts.entries()) {
    const end = index === amounts.length - 1 ? line.text.length : money.end;
    const rest = line.text.slice(from, end);
    const start = from + (rest.length - rest.trimStart().length);
    const text = line.text.slice(start, end);
    if (dateAt(text, 0) === null && leadingNumber(text) === null) return [line];
    const words = line.words.filter((word) => word.start >= start && word.start < end);
    parts.push({
      ...line,
      text,
      offset: line.offset + start,
      words: words.map((word) => ({ ...word, start: word.start - start })),
    });
    from = end;
  }
  return parts;
}
