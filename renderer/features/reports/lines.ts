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
  const names = sheet.columns.map((column) => columnLabel(column, locale, sheet.columns.length === 1));
  const several = sheet.currencies.length > 1;
  const head: Field[] = [
    ...(sheet.isCoded ? [words.code] : []),
    sheet.head,
    ...(several ? [words.currency] : []),
    ...names,
  ].map((name) => ({ text: name }));
  const body = sheet.rows.map(
    (row): Line => [
      ...(sheet.isCoded ? [{ text: row.kind === 'account' ? (row.code ?? '') : '' }] : []),
      { text: row.label },
      ...(several ? [{ text: row.currency }] : []),
      ...sheet.columns.map(({ kind }, place): Field => {
        const cell = row.cells[place] ?? null;
        return kind === 'text' ? { text: cell ?? '' } : { figure: cell };
      }),
    ],
  );
  return [head, ...body];
}
