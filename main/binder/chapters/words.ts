/** What chapters share: amounts and days as they are read, and a table or a sentence where there is nothing. */
import { grouped } from '../../../shared/money.ts';
import { type Block, readableDate } from '../../papers/index.ts';

export type TableBlock = Extract<Block, { kind: 'table' }>;

export const day = (date: string | null): string => (date === null ? '–' : readableDate(date));
export const money = grouped;
export const heading = (text: string): Block => ({ kind: 'heading', text });
export const chapter = (text: string): Block => ({ kind: 'chapter', text });
export const quiet = (text: string): Block => ({ kind: 'text', text, quiet: true });

/** The number of what crossed. */
export const NUMBER = { title: 'No.', width: 22 };
export const DATE = { title: 'Date', width: 54 };
/** A day in words, on two lines where it is long. */
export const DAY = { width: 64 };
export const AMOUNT = { title: 'Amount', align: 'right' as const, width: 72 };

export function tableOr(
  nothing: string,
  columns: TableBlock['columns'],
  rows: TableBlock['rows'],
  total?: TableBlock['total'],
): Block {
  return rows.length === 0
    ? quiet(nothing)
    : { kind: 'table', columns, rows, ...(total === undefined ? {} : { total }) };
}

/** "guaranteed-payment" is "guaranteed payment". */
export const plain = (word: string): string => word.replaceAll('-', ' ');

export const capital = (word: string): string => plain(word).replace(/^./, (letter) => letter.toUpperCase());

/** Ends with a stop, once. */
export const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

/** Where the books name no owner; the binder is for somebody who can't look, so it says what is to be done. */
export const NO_MEMBERS =
  'not on record: nobody has said who owns the company. They are named with their shares under Members, and the next binder has them';

/** An amount with its currency, where that is not the one of the company. */
export const amountIn = (amount: string, currency: string, base: string): string =>
  currency === base ? money(amount) : `${money(amount)} ${currency}`;
