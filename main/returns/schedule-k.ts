/** Schedule K of a company with page 1 of its return, in minor units: what the reconciliations and the shares are made of. */
import type { FormName, TaxForm } from '../../shared/contract/tax.ts';
import { parseMoney } from '../../shared/money.ts';
import type { Scope } from '../ledger/index.ts';
import { taxForm } from '../reports/index.ts';
import { total } from '../tax/index.ts';
import type { Filer } from './filer.ts';

/** What stands where on the forms of one kind of company. */
interface Layout {
  page: FormName;
  k: FormName;
  /** What Schedule K has of income, and of deductions: the others are no part of its total. */
  income: readonly string[];
  deductions: readonly string[];
  exempt: readonly [interest: string, other: string];
  nondeductible: string;
  /** On page 1. */
  depreciation: string;
  section179: string;
  guaranteed: string | null;
  distributions: string;
}

export const LAYOUTS: Readonly<Record<'partnership' | 's-corp', Layout>> = {
  partnership: {
    ...{ page: '1065', k: '1065-k', depreciation: '16a', section179: '12', guaranteed: '4c' },
    income: ['1', '2', '3c', '4c', '5', '6a', '7', '8', '9a', '10', '11'],
    deductions: ['12', '13a', '13b', '13c', '13d', '13e', '21'],
    ...{ exempt: ['18a', '18b'], nondeductible: '18c', distributions: '19a' },
  },
  's-corp': {
    ...{ page: '1120-s', k: '1120-s-k', depreciation: '14', section179: '11', guaranteed: null },
    income: ['1', '2', '3c', '4', '5a', '6', '7', '8a', '9', '10'],
    deductions: ['11', '12a', '12b', '12c', '12d', '12e', '16f'],
    ...{ exempt: ['16a', '16b'], nondeductible: '16c', distributions: '16d' },
  },
};

export interface ScheduleK {
  layout: Layout;
  page: TaxForm;
  form: TaxForm;
  /** A line of Schedule K; nothing where the books do not know it. */
  amount(line: string): number;
  /** Analysis of net income, line 1; Schedule K of Form 1120-S, line 18. */
  total: number;
  read(text: string): number;
}

export function scheduleK(scope: Scope, { company, year, basis }: Filer): ScheduleK {
  const layout = LAYOUTS[company.tax_class as keyof typeof LAYOUTS];
  const read = (text: string) => parseMoney(text, company.base_currency);
  const asked = { entity: company.id, year, basis };
  const page = taxForm(scope, { ...asked, form: layout.page });
  const form = taxForm(scope, { ...asked, form: layout.k });
  const amounts = new Map(form.lines.map(({ line, amount }) => [line, amount === null ? 0 : read(amount)]));
  const amount = (line: string) => amounts.get(line)!;
  return {
    ...{ layout, page, form, amount, read },
    total: total(layout.income.map(amount)) - total(layout.deductions.map(amount)),
  };
}
