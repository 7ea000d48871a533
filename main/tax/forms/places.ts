/**
 * Which form an account's tax line belongs to: its own entity's main form, unless it names another one first ("Sch B 1"). What
 * counts of it by half says so at its end: "21 (50 %)" are the meals of a partnership, among other costs that count whole.
 */
import type { FormName } from '../../../shared/contract/tax.ts';
import { type EntityRow, taxLineFor } from '../../ledger/index.ts';

export interface Place {
  /** `null`: a form that is not kept here. */
  form: FormName | null;
  line: string;
  /** Of the account's amount. */
  percent: number;
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

export type Filer = 'disregarded' | 'partnership' | 's-corp' | 'person';

/** Whose form it is, where the books fill it; the others are worksheets of their own. */
export const FILERS: Readonly<Partial<Record<FormName, Filer>>> = {
  'schedule-c': 'disregarded',
  'schedule-se': 'person',
  'schedule-1': 'person',
  'schedule-a': 'person',
  'schedule-b': 'person',
  'schedule-e': 'person',
  '1040': 'person',
  '1065': 'partnership',
  '1065-k': 'partnership',
  '1120-s': 's-corp',
  '1120-s-k': 's-corp',
};

/** Whether the books of such an entity are on the form; those of a disregarded LLC are on its owner's, too. */
export function fills(taxClass: TaxClass, form: FormName): boolean {
  const filer = FILERS[form];
  return filer === 'person' ? taxClass === null || taxClass === 'disregarded' : filer === taxClass;
}

const NAMED: readonly [prefix: string, form: FormName][] = [
  ['Sch A ', 'schedule-a'],
  ['Sch B ', 'schedule-b'],
  ['Sch D ', 'schedule-d'],
  ['Sch E ', 'schedule-e'],
  ['Sch 1 ', 'schedule-1'],
  ['1040 ', '1040'],
];
const SCHEDULE_K = 'Sch K ';
const FORM_OF_K: Readonly<Partial<Record<NonNullable<TaxClass>, FormName>>> = {
  partnership: '1065-k',
  's-corp': '1120-s-k',
};

const PART = /^(.*\S)\s*\((100|\d{1,2}) ?%\)$/;
const ALL = 100;

export function placeOf(taxClass: TaxClass, taxLine: string): Place {
  const [, whole = taxLine, part] = PART.exec(taxLine.trim()) ?? [];
  const percent = part === undefined ? ALL : Number(part);
  const text = `${whole.trim().toLowerCase()} `;
  const named = NAMED.find(([prefix]) => text.startsWith(prefix.toLowerCase()));
  if (named) return { form: named[1], line: text.slice(named[0].length).trim(), percent };
  if (text.startsWith(SCHEDULE_K.toLowerCase())) {
    const form = taxClass === null ? null : (FORM_OF_K[taxClass] ?? null);
    return { form, line: text.slice(SCHEDULE_K.length).trim(), percent };
  }
  const line = text.trim();
  const form = line.includes(' ') || taxClass === null ? null : MAIN[taxClass];
  return { form, line, percent };
}

type CompanyOwner = 'partnership' | 's-corp';

/** Of what an LLC has on its owner's forms where that is a person: the line of Schedule K where it is a company. */
const ON_SCHEDULE_K: Readonly<Record<CompanyOwner, Readonly<Record<string, string>>>> = {
  partnership: {
    ...{ 'schedule-b 1': '5', 'schedule-b 5': '6a', 'schedule-a 11': '13a', 'schedule-a 12': '13b' },
    ...{ 'schedule-e': '2', 'schedule-e 4': '7' },
  },
  's-corp': {
    ...{ 'schedule-b 1': '4', 'schedule-b 5': '5a', 'schedule-a 11': '12a', 'schedule-a 12': '12b' },
    ...{ 'schedule-e': '2', 'schedule-e 4': '6' },
  },
};
/** Schedule C says by its line that half of meals counts; page 1 of a company's form has no line of their own. */
const MEALS = { line: '24b', percent: 50 };

/** A disregarded LLC whose owner is a company has its lines on that one's return; a line that has none there is shown as none. */
export function placeUnder(owner: CompanyOwner, taxLine: string): Place {
  const { form, line, percent } = placeOf('disregarded', taxLine);
  if (form === 'schedule-c') {
    const part = line.toLowerCase() === MEALS.line && percent === ALL ? MEALS.percent : percent;
    return { form: MAIN[owner], line: taxLineFor(owner, line.toLowerCase()) ?? '', percent: part };
  }
  const known = ON_SCHEDULE_K[owner];
  const onK = known[`${form} ${line}`] ?? known[`${form}`];
  if (onK === undefined) return { form: MAIN[owner], line: '', percent };
  return { form: FORM_OF_K[owner]!, line: onK, percent };
}

/** The forms that an account of such an entity can be put on, its main form first, and how its tax line begins there. */
export function formsOfAccounts(taxClass: TaxClass): (readonly [prefix: string, form: FormName])[] {
  const main = taxClass === null ? null : MAIN[taxClass];
  const k = taxClass === null ? undefined : FORM_OF_K[taxClass];
  return [
    ...(main === null ? [] : [['', main] as const]),
    ...(k === undefined ? [] : [[SCHEDULE_K, k] as const]),
    ...NAMED.filter(([, form]) => fills(taxClass, form)),
  ];
}
