/** V08: no distribution while bills are long overdue. Cured when those bills are paid. */
import { counted } from '../../../shared/counted.ts';
import { addDays, type CalendarDate } from '../../../shared/dates.ts';
import type { Crossing, Payable } from '../facts.ts';
import { count, day, money, type Outcome, type Seen, type View } from '../finding.ts';
import { amountOf, foreign, isDistribution, subjectOf } from '../movements.ts';

export function creditorsFirst(view: View): Outcome {
  const { crossings, payables, company, foreignCrossings, foreignBalances } = view.facts;
  const draws = crossings.filter((crossing) => isDistribution(crossing, company.id));
  const untold = foreignCrossings.filter((crossing) => isDistribution(crossing, company.id));
  if (draws.length === 0) return { seen: [], missing: foreign(untold) };
  if (payables === null)
    return { seen: [], missing: ['Which bills were open at the distributions: no bills are booked.'] };
  const bills = foreignBalances.filter(({ nature }) => nature === 'payable');
  return { seen: seenIn(draws, payables, view), missing: foreign([...untold, ...bills]) };
}

interface LateBill extends Payable {
  /** The first day on which it is long overdue. */
  lateFrom: CalendarDate;
}

/** Draw by draw in the order of their days, with the bills that were long overdue then and not paid. */
function seenIn(draws: readonly Crossing[], payables: readonly Payable[], view: View): Seen[] {
  const limit = view.thresholds.payable_late_days;
  const coming = payables
    .map((bill): LateBill => ({ ...bill, lateFrom: addDays(bill.dueOn, limit + 1) }))
    .filter(({ lateFrom, paidOn }) => paidOn === null || paidOn > lateFrom)
    .sort((a, b) => byDay(a.lateFrom, b.lateFrom));
  let next = 0;
  let late: LateBill[] = [];
  return [...draws]
    .sort((a, b) => byDay(a.date, b.date))
    .flatMap((draw) => {
      while (next < coming.length && coming[next]!.lateFrom <= draw.date) late.push(coming[next++]!);
      late = late.filter(({ paidOn }) => paidOn === null || paidOn > draw.date);
      return late.length === 0 ? [] : [seenOf(draw, late, view)];
    });
}

function byDay(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** So many bills are offered to be paid, the oldest first; then come the next. */
const OFFERED_MAX = 5;

/** `late` is in the order in which the bills were due. */
function seenOf(draw: Crossing, late: readonly LateBill[], view: View): Seen {
  const limit = view.thresholds.payable_late_days;
  const lateMinor = late.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    severity: 'high',
    subject: subjectOf(draw),
    text: `At the distribution of ${amountOf(view, draw.amountMinor)}, bills of ${amountOf(view, lateMinor)} were more than ${counted(limit, 'day')} past due.`,
    facts: [
      money('Amount', draw.amountMinor),
      money('Bills past due', lateMinor),
      count('Bills', late.length),
      day('Oldest due', late[0]!.dueOn),
    ],
    entryIds: draw.entryIds,
    since: draw.date,
    cured: allPaidOn(late),
    cures: late
      .filter(({ paidOn }) => paidOn === null)
      .slice(0, OFFERED_MAX)
      .map(({ id, vendor: name, accountId, openMinor }) => ({
        ...{ id: 'pay-bills' as const, about: { id, name, accountId }, amountMinor: openMinor },
      })),
  };
}

/** `null` while one of them is open. */
function allPaidOn(late: readonly LateBill[]): CalendarDate | null {
  let last: CalendarDate = late[0]!.dueOn;
  for (const { paidOn } of late) {
    if (paidOn === null) return null;
    if (paidOn > last) last = paidOn;
  }
  return last;
}
