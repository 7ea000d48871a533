import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
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
