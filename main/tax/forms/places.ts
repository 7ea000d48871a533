/** Which form an account's tax line belongs to: its own entity's main form, unless it names another one first ("Sch B 1"). */
import type { FormName } from '../../../shared/contract/tax.ts';
import type { EntityRow } from '../../ledger/index.ts';

export interface Place {
  /** `null`: a form that is not kept here. */
  form: FormName | null;
  line: string;
}

type TaxClass = EntityRow['tax_class'];

const MAIN: Readonly<Record<NonNullable<TaxClass>, FormName | null>> = {
  disregarded: 'schedule-c',
  partnership: '1065',
  's-corp': '1120-s',
  'c-corp': null,
};

/** A person has no form whose lines stand without a name; what has no line at all is shown on Form 1040. */
export function mainForm(taxClass: TaxClass): FormName | null {
  return taxClass === null ? '1040' : MAIN[taxClass];
}

const NAMED: readonly [prefix: string, form: FormName][] = [
  ['sch a ', 'schedule-a'],
  ['sch b ', 'schedule-b'],
  ['sch d ', 'schedule-d'],
  ['sch e ', 'schedule-e'],
  ['sch 1 ', 'schedule-1'],
  ['1040 ', '1040'],
];
const SCHEDULE_K = 'sch k ';
const FORM_OF_K: Readonly<Partial<Record<NonNullable<TaxClass>, FormName>>> = {
  partnership: '1065-k',
  's-corp': '1120-s-k',
};

export function placeOf(taxClass: TaxClass, taxLine: string): Place {
  const text = `${taxLine.trim().toLowerCase()} `;
  const named = NAMED.find(([prefix]) => text.startsWith(prefix));
  if (named) return { form: named[1], line: text.slice(named[0].length).trim() };
  if (text.startsWith(SCHEDULE_K))
    return {
      form: taxClass === null ? null : (FORM_OF_K[taxClass] ?? null),
      line: text.slice(SCHEDULE_K.length).trim(),
    };
  const line = text.trim();
  return line.includes(' ') || taxClass === null ? { form: null, line } : { form: MAIN[taxClass], line };
}
