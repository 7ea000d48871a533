/** Whether a member's basis can be told at all: capital that the books began with has one that somebody must name, and so has property. */
import type { BasisSources } from './basis-facts.ts';
import { assigned } from './capital.ts';
import { unknownProperty } from './special.ts';

export function isBasisKnown(
  { facts, items }: Pick<BasisSources, 'facts' | 'items'>,
  member: string,
  through: string,
): boolean {
  const isOwn = (one: { member: string | null; date: string }) =>
    one.member === member && one.date <= through;
  const named = items.findLast((one) => isOwn(one) && one.kind === 'opening')?.date;
  const began = assigned(facts).some((one) => isOwn(one) && one.kind === 'other' && one.minor !== 0);
  if (began && named === undefined) return false;
  return !unknownProperty(facts, items).some((one) => isOwn(one) && one.date >= (named ?? ''));
}
