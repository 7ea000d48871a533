/** V08: no distribution while bills are long overdue. Cured when those bills are paid. */
import { addDays } from '../../../shared/dates.ts';
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
  return {
    seen: draws.flatMap((draw) => seenOf(draw, payables, view) ?? []),
    missing: foreign([...untold, ...bills]),
  };
}

function seenOf(draw: Crossing, payables: readonly Payable[], view: View): Seen | null {
  const limit = view.thresholds.payable_late_days;
  const late = payables.filter(
    ({ dueOn, paidOn }) => addDays(dueOn, limit) < draw.date && (paidOn === null || paidOn > draw.date),
  );
  if (late.length === 0) return null;
  const open = late.filter(({ paidOn }) => paidOn === null);
  const lateMinor = late.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    severity: 'high',
    subject: subjectOf(draw),
    text: `At the distribution of ${amountOf(view, draw.amountMinor)}, bills of ${amountOf(view, lateMinor)} were more than ${limit} days past due.`,
    facts: [
      money('Amount', draw.amountMinor),
      money('Bills past due', lateMinor),
      count('Bills', late.length),
      day('Oldest due', late.map(({ dueOn }) => dueOn).sort()[0]!),
    ],
    entryIds: draw.entryIds,
    since: draw.date,
    cured:
      open.length > 0
        ? null
        : late
            .map(({ paidOn }) => paidOn!)
            .sort()
            .at(-1)!,
    cures: ['pay-bills'],
  };
}
