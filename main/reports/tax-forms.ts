/** Which forms of a year the books of an entity are on: its own, and those of the taxpayer that it belongs to. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { FORM_NAMES, type FormName } from '../../shared/contract/tax.ts';
import { type EntityRow, findEntity, type Scope } from '../ledger/index.ts';
import { FILERS, fills, findForm, knownYears } from '../tax/index.ts';
import { taxpayerOf } from './business-profit.ts';

type Answer = z.infer<NonNullable<(typeof contract.tax.forms)['~orpc']['outputSchema']>>;

export function taxForms({ db }: Scope, { entity, year }: { entity: string; year: number }): Answer {
  const asked = findEntity(db, entity);
  const { filer, books } = taxpayerOf(db, asked, year);
  // An LLC of a company has no form of its own.
  const owner = asked.tax_class === 'disregarded' && filer.kind !== 'person' ? filer : asked;
  const formsOf = (one: EntityRow, wanted: (form: FormName) => boolean) =>
    FORM_NAMES.filter(wanted).flatMap((name) => {
      const found = findForm(name, year);
      if (!found) return [];
      const { form, title, checked } = found;
      return [{ form, title, checked, entity: one.name, entity_id: one.id }];
    });
  // A person sees the Schedule C of each of their LLCs, an LLC its own; both the return that they come to.
  const own = (asked.kind === 'person' ? books : [owner]).flatMap((one) =>
    formsOf(one, (form) => FILERS[form] !== 'person' && fills(one.tax_class, form)),
  );
  const persons = filer.kind === 'person' ? formsOf(filer, (form) => FILERS[form] === 'person') : [];
  return { year, years: knownYears(), forms: [...own, ...persons] };
}
