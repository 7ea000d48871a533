/** Who files a form, and whose books are on it: REFUSED for an entity that does not file it, or whose books do not fill it. */
import type { FormName } from '../../shared/contract/tax.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { type EntityRow, findEntity, type Scope } from '../ledger/index.ts';
import { FILERS, requireForm, requireScheduleC } from '../tax/index.ts';
import { requireDollars, type Taxpayer, taxpayerOf } from './business-profit.ts';

export function booksOf(
  { db }: Scope,
  { entity: ref, form, year }: { entity: string; form: FormName; year: number },
): Taxpayer {
  const asked = findEntity(db, ref);
  const wanted = FILERS[form];
  if (wanted === undefined)
    throw new BulkheadError('REFUSED', 'The books do not fill that form.', {
      remedy: 'Look at its lines; they are shown without amounts.',
      facts: { form },
    });
  if (wanted === 'disregarded') requireScheduleC(asked);
  if (wanted !== 'person') {
    if (asked.tax_class !== wanted) throw notTheirs(asked, form, year);
    requireDollars(asked);
    return taxpayerOf(db, asked, year);
  }
  const taxpayer = taxpayerOf(db, asked, year);
  if (taxpayer.filer.kind !== 'person') throw notTheirs(asked, form, year);
  requireDollars(taxpayer.filer);
  return taxpayer;
}

function notTheirs({ name }: EntityRow, form: FormName, year: number): BulkheadError {
  const { title } = requireForm(form, year);
  return new BulkheadError('REFUSED', `${name} does not file ${title}.`, {
    remedy: 'Name the company or the person whose form it is.',
    facts: { entity: name, form },
  });
}
