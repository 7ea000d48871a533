/** A finished reconciliation as the contract tells of it. */
import { formatMoney } from '../../shared/money.ts';
import { loadChart } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { currencyOf, type ReconciliationRow } from './measure.ts';

export function describe(db: VaultDatabase, row: ReconciliationRow) {
  const account = loadChart(db).find((a) => a.id === row.account_id)!;
  const currency = currencyOf(db, account);
  return {
    id: row.id,
    account: account.path,
    account_id: account.id,
    statement_date: row.statement_date,
    balance: formatMoney(row.balance_minor, currency),
    currency,
    postings: row.posting_count,
    finished_at: row.finished_at,
  };
}
