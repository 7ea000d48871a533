import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { account } from '../ledger/schema.ts';

/** A finished proof that the books of one account agree with the bank's balance on one day. */
export const reconciliation = sqliteTable(
  'reconciliation',
  {
    id: text('id').primaryKey().notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    statementDate: text('statement_date').notNull(),
    balanceMinor: integer('balance_minor').notNull(),
    postingCount: integer('posting_count').notNull(),
    finishedAt: text('finished_at').notNull(),
  },
  (t) => [index('reconciliation_account').on(t.accountId, t.statementDate)],
);
