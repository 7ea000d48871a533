/** Tax: rates and forms by year, forms filled from the books, and what the return says that the ledger cannot know. */
import { z } from 'zod';
import { basisAsked, command, date, done, entityRef, query } from './base.ts';
import { homeCost, homeFields, homeOfficeOut, mileageOut, tripFields, tripOut } from './tax-log-shapes.ts';
import { k1Out, stockBasisOut } from './tax-member-shapes.ts';
import {
  adjustmentOut,
  amount,
  amountGiven,
  assetFields,
  assetOut,
  depreciationOut,
  edition,
  estimatesOut,
  factFields,
  factsOut,
  form,
  formOut,
  INSTALMENT_METHODS,
  line,
  lineFrom,
  mode,
  rateOut,
  reason,
  selfEmploymentOut,
  status,
  year,
} from './tax-shapes.ts';
import { qbiOut, section179Out, stateTaxesOut } from './tax-sheet-shapes.ts';

export {
  HOME_COSTS,
  HOME_LINES,
  HOME_METHODS,
  type HomeOffice,
  type TaxTrip,
  TRIP_PURPOSES,
} from './tax-log-shapes.ts';
export type { SchedulesK1 } from './tax-member-shapes.ts';
export {
  ASSET_CONVENTIONS,
  ASSET_ORIGINS,
  adjustmentOut,
  FILING_STATUSES,
  type FilingStatus,
  FORM_NAMES,
  type FormName,
  INSTALMENT_METHODS,
  MACRS_CLASSES,
  type MacrsClass,
  type TaxAsset,
  type TaxForm,
} from './tax-shapes.ts';

/** What is kept for a year stands in for what a question leaves out. */
const statusKept = status.optional().describe('filing status; as it is kept for the year by default');

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
  forms: query({
    at: 'GET /tax/forms',
    summary: 'The forms of a tax year that the books of an entity are on',
  })
    .input(z.object({ entity: entityRef, year }))
    .output(
      z.object({
        year,
        years: z.array(z.int()).describe('whose rates and lines are known; no forms are told of others'),
        forms: z.array(
          z.object({
            form,
            title: z.string(),
            entity: z.string().describe('whose form it is'),
            entity_id: z.string(),
            checked: z.boolean(),
          }),
        ),
      }),
    ),
  places: query({
    at: 'GET /tax/places',
    summary: 'The lines of a tax year that an account of an entity can be put on',
  })
    .input(z.object({ entity: entityRef, year }))
    .output(
      z.array(
        z.object({
          tax_line: z.string().describe('what the account then says'),
          form,
          title: z.string(),
          line: z.string(),
          label: z.string(),
        }),
      ),
    ),
  form: query({ at: 'GET /tax/form', summary: 'A form of a tax year, filled from the books' })
    .input(
      z.object({
        entity: entityRef,
        form,
        year,
        basis: basisAsked,
      }),
    )
    .output(formOut),
  k1: query({
    at: 'GET /tax/k1',
    summary: 'Schedules K-1 of a partnership or an S corporation: each member’s share, and their capital',
  })
    .input(z.object({ entity: entityRef, year, basis: basisAsked }))
    .output(k1Out),
  stock_basis: query({
    at: 'GET /tax/stock-basis',
    summary: 'Form 7203 of each shareholder of an S corporation: basis of stock and of loans',
  })
    .input(z.object({ entity: entityRef, year }))
    .output(stockBasisOut),
  facts: query({
    at: 'GET /tax/facts',
    summary: 'What only a person knows of a tax year, as it is kept in the vault',
  })
    .input(z.object({ entity: entityRef.describe('the person, or one of their own LLCs'), year }))
    .output(factsOut),
  set_facts: command({
    at: 'PATCH /tax/facts',
    summary:
      'Keep what only a person knows of a tax year; what is not given stays, what is empty is forgotten',
  })
    .input(
      z.strictObject({
        entity: entityRef.describe('the person, or one of their own LLCs'),
        year,
        ...z.object(factFields).partial().shape,
        services: z
          .array(entityRef)
          .max(200)
          .optional()
          .describe('all businesses that are specified services'),
      }),
    )
    .output(factsOut),
  qbi: query({
    at: 'GET /tax/qbi',
    summary: 'The deduction for qualified business income of a person, business by business',
  })
    .input(
      z.object({
        entity: entityRef,
        year,
        status: statusKept,
        taxable_income: amountGiven.describe(
          'before this deduction; as books and kept facts have by default',
        ),
        net_capital_gain: amountGiven.describe('with qualified dividends'),
        carried_loss: amountGiven.describe('of earlier years, positive'),
        reit: amountGiven.describe('REIT dividends and publicly traded partnerships, less carried losses'),
        services: z
          .array(entityRef)
          .or(entityRef.transform((one) => [one]))
          .optional()
          .describe('which of the businesses are specified services: health, law, accounting, consulting …'),
      }),
    )
    .output(qbiOut),
  state_taxes: query({
    at: 'GET /tax/state-taxes',
    summary: 'State and local taxes of a person as far as the limit of the year allows',
  })
    .input(
      z.object({
        entity: entityRef,
        year,
        status: statusKept,
        income: amountGiven.describe('modified adjusted gross income; as the books have by default'),
      }),
    )
    .output(stateTaxesOut),
  section_179: query({
    at: 'GET /tax/section-179',
    summary: 'Section 179 of a year with its limit by the income of the taxpayer',
  })
    .input(
      z.object({
        entity: entityRef,
        year,
        carried: amountGiven.describe('what earlier years could not take'),
        other_income: amountGiven.describe('from work and business that these books do not have'),
      }),
    )
    .output(section179Out),
  txf: query({
    at: 'GET /tax/txf',
    summary: 'A taxpayer’s year for tax programs on the desktop (TXF, version 042)',
  })
    .input(
      z.object({
        entity: entityRef.describe('the person, or one of their own LLCs'),
        year,
        basis: basisAsked,
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
        status: statusKept,
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
        status: statusKept,
        as_of: date.optional().describe('today by default; the last day of the year at most'),
        prior_tax: amountGiven.describe('all tax of the year before'),
        prior_income: amountGiven.describe('adjusted gross income of the year before'),
        wages: amountGiven.describe('of the whole year; as the books have by default'),
        other_income: amountGiven.describe(
          'of the whole year, beside profit and wages; as the books have by default',
        ),
        withheld: amountGiven.describe('of the whole year; as the books have by default'),
        itemized: amountGiven.describe('instead of the standard deduction'),
        method: z.enum(INSTALMENT_METHODS).optional().describe('of the instalments; as kept, or regular'),
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
  trips: query({ at: 'GET /tax/trips', summary: 'The mileage log' })
    .input(z.object({ entity: entityRef.optional(), year: year.optional() }))
    .output(z.array(tripOut)),
  add_trips: command({ at: 'POST /tax/trips', summary: 'Add trips to the mileage log' })
    .input(
      z.strictObject({
        entity: entityRef,
        trips: z
          .array(
            z.strictObject({
              ...tripFields,
              purpose: tripFields.purpose.default('business'),
              miles: tripFields.miles.optional().describe('or else by the odometer'),
              from: tripFields.from.default(''),
              to: tripFields.to.default(''),
              vehicle: tripFields.vehicle.default(''),
              odometer_start: tripFields.odometer_start.default(null),
              odometer_end: tripFields.odometer_end.default(null),
              reimbursed: tripFields.reimbursed.default(false),
            }),
          )
          .min(1)
          .max(5000),
      }),
    )
    .output(z.array(tripOut)),
  update_trip: command({
    at: 'PATCH /tax/trips/{id}',
    summary: 'Change a trip of the mileage log; what is not given stays',
  })
    .input(z.strictObject({ id: z.string(), ...z.object(tripFields).partial().shape }))
    .output(tripOut),
  remove_trip: command({ at: 'DELETE /tax/trips/{id}', summary: 'Remove a trip from the mileage log' })
    .input(z.object({ id: z.string() }))
    .output(done),
  mileage: query({
    at: 'GET /tax/mileage',
    summary: 'Miles of a year at the rates of their days: for Schedule C, and for what is paid back',
  })
    .input(z.object({ entity: entityRef, year }))
    .output(mileageOut),
  home_office: query({
    at: 'GET /tax/home-office',
    summary: 'The home office of a year: what was said of it, and its worksheet or Form 8829',
  })
    .input(z.object({ entity: entityRef, year }))
    .output(homeOfficeOut),
  set_home_office: command({
    at: 'PUT /tax/home-office',
    summary: 'Say all there is to say of the home office of a year',
    role: 'accountant',
  })
    .input(
      z.strictObject({
        entity: entityRef,
        year,
        method: homeFields.method,
        areas: homeFields.areas.default([]),
        area_used: homeFields.area_used.default(null),
        area_of_home: homeFields.area_of_home.default(null),
        building: homeFields.building.default(null),
        carried_operating: homeFields.carried_operating.default('0'),
        carried_depreciation: homeFields.carried_depreciation.default('0'),
        costs: z.array(homeCost).max(100).default([]),
      }),
    )
    .output(done),
  remove_home_office: command({
    at: 'DELETE /tax/home-office/{entity}/{year}',
    summary: 'Forget the home office of a year',
    role: 'accountant',
  })
    .input(z.object({ entity: entityRef, year }))
    .output(done),
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
