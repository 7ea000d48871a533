/**
 * A loan as its crossings tell it: what was lent, and each payment with its principal and interest. Terms that no crossing
 * tells stay blanks.
 */

import type { CrossingOut } from '../../../shared/contract/crossing.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { counterAccounts, requireCrossing } from '../../crossing/index.ts';
import { preparedValue, type VaultDatabase } from '../../vault/index.ts';
import type { LoanTerms, PaymentRow } from '../facts.ts';

const crossingsOfLoan = preparedValue<string>(
  `SELECT c.id FROM crossing c JOIN posting p ON p.entry_id = c.origin_entry_id AND p.line = c.origin_line
   WHERE c.loan_id = ? AND c.kind IN ('loan', 'repayment') ORDER BY p.date, c.id`,
);

export interface LoanCrossings {
  lent: CrossingOut[];
  repaid: CrossingOut[];
}

/** NOT_FOUND unless something was lent under that id. */
export function loanCrossings(db: VaultDatabase, loanId: string): LoanCrossings {
  const all = crossingsOfLoan(db)
    .all(loanId)
    .map((id) => requireCrossing(db, id));
  const lent = all.filter(({ kind }) => kind === 'loan');
  if (lent.length > 0) return { lent, repaid: all.filter(({ kind }) => kind === 'repayment') };
  throw new BulkheadError('NOT_FOUND', `Nothing was lent under the loan ${loanId}.`, {
    remedy: 'The list of crossings shows which loan each belongs to.',
  });
}

export function loanTerms(db: VaultDatabase, loanId: string): LoanTerms {
  const { lent, repaid } = loanCrossings(db, loanId);
  const first = lent[0]!;
  const nothing = { rate: null, dayCount: null, compounding: null, maturity: null, payments: null };
  return {
    ...nothing,
    ...{ security: null, lateCharge: null, prepayment: null, federalRate: null, onDemand: false },
    principalMinor: sumOf(lent),
    currency: first.currency,
    date: first.date,
    schedule: [],
    paid: paymentsOf(db, lent, repaid),
  };
}

const sumOf = (all: readonly CrossingOut[]): number =>
  all.reduce((sum, { amount_minor: minor }) => sum + minor, 0);

/** Balances count what was lent by the day of each payment. */
function paymentsOf(db: VaultDatabase, lent: CrossingOut[], repaid: CrossingOut[]): PaymentRow[] {
  const principal = new Set(
    counterAccounts(db)
      .filter(({ sort }) => sort === 'loan-payable' || sort === 'loan-receivable')
      .map(({ account_id: id }) => id),
  );
  let repaidMinor = 0;
  return repaid.map((payment) => {
    const ofPrincipal = payment.from.legs
      .filter(({ is_against, account_id }) => is_against && principal.has(account_id))
      .reduce((sum, { amount_minor: minor }) => sum + minor, 0);
    repaidMinor += ofPrincipal;
    return {
      date: payment.date,
      due: null,
      entryId: payment.from.entry_id,
      paymentMinor: payment.amount_minor,
      principalMinor: ofPrincipal,
      interestMinor: payment.amount_minor - ofPrincipal,
      balanceMinor: sumOf(lent.filter(({ date }) => date <= payment.date)) - repaidMinor,
    };
  });
}
