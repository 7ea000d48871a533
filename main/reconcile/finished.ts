/** A finished reconciliation as the contract tells of it. */
import { formatMoney } from '../../shared/money.ts';
import { loadChart } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { currencyOf, type ReconciliationRow } from './measure.ts';

export function describe(db: VaultDatabase, row: ReconciliationRow) {
  return describer(db)(row);
}

/** For many: the chart is read once. */
export function describer(db: VaultDatabase) {
  const accounts = new Map(
    loadChart(db).map((account) => [account.id, { account, currency: null as string | null }]),
  );
  return (row: ReconciliationRow) => {
    const known = accounts.get(row.account_id)!;
    known.currency ??= currencyOf(db, known.account);
    return described(row, known.account.path, known.currency);
  };
}

function described(row: ReconciliationRow, path: string, currency: string) {
  return {
    id: row.id,
    account: path,
    account_id: row.account_id,
    statement_date: row.statement_date,
    balance: formatMoney(row.balance_minor, currency),
    currency,
    postings: row.posting_count,
    finished_at: row.finished_at,
  };
}
