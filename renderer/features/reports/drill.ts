/** Where a figure of a statement leads: to the entries that make it. */

import type { SheetColumn, SheetRow } from './sheet.ts';
import type { Asked } from './use-report.ts';

export type Door =
  | { to: '/register/$account'; account: string; from: string | undefined; until: string }
  | { to: '/reports/$report'; report: 'general-ledger' | 'income-statement'; account: string | undefined };

/**
 * An account’s figure leads to its register, in that column’s days; a sum of accounts to the general ledger of all of
 * them. A line that no account stands for is net income: to the statement that explains it.
 */
export function doorOf(row: SheetRow, column: SheetColumn, report: Asked['report']): Door | null {
  if (column.days === undefined || column.show === 'percent' || row.kind === 'heading') return null;
  if (row.accountId === null && row.kind === 'account')
    return { to: '/reports/$report', report: 'income-statement', account: undefined };
  if (row.kind === 'account' && row.accountId !== null)
    return {
      to: '/register/$account',
      account: row.accountId,
      from: column.days.from,
      until: column.days.to,
    };
  if (report === 'general-ledger') return null;
  return { to: '/reports/$report', report: 'general-ledger', account: row.accountId ?? undefined };
}
