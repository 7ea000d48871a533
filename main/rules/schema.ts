import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { RULE_CROSSING_KINDS } from '../../shared/contract/crossing.ts';
import { account, entity } from '../ledger/schema.ts';

/**
 * When all that it says of a row holds, it does what it says. Lower `position` is tried first, over all stages. What came
 * with the stages is empty in older rules, which are in stage `normal`.
 */
export const rule = sqliteTable(
  'rule',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    position: integer('position').notNull(),
    field: text('field', { enum: ['payee', 'memo', 'any'] }).notNull(),
    test: text('test', { enum: ['contains', 'is', 'starts', 'one_of', 'matches'] }).notNull(),
    /** `null`: the text makes no difference. Of `one_of`, one text a line. */
    value: text('value'),
    /** Only rows in this direction; `null` for both. */
    direction: text('direction', { enum: ['in', 'out'] }),
    /** The category: the account that takes the other leg; `null` for none, or for a split. Of a crossing the other entity’s account. */
    accountId: text('account_id').references(() => account.id),
    /** What the row is between two entities, in place of a category; with the other one. */
    crossingKind: text('crossing_kind', { enum: RULE_CROSSING_KINDS }),
    crossingWith: text('crossing_with').references(() => entity.id),
    /** Replaces the payee; `null` leaves it. */
    payee: text('payee'),
    /** `null`: normal. */
    stage: text('stage', { enum: ['first', 'last'] }),
    /** More texts that must hold, as JSON: field, test, value. */
    moreTexts: text('more_texts'),
    /** Exact decimals, of the amount without its sign. */
    amountFrom: text('amount_from'),
    amountTo: text('amount_to'),
    dateFrom: text('date_from'),
    dateTo: text('date_to'),
    /** Names of tags of which an entry must have one, as JSON. */
    withTags: text('with_tags'),
    /** Replaces the memo; `null` leaves it. */
    memo: text('memo'),
    /** Names, as JSON. */
    addTags: text('add_tags'),
    /** Marks the entry reviewed; empty: no. */
    reviewed: integer('reviewed', { mode: 'boolean' }),
  },
  (t) => [index('rule_position').on(t.entityId, t.position), index('rule_account').on(t.accountId)],
);

/** Money accounts whose rows a rule is for; without any, those of all. */
export const ruleSource = sqliteTable(
  'rule_source',
  {
    ruleId: text('rule_id')
      .notNull()
      .references(() => rule.id),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
  },
  (t) => [primaryKey({ columns: [t.ruleId, t.accountId] }), index('rule_source_account').on(t.accountId)],
);

/** A part of the split that a rule makes: an amount, a percentage of the row, or with neither what is left. */
export const rulePart = sqliteTable(
  'rule_part',
  {
    ruleId: text('rule_id')
      .notNull()
      .references(() => rule.id),
    line: integer('line').notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    amount: text('amount'),
    percent: text('percent'),
  },
  (t) => [primaryKey({ columns: [t.ruleId, t.line] }), index('rule_part_account').on(t.accountId)],
);
