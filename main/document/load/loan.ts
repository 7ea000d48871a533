/**
 * A loan as its crossings tell it: what was lent, and each payment with its principal and interest; with the terms that were
 * agreed when it was lent. What nobody has said stays a blank.
 */
import type { CrossingOut } from '../../../shared/contract/crossing.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { counterAccounts, requireCrossing } from '../../crossing/index.ts';
import { type LoanRecord, loanRecords, writeRate } from '../../loan/index.ts';
import { readableDate } from '../../papers/index.ts';
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
  const record = loanRecords(db, first.date).find(({ id }) => id === loanId);
  return {
    ...(record ? agreedTerms(record.agreed) : UNKNOWN),
    ...{ lateCharge: null, prepayment: null },
    principalMinor: sumOf(lent),
    currency: first.currency,
    date: first.date,
    paid: paymentsOf(db, lent, repaid),
  };
}

type Agreed = Pick<
  LoanTerms,
  | 'rate'
  | 'dayCount'
  | 'compounding'
  | 'maturity'
  | 'onDemand'
  | 'payments'
  | 'security'
  | 'federalRate'
  | 'schedule'
>;

const UNKNOWN: Agreed = {
  ...{ rate: null, dayCount: null, compounding: null, maturity: null, onDemand: false, payments: null },
  ...{ security: null, federalRate: null, schedule: [] },
};

const DAY_COUNTS = {
  '30/360': '30/360 (US)',
  'actual/365': 'actual/365',
  'actual/actual': 'actual/actual (ISDA)',
};

function agreedTerms({ terms, security, check, schedule }: LoanRecord['agreed']): Agreed {
  return {
    rate: writeRate(terms.rateMillionths),
    dayCount: DAY_COUNTS[terms.dayCount],
    compounding: 'none',
    maturity: terms.maturity,
    onDemand: terms.maturity === null,
    payments: payments(terms, schedule.length),
    security: security === '' ? null : security,
    federalRate: federalRate(check),
    schedule: schedule.map((row) => ({
      ...{ date: row.due, paymentMinor: row.amountMinor, principalMinor: row.principalMinor },
      ...{ interestMinor: row.interestMinor, balanceMinor: row.balanceMinor },
    })),
  };
}

const RHYTHM: Readonly<Record<number, string>> = {
  1: 'monthly',
  3: 'quarterly',
  6: 'half-yearly',
  12: 'yearly',
};

function payments({ plan, everyMonths, firstPayment }: LoanRecord['terms'], count: number): string {
  const rhythm = RHYTHM[everyMonths ?? 0] ?? '';
  const from = firstPayment === null ? '' : `, the first on ${readableDate(firstPayment)}`;
  switch (plan) {
    case 'free':
      return 'whenever the borrower pays, first on interest and then on principal';
    case 'single':
      return 'one payment of principal and interest on the last day';
    case 'interest-only':
      return `${rhythm} payments of interest${from}; the principal at the end`;
    case 'level':
      return `${count} ${rhythm} payments of principal and interest${from}, as the schedule has them`;
    case 'equal-principal':
      return `${count} ${rhythm} payments of equal principal and of interest${from}, as the schedule has them`;
  }
}

function federalRate({ afrMillionths, month, term, compounding }: LoanRecord['check']): string | null {
  if (afrMillionths === null) return null;
  const named = readableDate(`${month}-01`).replace(/ 1,/, '');
  return `${writeRate(afrMillionths)}% (${named}, ${term}-term, ${compounding} compounding)`;
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
