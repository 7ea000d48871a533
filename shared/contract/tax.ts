/** Tax: rates and forms by year, forms filled from the books, and what the return says that the ledger cannot know. */
import { z } from 'zod';
import { command, date, done, entityRef, query } from './base.ts';
import {
  adjustmentOut,
  amount,
  amountGiven,
  assetFields,
  assetOut,
  depreciationOut,
  edition,
  estimatesOut,
  form,
  formOut,
  line,
  lineFrom,
  mode,
  rateOut,
  reason,
  selfEmploymentOut,
  status,
  year,
} from './tax-shapes.ts';

export {
  ASSET_CONVENTIONS,
  ASSET_ORIGINS,
  adjustmentOut,
  FILING_STATUSES,
  type FilingStatus,
  FORM_NAMES,
  type FormName,
  MACRS_CLASSES,
  type MacrsClass,
  type TaxAsset,
  type TaxForm,
} from './tax-shapes.ts';

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
  txf: query({
    at: 'GET /tax/txf',
    summary: 'A taxpayer’s year for tax programs on the desktop (TXF, version 042)',
  })
    .input(
      z.object({
        entity: entityRef.describe('the person, or one of their own LLCs'),
        year,
        basis: z.enum(['cash', 'accrual']).default('cash'),
      }),
    )
    .output(
      z.object({
        name: z.string(),
        text: z.string().describe('the file; ASCII, lines end with CR and LF'),
        left_out: z
          .array(
            z.object({
              entity: z.string(),
              form: z.string(),
              line: z.string().describe('empty: an account without a line'),
              label: z.string(),
              amount: z.string(),
            }),
          )
          .describe('with an amount, for which the format has no code: to be typed by hand'),
        notes: z.array(z.string()).describe('what the forms say of themselves'),
      }),
    ),
  self_employment: query({
    at: 'GET /tax/self-employment',
    summary: 'Self-employment tax of a year, from the books',
  })
    .input(
      z.object({
        entity: entityRef,
        year,
        status: status.optional(),
        wages: amountGiven.describe('social security wages of the same person; as the books have by default'),
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
        wages: amountGiven.describe('of the whole year; as the books have by default'),
        other_income: amountGiven,
        withheld: amountGiven.describe('of the whole year; as the books have by default'),
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
