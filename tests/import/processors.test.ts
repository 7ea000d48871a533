/**
 * Files of payment processors as a book-keeper books them: gross sales, fees and refunds on their own lines, payouts on
 * their way until the bank has them, and the balance that the processor states at the end.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportResult } from '../../shared/contract/import.ts';
import { statementFile, TestBooks } from '../support/books.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', {
    kind: 'llc',
    name: 'Mill',
    tax_class: 'disregarded',
    members: [{ name: 'Ana', share: '100' }],
  });
});
afterEach(() => books.close());

const STRIPE = `id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description
txn_1,charge,ch_1,100.00,3.20,96.80,usd,2025-03-03 10:00,2025-03-05 00:00,Order 1
txn_2,charge,ch_2,50.00,1.75,48.25,usd,2025-03-04 10:00,2025-03-06 00:00,Order 2
txn_3,refund,re_1,-20.00,0.00,-20.00,usd,2025-03-05 10:00,2025-03-05 00:00,Refund of order 1
txn_4,adjustment,dp_1,-50.00,15.00,-65.00,usd,2025-03-06 10:00,2025-03-06 00:00,Chargeback for order 2
txn_5,stripe_fee,,-2.00,0.00,-2.00,usd,2025-03-06 11:00,2025-03-06 00:00,Billing fee
txn_6,payout,po_1,-58.05,0.00,-58.05,usd,2025-03-07 10:00,2025-03-07 00:00,STRIPE PAYOUT
`;
const PAYOUTS = `id,Amount,Created (UTC),Currency,Arrival Date (UTC),Source Type,Status,Type,Method,Description,Destination
po_1,58.05,2025-03-07 09:59,usd,2025-03-10 00:00,card,paid,bank_account,standard,STRIPE PAYOUT,ba_1
`;
const BANK = `Date,Description,Amount
03/10/2025,STRIPE TRANSFER ST-A1B2,58.05
03/17/2025,Rent,-30.00
`;

const bring = (name: string, text: string, more: object = {}): Promise<ImportResult> =>
  books.call('imports.commit', {
    files: [statementFile(name, text)],
    create_accounts: true,
    entity: 'Mill',
    ...more,
  });
const fromBank = (text = BANK) => bring('bank.csv', text, { account: 'Checking', create_accounts: false });

/** Every account that holds something, by its own name. */
async function trialBalance(): Promise<Record<string, string>> {
  const accounts: { name: string; balance: string; balance_minor: number }[] = await books.call(
    'account.list',
    { entity: 'Mill' },
  );
  return Object.fromEntries(
    accounts.filter((one) => one.balance_minor !== 0).map((one) => [one.name, one.balance]),
  );
}

/** As it is once all is imported, whatever came first. */
const BOOKED = {
  Checking: '28.05',
  'Product sales': '-150.00',
  'Refunds and allowances': '70.00',
  'Merchant and bank fees': '21.95',
  Uncategorised: '30.00',
};

describe('a balance history', () => {
  it('becomes gross sales, refunds, fees, and a payout on its way', async () => {
    const { files } = await bring('balance.csv', STRIPE);
    expect(files[0]).toMatchObject({ status: 'imported', profile: 'Stripe, balance history' });
    expect(files[0]!.accounts[0]).toMatchObject({ new: 6, sum: '0.00', account: 'Assets:Stripe balance' });
    expect(await trialBalance()).toEqual({
      'Processor clearing': '58.05',
      'Product sales': '-150.00',
      'Refunds and allowances': '70.00',
      'Merchant and bank fees': '21.95',
    });
    const transit = await books.call('matching.transit', { entity: 'Mill' });
    expect(transit).toMatchObject([{ from: 'Assets:Stripe balance', leg: { amount: '58.05' } }]);
  });

  it('meets the bank, whichever comes first', async () => {
    await bring('balance.csv', STRIPE);
    const { files } = await fromBank();
    expect(files[0]!.accounts[0]).toMatchObject({ new: 1, matched: 1 });
    expect(await trialBalance()).toEqual(BOOKED);
    expect(await books.call('matching.transit', { entity: 'Mill' })).toEqual([]);
  });

  it('finds the deposit that was there before it', async () => {
    await fromBank();
    await bring('balance.csv', STRIPE);
    expect(await trialBalance()).toEqual(BOOKED);
    expect(await books.call('matching.transit', { entity: 'Mill' })).toEqual([]);
  });
});
