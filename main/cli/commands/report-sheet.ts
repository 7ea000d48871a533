/** Reports as the command line shows them: a table to read, or CSV. */
import type { ReportTable } from '../../../shared/contract/report-table.ts';
import { type Column, grouped, print, printCsv, printTable, say } from '../output.ts';

export type Format = 'table' | 'json' | 'csv';

/** A report as a sheet: what table and CSV are both made of. */
export interface Sheet {
  heading: string;
  columns: Column[];
  /** `indent` only shows in the table. */
  rows: { cells: string[]; indent: number }[];
  notes: string[];
}

export function show(sheet: Sheet, format: Exclude<Format, 'json'>): void {
  if (format === 'csv') {
    printCsv(
      sheet.columns.map((column) => column.title),
      sheet.rows.map((row) => row.cells),
    );
    for (const note of sheet.notes) say(`note: ${note}`);
    return;
  }
  print(sheet.heading);
  printTable(
    sheet.columns,
    sheet.rows.map(({ cells, indent }) =>
      cells.map((cell, i) =>
        i === 0 ? '  '.repeat(indent) + cell : sheet.columns[i]!.align === 'right' ? grouped(cell) : cell,
      ),
    ),
    'Nothing to report.',
  );
  for (const note of sheet.notes) print(`Note: ${note}`);
}

/** Any report but the tax view; accounts stand below what they belong to. */
export function tableSheet(table: Omit<ReportTable, 'report'>): Sheet {
  const span = table.from === null ? `as of ${table.to}` : `${table.from} to ${table.to}`;
  const names = table.entities.map(({ name }) => name).join(', ');
  const basis = table.basis === 'cash' ? ', cash basis' : '';
  return {
    heading: `${table.title}, ${names}, ${span}${basis}`,
    columns: table.columns.map(({ title, kind }) => ({ title, align: isFigure(kind) ? 'right' : 'left' })),
    rows: table.rows.map(({ cells, depth }) => ({ cells: cells.map((cell) => cell ?? ''), indent: depth })),
    notes: table.notes,
  };
}

function isFigure(kind: ReportTable['columns'][number]['kind']): boolean {
  return kind === 'money' || kind === 'percent' || kind === 'count';
}

/** Every page of a long report, one after another. */
export async function wholeTable(
  call: (procedure: string, input: object) => Promise<unknown>,
  asked: object,
): Promise<ReportTable> {
  const table = (await call('reports.table', asked)) as ReportTable;
  for (let after = table.next; after !== null; ) {
    const page = (await call('reports.table', { ...asked, after })) as ReportTable;
    for (const row of page.rows) table.rows.push(row);
    after = page.next;
  }
  return { ...table, next: null };
}
