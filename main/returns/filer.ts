/** Whose return it is: REFUSED for an entity that does not file the form, and for books in another currency than dollars. */
import type { FormName } from '../../shared/contract/tax.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { type EntityRow, findEntity, methodOf } from '../ledger/index.ts';
import { type Company, requireCompany } from '../member/index.ts';
import { requireDollars, taxpayerOf } from '../reports/index.ts';
import { requireForm } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

export interface Filer {
  company: Company;
  /** Its own books and those of the disregarded LLCs that it owns. */
  books: readonly EntityRow[];
  year: number;
  basis: 'cash' | 'accrual';
}

export interface Asked {
  entity: string;
  year: number;
  /** By the company's own method, unless it is given. */
  basis?: 'cash' | 'accrual' | undefined;
}

export function filerOf(
  db: VaultDatabase,
  { entity, year, basis }: Asked,
  form: FormName,
  taxClasses: readonly Company['tax_class'][],
): Filer {
  const { title } = requireForm(form, year);
  const found = findEntity(db, entity);
  if (found.tax_class === null || !taxClasses.includes(found.tax_class))
    throw new BulkheadError('REFUSED', `${found.name} does not file ${title}.`, {
      remedy: 'Name the company whose form it is.',
      facts: { entity: found.name, form },
    });
  requireDollars(found);
  return filing(db, found, year, basis);
}

/** Of a company whose form it is known to be. */
export function filing(db: VaultDatabase, company: EntityRow, year: number, basis?: Asked['basis']): Filer {
  const { books } = taxpayerOf(db, company, year);
  return { company: requireCompany(company), books, year, basis: methodOf(company, basis) };
}
