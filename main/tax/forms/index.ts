/** Every form by its name and year. A year that is not here is NOT_FOUND: another year's lines never stand in for it. */
import type { FormName } from '../../../shared/contract/tax.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import type { EntityRow } from '../../ledger/index.ts';
import type { FormEdition, FormLine } from './form.ts';
import {
  FORM_1065,
  FORM_1065_K,
  FORM_1065_K1,
  FORM_1065_L,
  FORM_1065_M1,
  FORM_1065_M2,
} from './partnership.ts';
import {
  FORM_1040,
  SCHEDULE_1,
  SCHEDULE_A,
  SCHEDULE_B,
  SCHEDULE_D,
  SCHEDULE_E,
  SCHEDULE_SE,
} from './person.ts';
import { formsOfAccounts } from './places.ts';
import {
  FORM_1120_S,
  FORM_1120_S_K,
  FORM_1120_S_K1,
  FORM_1120_S_L,
  FORM_1120_S_M1,
  FORM_1120_S_M2,
} from './s-corporation.ts';
import { SCHEDULE_C } from './schedule-c.ts';
import { FORM_4562, FORM_7203, FORM_8829 } from './worksheets.ts';

const FORMS: Readonly<Record<FormName, readonly FormEdition[]>> = {
  'schedule-c': SCHEDULE_C,
  'schedule-se': SCHEDULE_SE,
  'schedule-1': SCHEDULE_1,
  'schedule-a': SCHEDULE_A,
  'schedule-b': SCHEDULE_B,
  'schedule-d': SCHEDULE_D,
  'schedule-e': SCHEDULE_E,
  '1040': FORM_1040,
  '1065': FORM_1065,
  '1065-k': FORM_1065_K,
  '1065-k1': FORM_1065_K1,
  '1065-l': FORM_1065_L,
  '1065-m1': FORM_1065_M1,
  '1065-m2': FORM_1065_M2,
  '1120-s': FORM_1120_S,
  '1120-s-k': FORM_1120_S_K,
  '1120-s-k1': FORM_1120_S_K1,
  '1120-s-l': FORM_1120_S_L,
  '1120-s-m1': FORM_1120_S_M1,
  '1120-s-m2': FORM_1120_S_M2,
  '8829': FORM_8829,
  '4562': FORM_4562,
  '7203': FORM_7203,
};

export function findForm(form: FormName, year: number): FormEdition | undefined {
  return FORMS[form].find((one) => one.year === year);
}

export function requireForm(form: FormName, year: number): FormEdition {
  const found = findForm(form, year);
  if (found) return found;
  const [newest] = FORMS[form].toReversed();
  throw new BulkheadError('NOT_FOUND', `The lines of ${newest!.title} for ${year} are not known here.`, {
    remedy: `They are known for ${FORMS[form].map((one) => one.year).join(', ')}. A newer version of the program may have that year.`,
    facts: { form, year },
  });
}

/** Part V of Schedule C lists the other expenses and carries them to their line: a book-keeper may name either. */
const OTHER_EXPENSES = '48';

/** The line that a text names as it is printed on this year's form ("24B", " 8 "); undefined when there is no such line. */
export function findLine(form: FormEdition, text: string): FormLine | undefined {
  const name = text.trim().toLowerCase();
  if (name === OTHER_EXPENSES) return findAccountLine(form, name);
  return form.lines.find((line) => line.line.toLowerCase() === name);
}

/** The line that takes what is on an account: accounts name lines as of 2025, whatever year it is. */
export function findAccountLine(form: FormEdition, text: string): FormLine | undefined {
  const name = text.trim().toLowerCase();
  return (
    form.lines.find(({ accounts }) => accounts?.includes(name)) ??
    form.lines.find(({ line }) => line.toLowerCase() === name)
  );
}

export interface AccountPlace {
  /** What an account says to be there: lines as of 2025, whatever year it is. */
  taxLine: string;
  form: FormEdition;
  line: FormLine;
}

/** Every line that takes accounts of such an entity, those of its main form first. */
export function placesOf({ tax_class }: Pick<EntityRow, 'tax_class'>, year: number): AccountPlace[] {
  return formsOfAccounts(tax_class).flatMap(([prefix, name]) => {
    const form = requireForm(name, year);
    return form.lines
      .filter(({ from, restOf }) => (from === 'credits' || from === 'debits') && restOf === undefined)
      .map((line) => ({ form, line, taxLine: `${prefix}${line.accounts?.[0] ?? line.line}` }));
  });
}
