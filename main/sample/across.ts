/** Puts into both books what crosses the wall, each as of its own day, through the same doors that people use. */
import { contract } from '../../shared/contract/index.ts';
import { crossingHandlers, makeCrossing } from '../crossing/index.ts';
import { type Scope, validate } from '../ledger/index.ts';
import { loanHandlers } from '../loan/index.ts';
import type { Crossed } from './story.ts';

export interface Booked {
  told: Crossed;
  crossingId: string;
}

/** The earliest first: a loan is there before its payments. */
export async function addCrossed(scope: Scope, story: readonly Crossed[]): Promise<Booked[]> {
  const booked: Booked[] = [];
  for (const told of story.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)))
    booked.push({ told, crossingId: await scope.unit.inThePast(noonOf(told.date), () => book(scope, told)) });
  return booked;
}

export function noonOf(date: string): string {
  return `${date}T12:00:00.000Z`;
}

async function book(scope: Scope, { command, input }: Crossed): Promise<string> {
  const { make } = contract.crossing;
  const { create, pay } = contract.loan;
  // Solvency is recorded when the whole story is in the books: until then they are not what anybody would look at.
  if (command === 'crossing.make') return makeCrossing(scope, validate(make['~orpc'].inputSchema!, input)).id;
  if (command === 'loan.pay')
    return (await loanHandlers.pay(scope, validate(pay['~orpc'].inputSchema!, input))).crossing_id;
  await loanHandlers.create(scope, validate(create['~orpc'].inputSchema!, input));
  return (await crossingHandlers.list(scope, { kind: 'loan', limit: 1 })).crossings[0]!.id;
}
