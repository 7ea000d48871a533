/** The entries that somebody names as the money of a loan: whose side each is, and their day. */
import { preparedValue, type VaultDatabase } from '../vault/index.ts';

interface Given {
  lender_entry?: string | undefined;
  borrower_entry?: string | undefined;
}

const dayOf = preparedValue<string>('SELECT date FROM entry WHERE id = ?');

/** The earlier day where both are there: it left the one account before it came to the other. */
export function dayOfEntries(db: VaultDatabase, { lender_entry, borrower_entry }: Given): string | undefined {
  return [lender_entry, borrower_entry]
    .flatMap((id) => (id === undefined ? [] : (dayOf(db).get(id) ?? [])))
    .sort()[0];
}

/** As a crossing takes them: the payer's first. */
export function givenEntries(
  { lender_entry, borrower_entry }: Given,
  payer: 'lender' | 'borrower',
): { entry?: string; counter_entry?: string } {
  const [own, other] = payer === 'lender' ? [lender_entry, borrower_entry] : [borrower_entry, lender_entry];
  const entry = own ?? other;
  if (entry === undefined) return {};
  return own !== undefined && other !== undefined ? { entry, counter_entry: other } : { entry };
}
