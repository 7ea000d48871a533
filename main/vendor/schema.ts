import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ACCOUNT_COUNTS, CLASSIFICATIONS, PAYMENT_MEANS, PROFESSIONS } from '../../shared/contract/vendor.ts';
import { account } from '../ledger/schema.ts';

/** Who is paid, with what their Form W-9 says. All companies of the vault share them. */
export const vendor = sqliteTable(
  'vendor',
  {
    id: text('id').primaryKey().notNull(),
    name: text('name').notNull(),
    legalName: text('legal_name'),
    businessName: text('business_name'),
    classification: text('classification', { enum: CLASSIFICATIONS }),
    profession: text('profession', { enum: PROFESSIONS }),
    /** With its hyphens, which tell a person's from a business's. */
    tin: text('tin'),
    street: text('street'),
    street2: text('street2'),
    city: text('city'),
    state: text('state'),
    zip: text('zip'),
    country: text('country'),
    w9RequestedOn: text('w9_requested_on'),
    w9ReceivedOn: text('w9_received_on'),
    backupWithholding: integer('backup_withholding', { mode: 'boolean' }).notNull(),
    note: text('note').notNull(),
  },
  (t) => [uniqueIndex('vendor_name').on(t.name)],
);

/** The names under which entries have a vendor, in lower case; one name is one vendor. */
export const vendorPayee = sqliteTable(
  'vendor_payee',
  {
    folded: text('folded').primaryKey().notNull(),
    payee: text('payee').notNull(),
    vendorId: text('vendor_id')
      .notNull()
      .references(() => vendor.id),
  },
  (t) => [index('vendor_payee_vendor').on(t.vendorId)],
);

/** What an account counts as, where that is not what its number, kind or name says. */
export const vendorAccount = sqliteTable('vendor_account', {
  accountId: text('account_id')
    .primaryKey()
    .notNull()
    .references(() => account.id),
  counts: text('counts', { enum: ACCOUNT_COUNTS }).notNull(),
});

/** How one entry was paid. It does not hold its entry: one that goes takes with it what the row was about. */
export const vendorPayment = sqliteTable('vendor_payment', {
  entryId: text('entry_id').primaryKey().notNull(),
  means: text('means', { enum: PAYMENT_MEANS }).notNull(),
});
