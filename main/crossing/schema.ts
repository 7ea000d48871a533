import { foreignKey, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CROSSING_KINDS, CROSSING_SETTLEMENTS } from '../../shared/contract/crossing.ts';
import { posting } from '../ledger/schema.ts';

/**
 * A movement between two entities: one entry in the books of each, tied by the leg that each has against the other.
 * These two legs come to zero on the same day; `migrations/0007_crossings.sql` has what the database refuses.
 */
export const crossing = sqliteTable(
  'crossing',
  {
    id: text('id').primaryKey().notNull(),
    kind: text('kind', { enum: CROSSING_KINDS }).notNull(),
    settlement: text('settlement', { enum: CROSSING_SETTLEMENTS }).notNull(),
    /** The entry that was there, with its leg against the other entity. */
    originEntryId: text('origin_entry_id').notNull(),
    originLine: integer('origin_line').notNull(),
    /** The entry that was made for it in the other entity's books. */
    mirrorEntryId: text('mirror_entry_id').notNull(),
    mirrorLine: integer('mirror_line').notNull(),
  },
  (t) => [
    uniqueIndex('crossing_origin').on(t.originEntryId, t.originLine),
    uniqueIndex('crossing_mirror').on(t.mirrorEntryId, t.mirrorLine),
    index('crossing_kind').on(t.kind, t.settlement),
    foreignKey({
      columns: [t.originEntryId, t.originLine],
      foreignColumns: [posting.entryId, posting.line],
    }),
    foreignKey({
      columns: [t.mirrorEntryId, t.mirrorLine],
      foreignColumns: [posting.entryId, posting.line],
    }),
  ],
);
