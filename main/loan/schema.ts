import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { AFR_TERMS, DAY_COUNTS, LOAN_PLANS } from '../../shared/contract/loan.ts';
import { entity } from '../ledger/schema.ts';

/** What one entity lent another. What moved of it is in `crossing`, by its `loan_id`: a loan holds no amounts. */
export const loan = sqliteTable(
  'loan',
  {
    id: text('id').primaryKey().notNull(),
    lenderId: text('lender_id')
      .notNull()
      .references(() => entity.id),
    borrowerId: text('borrower_id')
      .notNull()
      .references(() => entity.id),
    currency: text('currency').notNull(),
    name: text('name').notNull(),
    purpose: text('purpose').notNull(),
    lentOn: text('lent_on').notNull(),
  },
  (t) => [
    uniqueIndex('loan_parties').on(t.lenderId, t.borrowerId, t.name),
    index('loan_borrower').on(t.borrowerId),
  ],
);

/** What was agreed, and from which day on. A row is never changed; an amendment adds one. */
export const loanTerms = sqliteTable(
  'loan_terms',
  {
    id: text('id').primaryKey().notNull(),
    loanId: text('loan_id')
      .notNull()
      .references(() => loan.id),
    effective: text('effective').notNull(),
    rateMillionths: integer('rate_millionths').notNull(),
    dayCount: text('day_count', { enum: DAY_COUNTS }).notNull(),
    plan: text('plan', { enum: LOAN_PLANS }).notNull(),
    /** Empty: on demand. */
    maturity: text('maturity'),
    firstPayment: text('first_payment'),
    everyMonths: integer('every_months'),
    /** An agreed level payment; empty: worked out. */
    paymentMinor: integer('payment_minor'),
    security: text('security').notNull(),
    /** Of an amendment. */
    reason: text('reason').notNull(),
    recordedAt: text('recorded_at').notNull(),
  },
  (t) => [uniqueIndex('loan_terms_day').on(t.loanId, t.effective)],
);

/** Applicable federal rates that came by file; they go before those that came with the program. In millionths a year. */
export const afrRate = sqliteTable(
  'afr_rate',
  {
    month: text('month').notNull(),
    term: text('term', { enum: AFR_TERMS }).notNull(),
    annual: integer('annual').notNull(),
    semiannual: integer('semiannual'),
    quarterly: integer('quarterly'),
    monthly: integer('monthly'),
    ruling: text('ruling').notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.term] })],
);
