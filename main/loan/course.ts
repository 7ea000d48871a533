/**
 * How a loan goes on: what each due day asks for, and whether it was met. Up to `asOf` by what was really paid; behind it as if
 * every payment came on its day, and what is open with the next of them. Nothing fails.
 *
 * What was paid goes to the oldest payment that is open, then to the next one that comes due, up to its amount; what is more
 * shortens the loan from its end and excuses no later payment. An amendment begins anew:
 * what was open by its day is part of what its terms ask for: that day took it over, and nothing met it. On the day the loan ends all that is left is due, and behind it
 * the interest of each day.
 */
import type { CalendarDate } from '../../shared/dates.ts';
import { allocate, minor } from '../../shared/money.ts';
import { levelPayment } from './annuity.ts';
import { type Facts, isPayment, type LoanEvent, Running } from './running.ts';
import { dueDates, type Terms } from './terms.ts';

export interface Instalment {
  number: number;
  due: CalendarDate;
  /** What the day asks for. */
  amountMinor: number;
  /**
   * The parts of what was not paid before that day, apart from what earlier days still ask for, and the principal left behind
   * all that is asked for, where it is met then.
   */
  interestMinor: number;
  principalMinor: number;
  balanceMinor: number;
  /** What is missing of it by `asOf`; where it is due later, what is not paid yet. */
  openMinor: number;
  metOn: CalendarDate | null;
  /** From when the terms hold that ask for what was missing of it. */
  carriedOn: CalendarDate | null;
  /** Whether it was due by `asOf`. */
  isDue: boolean;
}

/** Every payment due by `until`, or by the loan's end where it has one, as things stand on the evening of `asOf`. */
export function course(facts: Facts, asOf: CalendarDate, until: CalendarDate = asOf): Instalment[] {
  return new Course(facts, asOf, until).rows;
}

/** The course as agreed: of each version of the terms, from what was owed when it began, everything paid on its day. */
export function schedule(facts: Facts, until: CalendarDate): Instalment[] {
  const rows = facts.terms.flatMap((terms, index) => {
    const known = {
      ...facts,
      terms: facts.terms.slice(0, index + 1),
      events: facts.events.filter((event) => event.date <= terms.effective || belongsToTerms(facts, event)),
    };
    const end = facts.terms[index + 1]?.effective;
    return course(known, terms.effective, until).filter(
      ({ due }) => due > terms.effective && (end === undefined || due <= end),
    );
  });
  return rows.map((row, index) => ({ ...row, number: index + 1 }));
}

/**
 * What is lent is part of what was agreed, whenever it comes. So is what was paid back before the terms were written down and ask
 * for anything: they begin with what that left.
 */
function belongsToTerms({ terms: [first] }: Facts, { date, principalMinor, wasThere }: LoanEvent): boolean {
  const firstDue = first!.firstPayment ?? first!.maturity;
  return principalMinor > 0 || (wasThere === true && firstDue !== null && date < firstDue);
}

/** The day from which the terms ask: that on which they hold, or the last payment that they begin behind. */
function beginningOf(facts: Facts, terms: Terms): CalendarDate {
  const before = terms === facts.terms[0] ? facts.events.filter(isPayment) : [];
  return before.reduce(
    (day, event) => (belongsToTerms(facts, event) && event.date > day ? event.date : day),
    terms.effective,
  );
}

/** What the plan has a due day ask for: so much in all, or so much of principal beside the interest of the period. */
type Asked = { allMinor: number } | { principalMinor: number };

class Course {
  readonly rows: Instalment[] = [];
  readonly #asOf: CalendarDate;
  readonly #running: Running;
  /** What is still to come, in order. */
  readonly #events: LoanEvent[];
  /** All interest that due days have asked for. */
  #askedInterestMinor = 0;
  /** Paid since the latest due day, towards the next; each on its day. */
  #ahead: { date: CalendarDate; paidMinor: number }[] = [];
  /** Asked for and not paid, and what of it is interest. */
  #openMinor = 0;
  #openInterestMinor = 0;

  constructor(facts: Facts, asOf: CalendarDate, until: CalendarDate) {
    this.#asOf = asOf;
    this.#running = new Running(facts);
    // What is paid later is not known by then.
    this.#events = facts.events.filter((event) => event.date <= asOf || belongsToTerms(facts, event));
    for (const [index, terms] of facts.terms.entries())
      this.#follow(terms, beginningOf(facts, terms), until, facts.terms[index + 1]?.effective);
    this.#takeThrough(asOf);
    this.#keepOpen();
  }

  #follow(terms: Terms, from: CalendarDate, until: CalendarDate, end: CalendarDate | undefined): void {
    this.#beginAnew(from);
    const dues = dueDates(terms, until).filter((due) => due > terms.effective);
    const asked = this.#plan(terms, from, dues);
    for (const [index, due] of dues.entries()) {
      if (end !== undefined && due > end) break;
      this.#fallDue(due, asked[index]!, due === terms.maturity);
    }
  }

  #beginAnew(from: CalendarDate): void {
    this.#takeThrough(from);
    this.#running.goTo(from);
    if (from <= this.#asOf) this.#carryOver(from);
    else this.#supposePaid(from);
    this.#askedInterestMinor = this.#running.interestPaidMinor;
    this.#ahead = [];
    this.#openMinor = 0;
    this.#openInterestMinor = 0;
  }

  #carryOver(from: CalendarDate): void {
    for (const row of this.rows)
      if (row.openMinor > 0) {
        row.openMinor = 0;
        row.carriedOn = from;
      }
  }

  #plan(terms: Terms, from: CalendarDate, dues: readonly CalendarDate[]): Asked[] {
    const { principalMinor, unpaidInterestMinor: interestMinor } = this.#running;
    if (terms.plan === 'level') {
      const owed = { date: from, principalMinor, interestMinor };
      const allMinor = terms.paymentMinor ?? levelPayment(terms, owed, dues);
      return dues.map(() => ({ allMinor }));
    }
    if (terms.plan === 'equal-principal' && dues.length > 0)
      return allocate(
        minor(principalMinor),
        dues.map(() => 1),
      ).map((part) => ({ principalMinor: part }));
    return dues.map(() => ({ principalMinor: 0 }));
  }

  #fallDue(due: CalendarDate, asked: Asked, isLast: boolean): void {
    this.#takeBefore(due);
    const running = this.#running;
    running.goTo(due);
    const periodInterest = running.interestMinor - this.#askedInterestMinor;
    this.#askedInterestMinor = running.interestMinor;
    const wanted = 'allMinor' in asked ? asked.allMinor : asked.principalMinor + periodInterest;
    const leftMinor = running.owedMinor - this.#openMinor + this.#paidAhead();
    const amountMinor = Math.max(0, isLast ? leftMinor : Math.min(wanted, leftMinor));
    const isDue = due <= this.#asOf;
    if (amountMinor > 0) this.#ask(due, amountMinor, isDue);
    this.#ahead = [];
    this.#takeThrough(due);
    if (!isDue) this.#supposePaid(due);
  }

  #ask(due: CalendarDate, amountMinor: number, isDue: boolean): void {
    const { unpaidInterestMinor, principalMinor: owed } = this.#running;
    const restMinor = amountMinor - Math.min(this.#paidAhead(), amountMinor);
    const interestMinor = Math.min(restMinor, Math.max(0, unpaidInterestMinor - this.#openInterestMinor));
    const principalMinor = restMinor - interestMinor;
    const balanceMinor = owed - (this.#openMinor - this.#openInterestMinor) - principalMinor;
    const parts = { interestMinor, principalMinor, balanceMinor };
    this.rows.push({
      ...{ number: this.rows.length + 1, due, amountMinor, ...parts },
      ...{ openMinor: amountMinor, metOn: null, carriedOn: null, isDue },
    });
    this.#openMinor += amountMinor;
    this.#openInterestMinor += interestMinor;
    // What was paid early met it on the day it was paid, and not on the day it was due.
    for (const { date, paidMinor } of this.#ahead) this.#meet(date, paidMinor);
  }

  #paidAhead(): number {
    return this.#ahead.reduce((sum, { paidMinor }) => sum + paidMinor, 0);
  }

  /** Gives what was paid to what is open, the oldest first; answers what is left of it. */
  #meet(date: CalendarDate, paidMinor: number): number {
    let left = paidMinor;
    for (const row of this.rows) {
      if (left <= 0) break;
      const part = Math.min(left, row.openMinor);
      if (part === 0) continue;
      row.openMinor -= part;
      if (row.openMinor === 0) row.metOn = date;
      left -= part;
      this.#openMinor -= part;
    }
    return left;
  }

  /** Behind the loan's end all that is owed stays open, with the interest of the days since. */
  #keepOpen(): void {
    const row = this.rows.at(-1);
    if (!row || row.due > this.#asOf || row.due !== this.#running.terms.maturity) return;
    this.#running.goTo(this.#asOf);
    row.openMinor += this.#running.owedMinor - this.#openMinor;
    if (row.openMinor > 0) row.metOn = null;
  }

  /** Behind `asOf`: as if all that is open were paid on that day. The rows keep what is really open. */
  #supposePaid(date: CalendarDate): void {
    const running = this.#running;
    const interestMinor = Math.min(this.#openMinor, Math.max(0, running.unpaidInterestMinor));
    running.apply({ date, interestMinor, principalMinor: interestMinor - this.#openMinor });
    this.#openMinor = 0;
    this.#openInterestMinor = 0;
  }

  #takeBefore(day: CalendarDate): void {
    while (this.#events[0] && this.#events[0].date < day) this.#take(this.#events.shift()!);
  }

  #takeThrough(day: CalendarDate): void {
    while (this.#events[0] && this.#events[0].date <= day) this.#take(this.#events.shift()!);
  }

  #take(event: LoanEvent): void {
    this.#running.apply(event);
    this.#openInterestMinor = Math.max(0, this.#openInterestMinor - event.interestMinor);
    if (!isPayment(event)) return;
    const left = this.#meet(event.date, event.interestMinor - event.principalMinor);
    if (left > 0) this.#ahead.push({ date: event.date, paidMinor: left });
  }
}
