/**
 * What crossed as a loan before anybody wrote down its terms, with all that goes onto the loan with it: what was paid back since,
 * and what else was lent where a payment went to both. REFUSED for any other crossing.
 */
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { requireCrossing } from '../crossing/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type AdvanceChange, interestWithout, listAdvances, oneWith } from './advances.ts';
import type { LoanEvent } from './running.ts';

export interface Taken {
  moved: CrossingOut;
  /** The first day on which something of it was lent. */
  lentOn: string;
  changes: readonly AdvanceChange[];
  /** Interest in the books that goes with it. */
  interest: readonly string[];
}

export function takenWith(db: VaultDatabase, crossingId: string): Taken {
  const moved = requireCrossing(db, crossingId);
  if (moved.kind !== 'loan')
    throw new BulkheadError('REFUSED', 'Nothing was lent in that crossing.', {
      remedy: 'Choose one of the kind “loan”.',
    });
  if (moved.loan_id !== null)
    throw new BulkheadError('REFUSED', 'That crossing belongs to a loan already.', {
      remedy: 'Amend that loan instead.',
      facts: { loan: moved.loan_id, next: 'loan.amend' },
    });
  const [lenderId, borrowerId] = [moved.from.entity_id, moved.to.entity_id];
  const account = listAdvances(db).find(
    (one) => one.lenderId === lenderId && one.borrowerId === borrowerId && one.currency === moved.currency,
  )!;
  const booked = interestWithout(db, account);
  const changes = oneWith(account, crossingId, booked.length > 0);
  return { moved, lentOn: changes[0]!.date, changes, interest: booked };
}

/** As a loan goes through them. */
export function eventsOf({ changes }: Taken): LoanEvent[] {
  return changes.map(({ date, amountMinor, interestMinor }) => ({
    ...{ date, principalMinor: amountMinor, interestMinor, wasThere: true },
  }));
}
