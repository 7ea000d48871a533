/** The company whose veil is looked at. A person has none: REFUSED, with the companies that there are. */
import { BulkheadError } from '../../shared/errors.ts';
import { type EntityRow, findEntity, listEntities } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

export function requireCompany(db: VaultDatabase, ref: string): EntityRow {
  const found = findEntity(db, ref);
  if (found.kind === 'llc') return found;
  const names = listEntities(db).flatMap(({ kind, name }) => (kind === 'llc' ? [name] : []));
  throw new BulkheadError('REFUSED', `${found.name} is a person; the veil stands around a company.`, {
    remedy: names.length > 0 ? `Name the company: ${names.join(', ')}.` : 'Add the company first.',
  });
}
