/** The mileage log and the office at home: what is said of them, and their worksheets. */
import { z } from 'zod';
import { date, decimal } from './base.ts';

/** Driven for business by a company; the others by a person. */
export const TRIP_PURPOSES = ['business', 'medical', 'charity'] as const;

const miles = z.string().regex(/^\d{1,6}(\.\d)?$/, 'not miles such as 12.4');
const place = z.string().trim().max(200);
export const tripFields = {
  date,
  purpose: z.enum(TRIP_PURPOSES),
  miles,
  from: place,
  to: place,
  reason: z.string().trim().min(3).max(500).describe('what it was for: “Ash Inc., site visit”'),
  vehicle: place.describe('empty: the only one'),
  odometer_start: miles.nullable(),
  odometer_end: miles.nullable(),
  reimbursed: z
    .boolean()
    .describe(
      'paid back to whoever drove, so that its cost is in the books; otherwise the return takes it by the mile',
    ),
};
export const tripOut = z.object({ id: z.string(), entity: z.string(), ...tripFields });
export type TaxTrip = z.infer<typeof tripOut>;

export const mileageOut = z.object({
  entity: z.string(),
  year: z.int(),
  currency: z.string(),
  lines: z
    .array(
      z.object({
        purpose: z.enum(TRIP_PURPOSES),
        reimbursed: z.boolean(),
        from: z.string(),
        to: z.string(),
        miles: z.string(),
        rate: z.string().describe('cents a mile'),
        amount: z.string(),
      }),
    )
    .describe('one for each rate that was used'),
  deducted: z.string().describe('Schedule C, line 9: business miles that nobody paid back'),
  reimbursed: z.string().describe('business miles that were paid back, at the rate of the year'),
  vehicles: z
    .array(
      z.object({
        vehicle: z.string(),
        business: z.string(),
        other: z.string().nullable().describe('by its odometer; empty where that is not known'),
        odometer_first: z.string().nullable(),
        odometer_last: z.string().nullable(),
        trips: z.int(),
      }),
    )
    .describe('Schedule C, Part IV'),
  source: z.string(),
  checked: z.boolean(),
  notes: z.array(z.string()),
});

export const HOME_METHODS = ['simplified', 'regular'] as const;
/** Lines of Form 8829 that take costs of a home. */
export const HOME_LINES = ['9', '10', '11', '16', '17', '18', '19', '20', '21', '22'] as const;
/** `direct`: of the office alone; `indirect`: of the whole home. */
export const HOME_COSTS = ['direct', 'indirect'] as const;

const squareFeet = z.int().min(0).max(100_000);
export const homeFields = {
  method: z.enum(HOME_METHODS),
  areas: z
    .array(z.strictObject({ from: date, square_feet: squareFeet }))
    .max(24)
    .describe('simplified: the area in use from a day on; 0: given up'),
  area_used: squareFeet.nullable().describe('regular: of the office'),
  area_of_home: squareFeet.nullable(),
  building: z
    .strictObject({
      value: decimal.describe('the smaller of its basis and its value, with the land'),
      land: decimal,
      since: date.describe('the first day of the office'),
    })
    .nullable(),
  carried_operating: decimal.describe('line 25: of the year before'),
  carried_depreciation: decimal.describe('line 31'),
};
export const homeCost = z.strictObject({
  line: z.enum(HOME_LINES),
  kind: z.enum(HOME_COSTS),
  account: z
    .string()
    .min(1)
    .max(600)
    .optional()
    .describe('a cost of the owner’s own books, or of the company’s; or else an amount'),
  percent: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/, 'not a percentage such as 80')
    .default('100')
    .describe('of the account that is for the home'),
  amount: decimal.optional(),
  note: z.string().trim().max(500).default(''),
});

export const homeOfficeOut = z.object({
  entity: z.string(),
  year: z.int(),
  currency: z.string(),
  given: z.boolean().describe('false: nothing was said of this year'),
  ...homeFields,
  method: z.enum(HOME_METHODS).nullable(),
  months: z.array(z.int()).describe('simplified: the area that counts, January to December'),
  percent: z.string().nullable().describe('regular: of the home, in percent (lines 3 and 7)'),
  depreciation_percent: z.string().nullable().describe('regular: of the building in the year (line 41)'),
  costs: z.array(
    z.object({
      line: z.enum(HOME_LINES),
      label: z.string(),
      kind: z.enum(HOME_COSTS),
      account_id: z.string().nullable(),
      account: z.string().nullable(),
      percent: z.string(),
      books: z.string().nullable().describe('of the account in the year'),
      amount: z.string(),
      note: z.string(),
    }),
  ),
  lines: z
    .array(z.object({ line: z.string(), label: z.string(), amount: z.string() }))
    .describe('regular: Form 8829, its amounts'),
  tentative_profit: z.string().describe('Schedule C, line 29'),
  before_limit: z.string(),
  deduction: z.string().describe('Schedule C, line 30'),
  carried_to_next: z.object({ operating: z.string(), depreciation: z.string() }),
  notes: z.array(z.string()),
});
export type HomeOffice = z.infer<typeof homeOfficeOut>;
