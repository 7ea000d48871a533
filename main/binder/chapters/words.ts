/** What chapters share: amounts and days as they are read, and a table or a sentence where there is nothing. */
import { type Block, readableDate, readableMoney } from '../../papers/index.ts';

export type TableBlock = Extract<Block, { kind: 'table' }>;

export const day = (date: string | null): string => (date === null ? '–' : readableDate(date));
export const money = readableMoney;
export const heading = (text: string): Block => ({ kind: 'heading', text });
export const chapter = (text: string): Block => ({ kind: 'chapter', text });
export const quiet = (text: string): Block => ({ kind: 'text', text, quiet: true });

export const DATE = { title: 'Date', width: 58 };
export const AMOUNT = { title: 'Amount', align: 'right' as const, width: 68 };

export function tableOr(nothing: string, columns: TableBlock['columns'], rows: TableBlock['rows']): Block {
  return rows.length === 0 ? quiet(nothing) : { kind: 'table', columns, rows };
}

/** "guaranteed-payment" is "guaranteed payment". */
export const plain = (word: string): string => word.replaceAll('-', ' ');

export const capital = (word: string): string => plain(word).replace(/^./, (letter) => letter.toUpperCase());
