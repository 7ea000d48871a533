/** What becomes of loans when some of their crossings leave the books, and letting go of those that nothing was lent on any more. */
import type { Unit } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type Loan, listLoans } from './store.ts';
import { loan as loans, loanTerms } from './tables.ts';

export interface LeavingLoan {
  loan: Loan;
  /** All that was lent on it leaves; else it stays with less. */
  goes: boolean;
  /** Crossings that booked its interest, which goes with a loan that goes. */
  accruals: readonly string[];
  /** Payments that would stay, so that it can't go. */
  paymentsLeft: number;
}

export function loansLeaving(db: VaultDatabase, crossings: ReadonlySet<string>): LeavingLoan[] {
  return listLoans(db).flatMap((loan): LeavingLoan[] => {
    const { events, booked } = loan;
    const isTouched = [...events, ...booked].some(({ crossingId }) => crossings.has(crossingId));
    if (!isTouched) return [];
    const left = events.filter(({ crossingId }) => !crossings.has(crossingId));
    const goes = !left.some(({ kind }) => kind === 'loan');
    const accruals = booked.flatMap(({ crossingId: id }) => (goes && !crossings.has(id) ? [id] : []));
    return [{ loan, goes, accruals, paymentsLeft: goes ? left.length : 0 }];
  });
}

/** With its terms; its crossings must be gone already. */
export function forgetLoan(unit: Unit, { id, versions }: Pick<Loan, 'id' | 'versions'>): void {
  for (const version of versions) unit.remove(loanTerms, { id: version.id });
  unit.remove(loans, { id });
}
