/** What the members of a company agreed on: how profit goes when shares change, and whether payouts follow shares. */
import type { DISTRIBUTION_TERMS, INCOME_TERMS } from '../../shared/contract/member.ts';
import type { EntityRow, Unit } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { capitalTerms } from './tables.ts';

export interface Terms {
  income: (typeof INCOME_TERMS)[number];
  distributions: (typeof DISTRIBUTION_TERMS)[number];
}

/**
 * What the law has where nothing was agreed: a partnership cuts its books (Reg. 1.706-4(a)(3)), an S corporation takes the
 * year's profit by shares and days, unless it elected otherwise (IRC s. 1377(a)).
 */
function lawOf({ tax_class }: EntityRow): Terms {
  return { income: tax_class === 's-corp' ? 'days' : 'interim', distributions: 'pro-rata' };
}

const termsRow = prepared<Terms>('SELECT income, distributions FROM capital_terms WHERE entity_id = ?');

export function termsOf(db: VaultDatabase, company: EntityRow): Terms {
  return termsRow(db).get(company.id) ?? lawOf(company);
}

export function setTerms(unit: Unit, company: EntityRow, change: Partial<Terms>): void {
  const { id: entityId } = company;
  const known = termsRow(unit.db).get(entityId);
  if (known) unit.update(capitalTerms, { entityId }, change);
  else unit.insert(capitalTerms, { entityId, ...lawOf(company), ...change });
}
