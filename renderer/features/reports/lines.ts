/** What is copied and downloaded: the report as it is drawn, under a head that says whose it is and when. */
import { text } from '../../text/index.ts';
import type { Field, Line } from './delimited.ts';
import { columnLabel } from './labels.ts';
import type { Sheet } from './sheet.ts';

const words = text.reports.columns;

export function titleLines(...titles: readonly string[]): Line[] {
  return [...titles.map((title) => [{ text: title }]), []];
}

export function sheetLines(sheet: Sheet, locale: string): Line[] {
  const alone = sheet.columns.length === 1;
  const names = sheet.columns.map((column) => columnLabel(column, locale, alone));
  const several = sheet.currencies.length > 1;
  const head: Field[] = [words.code, words.account, ...(several ? [words.currency] : []), ...names].map(
    (name) => ({ text: name }),
  );
  const body = sheet.rows.map(
    (row): Line => [
      { text: row.kind === 'account' ? (row.code ?? '') : '' },
      { text: row.label },
      ...(several ? [{ text: row.currency }] : []),
      ...row.cells.map((cell) => ({ figure: typeof cell === 'number' ? tenthsText(cell) : cell })),
    ],
  );
  return [head, ...body];
}

function tenthsText(tenths: number): string {
  const size = Math.abs(tenths);
  return `${tenths < 0 ? '-' : ''}${Math.trunc(size / 10)}.${size % 10}`;
}
