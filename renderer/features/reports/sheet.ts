/**
 * A statement as it is drawn, printed and copied: rows of a kind, cells that know which days stand behind them. Amounts
 * stay the exact decimals of the contract; a change in percent is in whole tenths.
 */
import type { StatementReport } from '../../../shared/contract/reports.ts';
import { signOf } from '../../ui/money/format.ts';
import { changeTenths } from './change.ts';
import { type Column, columnOf } from './columns.ts';
import type { Span } from './span.ts';

export interface SheetColumn extends Column {
  show: 'amount' | 'percent';
}

export interface SheetRow {
  id: string;
  kind: StatementReport['rows'][number]['kind'];
  label: string;
  depth: number;
  accountId: string | null;
  code: string | null;
  currency: string;
  /** One for each column: a decimal, tenths of a percent, or nothing to say. */
  cells: readonly (string | number | null)[];
  /** The last word of its section: a double rule stands under it. */
  grand: boolean;
}

export interface Sheet {
  columns: readonly SheetColumn[];
  rows: readonly SheetRow[];
  /** More than one: each block of rows says which it is in. */
  currencies: readonly string[];
}

/** Only these are balances on a day; the others are what happened in a time. */
export function showsBalances(report: string): boolean {
  return report === 'balance_sheet' || report === 'trial_balance';
}

/** The last column of a comparison, as the contract names it, and ours after it. */
export const CHANGE = 'Change';
export const PERCENT = '%';

const PERCENT_COLUMN: SheetColumn = {
  name: PERCENT,
  kind: 'word',
  days: undefined,
  period: undefined,
  show: 'percent',
};

export function sheetOf(report: StatementReport, span: Span): Sheet {
  const balances = showsBalances(report.report);
  const known = { from: report.from ?? span.from, to: report.to };
  const columns = report.columns.map(
    (name): SheetColumn => ({ ...columnOf(name, known, balances), show: 'amount' }),
  );
  const compares = report.columns.at(-1) === CHANGE;
  return {
    columns: compares ? [...columns, PERCENT_COLUMN] : columns,
    rows: report.rows.map((row, place) => ({
      id: `${place} ${row.account_id ?? row.label}`,
      kind: row.kind,
      label: row.label,
      depth: row.depth,
      accountId: row.account_id,
      code: row.code,
      currency: row.currency,
      cells: compares && row.amounts.length > 0 ? withPercent(row.amounts) : row.amounts,
      grand: isGrand(report, place),
    })),
    currencies: [...new Set(report.rows.map((row) => row.currency))],
  };
}

function withPercent(amounts: readonly string[]): (string | number | null)[] {
  const [now = '0', then = '0'] = amounts;
  return [...amounts, changeTenths(now, then)];
}

/** The last total of each currency; on a balance sheet the first one (total assets), too: the two must be equal. */
function isGrand({ report, rows }: StatementReport, place: number): boolean {
  const row = rows[place];
  if (row?.kind !== 'total') return false;
  const totals = rows.flatMap(({ kind, currency }, at) =>
    kind === 'total' && currency === row.currency ? [at] : [],
  );
  return totals.at(-1) === place || (report === 'balance_sheet' && totals[0] === place);
}

function isZero(row: SheetRow): boolean {
  return row.cells.every((cell) => cell === null || typeof cell === 'number' || signOf(cell) === 0);
}

export function hasZeroRows({ rows }: Sheet): boolean {
  return rows.some((row) => row.kind === 'account' && isZero(row));
}

/** Accounts without an amount are left out, and headings and subtotals under which nothing is left. */
export function withoutZeroRows(sheet: Sheet): Sheet {
  const rows: SheetRow[] = [];
  for (const row of sheet.rows) {
    if (row.kind === 'account' && isZero(row)) continue;
    if (row.kind === 'subtotal') {
      const heading = rows.findLastIndex(
        (other) => other.kind === 'heading' && other.depth === row.depth && other.accountId === row.accountId,
      );
      if (heading !== -1 && heading === rows.length - 1) {
        rows.pop();
        continue;
      }
    }
    rows.push(row);
  }
  return { ...sheet, rows };
}
