/**
 * A loan's state as days go by: what is owed of principal and of interest. Pure; events are given in the order of their days.
 * A day's interest is that of the principal at its end: the day of lending bears interest, the day of repayment does not.
 */
import type { CalendarDate } from '../../shared/dates.ts';
import { rawInterest, settle } from './interest.ts';
import { dueDates, type Terms } from './terms.ts';

/** What moved on a day. */
export interface LoanEvent {
  date: CalendarDate;
  /** Lent (positive) or repaid (negative). */
  principalMinor: number;
  /** Interest paid. */
  interestMinor: number;
  /** It was in the books when the terms were written down. */
  wasThere?: boolean;
}

export interface Facts {
  lentOn: CalendarDate;
  /** In the order of their days; the first holds from the day it was lent. */
  terms: readonly Terms[];
  /** In the order of their days, what was lent included. */
  events: readonly LoanEvent[];
}

export function isPayment({ principalMinor, interestMinor }: LoanEvent): boolean {
  return principalMinor < 0 || interestMinor !== 0;
}

export class Running {
  readonly #facts: Facts;
  #terms: Terms;
  /** Days on which a stretch ends in any case, so that months are whole between them, and its interest is rounded. */
  #cuts: CalendarDate[] = [];
  /** Where the stretch begins whose interest is not taken yet, and where it has come to. */
  #from: CalendarDate;
  #at: CalendarDate;
  /** Of the stretches since interest was rounded last. */
  #raw = 0n;
  #settledMinor = 0;
  /** Paid as interest beyond what there was, by a payment whose split a later-entered one made wrong: it bears none. */
  #tooMuchMinor = 0;
  principalMinor = 0;
  interestPaidMinor = 0;

  constructor(facts: Facts) {
    this.#facts = facts;
    this.#terms = facts.terms[0]!;
    this.#from = facts.lentOn;
    this.#at = facts.lentOn;
  }

  get terms(): Terms {
    return this.#terms;
  }

  /** All interest so far, paid or not, rounded. */
  get interestMinor(): number {
    return this.#settledMinor + settle(this.#raw + this.#openRaw());
  }

  get unpaidInterestMinor(): number {
    return this.interestMinor - this.interestPaidMinor;
  }

  /** All that is owed. */
  get owedMinor(): number {
    return this.principalMinor + this.unpaidInterestMinor;
  }

  /** Goes on to `date`, whose own interest is left out; terms that begin by then hold from their day. */
  goTo(date: CalendarDate): void {
    for (const next of this.#facts.terms)
      if (next.effective > this.#terms.effective && next.effective <= date) {
        this.#pass(next.effective);
        this.#cut();
        this.#terms = next;
        this.#cuts = [];
      }
    this.#pass(date);
  }

  apply(event: LoanEvent): void {
    this.goTo(event.date);
    const paidMinor = this.interestPaidMinor + event.interestMinor;
    const tooMuchMinor = isPayment(event) ? Math.max(0, paidMinor - this.interestMinor) : this.#tooMuchMinor;
    const isRounded = isPayment(event) && this.#terms.everyMonths === null;
    // Interest that is paid changes nothing of what bears it, so that the period stays whole.
    if (isRounded || event.principalMinor !== 0 || tooMuchMinor !== this.#tooMuchMinor) this.#cut();
    if (isRounded) this.#settle();
    this.principalMinor += event.principalMinor;
    this.interestPaidMinor = paidMinor;
    this.#tooMuchMinor = tooMuchMinor;
  }

  #pass(to: CalendarDate): void {
    if (to <= this.#at) return;
    if (this.#cuts.length === 0 || this.#cuts.at(-1)! < to) this.#cuts = dueDates(this.#terms, to);
    for (const cut of this.#cuts)
      if (cut > this.#from && cut <= to) {
        this.#at = cut;
        this.#cut();
        this.#settle();
      }
    this.#at = to;
  }

  /** A stretch is taken whole: days of months that are all alike don't add up. */
  #cut(): void {
    this.#raw += this.#openRaw();
    this.#from = this.#at;
  }

  /** A period's interest is one figure, whatever was paid of it and when: that of the schedule. */
  #settle(): void {
    this.#settledMinor += settle(this.#raw);
    this.#raw = 0n;
  }

  #openRaw(): bigint {
    return rawInterest(this.principalMinor - this.#tooMuchMinor, this.#terms, this.#from, this.#at);
  }
}

/** How a loan stands on a day: what moved by its evening, and interest of the days before it. */
export function standing(facts: Facts, day: CalendarDate): Running {
  const running = new Running(facts);
  for (const event of facts.events) if (event.date <= day) running.apply(event);
  running.goTo(day);
  return running;
}
