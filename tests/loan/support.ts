/** Loans as plain data, for tests of what is pure. */
import type { LoanEvent } from '../../main/loan/running.ts';
import { lastOf, type Terms } from '../../main/loan/terms.ts';

export const FAR = '2199-12-31';

export function terms(more: Partial<Terms>): Terms {
  return {
    ...{ effective: '2025-01-01', rateMillionths: 60_000, dayCount: '30/360', plan: 'free', maturity: null },
    ...{ firstPayment: null, everyMonths: null, paymentMinor: null },
    ...more,
  };
}

/** Terms with `count` payments. */
export function inPayments(count: number, more: Partial<Terms>): Terms {
  const open = terms({ firstPayment: '2025-02-01', everyMonths: 1, ...more });
  return { ...open, maturity: lastOf(open, count) };
}

export function lent(date: string, principalMinor: number): LoanEvent {
  return { date, principalMinor, interestMinor: 0 };
}

export function paid(date: string, principalMinor: number, interestMinor: number): LoanEvent {
  return { date, principalMinor: -principalMinor, interestMinor };
}

export function loanOf(version: Terms, principalMinor: number, events: LoanEvent[] = []) {
  const lentOn = version.effective;
  return { lentOn, terms: [version], events: [lent(lentOn, principalMinor), ...events] };
}
