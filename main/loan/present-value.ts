/**
 * The test of IRC section 7872(e)(1)(B) and (f)(1): whether what a term loan pays is worth what was lent on the day its terms
 * hold from, discounted at the applicable federal rate, compounded as often as that rate is stated. A rate that is paid each period
 * and reaches the federal one passes; simple interest that is paid at the end need not. Pure; worth is told to the minor unit.
 */
import type { Compounding } from './afr.ts';
import { course } from './course.ts';
import { TICKS_PER_YEAR } from './day-count.ts';
import { ticksOf } from './interest.ts';
import { type Facts, standing } from './running.ts';
import type { Terms } from './terms.ts';

export interface Worth {
  /** Owed on the day the terms hold from, and lent later, as of that day. */
  lentMinor: number;
  paidMinor: number;
}

const TIMES_A_YEAR: Readonly<Record<Compounding, number>> = {
  annual: 1,
  semiannual: 2,
  quarterly: 4,
  monthly: 12,
};

/** Of the version of the terms at that place; `null` on demand, where nobody knows what is paid when. */
export function worthOf(
  facts: Facts,
  place: number,
  afrMillionths: number,
  compounding: Compounding,
): Worth | null {
  const terms = facts.terms[place]!;
  if (terms.maturity === null) return null;
  const known = { ...facts, terms: facts.terms.slice(0, place + 1) };
  const begun = { ...known, events: known.events.filter(({ date }) => date <= terms.effective) };
  const later = known.events.filter(
    ({ date, principalMinor }) => date > terms.effective && principalMinor > 0,
  );
  const before = place === 0 ? agreedBefore(known, terms) : [];
  const owedMinor = standing(begun, terms.effective).owedMinor;
  const agreed = { ...known, events: [...begun.events, ...later, ...before].sort(byDay) };
  const dues = course(agreed, terms.effective, terms.maturity).filter(({ due }) => due > terms.effective);
  const worth = (date: string, minor: number) =>
    minor / discount(terms, date, afrMillionths, TIMES_A_YEAR[compounding]);
  return {
    lentMinor: later.reduce((sum, { date, principalMinor }) => sum + worth(date, principalMinor), owedMinor),
    paidMinor: [
      ...dues.map(({ due, amountMinor }) => worth(due, amountMinor)),
      ...before.map(({ date, principalMinor, interestMinor }) => worth(date, interestMinor - principalMinor)),
    ].reduce((sum, one) => sum + one, 0),
  };
}

/** Payments that were there before the terms asked for any. */
function agreedBefore({ events }: Facts, { effective, firstPayment, maturity }: Terms) {
  const firstDue = firstPayment ?? maturity!;
  return events.filter(
    ({ date, principalMinor, wasThere }) =>
      wasThere === true && principalMinor <= 0 && date > effective && date < firstDue,
  );
}

const byDay = (a: { date: string }, b: { date: string }) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);

function discount(terms: Terms, date: string, afrMillionths: number, times: number): number {
  const years = ticksOf(terms, terms.effective, date) / TICKS_PER_YEAR;
  return (1 + afrMillionths / 1_000_000 / times) ** (years * times);
}

/** Payments are rounded, and months are not all of one length: so little of what was lent is no shortfall. */
const TOLERATED = 1 / 10_000;

/** What was lent beyond what it is worth, to the minor unit; nothing where it is worth that. */
export function shortfall({ lentMinor, paidMinor }: Worth): number {
  const short = lentMinor - paidMinor;
  return short > lentMinor * TOLERATED ? Math.round(short) : 0;
}
