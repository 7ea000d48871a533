/** Which paper a crossing wants. Pure. */
import type { PaperKind } from '../../shared/contract/paper.ts';
import type { Effect } from '../crossing/index.ts';

export type Kind = PaperKind;

interface Crossed {
  kind: string;
  settlement: 'owed' | 'equity' | 'paid';
  effect: Effect | null;
  /** Kinds of the entities on either side: who gives, who receives. */
  from: 'llc' | 'person';
  to: 'llc' | 'person';
}

/**
 * `null` where no paper of its own is wanted: what is owed is paid back, or a loan's payments stand in its log.
 */
export function wantedKind({ kind, settlement, effect, from, to }: Crossed): Kind | null {
  if (effect !== null) return effect === 'contribution' ? 'contribution-record' : 'distribution-consent';
  switch (kind) {
    case 'business':
      return settlement === 'owed' ? 'expense-report' : null;
    case 'loan':
      return from === 'llc' && to === 'llc' ? 'loan-agreement' : 'promissory-note';
    case 'guaranteed-payment':
      return 'guaranteed-payment';
    case 'wages':
      return 'compensation-memo';
    case 'management-fee':
      return 'services-agreement';
    case 'rent':
      return 'lease-memo';
    default:
      return null;
  }
}

/** A paper that is made later than so many days after what it tells of is a ratification. */
export const LATE_AFTER_DAYS = 30;

/** What binds by its words. An empty place in it is a term that nobody agreed on. */
const BINDING: ReadonlySet<Kind> = new Set([
  ...(['promissory-note', 'loan-agreement', 'loan-amendment'] as const),
  ...(['services-agreement', 'lease-memo'] as const),
]);

export function isBinding(kind: Kind): boolean {
  return BINDING.has(kind);
}
