/** How the command line shows things: JSON for scripts, aligned tables for people, CSV for spreadsheets. */
import Papa from 'papaparse';
import { FORMULA } from '../../shared/formula.ts';

export { grouped } from '../../shared/money.ts';

export interface Column {
  title: string;
  align?: 'left' | 'right';
}

/** The widest a cell may get in a terminal before it is cut; scripts use --json. */
const CELL_WIDTH_MAX = 60;

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') || text === '' ? text : `${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

export function printJsonLines(values: readonly unknown[]): void {
  for (const value of values) print(JSON.stringify(value));
}

/** Words for people that don't belong into what a script reads. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function cut(text: string): string {
  // Control characters in a payee must not move the cursor of whoever looks at it.
  if (!process.stdout.isTTY) return text.replace(/[\r\n]+/g, ' ');
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
  return clean.length <= CELL_WIDTH_MAX ? clean : `${clean.slice(0, CELL_WIDTH_MAX - 1)}…`;
}

/** A table with a rule under its head; numbers to the right. `empty` stands where there are no rows. */
export function printTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  empty: string,
): void {
  if (rows.length === 0) return print(empty);
  const cells = rows.map((row) => row.map(cut));
  const widths = columns.map((column, i) =>
    Math.max(column.title.length, ...cells.map((row) => row[i]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (columns[i]!.align === 'right' ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  print(line(columns.map((column) => column.title)));
  print(widths.map((width) => '─'.repeat(width)).join('  '));
  for (const row of cells) print(line(row));
}

export function printCsv(titles: readonly string[], rows: readonly (readonly string[])[]): void {
  process.stdout.write(`${Papa.unparse([titles, ...rows] as string[][], { escapeFormulae: FORMULA })}\r\n`);
}
