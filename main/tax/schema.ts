import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import {
  ASSET_CONVENTIONS,
  ASSET_ORIGINS,
  FILING_STATUSES,
  HOME_COSTS,
  HOME_LINES,
  HOME_METHODS,
  INSTALMENT_METHODS,
  MACRS_CLASSES,
  TRIP_PURPOSES,
} from '../../shared/contract/tax.ts';
import { account, entity } from '../ledger/schema.ts';

/**
 * What the tax return says that the ledger cannot know: depreciation and section 179 as elected, the home office, a
 * line the accountant set. `replace` puts the amount in the line's place, `add` adds it; either way with a reason.
 */
export const taxAdjustment = sqliteTable(
  'tax_adjustment',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    year: integer('year').notNull(),
    line: text('line').notNull(),
    mode: text('mode', { enum: ['replace', 'add'] }).notNull(),
    amountMinor: integer('amount_minor').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [index('tax_adjustment_year').on(t.entityId, t.year)],
);

/** What only a person knows of their return of a year. Amounts in their base currency; `null`: not said. */
export const taxFacts = sqliteTable(
  'tax_facts',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    year: integer('year').notNull(),
    status: text('status', { enum: FILING_STATUSES }),
    /** Of the instalments of estimated tax. */
    method: text('method', { enum: INSTALMENT_METHODS }),
    priorTaxMinor: integer('prior_tax_minor'),
    priorIncomeMinor: integer('prior_income_minor'),
    wagesMinor: integer('wages_minor'),
    withheldMinor: integer('withheld_minor'),
    otherIncomeMinor: integer('other_income_minor'),
    itemizedMinor: integer('itemized_minor'),
    expectedProfitMinor: integer('expected_profit_minor'),
  },
  (t) => [primaryKey({ columns: [t.entityId, t.year] })],
);

/** The businesses of a person that were specified services in a year (IRC s. 199A(d)(2)). */
export const taxService = sqliteTable(
  'tax_service',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    year: integer('year').notNull(),
    businessId: text('business_id')
      .notNull()
      .references(() => entity.id),
  },
  (t) => [primaryKey({ columns: [t.entityId, t.year, t.businessId] })],
);

/** What is depreciated for tax, one row for each thing. Amounts in the entity's base currency. */
export const taxAsset = sqliteTable(
  'tax_asset',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    name: text('name').notNull(),
    /** What may be depreciated: the part of its basis that is used in the business, without land. */
    costMinor: integer('cost_minor').notNull(),
    acquired: text('acquired', { enum: ASSET_ORIGINS }).notNull(),
    acquiredOn: text('acquired_on').notNull(),
    placedInService: text('placed_in_service').notNull(),
    disposedOn: text('disposed_on'),
    macrsClass: text('macrs_class', { enum: MACRS_CLASSES }).notNull(),
    /** `null`: as the year's other things make it. */
    convention: text('convention', { enum: ASSET_CONVENTIONS }),
    section179Minor: integer('section179_minor').notNull(),
    /** Hundredths of a percent; `null`: as the law has it, 0: elected out of. */
    bonusRate: integer('bonus_rate'),
    note: text('note').notNull(),
  },
  (t) => [index('tax_asset_entity').on(t.entityId, t.placedInService)],
);

/** The mileage log: one row for each trip. Miles are in tenths, those of the odometer, too. */
export const taxTrip = sqliteTable(
  'tax_trip',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    date: text('date').notNull(),
    purpose: text('purpose', { enum: TRIP_PURPOSES }).notNull(),
    tenthsOfMiles: integer('tenths_of_miles').notNull(),
    fromPlace: text('from_place').notNull(),
    toPlace: text('to_place').notNull(),
    reason: text('reason').notNull(),
    vehicle: text('vehicle').notNull(),
    odometerStart: integer('odometer_start'),
    odometerEnd: integer('odometer_end'),
    /** Its cost is in the books: it was paid back to whoever drove. */
    reimbursed: integer('reimbursed', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('tax_trip_entity').on(t.entityId, t.date)],
);

/** The office at home of a business in a year. Areas in square feet. */
export const taxHome = sqliteTable(
  'tax_home',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    year: integer('year').notNull(),
    method: text('method', { enum: HOME_METHODS }).notNull(),
    areaUsed: integer('area_used'),
    areaOfHome: integer('area_of_home'),
    /** The smaller of basis and value, with the land; `null`: nothing to depreciate, a rented home. */
    valueMinor: integer('value_minor'),
    landMinor: integer('land_minor'),
    usedSince: text('used_since'),
    carriedOperatingMinor: integer('carried_operating_minor').notNull(),
    carriedDepreciationMinor: integer('carried_depreciation_minor').notNull(),
  },
  (t) => [primaryKey({ columns: [t.entityId, t.year] })],
);

/** The area in use from a day on, for the simplified method. */
export const taxHomeArea = sqliteTable(
  'tax_home_area',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    year: integer('year').notNull(),
    since: text('since').notNull(),
    squareFeet: integer('square_feet').notNull(),
  },
  (t) => [primaryKey({ columns: [t.entityId, t.year, t.since] })],
);

/** A cost of the home: what an account has of the year, or a part of it, or an amount. */
export const taxHomeCost = sqliteTable(
  'tax_home_cost',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    year: integer('year').notNull(),
    line: text('line', { enum: HOME_LINES }).notNull(),
    kind: text('kind', { enum: HOME_COSTS }).notNull(),
    accountId: text('account_id').references(() => account.id),
    /** Hundredths of a percent of the account. */
    part: integer('part').notNull(),
    amountMinor: integer('amount_minor'),
    note: text('note').notNull(),
  },
  (t) => [index('tax_home_cost_year').on(t.entityId, t.year), index('tax_home_cost_account').on(t.accountId)],
);
