/**
 * What the ledger and rules need of the banks' rows, which stand above them and hand it in: a row's category may be another
 * account whose bank tells of the same money, and a transfer stands once, with a row of each bank.
 */
import { BulkheadError } from '../../shared/errors.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { Unit } from './door/unit.ts';
import { MONEY_ROLES } from './roles.ts';

export interface Transfers {
  /** Why that account can't be the category of the entry that a row was made into: it would be the second half of a transfer. */
  whyNot(db: VaultDatabase, entryId: string, accountId: string): string | null;
  /**
   * Of entries of rows that have a leg in another bank's account from now on: where that bank told of the money before, its
   * row becomes the leg's, if nobody worked on it. Answers with the entries that those rows had, and that are gone.
   */
  meet(unit: Unit, entryIds: readonly string[]): ReadonlySet<string>;
}

/** Whether a leg of a row's entry comes to an account whose bank has not told of it yet, whatever it was before. */
export function beginsTransfer(
  entry: { source: string },
  before: { account_id: string } | undefined,
  account: { id: string; role: string },
): boolean {
  return entry.source === 'import' && MONEY_ROLES.has(account.role) && before?.account_id !== account.id;
}

/** Looks for the other sides of what an entry has begun in these accounts. REFUSED where it would be a second half. */
export function meetBegun(
  unit: Unit,
  transfers: Transfers,
  entryId: string,
  accountIds: readonly string[],
): void {
  for (const accountId of accountIds) {
    const why = transfers.whyNot(unit.db, entryId, accountId);
    if (why !== null)
      throw new BulkheadError('REFUSED', why, {
        remedy: 'Match the row with that instead; the entry offers it.',
      });
  }
  if (accountIds.length > 0) transfers.meet(unit, [entryId]);
}
