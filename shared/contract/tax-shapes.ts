/** What is said of tax: filing statuses, forms, and the shapes of answers. */
import { z } from 'zod';
import { date, decimal } from './base.ts';

export const FILING_STATUSES = ['single', 'joint', 'separate', 'head', 'surviving'] as const;
export type FilingStatus = (typeof FILING_STATUSES)[number];

export const FORM_NAMES = [
  'schedule-c',
  'schedule-se',
  'schedule-1',
  'schedule-a',
  'schedule-b',
  'schedule-d',
  'schedule-e',
  '1040',
  '1065',
  '1065-k',
  '1065-k1',
  '1065-l',
  '1065-m1',
  '1065-m2',
  '1120-s',
  '1120-s-k',
  '1120-s-k1',
  '1120-s-l',
  '1120-s-m1',
  '1120-s-m2',
  '8829',
  '4562',
  '7203',
] as const;
export type FormName = (typeof FORM_NAMES)[number];

export const MACRS_CLASSES = ['3', '5', '7', '10', '15', '20', '27.5', '39'] as const;
export type MacrsClass = (typeof MACRS_CLASSES)[number];
/** What an owner contributes was not bought: section 179 does not take it. */
export const ASSET_ORIGINS = ['bought', 'contributed'] as const;
export const ASSET_CONVENTIONS = ['half-year', 'mid-quarter'] as const;

export const INSTALMENT_METHODS = ['regular', 'annualised'] as const;

export const status = z.enum(FILING_STATUSES).describe('filing status');
export const form = z.enum(FORM_NAMES);

export const year = z.coerce.number().int().min(1990).max(2100);

export const line = z.string().trim().min(1).max(20);
export const mode = z.enum(['replace', 'add']);
export const amount = decimal.describe('as it stands on the form: expenses positive');
export const reason = z.string().trim().min(3).max(1000);

export const adjustmentOut = z.object({
  id: z.string(),
  entity: z.string(),
  year: z.int(),
  line: z.string(),
  mode: z.enum(['replace', 'add']),
  amount: z.string(),
  reason: z.string(),
});

export const rateOut = z.object({
  key: z.string().describe('stable name of the figure'),
  label: z.string(),
  status: z.enum(FILING_STATUSES).nullable().describe('whose it is; empty: everybody’s'),
  from: z.string().nullable().describe('the first day that it holds, where that matters'),
  to: z.string().nullable(),
  value: z.string(),
  unit: z.enum(['USD', 'percent', 'cents a mile', 'USD a square foot', 'square feet', 'day']),
  source: z.string(),
  checked: z.boolean().describe('false: not held against its source yet'),
});

/** Which edition of a form it is. */
export const edition = {
  form,
  title: z.string(),
  year: z.int(),
  source: z.string(),
  checked: z.boolean().describe('false: its lines were not held against the form itself'),
};
export const lineFrom = z
  .enum(['credits', 'debits', 'hand', 'lines', 'form'])
  .describe('credits or debits of the books, by hand, other lines, another form');

export const formOut = z.object({
  ...edition,
  entity: z.string(),
  basis: z.enum(['cash', 'accrual']),
  currency: z.string(),
  lines: z.array(
    z.object({
      line: z.string(),
      label: z.string(),
      from: lineFrom,
      amount: z.string().nullable().describe('empty: the books do not know it'),
      beginning: z.string().nullable().describe('Schedule L: at the beginning of the year; empty elsewhere'),
      percent: z.int().nullable().describe('of the books’ amount that counts; empty: all of it'),
      accounts: z.array(
        z.object({
          entity: z.string(),
          account: z.string(),
          account_id: z.string(),
          books: z.string(),
          whole: z.string().describe('on the tax basis, before the part that counts is taken of it'),
          amount: z.string(),
        }),
      ),
    }),
  ),
  unmapped: z
    .array(z.object({ entity: z.string(), account: z.string(), account_id: z.string(), amount: z.string() }))
    .describe('with an amount and without a line of this form, where they belong on it'),
  notes: z.array(z.string()),
});
export type TaxForm = z.infer<typeof formOut>;

export const selfEmploymentOut = z.object({
  taxpayer: z.string(),
  year: z.int(),
  currency: z.string(),
  businesses: z.array(z.object({ entity: z.string(), profit: z.string() })),
  lines: z.array(z.object({ line: z.string(), label: z.string(), amount: z.string() })),
  tax: z.string(),
  deductible: z.string(),
  additional_medicare: z.string().nullable().describe('empty without a filing status'),
  notes: z.array(z.string()),
});

export const estimatesOut = z.object({
  taxpayer: z.string(),
  year: z.int(),
  as_of: z.string(),
  currency: z.string(),
  profit: z.object({
    so_far: z.string(),
    expected: z.string(),
    businesses: z.array(z.object({ entity: z.string(), profit: z.string() })),
  }),
  tax: z.object({
    adjusted_gross_income: z.string(),
    deduction: z.string(),
    qbi: z.string(),
    taxable_income: z.string(),
    income_tax: z.string(),
    self_employment_tax: z.string(),
    additional_medicare: z.string(),
    total: z.string(),
  }),
  required: z.object({
    of_current: z.string().describe('90 % of this year’s tax'),
    of_prior: z.string().nullable(),
    prior_percent: z.string().nullable(),
    annual: z.string(),
    nothing_due: z.enum(['small', 'withheld', 'no-prior-tax']).nullable(),
  }),
  instalments: z.array(
    z.object({
      due: z.string(),
      regular: z.string(),
      annualised: z.string().nullable().describe('empty until its period is over'),
      required: z.string(),
      required_so_far: z.string(),
      paid_so_far: z.string(),
      left: z.string(),
    }),
  ),
  payments: z.array(z.object({ date: z.string(), amount: z.string(), entry_id: z.string() })),
  set_aside: z.string().describe('what the tax of the profit so far asks for that was not paid yet'),
  next: z.object({ due: z.string(), amount: z.string() }).nullable(),
  notes: z.array(z.string()),
});

export const amountGiven = decimal.optional();

const amountSaid = decimal.nullable();
/** What only a person knows of their year; empty: not said. */
export const factFields = {
  status: status.nullable(),
  method: z.enum(INSTALMENT_METHODS).nullable().describe('of the instalments'),
  prior_tax: amountSaid.describe('all tax of the year before'),
  prior_income: amountSaid.describe('adjusted gross income of the year before'),
  wages: amountSaid.describe('of the whole year'),
  withheld: amountSaid.describe('of the whole year'),
  other_income: amountSaid,
  itemized: amountSaid.describe('instead of the standard deduction'),
  expected_profit: amountSaid.describe('of the whole year'),
};

export const factsOut = z.object({
  taxpayer: z.string(),
  taxpayer_id: z.string(),
  year: z.int(),
  currency: z.string(),
  ...factFields,
  services: z.array(z.string()).describe('ids of the businesses that are specified services'),
});

export const assetFields = {
  name: z.string().trim().min(1).max(200),
  cost: decimal.describe('basis that may be depreciated: used in the business, without land'),
  acquired: z.enum(ASSET_ORIGINS),
  acquired_on: date,
  placed_in_service: date,
  disposed_on: date.nullable(),
  class: z.enum(MACRS_CLASSES).describe('years of recovery'),
  convention: z.enum(ASSET_CONVENTIONS).nullable().describe('empty: as the year’s other things make it'),
  section_179: decimal,
  bonus: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/, 'not a percentage such as 40')
    .nullable()
    .describe('percent; empty: as the law has it, 0: elected out of'),
  note: z.string().trim().max(1000),
};
export const assetOut = z.object({
  id: z.string(),
  entity: z.string(),
  currency: z.string(),
  ...assetFields,
});
export type TaxAsset = z.infer<typeof assetOut>;

export const depreciationOut = z.object({
  entity: z.string(),
  year: z.int(),
  currency: z.string(),
  lines: z
    .array(z.object({ line: z.string(), label: z.string(), amount: z.string() }))
    .describe('of Form 4562, where there is anything'),
  assets: z.array(
    z.object({
      asset_id: z.string(),
      name: z.string(),
      class: z.enum(MACRS_CLASSES),
      convention: z.enum(['half-year', 'mid-quarter', 'mid-month']),
      cost: z.string(),
      section_179: z.string(),
      bonus: z.string(),
      macrs: z.string(),
      deduction: z.string(),
      accumulated: z.string().describe('with this year'),
      left: z.string().describe('of its cost'),
    }),
  ),
  total: z.string(),
  notes: z.array(z.string()),
});
