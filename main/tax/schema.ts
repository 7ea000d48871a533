import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ASSET_CONVENTIONS, ASSET_ORIGINS, MACRS_CLASSES } from '../../shared/contract/tax.ts';
import { entity } from '../ledger/schema.ts';

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
