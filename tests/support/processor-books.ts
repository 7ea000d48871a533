/** The books of a company that sells through payment processors, and what those and its bank tell of one month. */
import type { ImportResult } from '../../shared/contract/import.ts';
import { statementFile, TestBooks } from './books.ts';

/** Anew for each test. */
export let books: TestBooks;
export async function openBooks(): Promise<void> {
  books = await TestBooks.create();
  await books.call('entity.create', {
    kind: 'llc',
    name: 'Mill',
    tax_class: 'disregarded',
    members: [{ name: 'Ana', share: '100' }],
  });
}

export const STRIPE = `id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description
txn_1,charge,ch_1,100.00,3.20,96.80,usd,2025-03-03 10:00,2025-03-05 00:00,Order 1
txn_2,charge,ch_2,50.00,1.75,48.25,usd,2025-03-04 10:00,2025-03-06 00:00,Order 2
txn_3,refund,re_1,-20.00,0.00,-20.00,usd,2025-03-05 10:00,2025-03-05 00:00,Refund of order 1
txn_4,adjustment,dp_1,-50.00,15.00,-65.00,usd,2025-03-06 10:00,2025-03-06 00:00,Chargeback for order 2
txn_5,stripe_fee,,-2.00,0.00,-2.00,usd,2025-03-06 11:00,2025-03-06 00:00,Billing fee
txn_6,payout,po_1,-58.05,0.00,-58.05,usd,2025-03-07 10:00,2025-03-07 00:00,STRIPE PAYOUT
`;
export const PAYOUTS = `id,Amount,Created (UTC),Currency,Arrival Date (UTC),Source Type,Status,Type,Method,Description,Destination
po_1,58.05,2025-03-07 09:59,usd,2025-03-10 00:00,card,paid,bank_account,standard,STRIPE PAYOUT,ba_1
`;
export const BANK = `Date,Description,Amount
03/10/2025,STRIPE TRANSFER ST-A1B2,58.05
03/17/2025,Rent,-30.00
`;

export const bring = (name: string, text: string, more: object = {}): Promise<ImportResult> =>
  books.call('imports.commit', {
    files: [statementFile(name, text)],
    create_accounts: true,
    entity: 'Mill',
    ...more,
  });
export const fromBank = (text = BANK) =>
  bring('bank.csv', text, { account: 'Checking', create_accounts: false });

/** Every account that holds something, by its own name. */
export async function trialBalance(): Promise<Record<string, string>> {
  const accounts: { name: string; balance: string; balance_minor: number }[] = await books.call(
    'account.list',
    { entity: 'Mill' },
  );
  return Object.fromEntries(
    accounts.filter((one) => one.balance_minor !== 0).map((one) => [one.name, one.balance]),
  );
}

/** As it is once all is imported, whatever came first. */
export const BOOKED = {
  Checking: '28.05',
  'Product sales': '-150.00',
  'Refunds and allowances': '70.00',
  'Merchant and bank fees': '21.95',
  Uncategorised: '30.00',
};
