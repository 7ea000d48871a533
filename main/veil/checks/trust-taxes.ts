/** V09: payroll and sales tax are handed on in time. Who owes them does so in person, whatever the veil. */
import { addDays, type CalendarDate } from '../../../shared/dates.ts';
import type { TrustTax } from '../facts.ts';
import { age, day, money, type Outcome, type Seen, type View } from '../finding.ts';
import { amountOf, foreign } from '../movements.ts';

export function trustTaxes(view: View): Outcome {
  const { trustTaxes: all, foreignBalances } = view.facts;
  if (all === null) return { seen: [], missing: ['Payroll and sales tax are not recorded.'] };
  return {
    seen: all.flatMap((tax) => seenOf(tax, view) ?? []),
    missing: [
      ...foreign(foreignBalances.filter(({ nature }) => nature === 'sales-tax' || nature === 'payroll')),
      ...all
        .filter(({ dueOn, paidOn, amountMinor }) => dueOn === null && paidOn === null && amountMinor > 0)
        .map(({ name, amountMinor }) => `When ${amountOf(view, amountMinor)} of ${name} is due.`),
      ...all
        .filter(({ dueOn, paidOn, leftMinor }) => paidOn !== null && leftMinor > 0 && isPast(dueOn, view))
        .map(
          ({ name, leftMinor }) =>
            `Whether ${amountOf(view, leftMinor)} of ${name} was paid: it is marked as done, and the books still owe it.`,
        ),
    ],
  };
}

function isPast(dueOn: CalendarDate | null, view: View): boolean {
  return dueOn !== null && age(dueOn, view) > 0;
}

function seenOf(tax: TrustTax, view: View): Seen | null {
  const { id, name, accountId, amountMinor, leftMinor, dueOn, paidOn } = tax;
  if (dueOn === null || amountMinor <= 0) return null;
  const isLate = paidOn === null ? isPast(dueOn, view) : paidOn > dueOn;
  if (!isLate) return null;
  return {
    severity: 'critical',
    subject: { kind: 'tax', id, name },
    text:
      paidOn === null
        ? `${amountOf(view, amountMinor)} of ${name} is past due.`
        : `${amountOf(view, amountMinor)} of ${name} was paid late.`,
    facts: [
      money('Amount', amountMinor),
      day('Due', dueOn),
      ...(paidOn === null ? [] : [day('Paid', paidOn)]),
    ],
    since: dueOn,
    opened: addDays(dueOn, 1),
    cured: paidOn,
    cures: [{ id: 'pay-tax', about: { id, name, accountId }, amountMinor: leftMinor }],
  };
}
