/**
 * The terms of a loan as plain data, whether they go together, and the days on which they ask for a payment.
 *
 * Due days count in months from the first: a 31st is the last day of a shorter month and the 31st again afterwards. A first
 * payment on the last day of its month, for what was lent on a later day of one, takes that later day (lent on January 31, first
 * payment on February 28: the next is March 31); amended terms go on with the days of those before. A last one on the day the loan ends may come sooner than a whole period.
 */
import type { DayCount, LoanPlan } from '../../shared/contract/loan.ts';
import { type CalendarDate, calendarDate, daysInMonth } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';

export interface Terms {
  /** From which day they hold: the day it was lent, or that of an amendment. */
  effective: CalendarDate;
  /** Nominal rate a year in millionths: 60000 is 6 %. */
  rateMillionths: number;
  dayCount: DayCount;
  plan: LoanPlan;
  /** `null`: on demand. */
  maturity: CalendarDate | null;
  firstPayment: CalendarDate | null;
  everyMonths: number | null;
  /** What is paid each time by a level plan, where that is agreed and not worked out. */
  paymentMinor: number | null;
  /** On which day of the month payments are due, of the terms whose days these go on with; left out: as they have it themselves. */
  dueDay?: number;
}

/** More would be no loan: a hundred years by the month. */
const INSTALMENTS_MAX = 1200;

/** The day `months` behind the first payment of these terms. */
function dueAfter(terms: Terms, first: CalendarDate, months: number): CalendarDate {
  const [year, month] = first.split('-').map(Number) as [number, number];
  const count = year * 12 + (month - 1) + months;
  const inYear = Math.floor(count / 12);
  const inMonth = (count % 12) + 1;
  return calendarDate(inYear, inMonth, Math.min(dueDayOf(terms, first), daysInMonth(inYear, inMonth)))!;
}

function dueDayOf({ dueDay, effective }: Terms, first: CalendarDate): number {
  const [year, month, day] = first.split('-').map(Number) as [number, number, number];
  if (dueDay !== undefined) return dueDay;
  return day === daysInMonth(year, month) ? Math.max(day, Number(effective.slice(8))) : day;
}

/** Amended terms whose first payment is on a due day of those before go on with their days: the last of a month stays that. */
export function goingOn(before: Terms | undefined, terms: Terms): Terms {
  const { firstPayment, everyMonths } = terms;
  if (!before?.firstPayment || firstPayment === null || everyMonths !== before.everyMonths) return terms;
  if (monthsOnGrid(before, firstPayment) === null) return terms;
  return { ...terms, dueDay: dueDayOf(before, before.firstPayment) };
}

/** Every day that a payment is due on, the latest `until` where nothing says when the loan ends. */
export function dueDates(terms: Terms, until: CalendarDate): CalendarDate[] {
  const { firstPayment, everyMonths, maturity } = terms;
  if (firstPayment === null || everyMonths === null) return maturity === null ? [] : [maturity];
  const dates: CalendarDate[] = [];
  const end = maturity ?? until;
  for (let at = 0; dates.length <= INSTALMENTS_MAX; at += everyMonths) {
    const due = dueAfter(terms, firstPayment, at);
    if (due > end || due === maturity) break;
    dates.push(due);
  }
  return maturity === null ? dates : [...dates, maturity];
}

/** The last of `count` payments. */
export function lastOf(terms: Terms, count: number): CalendarDate {
  return dueAfter(terms, terms.firstPayment!, (count - 1) * terms.everyMonths!);
}

/** Months from the first due day to this one, where it is due by them (or is one period before the first); else `null`. */
export function monthsOnGrid(terms: Terms, date: CalendarDate): number | null {
  const { firstPayment, everyMonths } = terms;
  if (firstPayment === null || everyMonths === null) return null;
  const months =
    (Number(date.slice(0, 4)) - Number(firstPayment.slice(0, 4))) * 12 +
    (Number(date.slice(5, 7)) - Number(firstPayment.slice(5, 7)));
  const isStep = months % everyMonths === 0 && months >= -everyMonths;
  return isStep && dueAfter(terms, firstPayment, months) === date ? months : null;
}

const PLANS_BY_PERIOD: ReadonlySet<LoanPlan> = new Set(['interest-only', 'level', 'equal-principal']);

/** INVALID_INPUT unless the terms go together. */
export function requireSound(terms: Terms): void {
  const { plan, maturity, firstPayment, everyMonths, effective } = terms;
  const isPeriodic = PLANS_BY_PERIOD.has(plan);
  const hasPeriods = firstPayment !== null && everyMonths !== null;
  if (isPeriodic && !hasPeriods)
    throw unsound(
      'Payments at fixed intervals need a first day and how often they come.',
      'Give the first payment, and whether it is monthly, quarterly, half-yearly or yearly.',
    );
  if (!isPeriodic && (firstPayment !== null || everyMonths !== null))
    throw unsound(
      'This plan has no payments at fixed intervals.',
      'Leave out the first payment and how often.',
    );
  if (maturity === null && plan !== 'free' && plan !== 'interest-only')
    throw unsound(
      'That plan needs a day on which the loan ends.',
      'Give its maturity, or how many payments.',
    );
  if (maturity !== null && maturity <= effective)
    throw unsound('The loan would end before it begins.', 'Give a later maturity.');
  if (firstPayment !== null && firstPayment <= effective)
    throw unsound('The first payment would be due before there is a loan.', 'Give a later first payment.');
  if (maturity !== null && firstPayment !== null && firstPayment > maturity)
    throw unsound('The first payment would be due after the loan ends.', 'Give an earlier one.');
  if (terms.paymentMinor !== null && plan !== 'level')
    throw unsound('Only level payments have an agreed amount.', 'Leave it out.');
  if (hasPeriods && maturity !== null && dueDates(terms, maturity).length > INSTALMENTS_MAX)
    throw unsound(
      `That would be more than ${INSTALMENTS_MAX} payments.`,
      'Give an earlier maturity, or fewer.',
    );
}

function unsound(message: string, remedy: string): BulkheadError {
  return new BulkheadError('INVALID_INPUT', message, { remedy });
}
