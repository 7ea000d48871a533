/** What the kinds of crossings mean to the checks. */
import { formatMoneyForPeople } from '../../shared/money.ts';
import type { Crossing, Facts, ForeignBalance, ForeignCrossing } from './facts.ts';
import type { Cure, Subject, View } from './finding.ts';

/** Value that leaves the company to its owner without a return: each wants its own solvency record. */
export function isDistribution({ effect, fromId }: Pick<Crossing, 'effect' | 'fromId'>, company: string) {
  return effect === 'distribution' && fromId === company;
}

/** The paper that a movement itself wants; loans have notes, costs have reports, fees have agreements. */
export function wantedPaper(crossing: Crossing, company: string): string | null {
  const { effect, kind, amountMinor } = crossing;
  if (isDistribution(crossing, company)) return 'distribution consent';
  if (effect === 'contribution') return 'contribution record';
  return kind === 'guaranteed-payment' && amountMinor > 0 ? 'guaranteed payment memo' : null;
}

export function subjectOf({ id, what }: Crossing): Subject {
  return { kind: 'crossing', id, name: what };
}

/** What settles the rest of a cost that is owed: it is paid back, or whoever paid gives it up. */
export function settlingCure(
  id: 'record-repayment' | 'reclassify-draw' | 'waive',
  { fromId: creditor, toId: debtor }: Crossing,
  openMinor: number,
): Cure {
  const [fromId, toId] = id === 'record-repayment' ? [debtor, creditor] : [creditor, debtor];
  return { id, fromId, toId, amountMinor: openMinor };
}

export function amountOf({ facts }: View, minor: number, currency = facts.company.currency): string {
  return `${formatMoneyForPeople(minor, currency)} ${currency}`;
}

export function nameOf({ parties, company }: Facts, id: string): string {
  if (id === company.id) return company.name;
  return parties?.find((party) => party.id === id)?.name ?? 'the other side';
}

/** What can't be told since it is in another currency. */
export function foreign(all: readonly (ForeignCrossing | ForeignBalance)[]): string[] {
  const currencies = [...new Set(all.map(({ currency }) => currency))].sort();
  if (currencies.length === 0) return [];
  return [`Amounts in ${currencies.join(', ')}, which are not converted.`];
}

/** What was lent is told of each loan, or of all between two: nothing of a currency that is not converted. */
export function foreignLoans({ foreignCrossings }: Facts): string[] {
  return foreign(foreignCrossings.filter(({ kind }) => kind === 'loan'));
}

/** One line for all of them, since thousands may lack the same. */
export function together(
  crossings: readonly Crossing[],
  { one, many }: { one: (crossing: Crossing) => string; many: (count: number) => string },
): string[] {
  const [first, ...more] = crossings;
  if (!first) return [];
  return [more.length === 0 ? one(first) : many(crossings.length)];
}
