import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { TEST_RESULTS } from '../../shared/contract/solvency.ts';
import { entity } from '../ledger/schema.ts';

/** Solvency as it was looked at for a distribution, with every figure that went into it. Made, never changed. */
export const solvencySnapshot = sqliteTable(
  'solvency_snapshot',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    /** The movement it is for. It stays when that is taken apart: it tells what was known on its day. */
    crossingId: text('crossing_id'),
    asOf: text('as_of').notNull(),
    drawMinor: integer('draw_minor').notNull(),
    currency: text('currency').notNull(),
    /** Whose law the tests are of. */
    profile: text('profile').notNull(),
    balanceSheet: text('balance_sheet', { enum: TEST_RESULTS }).notNull(),
    debtsDue: text('debts_due', { enum: TEST_RESULTS }).notNull(),
    equityMinor: integer('equity_minor').notNull(),
    /** All figures, as JSON. */
    figures: text('figures').notNull(),
    /** Why it was paid all the same, where a test that counts did not pass. */
    reason: text('reason'),
    preparedAt: text('prepared_at').notNull(),
  },
  (t) => [index('solvency_snapshot_of').on(t.entityId, t.crossingId)],
);
