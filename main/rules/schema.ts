import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { account, entity } from '../ledger/schema.ts';

/** "Payee contains … → category". Lower `position` is tried first; the first rule that hits decides. */
export const rule = sqliteTable(
  'rule',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    position: integer('position').notNull(),
    field: text('field', { enum: ['payee', 'memo', 'any'] }).notNull(),
    test: text('test', { enum: ['contains', 'is', 'starts'] }).notNull(),
    value: text('value').notNull(),
    /** Only rows in this direction; `null` for both. */
    direction: text('direction', { enum: ['in', 'out'] }),
    /** The category: the account that takes the other leg. */
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    /** Replaces the payee; `null` leaves it. */
    payee: text('payee'),
  },
  (t) => [index('rule_position').on(t.entityId, t.position), index('rule_account').on(t.accountId)],
);
