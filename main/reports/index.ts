/** Reports: statements, ledgers and tax summaries of one entity over any period. */
import type { contract } from '../../shared/contract/index.ts';
import type { HandlersOf } from '../ledger/index.ts';
import { balanceSheet } from './balance-sheet.ts';
import { builtReport } from './built/index.ts';
import { generalLedger } from './general-ledger.ts';
import { homeOffice } from './home-office-sheet.ts';
import { incomeStatement } from './income-statement.ts';
import { overview } from './overview.ts';
import { scheduleCReport } from './schedule-c.ts';
import { reportTable } from './table/index.ts';
import { selfEmployment } from './tax-estimates.ts';
import { listEliminations, taxView } from './tax-view.ts';
import { trialBalance } from './trial-balance.ts';

export { type BusinessProfit, businessProfits, requireDollars, taxpayerOf } from './business-profit.ts';
export { estimatePaymentsOf } from './estimate-payments.ts';
export { eliminatedOf, goneFromBooks } from './gone.ts';
export { homeOfYear, linesOf8829 } from './home-office.ts';
export { incomeBeside } from './income-beside.ts';
export type { PassedOn } from './passed-on.ts';
export { fiscalYear, fiscalYearOf } from './periods.ts';
export { drawUp } from './schedule-c.ts';
export { ledgerPage, reportTable } from './table/index.ts';
export { dayWithin, estimates, selfEmployment } from './tax-estimates.ts';
export { companySection179, taxForm } from './tax-form.ts';
export { taxForms } from './tax-forms.ts';
export { lineAmounts } from './tax-lines.ts';

export const reportHandlers: HandlersOf<typeof contract.reports> = {
  table: reportTable,
  balance_sheet: balanceSheet,
  income_statement: incomeStatement,
  trial_balance: trialBalance,
  general_ledger: generalLedger,
  schedule_c: scheduleCReport,
  tax_view: taxView,
  eliminations: listEliminations,
  overview,
  build: builtReport,
};

/** Of the tax feature, what is filled from the books. */
export const taxFormHandlers: Pick<HandlersOf<typeof contract.tax>, 'self_employment' | 'home_office'> = {
  self_employment: selfEmployment,
  home_office: homeOffice,
};
export { bookedBy } from './year-figures.ts';
