import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { BASIS_ITEM_KINDS, DISTRIBUTION_TERMS, INCOME_TERMS } from '../../shared/contract/member.ts';
import { account, entity, member } from '../ledger/schema.ts';

/** What members agreed on; a company without a row shares by what its members own. */
export const capitalTerms = sqliteTable('capital_terms', {
  entityId: text('entity_id')
    .primaryKey()
    .notNull()
    .references(() => entity.id),
  income: text('income', { enum: INCOME_TERMS }).notNull(),
  distributions: text('distributions', { enum: DISTRIBUTION_TERMS }).notNull(),
});

/** An equity account that is one member's, where no crossing tells: that of a member whose books are not here. */
export const memberAccount = sqliteTable(
  'member_account',
  {
    accountId: text('account_id')
      .primaryKey()
      .notNull()
      .references(() => account.id),
    memberId: text('member_id')
      .notNull()
      .references(() => member.id),
  },
  (t) => [index('member_account_member').on(t.memberId)],
);

/** What the books can't know of basis: brought-in amounts, adjusted basis, separately stated items. Always positive amounts. */
export const basisItem = sqliteTable(
  'basis_item',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    /** `null`: the company's, shared by its members as its profit is. */
    memberId: text('member_id').references(() => member.id),
    date: text('date').notNull(),
    kind: text('kind', { enum: BASIS_ITEM_KINDS }).notNull(),
    amountMinor: integer('amount_minor').notNull(),
    note: text('note').notNull(),
  },
  (t) => [index('basis_item_entity').on(t.entityId, t.date), index('basis_item_member').on(t.memberId)],
);
