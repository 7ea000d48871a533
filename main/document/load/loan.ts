/** A loan as papers tell it: its terms in words, the schedule as agreed, and each payment with its principal and interest. */
import type { LoanDetail } from '../../../shared/contract/loan.ts';
import { addDays } from '../../../shared/dates.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { parseMoney } from '../../../shared/money.ts';
import { loanOn } from '../../loan/index.ts';
import { readableDate, readableMonth } from '../../papers/index.ts';
import { preparedValue, type VaultDatabase } from '../../vault/index.ts';
import type { Amendment, LoanTerms, PaymentRow, ScheduleRow } from '../facts.ts';
import { amountInFigures } from '../figures.ts';

const isLoan = preparedValue<number>('SELECT 1 FROM loan WHERE id = ?');
const lendings = preparedValue<string>(
  `SELECT c.id FROM loan l JOIN crossing c ON c.loan_id = l.id WHERE l.id = ? AND c.kind = 'loan' ORDER BY c.id`,
);

/** The id of a loan, by that or by its name. NOT_FOUND, or INVALID_INPUT where several have the name. */
export function requireLoanId(db: VaultDatabase, ref: string, today: string): string {
  return loanOn(db, ref, today).id;
}

/** The crossings by which it was lent; none where no terms are kept under that id. */
export function lendingsOf(db: VaultDatabase, loanId: string): string[] {
  return lendings(db).all(loanId);
}

/** As it stands on that day; `null` where nobody has written down any terms. */
export function loanTerms(db: VaultDatabase, loanId: string, on: string): LoanTerms | null {
  if (isLoan(db).get(loanId) === undefined) return null;
  const loan = loanOn(db, loanId, on);
  const { terms, currency, versions } = loan;
  const onDemand = terms.maturity === null;
  const [, ...amendments] = versions;
  return {
    currency,
    principalMinor: parseMoney(loan.lent, currency),
    date: loan.lent_on,
    rate: terms.rate,
    dayCount: terms.day_count,
    // Loans here bear simple interest.
    compounding: 'none',
    maturity: terms.maturity,
    onDemand,
    payments: paymentWords(terms, currency),
    security: terms.security === '' ? null : terms.security,
    amendment: amendmentOf(db, loan),
    amended: amendments.length === 0 ? null : amendments.map(amendmentWords).join('; '),
    federalRate: federalRate(loan),
    schedule: onDemand ? [] : loan.schedule.map((row) => ({ ...figuresOf(row, currency), date: row.due })),
    paid: paymentsOf(loan),
  };
}

/** The day from which the latest amendment holds. INVALID_INPUT where the terms are those that it began with. */
export function lastAmendedOn(db: VaultDatabase, loanId: string | null, today: string): string {
  const loan = loanId !== null && isLoan(db).get(loanId) !== undefined ? loanOn(db, loanId, today) : null;
  const last = loan?.versions.at(-1);
  if (last !== undefined && loan!.versions.length > 1) return last.effective;
  throw new BulkheadError('INVALID_INPUT', 'The terms of that loan were never changed.', {
    remedy: 'Amend the loan first; what it began with stands on its note.',
    facts: { next: 'loan.amend' },
  });
}

/** What the latest terms have otherwise than those before them. */
function amendmentOf(db: VaultDatabase, { id, versions, currency }: LoanDetail): Amendment | null {
  const [before, after] = [versions.at(-2), versions.at(-1)!];
  if (before === undefined) return null;
  const [was, is] = [before, after].map((terms) => wordsOf(terms, currency));
  return {
    effectiveOn: after.effective,
    reason: after.reason === '' ? null : after.reason.replace(/\.+$/, ''),
    owedMinor: parseMoney(loanOn(db, id, addDays(after.effective, -1)).outstanding, currency),
    changes: Object.entries(is!)
      .map(([term, now]) => ({ term, before: was![term]!, after: now }))
      .filter((one) => one.before !== one.after),
  };
}

function wordsOf(terms: Terms, currency: string): Record<string, string> {
  return {
    'Interest a year': `${terms.rate}%`,
    'Days are counted as': terms.day_count,
    Payments: paymentWords(terms, currency),
    'Last payment': terms.maturity === null ? 'on demand' : readableDate(terms.maturity),
    Security: terms.security === '' ? 'none' : terms.security,
  };
}

type Terms = LoanDetail['terms'];

const PERIODS: Record<NonNullable<Terms['every']>, string> = {
  month: 'each month',
  quarter: 'each quarter',
  'half-year': 'each half-year',
  year: 'each year',
};

function paymentWords({ plan, every, first_payment: first, payment }: Terms, currency: string): string {
  const when = `${every === null ? 'on each day due' : PERIODS[every]}${first === null ? '' : `, first on ${readableDate(first)}`}`;
  switch (plan) {
    case 'level':
      return payment === null
        ? `an equal amount of principal and interest ${when}`
        : `${amountInFigures(parseMoney(payment, currency), currency)} of principal and interest ${when}`;
    case 'equal-principal':
      return `the same principal ${when}, with the interest until then`;
    case 'interest-only':
      return `the interest ${when}, and the principal on the last day`;
    case 'single':
      return 'principal and interest together on the last day';
    case 'free':
      return 'whenever the Borrower chooses';
  }
}

function amendmentWords({ effective, reason }: Terms): string {
  return `${readableDate(effective)}${reason === '' ? '' : ` (${reason.replace(/\.+$/, '')})`}`;
}

/** Of the latest terms; `null` where the rate of that month is not known. */
function federalRate({ law }: LoanDetail): string | null {
  if (law.reach === 'none') return `none. ${law.sentence}`;
  const check = law.checks.at(-1);
  if (!check || check.afr === null) return null;
  const source = check.ruling === null ? '' : `, ${check.ruling}`;
  const doubt = check.checked ? '' : ', not held against that ruling';
  return `${check.afr}% (${readableMonth(check.month)}, ${check.term}-term, ${check.compounding} compounding${source}${doubt})`;
}

type Figures = Record<'payment' | 'principal' | 'interest' | 'balance', string>;

function figuresOf(
  { payment, principal, interest, balance }: Figures,
  currency: string,
): Omit<ScheduleRow, 'date'> {
  return {
    paymentMinor: parseMoney(payment, currency),
    principalMinor: parseMoney(principal, currency),
    interestMinor: parseMoney(interest, currency),
    balanceMinor: parseMoney(balance, currency),
  };
}

/** What went to the lender; there, principal and the amount have a minus sign. */
function paymentsOf({ movements, due, currency }: LoanDetail): PaymentRow[] {
  return movements
    .filter(({ kind }) => kind === 'repayment')
    .map(({ date, amount, principal, interest, balance, crossing_id: crossingId }) => {
      const row = figuresOf({ payment: amount, principal, interest, balance }, currency);
      return {
        ...{ ...row, date, crossingId },
        ...{ paymentMinor: -row.paymentMinor, principalMinor: -row.principalMinor },
        due: due.find(({ met_on }) => met_on === date)?.due ?? null,
      };
    });
}
