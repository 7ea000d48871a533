/**
 * V15: an S corporation that pays distributions pays its working owner wages (Watson v. United States, 668 F.3d 1008), as much
 * as the compensation memo says once the year is over.
 */
import type { OwnerPay } from '../facts.ts';
import { day, money, type Outcome, type Seen, text, type View } from '../finding.ts';
import { foreign, isDistribution } from '../movements.ts';

export function compensation(view: View): Outcome {
  const { pay, company, foreignCrossings } = view.facts;
  if (company.taxClass === null) return { seen: [], missing: ['The tax class is not recorded.'] };
  if (company.taxClass !== 's-corp') return { seen: [], missing: [] };
  if (pay === null) return { seen: [], missing: ['Wages and distributions of the owner are not recorded.'] };
  const untold = foreignCrossings.filter((one) => one.kind === 'wages' || isDistribution(one, company.id));
  const unsaid = pay
    .filter((one) => one.memoMinor === null && sumOf(one) > 0)
    .map(({ name, year }) => `What the compensation memo of ${year} says for ${name}.`);
  return {
    seen: pay.flatMap((one) => seenOf(one, view) ?? []),
    missing: [...foreign(untold), ...unsaid],
  };
}

function sumOf({ wages }: OwnerPay): number {
  return wages.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function seenOf(one: OwnerPay, view: View): Seen | null {
  if (one.distributedMinor <= 0) return null;
  const wagesMinor = sumOf(one);
  const yearEnd = `${one.year}-12-31`;
  const facts = [
    text('Year', String(one.year)),
    money('Distributions', one.distributedMinor),
    money('Wages', wagesMinor),
    ...(one.memoMinor === null ? [] : [money('Compensation memo', one.memoMinor)]),
  ];
  const subject = {
    kind: 'member' as const,
    id: `${one.memberId}/${one.year}`,
    name: `${one.name}, ${one.year}`,
  };
  if (wagesMinor === 0)
    return {
      ...{ severity: 'high', subject, facts },
      text: `${one.name} had distributions in ${one.year}, and no wages.`,
      since: one.firstDistributionOn,
      cures: ['record-wages'],
    };
  const reached = one.memoMinor === null ? null : reachedOn(one, one.memoMinor);
  const isShort = one.memoMinor !== null && view.asOf >= yearEnd && (reached === null || reached > yearEnd);
  if (isShort)
    return {
      ...{ severity: 'medium', subject, since: yearEnd, cured: reached, cures: ['record-wages'] },
      facts: [...facts, ...(reached === null ? [] : [day('Reached', reached)])],
      text: `Wages of ${one.name} in ${one.year} ${reached === null ? 'are' : 'were'} below the compensation memo.`,
    };
  const first = one.wages.map(({ date }) => date).sort()[0]!;
  if (first <= one.firstDistributionOn) return null;
  return {
    ...{
      severity: 'high',
      subject,
      facts,
      since: one.firstDistributionOn,
      cured: first,
      cures: ['record-wages'],
    },
    text: `${one.name} had distributions in ${one.year} before the first wages.`,
  };
}

function reachedOn({ wages }: OwnerPay, memoMinor: number): string | null {
  let sum = 0;
  for (const { date, amountMinor } of [...wages].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    sum += amountMinor;
    if (sum >= memoMinor) return date;
  }
  return null;
}
