/** Reports: statements, ledgers and tax summaries of one entity over any period. */
import type { contract } from '../../shared/contract/index.ts';
import type { HandlersOf } from '../ledger/index.ts';
import { balanceSheet } from './balance-sheet.ts';
import { generalLedger } from './general-ledger.ts';
import { incomeStatement } from './income-statement.ts';
import { overview } from './overview.ts';
import { scheduleCReport } from './schedule-c.ts';
import { estimates, selfEmployment } from './tax-estimates.ts';
import { taxForm } from './tax-form.ts';
import { listEliminations, taxView } from './tax-view.ts';
import { trialBalance } from './trial-balance.ts';

export { taxpayerOf } from './business-profit.ts';
export { estimatePaymentsOf } from './estimate-payments.ts';
export { requireOrder } from './span.ts';
export { BUCKET, sumAll, sumEarnings } from './sums.ts';
export { taxForm } from './tax-form.ts';

export const reportHandlers: HandlersOf<typeof contract.reports> = {
  balance_sheet: balanceSheet,
  income_statement: incomeStatement,
  trial_balance: trialBalance,
  general_ledger: generalLedger,
  schedule_c: scheduleCReport,
  tax_view: taxView,
  eliminations: listEliminations,
  overview,
};

/** Of the tax feature, what is filled from the books. */
export const taxFormHandlers: Pick<
  HandlersOf<typeof contract.tax>,
  'form' | 'self_employment' | 'estimates'
> = {
  form: taxForm,
  self_employment: selfEmployment,
  estimates,
};
