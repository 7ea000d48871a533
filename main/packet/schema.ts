import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { entity } from '../ledger/schema.ts';

/** A packet that went to an accountant: which file it was, and up to which event of the log the books went into it. */
export const packet = sqliteTable(
  'packet',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    year: integer('year').notNull(),
    madeAt: text('made_at').notNull(),
    /** The last event of the audit log that is in it. */
    seq: integer('seq').notNull(),
    name: text('name').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    /** How the books stood at the end of the year, as JSON: `standing.ts`. */
    figures: text('figures').notNull(),
  },
  (t) => [index('packet_year').on(t.entityId, t.year)],
);

/** A year whose books were closed, with how they stood then; once it is opened again, when and why. */
export const yearClose = sqliteTable(
  'year_close',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    year: integer('year').notNull(),
    closedAt: text('closed_at').notNull(),
    /** Through which day the books were closed before. */
    closedBefore: text('closed_before'),
    figures: text('figures').notNull(),
    reopenedAt: text('reopened_at'),
    reason: text('reason'),
  },
  (t) => [index('year_close_year').on(t.entityId, t.year)],
);
