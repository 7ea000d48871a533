/** V01: every leg against another entity has its counterpart in that one's books, of the same amount. */
import { addDays, daysBetween } from '../../../shared/dates.ts';
import type { LooseLeg } from '../facts.ts';
import { age, day, money, type Outcome, type Seen, type View } from '../finding.ts';
import { amountOf } from '../movements.ts';

export function mirror(view: View): Outcome {
  const { parties } = view.facts;
  const missing: string[] = [];
  if (parties === null) missing.push('The members are not recorded, so no books can be held against these.');
  for (const { name, isKept } of parties ?? [])
    if (!isKept) missing.push(`The books of ${name} are not kept here, so the two sides can’t be compared.`);
  const seen = view.facts.looseLegs.flatMap((leg) => seenOf(leg, view) ?? []);
  return { seen, missing };
}

function seenOf(leg: LooseLeg, view: View): Seen | null {
  const wait = view.thresholds.mirror_days;
  const { counterpart, date, amountMinor, currency } = leg;
  const amount = (minor: number) => amountOf(view, minor, currency);
  const isEqual = counterpart !== null && counterpart.amountMinor === -amountMinor;
  const cured = isEqual ? counterpart.bookedOn : null;
  if ((cured === null ? age(date, view) : daysBetween(date, cured)) <= wait) return null;
  const off = amountMinor + (counterpart?.amountMinor ?? 0);
  return {
    severity: 'high',
    subject: { kind: 'entry', id: leg.id, name: leg.account },
    text:
      counterpart === null
        ? `${amount(amountMinor)} on “${leg.account}” has no counterpart in the other books.`
        : isEqual
          ? `${amount(amountMinor)} on “${leg.account}” got its counterpart late.`
          : `${amount(amountMinor)} on “${leg.account}” differs from its counterpart by ${amount(off)}.`,
    facts: [
      money('Amount', amountMinor, currency),
      day('Date', date),
      ...(off === 0 ? [] : [money('Difference', off, currency)]),
    ],
    entryIds: [leg.entryId],
    since: date,
    opened: addDays(date, wait + 1),
    cured,
    cures: ['book-counterpart'],
  };
}
