/** Whether a row can be booked in its account as it stands: in its currency, to its smallest unit. Nothing fails. */
import { tryParseMoney } from '../../shared/money.ts';
import { isPosting } from './posting-legs.ts';
import type { StatementRow } from './reader.ts';

/** The amount in minor units; or why the row can't be booked, with its amount as far as that is known. */
export type Bookable = { minor: number; reason: null } | { minor: number | null; reason: string };

export function bookable(row: StatementRow, currency: string): Bookable {
  const minor = tryParseMoney(row.amount, currency);
  if (typeof minor !== 'number') return { minor: null, reason: `amount ${row.amount}: ${minor.reason}` };
  if (row.currency !== null && row.currency !== currency)
    return { minor: null, reason: `the row is in ${row.currency}, the account holds ${currency}` };
  return { minor, reason: isPosting(row) ? unbookablePart(row, currency) : null } as Bookable;
}

function unbookablePart({ parts = [] }: StatementRow, currency: string): string | null {
  for (const { amount } of parts) {
    const minor = tryParseMoney(amount, currency);
    if (typeof minor !== 'number') return `its part ${amount}: ${minor.reason}`;
  }
  return null;
}
