/** Why something can’t be matched, in words with a remedy. */
import { BulkheadError } from '../../shared/errors.ts';
import type { Leg } from './legs.ts';
import type { Held } from './own-entry.ts';
import type { BankRow } from './rows.ts';

export function refused(message: string, remedy: string, facts: Record<string, unknown> = {}): BulkheadError {
  return new BulkheadError('REFUSED', message, { remedy, facts });
}

export const sayRow = (row: Pick<BankRow, 'date' | 'payee' | 'memo'>) =>
  `the bank’s row of ${row.date} “${row.payee || row.memo}”`;
export const sayLeg = (leg: Pick<Leg, 'date' | 'payee'>) => `the entry of ${leg.date} “${leg.payee}”`;

const CHANGED = 'Discard what was changed in it, or undo that change first.';

/** Why the entry that was made for a row stays. */
export function sayHeld(row: BankRow, { kind, text }: Held): BulkheadError {
  const made = `The entry made for ${sayRow(row)}`;
  const facts = { held: kind };
  switch (kind) {
    case 'category':
      return refused(`${made} was given the category “${text}”, which would be lost.`, CHANGED, facts);
    case 'words':
      return refused(`${made} was given another payee or memo, which would be lost.`, CHANGED, facts);
    case 'tags':
      return refused(`${made} has tags, which would be lost.`, CHANGED, facts);
    case 'files':
      return refused(`${made} has files attached, which would be lost.`, CHANGED, facts);
    case 'split':
      return refused(`${made} is split into parts, which would be lost.`, CHANGED, facts);
    case 'reconciled':
      return refused(`${made} is reconciled.`, 'Reopen that reconciliation first.', {
        ...facts,
        next: 'reconcile.reopen',
      });
    case 'closed':
      return refused(
        `${made} lies in books closed through ${row.closed_through}.`,
        'Reopen the period first, with the reason.',
        { ...facts, next: 'period.reopen' },
      );
    case 'other_row':
      return refused(`${made} stands for another row of a bank, too (${text}).`, 'Unmatch that row first.', {
        ...facts,
        next: 'matching.unmatch',
      });
    case 'crossing':
      return refused(`${made} is paired with one in the books of ${text}.`, 'Take that pair apart first.', {
        ...facts,
        next: 'crossing.remove',
      });
  }
}
