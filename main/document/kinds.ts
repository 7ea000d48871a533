/** Which paper a crossing wants. Pure. */
import type { PaperKind } from '../../shared/contract/paper.ts';

export type Kind = PaperKind;

interface Crossed {
  kind: string;
  settlement: 'owed' | 'equity' | 'paid';
  /** Kinds of the entities on either side: who gives, who receives. */
  from: 'llc' | 'person';
  to: 'llc' | 'person';
}

/**
 * `null` where no paper of its own is wanted: what is owed is paid back, or a loan's payments stand in its log.
 */
export function wantedKind({ kind, settlement, from, to }: Crossed): Kind | null {
  switch (kind) {
    case 'contribution':
      return 'contribution-record';
    case 'draw':
      return 'distribution-consent';
    case 'waiver':
      return to === 'llc' ? 'contribution-record' : 'distribution-consent';
    case 'personal':
      return settlement === 'equity' ? 'distribution-consent' : null;
    case 'business':
      return settlement === 'equity' ? 'contribution-record' : 'expense-report';
    case 'loan':
      return from === 'llc' && to === 'llc' ? 'loan-agreement' : 'promissory-note';
    case 'guaranteed-payment':
      return 'guaranteed-payment';
    case 'wages':
      return 'compensation-memo';
    case 'management-fee':
      return 'services-agreement';
    default:
      return null;
  }
}

/** A paper that is made later than so many days after what it tells of is a ratification. */
export const LATE_AFTER_DAYS = 30;
