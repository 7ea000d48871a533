/** A loan's name in the list; the schedule as agreed, with what happened beside each row, and the balances by month. Pure. */
import { parseMoney } from '../../../shared/money.ts';
import type { Loan, LoanDetail } from './types.ts';

/** A loan that nobody named is called by its parties, who stand in the next column. */
export function nameBesideParties({
  name,
  lender,
  borrower,
}: Pick<Loan, 'name' | 'lender' | 'borrower'>): string {
  const parties = ` from ${lender.name} to ${borrower.name}`;
  return name.endsWith(parties) ? name.slice(0, -parties.length) : name;
}

export interface ScheduleRow {
  agreed: LoanDetail['schedule'][number];
  /** What the day asks for as things stand; none where nothing is asked any more, or it was paid off before. */
  due: LoanDetail['due'][number] | undefined;
}

export function scheduleRows({ schedule, due }: LoanDetail): ScheduleRow[] {
  const byDay = new Map(due.map((one) => [one.due, one]));
  return schedule.map((agreed) => ({ agreed, due: byDay.get(agreed.due) }));
}

export interface Balances {
  /** `YYYY-MM`, as far as anything is known or agreed. */
  months: string[];
  agreed: (number | null)[] | null;
  real: (number | null)[];
}

/** Longer loans are drawn by year. */
const MONTHS_MAX = 60;

/** Principal at the end of each month (or year): what is agreed, and what is in the books until `as_of`. */
export function balances(loan: LoanDetail): Balances {
  const { lent_on: lentOn, as_of: asOf, currency, schedule, movements } = loan;
  const last = [asOf, schedule.at(-1)?.due ?? asOf].sort().at(-1)!;
  const all = monthsFrom(lentOn.slice(0, 7), last.slice(0, 7));
  const step = all.length > MONTHS_MAX ? 12 : 1;
  const months = all.filter((_, place) => (all.length - 1 - place) % step === 0);
  const at = (rows: readonly { day: string; balance: string }[], month: string): number | null => {
    const row = rows.findLast(({ day }) => day.slice(0, 7) <= month);
    return row === undefined ? null : parseMoney(row.balance, currency);
  };
  const moved = movements.map(({ date, balance }) => ({ day: date, balance }));
  const planned = [...moved.slice(0, 1), ...schedule.map(({ due, balance }) => ({ day: due, balance }))];
  return {
    months,
    agreed: schedule.length === 0 ? null : months.map((month) => at(planned, month)),
    real: months.map((month) => (month > asOf.slice(0, 7) ? null : at(moved, month))),
  };
}

function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  let [year, month] = first.split('-').map(Number) as [number, number];
  for (let name = first; name <= last; ) {
    months.push(name);
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
    name = `${year}-${String(month).padStart(2, '0')}`;
  }
  return months;
}
