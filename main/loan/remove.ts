/** Taking a loan off the list: only where nothing in the books belongs to it any more. REFUSED otherwise. */
import { BulkheadError } from '../../shared/errors.ts';
import type { Scope } from '../ledger/index.ts';
import { forgetLoan } from './leaving.ts';
import { requireLoan } from './store.ts';

export function removeLoan({ db, unit }: Scope, input: { loan: string }): { ok: true } {
  const loan = requireLoan(db, input.loan);
  if (loan.events.length > 0 || loan.booked.length > 0)
    throw new BulkheadError('REFUSED', `What moved of “${loan.name}” is in the books.`, {
      remedy: 'Take its crossings apart first, or undo what booked them.',
      facts: { next: ['crossing.remove', 'history.undo'] },
    });
  forgetLoan(unit, loan);
  return { ok: true };
}
