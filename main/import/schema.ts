/**
 * What the importer remembers: whose id is which account, which opening balance was deduced, how a bank's CSV reads, and
 * which rows may be others that were there before, and which files tell of rows that came in another.
 */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { account, statement, statementLine } from '../ledger/schema.ts';

/** Which account the bank's own id means, and which has the sales, fees, ... that processors' files tell apart. */
export const bankLink = sqliteTable(
  'bank_link',
  {
    /** Kind, bank and account id, and currency, joined: see `bankKey`. */
    key: text('key').notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
  },
  (t) => [primaryKey({ columns: [t.key, t.accountId] }), index('bank_link_account').on(t.accountId)],
);

/** An opening balance deduced from the bank's own balance; it follows the earliest statement. */
export const deducedOpening = sqliteTable('deduced_opening', {
  accountId: text('account_id')
    .primaryKey()
    .notNull()
    .references(() => account.id),
  /** No reference: whoever removes the entry makes the opening their own. */
  entryId: text('entry_id').notNull(),
  /** As it was last set: an entry that differs was changed by hand. */
  date: text('date').notNull(),
  amountMinor: integer('amount_minor').notNull(),
  /** The statement whose closing balance implied it: the earliest there was. */
  anchorId: text('anchor_id').notNull(),
});

/** A CSV mapping learnt for the files of one bank, recognised by the shape of their header. */
export const csvProfile = sqliteTable('csv_profile', {
  shape: text('shape').primaryKey().notNull(),
  mapping: text('mapping').notNull(),
  learntAt: text('learnt_at').notNull(),
});

/**
 * A row, told by its identity, that may be another row from before or is, as somebody said. What is another row after all
 * is not here.
 */
export const doubtfulRow = sqliteTable(
  'doubtful_row',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    identity: text('identity').notNull(),
    occurrence: integer('occurrence').notNull(),
    /** The one from before. */
    likeId: text('like_id')
      .notNull()
      .references(() => statementLine.id),
    /** It is that one, and stays out whenever a file brings it; empty: it came in, and nobody has said. */
    isSame: integer('is_same', { mode: 'boolean' }),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.identity, t.occurrence] }),
    index('doubtful_row_like').on(t.likeId),
  ],
);

/**
 * Rows of a statement that were there already, as JSON, many at a time: should the file that brought them be taken back, they
 * are this one's. See `retold-rows.ts`.
 */
export const retoldRows = sqliteTable(
  'retold_rows',
  {
    statementId: text('statement_id')
      .notNull()
      .references(() => statement.id),
    part: integer('part').notNull(),
    rows: text('rows').notNull(),
  },
  (t) => [primaryKey({ columns: [t.statementId, t.part] })],
);
