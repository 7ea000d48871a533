/** The general ledger as a table: opening lines and postings, with a running balance for each account and currency. */
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import type { TableColumn, TableRow } from '../../../shared/contract/report-table.ts';
import { column, plusColumns, tableRow, textColumn } from './build.ts';

type Ledger = z.infer<NonNullable<(typeof contract.reports.general_ledger)['~orpc']['outputSchema']>>;

const [DEBIT, CREDIT] = [5, 6];

/** `page` begins with the opening lines of an account, or goes on with what the page before showed of it. */
export function ledgerTable(page: Ledger): { columns: TableColumn[]; rows: TableRow[] } {
  const { from, to } = page;
  const latest = new Map<string, number>();
  return {
    columns: [
      textColumn('account', 'Account'),
      textColumn('code', 'Code'),
      column('date', 'Date', 'date'),
      textColumn('payee', 'Payee'),
      textColumn('memo', 'Memo'),
      column('debit', 'Debit', 'money', { from, to }),
      column('credit', 'Credit', 'money', { from, to }),
      column('balance', 'Balance', 'money', {
        running: true,
        adds: [...plusColumns(DEBIT), { column: CREDIT, times: -1 }],
      }),
      textColumn('currency', 'Currency'),
    ],
    rows: page.rows.map((row, at) => {
      const key = `${row.account_id} ${row.currency}`;
      const follows = row.date === null ? null : (latest.get(key) ?? null);
      latest.set(key, at);
      return tableRow({
        kind: row.date === null ? 'opening' : 'line',
        currency: row.currency,
        account_ids: [row.account_id],
        entry_id: row.entry_id,
        follows,
        cells: [
          ...[row.account, row.code, row.date, row.payee, row.memo],
          ...[row.debit, row.credit, row.balance, row.currency],
        ],
      });
    }),
  };
}
