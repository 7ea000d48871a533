/**
 * Schedule C as a table: each line of the form, below it what it is made of. A line adds up its accounts and adjustments, or
 * the lines that the form says; where an adjustment or the depreciation schedule replaces it, its amount is its own.
 */
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import type { TableColumn, TableRow } from '../../../shared/contract/report-table.ts';
import { requireForm } from '../../tax/index.ts';
import { column, plus, type Term, tableRow, textColumn, unscaled } from './build.ts';

type ScheduleC = z.infer<NonNullable<(typeof contract.reports.schedule_c)['~orpc']['outputSchema']>>;
type Line = ScheduleC['lines'][number];

const AMOUNT = 3;

export function scheduleCTable(
  report: ScheduleC,
  currency: string,
): { columns: TableColumn[]; rows: TableRow[] } {
  const { from, to } = report;
  const form = requireForm('schedule-c', Number(to.slice(0, 4)));
  const rows: TableRow[] = [];
  const places = new Map<string, number>();
  for (const line of report.lines) {
    places.set(line.line, rows.length);
    rows.push(lineRow(line, currency), ...partsOf(line, currency));
  }
  for (const [name, at] of places) {
    const { plus: added = [], minus: taken = [] } = form.lines.find(({ line }) => line === name)!;
    const below = report.lines.find(({ line }) => line === name)!;
    const parts = below.accounts.length + below.adjustments.length;
    const adds = [
      ...plus(...Array.from({ length: parts }, (_, part) => at + 1 + part)),
      ...added.map((line): Term => ({ row: places.get(line)!, times: 1 })),
      ...taken.map((line): Term => ({ row: places.get(line)!, times: -1 })),
    ];
    if (comesTo(rows, at, adds)) rows[at]!.adds = adds;
  }
  const unmapped = report.unmapped.map((account) =>
    tableRow({
      kind: 'account',
      currency,
      account_ids: [account.account_id],
      cells: ['none', account.account, null, account.amount, currency],
    }),
  );
  return {
    columns: [
      textColumn('line', 'Line'),
      textColumn('what', 'What'),
      column('books', 'Books', 'money', { from, to }),
      column('amount', 'Amount', 'money', { from, to }),
      textColumn('currency', 'Currency'),
    ],
    rows: [...rows, ...unmapped],
  };
}

function lineRow({ line, label, amount }: Line, currency: string): TableRow {
  return tableRow({ kind: 'line', currency, cells: [line, label, null, amount, currency] });
}

function partsOf({ line, accounts, adjustments }: Line, currency: string): TableRow[] {
  const below = { kind: 'account', depth: 1, currency } as const;
  return [
    ...accounts.map((one) =>
      tableRow({
        ...below,
        account_ids: [one.account_id],
        cells: [line, one.account, one.books, one.amount, currency],
      }),
    ),
    ...adjustments.map((one) =>
      tableRow({ ...below, cells: [line, one.reason, null, one.amount, currency] }),
    ),
  ];
}

function comesTo(rows: readonly TableRow[], at: number, adds: readonly Term[]): boolean {
  if (adds.length === 0) return false;
  const amountOf = (row: number) => unscaled(rows[row]!.cells[AMOUNT]!);
  return adds.reduce((sum, { row, times }) => sum + BigInt(times) * amountOf(row), 0n) === amountOf(at);
}
