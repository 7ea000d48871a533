/** Tax: rates and forms by year, forms filled from the books, and what the return says that the ledger cannot know. */
import { z } from 'zod';
import { command, date, decimal, done, entityRef, query } from './base.ts';

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

const status = z.enum(FILING_STATUSES).describe('filing status');
const form = z.enum(FORM_NAMES);

const year = z.coerce.number().int().min(1990).max(2100);

const line = z.string().trim().min(1).max(20);
const mode = z.enum(['replace', 'add']);
const amount = decimal.describe('as it stands on the form: expenses positive');
const reason = z.string().trim().min(3).max(1000);

export const adjustmentOut = z.object({
  id: z.string(),
  entity: z.string(),
  year: z.int(),
  line: z.string(),
  mode: z.enum(['replace', 'add']),
  amount: z.string(),
  reason: z.string(),
});

const rateOut = z.object({
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
const edition = {
  form,
  title: z.string(),
  year: z.int(),
  source: z.string(),
  checked: z.boolean().describe('false: its lines were not held against the form itself'),
};
const lineFrom = z
  .enum(['credits', 'debits', 'hand', 'lines', 'form'])
  .describe('credits or debits of the books, by hand, other lines, another form');

const formOut = z.object({
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
      accounts: z.array(
        z.object({
          entity: z.string(),
          account: z.string(),
          account_id: z.string(),
          books: z.string(),
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

const selfEmploymentOut = z.object({
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

const estimatesOut = z.object({
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

const amountGiven = decimal.optional();

const assetFields = {
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
const assetOut = z.object({ id: z.string(), entity: z.string(), currency: z.string(), ...assetFields });
export type TaxAsset = z.infer<typeof assetOut>;

const depreciationOut = z.object({
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

export const tax = {
  rates: query({
    at: 'GET /tax/rates',
    summary: 'Rates, thresholds and limits of a tax year, with their source',
  })
    .input(z.object({ year, status: status.optional() }))
    .output(z.object({ year: z.int(), rates: z.array(rateOut) })),
  lines: query({ at: 'GET /tax/lines', summary: 'The lines of a form in a tax year' })
    .input(z.object({ form, year }))
    .output(
      z.object({
        ...edition,
        lines: z.array(
          z.object({
            line: z.string(),
            label: z.string(),
            from: lineFrom,
            plus: z.array(z.string()),
            minus: z.array(z.string()),
            carried: z.object({ form, line: z.string() }).nullable(),
            percent: z.int().nullable().describe('of the books’ amount; empty: all of it'),
          }),
        ),
      }),
    ),
  form: query({ at: 'GET /tax/form', summary: 'A form of a tax year, filled from the books' })
    .input(
      z.object({
        entity: entityRef,
        form,
        year,
        basis: z.enum(['cash', 'accrual']).default('cash'),
      }),
    )
    .output(formOut),
  self_employment: query({
    at: 'GET /tax/self-employment',
    summary: 'Self-employment tax of a year, from the books',
  })
    .input(
      z.object({
        entity: entityRef,
        year,
        status: status.optional(),
        wages: amountGiven.describe('social security wages of the same person'),
      }),
    )
    .output(selfEmploymentOut),
  estimates: query({
    at: 'GET /tax/estimates',
    summary: 'Estimated tax of a person: what is required, what was paid, what to set aside',
  })
    .input(
      z.object({
        entity: entityRef,
        year,
        status,
        as_of: date.optional().describe('today by default; the last day of the year at most'),
        prior_tax: amountGiven.describe('all tax of the year before'),
        prior_income: amountGiven.describe('adjusted gross income of the year before'),
        wages: amountGiven,
        other_income: amountGiven,
        withheld: amountGiven,
        itemized: amountGiven.describe('instead of the standard deduction'),
        method: z.enum(['regular', 'annualised']).default('regular').describe('of the instalments'),
        expected_profit: amountGiven.describe('of the whole year; as the year has gone so far by default'),
      }),
    )
    .output(estimatesOut),
  assets: query({ at: 'GET /tax/assets', summary: 'What is depreciated for tax' })
    .input(z.object({ entity: entityRef.optional() }))
    .output(z.array(assetOut)),
  add_asset: command({
    at: 'POST /tax/assets',
    summary: 'Add something that is depreciated for tax',
    role: 'accountant',
  })
    .input(
      z.object({
        entity: entityRef,
        ...assetFields,
        acquired: assetFields.acquired.default('bought'),
        acquired_on: date.optional().describe('the day it was placed in service by default'),
        disposed_on: assetFields.disposed_on.default(null),
        convention: assetFields.convention.default(null),
        section_179: assetFields.section_179.default('0'),
        bonus: assetFields.bonus.default(null),
        note: assetFields.note.default(''),
      }),
    )
    .output(assetOut),
  update_asset: command({
    at: 'PATCH /tax/assets/{id}',
    summary: 'Change something that is depreciated for tax; what is not given stays',
    role: 'accountant',
  })
    .input(z.object({ id: z.string(), ...z.object(assetFields).partial().shape }))
    .output(assetOut),
  remove_asset: command({
    at: 'DELETE /tax/assets/{id}',
    summary: 'Remove something that is depreciated for tax',
    role: 'accountant',
  })
    .input(z.object({ id: z.string() }))
    .output(done),
  depreciation: query({
    at: 'GET /tax/depreciation',
    summary: 'Depreciation of a tax year: Form 4562 and each asset',
  })
    .input(
      z.object({
        entity: entityRef,
        year,
        income: amountGiven.describe('of the business before section 179, which it limits'),
        carried: amountGiven.describe('section 179 that earlier years could not take'),
      }),
    )
    .output(depreciationOut),
  adjustments: query({ at: 'GET /tax/adjustments', summary: 'Adjustments from books to return' })
    .input(z.object({ entity: entityRef.optional(), year: year.optional() }))
    .output(z.array(adjustmentOut)),
  adjust: command({
    at: 'POST /tax/adjustments',
    summary: 'Set or add to a line of the return, with the reason',
    role: 'accountant',
  })
    .input(
      z.object({
        entity: entityRef,
        year,
        line,
        mode,
        amount,
        reason,
      }),
    )
    .output(adjustmentOut),
  update: command({
    at: 'PATCH /tax/adjustments/{id}',
    summary: 'Change an adjustment: its line, its amount, how it counts, its reason',
    role: 'accountant',
  })
    .input(
      z.object({
        id: z.string(),
        line: line.optional(),
        mode: mode.optional(),
        amount: amount.optional(),
        reason: reason.optional(),
      }),
    )
    .output(adjustmentOut),
  remove: command({ at: 'DELETE /tax/adjustments/{id}', summary: 'Remove an adjustment', role: 'accountant' })
    .input(z.object({ id: z.string() }))
    .output(done),
};
