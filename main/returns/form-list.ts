/** Which forms of a year the books of an entity are on: after each company's own, those that are drawn from what lies beside its books. */
import type { FormName } from '../../shared/contract/tax.ts';
import type { Scope } from '../ledger/index.ts';
import { taxForms } from '../reports/index.ts';
import { findForm, homeOf, taxDepreciation } from '../tax/index.ts';

type Answer = ReturnType<typeof taxForms>;
type One = Answer['forms'][number];

/** After which of its forms they come. */
const BESIDE: Readonly<Partial<Record<FormName, readonly FormName[]>>> = {
  'schedule-c': ['8829', '4562'],
  '1065-k': ['1065-l', '1065-m1', '1065-m2', '4562'],
  '1120-s-k': ['1120-s-l', '1120-s-m1', '1120-s-m2', '4562'],
};

export function formList(scope: Scope, input: { entity: string; year: number }): Answer {
  const { db } = scope;
  const answer = taxForms(scope, input);
  const isThere = (name: FormName, { entity_id }: One) => {
    if (name === '8829') return homeOf(db, entity_id, input.year)?.method === 'regular';
    return name !== '4562' || taxDepreciation(db, entity_id, input.year) !== null;
  };
  const beside = (one: One) =>
    (BESIDE[one.form] ?? []).flatMap((name): One[] => {
      const found = isThere(name, one) ? findForm(name, input.year) : undefined;
      if (!found) return [];
      const { form, title, checked } = found;
      return [{ ...one, form, title, checked }];
    });
  return { ...answer, forms: answer.forms.flatMap((one) => [one, ...beside(one)]) };
}
