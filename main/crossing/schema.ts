import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { COUNTER_SORTS, CROSSING_KINDS, CROSSING_SETTLEMENTS } from '../../shared/contract/crossing.ts';
import { account, entity, posting } from '../ledger/schema.ts';

/**
 * A movement between two entities: one entry in the books of each, tied by the legs that each has against the other. The
 * origin is whose value went, the mirror whose it came to. The first pair of legs stands here, further ones in
 * `crossing_leg`; the two of a pair come to zero on the same day. `migrations/0007_crossings.sql` and
 * `0008_movements.sql` have what the database refuses.
 */
export const crossing = sqliteTable(
  'crossing',
  {
    id: text('id').primaryKey().notNull(),
    kind: text('kind', { enum: CROSSING_KINDS }).notNull(),
    settlement: text('settlement', { enum: CROSSING_SETTLEMENTS }).notNull(),
    originEntryId: text('origin_entry_id').notNull(),
    originLine: integer('origin_line').notNull(),
    mirrorEntryId: text('mirror_entry_id').notNull(),
    mirrorLine: integer('mirror_line').notNull(),
    /** Which of the two entries was made for the pair, so that it goes with it; empty: the mirror. */
    made: text('made', { enum: ['origin', 'both', 'none'] }),
    purpose: text('purpose'),
    loanId: text('loan_id'),
    /** The instant it was booked. */
    recordedAt: text('recorded_at'),
  },
  (t) => [
    uniqueIndex('crossing_origin').on(t.originEntryId, t.originLine),
    uniqueIndex('crossing_mirror').on(t.mirrorEntryId, t.mirrorLine),
    index('crossing_kind').on(t.kind, t.settlement),
    index('crossing_loan').on(t.loanId),
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

/** The second and further pairs of legs of a crossing, where it has several: principal and interest of a payment. */
export const crossingLeg = sqliteTable(
  'crossing_leg',
  {
    crossingId: text('crossing_id')
      .notNull()
      .references(() => crossing.id),
    /** From 1 on. */
    number: integer('number').notNull(),
    originEntryId: text('origin_entry_id').notNull(),
    originLine: integer('origin_line').notNull(),
    mirrorEntryId: text('mirror_entry_id').notNull(),
    mirrorLine: integer('mirror_line').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.crossingId, t.number] }),
    uniqueIndex('crossing_leg_origin').on(t.originEntryId, t.originLine),
    uniqueIndex('crossing_leg_mirror').on(t.mirrorEntryId, t.mirrorLine),
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

/**
 * What an entry was before it became one side of a pair, and is again once that is taken apart. The account is no foreign key: it
 * may be removed meanwhile, and holds nothing up.
 */
export const crossingBefore = sqliteTable(
  'crossing_before',
  {
    crossingId: text('crossing_id')
      .notNull()
      .references(() => crossing.id),
    entryId: text('entry_id').notNull(),
    date: text('date').notNull(),
    /** Its category, and how far that leg was seen at the bank. */
    accountId: text('account_id').notNull(),
    status: text('status', { enum: ['pending', 'cleared'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.crossingId, t.entryId] })],
);

/** Which account stands against which other entity, and for what. */
export const counterAccount = sqliteTable(
  'counter_account',
  {
    accountId: text('account_id')
      .primaryKey()
      .notNull()
      .references(() => account.id),
    sort: text('sort', { enum: COUNTER_SORTS }).notNull(),
    otherId: text('other_id')
      .notNull()
      .references(() => entity.id),
  },
  (t) => [index('counter_account_other').on(t.otherId, t.sort)],
);
