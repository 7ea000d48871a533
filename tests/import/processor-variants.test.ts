/** What processors and payment apps write in forms of their own: fees on payouts, amounts in words, money from elsewhere. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { books, bring, fromBank, openBooks, trialBalance } from '../support/processor-books.ts';

beforeEach(openBooks);
afterEach(() => books.close());

const BALANCE = `id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description
txn_1,charge,ch_1,200.00,6.10,193.90,usd,2025-04-01 10:00,2025-04-03 00:00,Order 1
txn_2,payout,po_8,-100.00,1.00,-101.00,usd,2025-04-08 12:00,2025-04-08 12:00,STRIPE PAYOUT
`;
const PAYOUTS = `id,Amount,Created (UTC),Currency,Arrival Date (UTC),Status,Destination,Description
po_8,100.00,2025-04-08 12:00,usd,2025-04-08 12:00,paid,ba_1,STRIPE PAYOUT
`;

describe('a payout that costs a fee', () => {
  it('is what the bank gets, and one payout in whichever export comes first', async () => {
    const files = [BALANCE, PAYOUTS];
    for (const order of [files, files.toReversed()]) {
      const batches: (string | null)[] = [];
      for (const text of order) batches.push((await bring('stripe.csv', text)).batch);
      const bank = 'Date,Description,Amount\n04/08/2025,STRIPE INSTANT,100.00\n04/21/2025,Rent,-30.00\n';
      batches.push((await fromBank(bank)).batch);
      expect(await trialBalance()).toEqual({
        Checking: '70.00',
        'Stripe balance': '92.90',
        'Product sales': '-200.00',
        'Merchant and bank fees': '7.10',
        Uncategorised: '30.00',
      });
      for (const text of order) expect((await bring('again.csv', text)).batch).toBeNull();
      for (const batch of batches.reverse()) if (batch) await books.call('imports.undo', { batch });
    }
  });

  it('proves with the balance behind it', async () => {
    const paypal = `"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","Transaction ID","Balance"
"04/14/2025","10:00","PST","A Client","Website Payment","Completed","USD","100.00","-3.20","96.80","T1","96.80"
"04/15/2025","10:00","PST","","User Initiated Withdrawal","Pending","USD","-50.00","-0.75","-50.75","T2","46.05"
"04/16/2025","10:00","PST","B Client","Website Payment","Completed","USD","10.00","0.00","10.00","T3","56.05"
`;
    const { files } = await bring('paypal.csv', paypal);
    // What is on its way to the bank has left the balance, although the bank has not got it yet.
    expect(files[0]!.accounts).toMatchObject([{ new: 4, pending: 0, difference: '0.00' }]);
    expect(await trialBalance()).toMatchObject({
      'Processor clearing': '50.00',
      'Merchant and bank fees': '3.95',
      'PayPal balance': '56.05',
    });
    const done = await bring('later.csv', paypal.replace('Pending', 'Completed'));
    expect(done.batch).toBeNull();
  });
});

describe('shops on marketplaces', () => {
  it('have fees in a column of their own, and what was sent to the bank in words', async () => {
    const etsy = `Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details
"April 30, 2025",Deposit,"$1,085.21 sent to your bank account",,USD,--,--,--,
"April 29, 2025",Sale,"Payment for Order #1","Order #1",USD,"$1,150.00",-$46.25,"$1,103.75",
"April 29, 2025",Fee,"Transaction fee: Mug","Order #1",USD,--,-$3.25,-$3.25,
"April 29, 2025",Tax,"Sales tax paid by buyer","Order #1",USD,--,-$4.00,-$4.00,
"April 28, 2025",Refund,"Refund for Order #2","Order #2",USD,-$20.00,--,-$20.00,
`;
    const { files } = await bring('etsy.csv', etsy);
    expect(files[0]).toMatchObject({ profile: 'Etsy, payment account statement', unreadable: [] });
    expect(await trialBalance()).toEqual({
      etsy: '-8.71',
      'Processor clearing': '1085.21',
      'Product sales': '-1146.00',
      'Refunds and allowances': '20.00',
      'Merchant and bank fees': '49.50',
    });
  });

  it('have the fee between the gross amount and the net one, in one money', async () => {
    const head =
      'Transaction creation date,Type,Order number,Legacy order ID,Buyer username,Net amount,Payout currency,Payout date,Payout ID,Item ID,Transaction ID,Item title,Shipping and handling,Seller collected tax,Gross transaction amount,Transaction currency,Description';
    const ebay = `${head}
"Apr 10, 2025",Payout,--,--,--,-82.10,USD,"Apr 10, 2025",P900,--,--,--,--,--,-82.10,USD,--
"Apr 8, 2025",Order,11-1,1-1,bob,86.60,USD,--,--,2201,3301,Mug,10.00,0,100.00,USD,--
"Apr 8, 2025",Order,11-2,1-2,eve,40.00,USD,--,--,2201,3302,Mug,0,0,35.00,GBP,--
`;
    await bring('ebay.csv', ebay);
    expect(await trialBalance()).toEqual({
      ebay: '44.50',
      'Processor clearing': '82.10',
      'Product sales': '-130.00',
      'Shipping charged': '-10.00',
      'Merchant and bank fees': '13.40',
    });
  });
});

it('what a payment app took from a bank is left to that bank’s own row', async () => {
  const head =
    'Transaction ID,Date,Transaction Type,Currency,Amount,Fee,Net Amount,Asset Type,Status,Notes,Name of sender/receiver,Account';
  const text = `${head}
a1,2025-04-01 10:00:00 EDT,Received P2P,USD,$100.00,-$2.75,$97.25,,PAYMENT DEPOSITED,mugs,Ann,Your Cash
a2,2025-04-02 10:00:00 EDT,Cash out,USD,-$50.00,-$0.88,-$50.88,,TRANSFER SENT,,,Visa Debit 1234
a3,2025-04-03 10:00:00 EDT,Sent P2P,USD,-$7.00,$0,-$7.00,,PAYMENT SENT,x,Bob,Visa Debit 1234
a4,2025-04-03 11:00:00 EDT,Sent P2P,USD,-$5.00,$0,-$5.00,,PAYMENT SENT,x,Bob,Your Cash
`;
  const { files } = await bring('cash app.csv', text);
  expect(files[0]!.warnings.join()).toContain('1 row left out, on line 4: “Visa Debit 1234” in “Account”');
  expect(await trialBalance()).toEqual({
    'cash app': '41.37',
    'Processor clearing': '50.00',
    'Merchant and bank fees': '3.63',
    Uncategorised: '-95.00',
  });
});
