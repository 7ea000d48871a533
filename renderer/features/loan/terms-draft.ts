/** Terms of a loan while somebody writes them. Pure. */
import type { DayCount, LoanPeriod, LoanPlan } from '../../../shared/contract/loan.ts';
import type { Loan } from './types.ts';

export type End = 'demand' | 'payments' | 'maturity';

export interface TermsDraft {
  rate: string;
  dayCount: DayCount;
  plan: LoanPlan;
  every: LoanPeriod;
  first: string | null;
  end: End;
  payments: string;
  maturity: string | null;
  security: string;
}

export const NEW_TERMS: TermsDraft = {
  ...{ rate: '', dayCount: '30/360', plan: 'level', every: 'month', first: null, end: 'payments' },
  ...{ payments: '12', maturity: null, security: '' },
};

/** As they stand, with the day on which the next payment is due. */
export function termsDraftOf({ terms, next }: Loan): TermsDraft {
  return {
    ...{ rate: terms.rate, dayCount: terms.day_count, plan: terms.plan, security: terms.security },
    ...{ every: terms.every ?? 'month', first: next?.due ?? null, payments: '', maturity: terms.maturity },
    end: terms.maturity === null ? 'demand' : 'maturity',
  };
}

/** Whether payments come at fixed intervals. */
export function isPeriodic(plan: LoanPlan): boolean {
  return plan !== 'free' && plan !== 'single';
}

/** How a plan may end, the usual way first. */
export function endsOf(plan: LoanPlan): readonly End[] {
  switch (plan) {
    case 'free':
      return ['demand', 'maturity'];
    case 'single':
      return ['maturity'];
    case 'interest-only':
      return ['payments', 'maturity', 'demand'];
    case 'level':
    case 'equal-principal':
      return ['payments', 'maturity'];
  }
}

/** The end that stands, or the usual one where the plan has no such. */
export function endOf({ plan, end }: TermsDraft): End {
  const ends = endsOf(plan);
  return ends.includes(end) ? end : ends[0]!;
}

export type TermsProblem = 'rate' | 'first' | 'payments' | 'maturity';

const PAYMENTS_MAX = 1200;

export function problemsOfTerms(draft: TermsDraft): TermsProblem[] {
  const end = endOf(draft);
  const payments = Number(draft.payments);
  return [
    ...(/^\d{1,2}(\.\d{1,4})?$/.test(draft.rate.trim()) ? [] : (['rate'] as const)),
    ...(isPeriodic(draft.plan) && draft.first === null ? (['first'] as const) : []),
    ...(end === 'payments' && !(Number.isInteger(payments) && payments >= 1 && payments <= PAYMENTS_MAX)
      ? (['payments'] as const)
      : []),
    ...(end === 'maturity' && draft.maturity === null ? (['maturity'] as const) : []),
  ];
}

/** As the commands take them; the draft has no problems. */
export function termsInput(draft: TermsDraft) {
  const end = endOf(draft);
  const periodic = isPeriodic(draft.plan);
  return {
    ...{ rate: draft.rate.trim(), day_count: draft.dayCount, plan: draft.plan },
    ...(periodic && draft.first !== null ? { first_payment: draft.first, every: draft.every } : {}),
    ...(end === 'payments' ? { payments: Number(draft.payments) } : {}),
    ...(end === 'maturity' && draft.maturity !== null ? { maturity: draft.maturity } : {}),
  };
}

/** Days of payments that nobody changed go on as they are, from whatever day the others hold. */
export function amendedInput(draft: TermsDraft, begun: TermsDraft) {
  const { first_payment, every, ...others } = termsInput(draft);
  const isAsBefore = draft.first === begun.first && draft.every === begun.every && begun.first !== null;
  if (!isPeriodic(draft.plan)) return { ...others, first_payment: null, every: null };
  return isAsBefore ? others : { ...others, first_payment, every };
}
