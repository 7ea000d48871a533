/** What the members of a company agreed on: how profit goes when shares change, and whether payouts follow shares. */
import type { DISTRIBUTION_TERMS, INCOME_TERMS } from '../../shared/contract/member.ts';
import type { Unit } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { capitalTerms } from './tables.ts';

export interface Terms {
  income: (typeof INCOME_TERMS)[number];
  distributions: (typeof DISTRIBUTION_TERMS)[number];
}

const DEFAULT: Terms = { income: 'interim', distributions: 'pro-rata' };

const termsRow = prepared<Terms>('SELECT income, distributions FROM capital_terms WHERE entity_id = ?');

export function termsOf(db: VaultDatabase, entityId: string): Terms {
  return termsRow(db).get(entityId) ?? DEFAULT;
}

export function setTerms(unit: Unit, entityId: string, change: Partial<Terms>): void {
  const known = termsRow(unit.db).get(entityId);
  if (known) unit.update(capitalTerms, { entityId }, change);
  else unit.insert(capitalTerms, { entityId, ...DEFAULT, ...change });
}
