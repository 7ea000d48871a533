/** What other floors may use of loans. */
import type { contract } from '../../shared/contract/index.ts';
import type { LoanDetail } from '../../shared/contract/loan.ts';
import { addDays, endOfMonth } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import { requireCrossing } from '../crossing/index.ts';
import { findEntity, type HandlersOf } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { importRates, knownRates } from './afr-table.ts';
import { amendLoan } from './amend.ts';
import { bookInterest } from './book.ts';
import { createLoan } from './create.ts';
import { Describer } from './describe.ts';
import { payLoan } from './pay.ts';
import { previewLoan } from './preview.ts';
import { writeRate } from './read-terms.ts';
import { removeLoan } from './remove.ts';
import { standing } from './running.ts';
import { type Loan, listLoans, requireLoan } from './store.ts';
import { listUnwritten } from './unwritten.ts';

export { type BalanceSpan, DE_MINIMIS_MINOR, daysOver } from './imputed.ts';
export { lateLoans } from './late.ts';
export { forgetLoan, type LeavingLoan, loansLeaving } from './leaving.ts';
export type { AdvanceStanding } from './lent.ts';
export { type LoanDue, type LoanStanding, lendingOf, type Standings } from './standings.ts';

/** A loan with all that is known of it on a day. By id, or by a name that only one has; else NOT_FOUND or INVALID_INPUT. */
export function loanOn(db: VaultDatabase, ref: string, asOf: string): LoanDetail {
  return new Describer(db, asOf).detail(requireLoan(db, ref));
}

/** Where a later day of the same month is booked already, its first days are in that: then to the end of the month before. */
function notYetCovered({ booked }: Loan, through: string): string {
  const isCovered = booked.some(({ date }) => date > through && date <= endOfMonth(through));
  return isCovered ? addDays(`${through.slice(0, 7)}-01`, -1) : through;
}

export const loanHandlers: HandlersOf<typeof contract.loan> = {
  list({ db, today }, input) {
    const entity = input.entity === undefined ? null : findEntity(db, input.entity).id;
    const asOf = input.as_of ?? today;
    return new Describer(db, asOf).list(
      ({ lender, borrower, lentOn }) =>
        lentOn <= asOf && (entity === null || lender.id === entity || borrower.id === entity),
    );
  },

  get({ db, today }, input) {
    return loanOn(db, input.loan, input.as_of ?? today);
  },

  unwritten: listUnwritten,
  preview: previewLoan,

  create: createLoan,
  pay: payLoan,
  preview_payment: (scope, input) => requireCrossing(scope.db, payLoan(scope, input).crossing_id),
  amend: amendLoan,
  remove: removeLoan,

  accrue({ db, unit, today }, input) {
    if (input.through > today)
      throw new BulkheadError('REFUSED', `${input.through} has not come yet: its interest is not earned.`, {
        remedy: 'Book it through a day that has passed.',
      });
    const loans = input.loan === undefined ? listLoans(db) : [requireLoan(db, input.loan)];
    return loans.flatMap((loan) =>
      bookInterest(unit, loan, notYetCovered(loan, input.through)).map(({ date, amountMinor }) => ({
        ...{ loan_id: loan.id, loan: loan.name, date, amount: formatMoney(amountMinor, loan.currency) },
      })),
    );
  },

  payoff({ db, today }, input) {
    const loan = requireLoan(db, input.loan);
    const on = input.on ?? today;
    const now = standing(loan, on);
    const { principalMinor, unpaidInterestMinor, owedMinor } = now;
    now.goTo(addDays(on, 1));
    const money = (minor: number) => formatMoney(minor, loan.currency);
    return {
      ...{ on, currency: loan.currency, principal: money(principalMinor) },
      ...{ interest: money(unpaidInterestMinor), total: money(owedMinor) },
      a_day: money(now.owedMinor - owedMinor),
    };
  },

  afr({ db }, { from, to }) {
    const percent = (rate: number | null) => (rate === null ? null : writeRate(rate));
    return knownRates(db)
      .filter(({ month }) => (from === undefined || month >= from) && (to === undefined || month <= to))
      .map(({ month, term, annual, semiannual, quarterly, monthly, ruling, source, unchecked }) => ({
        ...{ month, term, annual: writeRate(annual), ruling, source, checked: unchecked !== true },
        ...{ semiannual: percent(semiannual), quarterly: percent(quarterly), monthly: percent(monthly) },
      }));
  },

  import_afr({ unit }, { csv }) {
    return importRates(unit, csv);
  },
};
