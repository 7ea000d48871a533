/** The kinds of crossings: whose account pays, and what becomes of it where nobody says. */
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { EntityRow } from '../ledger/index.ts';

export type Kind = CrossingOut['kind'];
export type Settlement = CrossingOut['settlement'];

/** INVALID_INPUT unless the entry lies in the books that pay in this kind. */
export function requirePayer(kind: Kind, payer: EntityRow): void {
  if ((payer.kind === 'llc') === (kind === 'personal')) return;
  throw new BulkheadError(
    'INVALID_INPUT',
    kind === 'personal'
      ? `That entry is in the personal books of ${payer.name} already.`
      : `That entry is in the books of ${payer.name} already.`,
    {
      remedy:
        kind === 'personal'
          ? 'What the company is to bear is “business”.'
          : 'What was the owner’s own cost is “personal”.',
    },
  );
}

/**
 * What a company pays for its owner is a draw, where the tax class knows draws; of a corporation it is owed, since whether it is
 * wages or a distribution is not for a key to say. What an owner pays for the company is owed, as a reimbursement.
 */
export function defaultSettlement(kind: Kind, company: EntityRow): Settlement {
  const hasDraws = company.tax_class === 'disregarded' || company.tax_class === 'partnership';
  return kind === 'personal' && hasDraws ? 'equity' : 'owed';
}
