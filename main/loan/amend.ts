/**
 * An amendment: terms from a day on, with the reason. What is not said stays as it was, the days of payments too; where the plan
 * loses its periods, so do they. REFUSED for a day by which the loan is paid off, or on which terms begin already or later ones are known.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { LoanDetail } from '../../shared/contract/loan.ts';
import { addDays } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import type { Scope } from '../ledger/index.ts';
import { insertTerms } from './create.ts';
import { Describer } from './describe.ts';
import { periodOf, readTerms, type ToldTerms, writeRate } from './read-terms.ts';
import { standing } from './running.ts';
import { requireLoan, type TermsRow } from './store.ts';
import { dueDates, type Terms } from './terms.ts';

/** A year, and as much as a month is longer than another. */
const PERIOD_MAX_DAYS = 370;

type Amend = (typeof contract.loan.amend)['~orpc'];
type Input = z.output<NonNullable<Amend['inputSchema']>>;

export function amendLoan(scope: Scope, input: Input): LoanDetail {
  const { db, unit } = scope;
  const loan = requireLoan(db, input.loan);
  const { effective } = input;
  const last = loan.versions.at(-1)!;
  if (effective <= last.effective)
    throw refused(
      `Terms of “${loan.name}” begin on ${last.effective} already.`,
      'An amendment begins on a later day: what was agreed before stays.',
    );
  if (standing(loan, effective).owedMinor <= 0)
    throw refused(`“${loan.name}” is paid off by ${effective}.`, 'There is nothing left to amend.');
  const before = loan.terms.at(-1)!;
  const told = mixed(input, last, nextDue(before, effective), loan.currency);
  const terms = readTerms(told, effective, loan.currency, before);
  const security = input.security ?? last.security;
  insertTerms(unit, loan.id, terms, { security, reason: input.reason });
  return new Describer(db, effective > scope.today ? effective : scope.today).detail(
    requireLoan(db, loan.id),
  );
}

/** The first day on which these terms ask for something behind that one: there the days go on. */
function nextDue(terms: Terms, effective: string): string | null {
  if (terms.firstPayment === null) return null;
  const until = [terms.firstPayment, addDays(effective, PERIOD_MAX_DAYS)].sort().at(-1)!;
  return dueDates(terms, until).find((due) => due > effective) ?? null;
}

function mixed(input: Input, last: TermsRow, first: string | null, currency: string): ToldTerms {
  const plan = input.plan ?? last.plan;
  const isPeriodic = plan !== 'single' && plan !== 'free';
  const payment = last.payment_minor === null ? null : formatMoney(last.payment_minor, currency);
  return {
    rate: input.rate ?? writeRate(last.rate_millionths),
    day_count: input.day_count ?? last.day_count,
    plan,
    maturity:
      input.payments !== undefined ? null : input.maturity === undefined ? last.maturity : input.maturity,
    payments: input.payments,
    first_payment: input.first_payment === undefined ? (isPeriodic ? first : null) : input.first_payment,
    every: input.every === undefined ? (isPeriodic ? periodOf(last.every_months) : null) : input.every,
    payment: input.payment === undefined ? (plan === 'level' ? payment : null) : input.payment,
  };
}

function refused(message: string, remedy: string): BulkheadError {
  return new BulkheadError('REFUSED', message, { remedy });
}
