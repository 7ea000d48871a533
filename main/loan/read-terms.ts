/** Terms as somebody tells them, made into terms that go together. INVALID_INPUT where they don't. */
import type { LoanPeriod } from '../../shared/contract/loan.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { parseMoney } from '../../shared/money.ts';
import { goingOn, lastOf, requireSound, type Terms } from './terms.ts';

export interface ToldTerms {
  rate: string;
  day_count: Terms['dayCount'];
  plan: Terms['plan'];
  maturity?: string | null | undefined;
  payments?: number | undefined;
  first_payment?: string | null | undefined;
  every?: LoanPeriod | null | undefined;
  payment?: string | null | undefined;
}

const MONTHS: Readonly<Record<LoanPeriod, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

export function periodOf(months: number | null): LoanPeriod | null {
  const found = Object.entries(MONTHS).find(([, count]) => count === months);
  return found === undefined ? null : (found[0] as LoanPeriod);
}

/** `before`: the terms that these amend. */
export function readTerms(told: ToldTerms, effective: string, currency: string, before?: Terms): Terms {
  const open = goingOn(before, {
    effective,
    rateMillionths: readRate(told.rate),
    dayCount: told.day_count,
    plan: told.plan,
    maturity: told.maturity ?? null,
    firstPayment: told.first_payment ?? null,
    everyMonths: told.every == null ? null : MONTHS[told.every],
    paymentMinor: told.payment == null ? null : readPayment(told.payment, currency),
  });
  const terms = told.payments === undefined ? open : { ...open, maturity: endOf(open, told.payments) };
  requireSound(terms);
  return terms;
}

function endOf(terms: Terms, payments: number): string {
  if (terms.maturity !== null)
    throw new BulkheadError('INVALID_INPUT', 'The loan’s end is said twice.', {
      remedy: 'Give its maturity or how many payments, not both.',
    });
  if (terms.firstPayment !== null && terms.everyMonths !== null) return lastOf(terms, payments);
  throw new BulkheadError('INVALID_INPUT', 'A number of payments needs to know when they come.', {
    remedy: 'Give the first payment, and whether it is monthly, quarterly, half-yearly or yearly.',
  });
}

function readPayment(text: string, currency: string): number {
  const minor = parseMoney(text, currency);
  if (minor > 0) return minor;
  throw new BulkheadError('INVALID_INPUT', 'A level payment is more than nothing.', {
    remedy: 'Leave it out to have it worked out.',
  });
}

/** Four decimals of a percent are a millionth. */
const RATE_DECIMALS = 4;

/** "4.25" is 42500 millionths. The contract has looked at its shape. */
export function readRate(percent: string): number {
  const [whole = '', fraction = ''] = percent.split('.');
  return Number(whole + fraction.padEnd(RATE_DECIMALS, '0'));
}

/** 42500 millionths is "4.25". */
export function writeRate(millionths: number): string {
  const digits = String(millionths).padStart(RATE_DECIMALS + 1, '0');
  const fraction = digits.slice(-RATE_DECIMALS).replace(/0+$/, '');
  return digits.slice(0, -RATE_DECIMALS) + (fraction === '' ? '' : `.${fraction}`);
}
