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

const SQUARE = `Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Other Tender Type,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Event Type,Customer Name,Deposit ID
03/14/2025,10:00,EST,$100.00,$0.00,$100.00,$0.00,$8.00,$12.00,$0.00,$120.00,POS,$120.00,Chip,$0.00,$0.00,$0.00,,($3.24),$116.76,T1,P1,Visa,1111,iPad,Payment,Ada,D1
03/14/2025,11:00,EST,$20.00,$0.00,$20.00,$0.00,$1.60,$0.00,$0.00,$21.60,POS,$0.00,N/A,$21.60,$0.00,$0.00,,$0.00,$21.60,T2,P2,,,iPad,Payment,,
03/14/2025,12:00,EST,$0.00,$0.00,$0.00,$50.00,$0.00,$0.00,$0.00,$50.00,POS,$50.00,Chip,$0.00,$0.00,$0.00,,($1.50),$48.50,T3,P3,Visa,2222,iPad,Payment,Bob,D1
03/15/2025,09:00,EST,($10.00),$0.00,($10.00),$0.00,($0.80),$0.00,$0.00,($10.80),POS,($10.80),Chip,$0.00,$0.00,$0.00,,$0.00,($10.80),T4,P4,Visa,1111,iPad,Refund,Ada,D1
`;
const TRANSFERS = `Deposit Date,Payment Date,Type,Transaction ID,Payment ID,Collected,Fees,Deposited,Deposit ID,Location
03/17/2025,03/14/2025,Payment,T1,P1,$120.00,($3.24),$116.76,D1,Main
03/17/2025,03/14/2025,Payment,T3,P3,$50.00,($1.50),$48.50,D1,Main
03/17/2025,03/15/2025,Refund,T4,P4,($10.80),$0.00,($10.80),D1,Main
`;
const SHOPIFY = `Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency
2025-03-01 10:00:00 -0500,charge,#1001,visa,online,paid,2025-03-04,77,2025-03-04,45.00,1.61,43.39,#C1,card,45.00,USD,USD
2025-03-02 10:00:00 -0500,refund,#1001,visa,online,paid,2025-03-04,77,2025-03-04,-10.00,0.00,-10.00,#C1,card,-10.00,USD,USD
`;
const SHOPIFY_PAYOUTS = `Payout Date,Status,Charges,Refunds,Adjustments,Reserved Funds,Fees,Retried Amount,Total,Currency
2025-03-04,paid,45.00,-10.00,0.00,0.00,-1.61,0.00,33.39,USD
2025-03-05,scheduled,9.00,0.00,0.00,0.00,0.00,0.00,9.00,USD
`;
const ORDERS = `Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Payment Method,Refunded Amount,Id
#1001,a@b.co,paid,2025-03-01 10:00:00 -0500,fulfilled,,no,USD,40.00,5.00,0.00,45.00,,0.00,Post,2025-03-01 09:59:00 -0500,1,Mug,Shopify Payments,0.00,9001
#1002,c@b.co,paid,2025-03-02 10:00:00 -0500,fulfilled,,no,USD,40.00,5.00,3.00,48.00,,0.00,Post,2025-03-02 09:59:00 -0500,1,Mug,Cash on Delivery (COD),0.00,9002
#1002,c@b.co,,,,,,,,,,,,,,2025-03-02 09:59:00 -0500,2,Lid,,,
#1003,d@b.co,pending,,unfulfilled,,no,USD,10.00,0.00,0.00,10.00,,0.00,Post,2025-03-03 09:59:00 -0500,1,Cup,Bank Deposit,0.00,9003
`;
const PAYPAL = `"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","Transaction ID","Sales Tax","Balance","Balance Impact"
"03/14/2025","10:00","PST","A Client","Website Payment","Completed","USD","108.00","-3.20","104.80","T1","8.00","104.80","Credit"
"03/15/2025","10:00","PST","A Shop","General Authorization","Pending","USD","-20.00","0.00","-20.00","T2","","104.80","Memo"
"03/15/2025","10:01","PST","PayPal","Account Hold for Open Authorization","Pending","USD","-20.00","0.00","-20.00","T3","","84.80","Debit"
"03/16/2025","10:00","PST","A Shop","Express Checkout Payment","Completed","USD","-20.00","0.00","-20.00","T4","","64.80","Debit"
"03/16/2025","10:00","PST","PayPal","Reversal of General Account Hold","Completed","USD","20.00","0.00","20.00","T5","","84.80","Credit"
"03/17/2025","10:00","PST","","General Currency Conversion","Completed","USD","-10.00","0.00","-10.00","T6","","74.80","Debit"
"03/17/2025","10:00","PST","","General Currency Conversion","Completed","EUR","9.00","0.00","9.00","T7","","9.00","Credit"
"03/17/2025","10:00","PST","Ein Laden","Express Checkout Payment","Completed","EUR","-9.00","0.00","-9.00","T8","","0.00","Debit"
"03/18/2025","10:00","PST","A Client","Payment Refund","Completed","USD","-10.00","0.30","-9.70","T9","","65.10","Debit"
"03/19/2025","10:00","PST","","General Withdrawal","Completed","USD","-65.10","0.00","-65.10","T10","","0.00","Debit"
`;

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

  it('finds a deposit that a rule had taken for income before, and leaves one that somebody touched', async () => {
    await books.call('rules.create', { entity: 'Mill', value: 'stripe', account: 'Service revenue' });
    const { batch } = await fromBank();
    expect(await trialBalance()).toMatchObject({ 'Service revenue': '-58.05' });
    const balance = await bring('balance.csv', STRIPE.replace('STRIPE PAYOUT', 'PAID OUT'));
    expect(await trialBalance()).not.toHaveProperty('Processor clearing');
    await books.call('imports.undo', { batch: balance.batch });
    await books.call('imports.undo', { batch });
    await fromBank();
    const { entries } = await books.call('entry.list', { text: 'stripe' });
    await books.call('entry.update', { id: entries[0].id, memo: 'for the March order' });
    await bring('balance.csv', STRIPE.replace('STRIPE PAYOUT', 'PAID OUT'));
    expect(await trialBalance()).toMatchObject({
      'Processor clearing': '58.05',
      'Service revenue': '-58.05',
    });
  });

  it('finds the deposit that was there before it', async () => {
    await fromBank();
    await bring('balance.csv', STRIPE);
    expect(await trialBalance()).toEqual(BOOKED);
    expect(await books.call('matching.transit', { entity: 'Mill' })).toEqual([]);
  });

  it('pairs payouts and deposits of one amount alike in either order: the earlier with the earlier', async () => {
    const payouts = `id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description
txn_1,charge,ch_1,100.00,0.00,100.00,usd,2025-03-02 10:00,2025-03-05 00:00,Order 1
txn_2,payout,po_1,-50.00,0.00,-50.00,usd,2025-03-03 10:00,2025-03-03 00:00,STRIPE PAYOUT
txn_3,payout,po_2,-50.00,0.00,-50.00,usd,2025-03-13 10:00,2025-03-13 00:00,STRIPE PAYOUT
`;
    const deposits = (entity?: string) =>
      bring(
        'bank.csv',
        'Date,Description,Amount\n03/12/2025,STRIPE TRANSFER A,50.00\n03/15/2025,STRIPE TRANSFER B,50.00\n03/17/2025,Rent,-30.00\n',
        entity === undefined ? {} : { entity },
      );
    const ends: unknown[] = [];
    for (const bankFirst of [false, true]) {
      if (bankFirst) await deposits();
      const { batch } = await bring('balance.csv', payouts);
      const later = bankFirst ? null : await deposits();
      ends.push(await trialBalance());
      expect(await books.call('matching.transit', { entity: 'Mill' })).toEqual([]);
      if (later) await books.call('imports.undo', { batch: later.batch });
      await books.call('imports.undo', { batch });
    }
    expect(ends[0]).toEqual(ends[1]);
    expect(ends[0]).toMatchObject({ 'Product sales': '-100.00', Uncategorised: '30.00' });
  });

  it('is known again in another report of the same, which dates by another clock', async () => {
    const report = `balance_transaction_id,created,available_on,currency,gross,fee,net,reporting_category,description
txn_1,2025-03-02 22:00:00,2025-03-05,usd,100.00,3.20,96.80,charge,Order 1
txn_6,2025-03-06 22:00:00,2025-03-07,usd,-58.05,0.00,-58.05,payout,STRIPE PAYOUT
txn_7,2025-03-07 22:00:00,2025-03-09,usd,10.00,0.50,9.50,charge,Order 3
`;
    await bring('balance.csv', STRIPE);
    const { files } = await bring('report.csv', report);
    expect(files[0]!.accounts[0]).toMatchObject({ duplicate: 2, new: 1 });
    expect(await trialBalance()).toMatchObject({ 'Product sales': '-160.00', 'Processor clearing': '58.05' });
  });

  it('books nothing twice out of a list of payouts, in either order', async () => {
    for (const order of [
      [STRIPE, PAYOUTS],
      [PAYOUTS, STRIPE],
    ]) {
      const batches: string[] = [];
      for (const [n, text] of order.entries()) batches.push((await bring(`stripe ${n}.csv`, text)).batch!);
      const bank = await fromBank();
      expect(await trialBalance()).toEqual(BOOKED);
      expect((await bring('again.csv', STRIPE)).batch).toBeNull();
      expect((await bring('again.csv', PAYOUTS)).batch).toBeNull();
      for (const batch of [bank.batch, ...batches]) if (batch) await books.call('imports.undo', { batch });
      expect(await trialBalance()).toEqual({});
    }
  });

  it('goes as it came: each of its neighbours’ batches taken back and brought again', async () => {
    const first = await bring('balance.csv', STRIPE);
    const second = await fromBank();
    await books.call('imports.undo', { batch: second.batch });
    await fromBank();
    expect(await trialBalance()).toEqual(BOOKED);
    await books.call('imports.undo', { batch: first.batch });
    expect(await trialBalance()).toEqual({ Checking: '28.05', Uncategorised: '-28.05' });
    await bring('balance.csv', STRIPE);
    expect(await trialBalance()).toEqual(BOOKED);
    await books.call('history.undo');
    expect(await trialBalance()).toEqual({ Checking: '28.05', Uncategorised: '-28.05' });
  });

  it('shows its parts before they are booked, and where they would go', async () => {
    const { files } = await books.call('imports.preview', {
      files: [statementFile('balance.csv', STRIPE)],
      create_accounts: true,
      entity: 'Mill',
      rows: 10,
    });
    const { rows, target } = files[0].accounts[0];
    expect(target).toMatchObject({ makes_account: true, name: 'Stripe balance' });
    expect(rows[0]).toMatchObject({
      amount: '96.80',
      category: null,
      parts: [
        { kind: 'sale', category: 'Income:Product sales', amount: '100.00' },
        { kind: 'fee', category: 'Expenses:Merchant and bank fees', amount: '-3.20' },
      ],
    });
    expect(rows[3].parts).toMatchObject([
      { kind: 'dispute', amount: '-50.00' },
      { kind: 'fee', amount: '-15.00' },
    ]);
    expect(rows[5]).toMatchObject({ category: 'Assets:Processor clearing', parts: [] });
    expect(await trialBalance()).toEqual({});
  });

  it('lists a row whose figures contradict each other, and books nothing of it', async () => {
    const { files } = await bring('balance.csv', STRIPE.replace('3.20,96.80', '3.20,96.00'));
    expect(files[0]).toMatchObject({
      status: 'partly',
      unreadable: [
        { line: 2, reason: 'the gross amount 100.00 and the fee 3.20 do not come to the net 96.00' },
      ],
    });
    expect(await trialBalance()).toMatchObject({ 'Product sales': '-50.00' });
  });

  it('leaves the first part to a rule, and the fee where fees go', async () => {
    await books.call('rules.create', {
      entity: 'Mill',
      value: 'Order 2',
      direction: 'in',
      account: 'Subscription revenue',
    });
    await bring('balance.csv', STRIPE);
    expect(await trialBalance()).toMatchObject({
      'Product sales': '-100.00',
      'Subscription revenue': '-50.00',
      'Merchant and bank fees': '21.95',
    });
  });

  it('stays a transfer that a rule made of it, when the other bank’s import is taken back', async () => {
    await books.call('account.create', { entity: 'Mill', name: 'Tax pot', type: 'asset', role: 'bank' });
    await books.call('rules.create', { entity: 'Mill', value: 'Billing fee', account: 'Tax pot' });
    await bring('balance.csv', STRIPE);
    const before = await trialBalance();
    expect(before).toMatchObject({ 'Tax pot': '2.00' });
    const { batch, files } = await bring(
      'pot.csv',
      'Date,Description,Amount\n03/06/2025,From the balance,2.00\n03/17/2025,Charge,-0.10\n',
      { account: 'Tax pot', entity: 'Mill', create_accounts: false },
    );
    expect(files[0]!.accounts[0]).toMatchObject({ matched: 1 });
    await books.call('imports.undo', { batch });
    expect(await trialBalance()).toEqual(before);
  });

  it('goes to the accounts that somebody chose', async () => {
    await bring('balance.csv', STRIPE);
    expect(
      (await books.call('imports.parts', { entity: 'Mill' })).map((one: { kind: string }) => one.kind),
    ).toEqual(['dispute', 'fee', 'payout', 'refund', 'sale']);
    await books.call('imports.choose_part', { entity: 'Mill', kind: 'sale', account: 'Service revenue' });
    await bring(
      'more.csv',
      STRIPE.replaceAll('2025-03', '2025-04').replaceAll(/txn_|po_/g, (id) => `${id}b`),
    );
    expect(await trialBalance()).toMatchObject({ 'Product sales': '-150.00', 'Service revenue': '-150.00' });
  });

  it('goes to no account that holds money by itself, and to none that is archived', async () => {
    await bring('balance.csv', STRIPE);
    const choose = (account: string) =>
      books.call('imports.choose_part', { entity: 'Mill', kind: 'fee', account });
    await books.call('account.create', { entity: 'Mill', name: 'Till', type: 'asset', role: 'bank' });
    await expect(choose('Till')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await books.call('account.create', { entity: 'Mill', name: 'Old fees', type: 'expense' });
    await books.call('account.update', { account: 'Old fees', entity: 'Mill', archived: true });
    await expect(choose('Old fees')).rejects.toMatchObject({ code: 'REFUSED' });
  });

  it('is asked about where it could be another company’s', async () => {
    await bring('balance.csv', STRIPE);
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
    const { files } = await bring('balance.csv', STRIPE, { entity: undefined, choices: '[]' });
    expect(files[0]).toMatchObject({ status: 'refused', trouble: 'account-unknown' });
    const again = await bring('balance.csv', STRIPE, { entity: undefined, account: 'Stripe balance' });
    expect(again.files[0]!.accounts[0]).toMatchObject({ duplicate: 6, new: 0 });
  });

  it('leaves to be categorised what a person’s chart has no place for', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
    const { files } = await bring('balance.csv', STRIPE, { entity: 'Ana' });
    expect(files[0]!.warnings.join()).toContain('no account for: sale, refund, dispute');
    const accounts: { name: string; balance: string }[] = await books.call('account.list', { entity: 'Ana' });
    const held = Object.fromEntries(accounts.map((one) => [one.name, one.balance]));
    expect(held).toMatchObject({
      Uncategorised: '-80.00',
      'Bank fees': '21.95',
      'Processor clearing': '58.05',
    });
  });
});

describe('an account of one’s own choice', () => {
  it('is the balance, and never what its payouts go through', async () => {
    await bring('balance.csv', STRIPE, { account: 'Processor clearing', create_accounts: false });
    expect(await trialBalance()).toMatchObject({ 'Payouts in transit': '58.05' });
    await fromBank();
    expect(await trialBalance()).toEqual(BOOKED);
  });
});

describe('a payout that the bank calls by another name', () => {
  const OTHER = BANK.replace('STRIPE TRANSFER ST-A1B2', 'ACH CREDIT 0815');

  it('is offered, and joined by whoever knows', async () => {
    await bring('balance.csv', STRIPE);
    await fromBank(OTHER);
    expect(await trialBalance()).toMatchObject({ 'Processor clearing': '58.05', Uncategorised: '-28.05' });
    const { pairs } = await books.call('matching.pairs', { entity: 'Mill' });
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({ kind: 'transfer' });
    await books.call('matching.transfer', { lines: pairs[0].rows.map((row: { id: string }) => row.id) });
    expect(await trialBalance()).toEqual(BOOKED);
  });
});

describe('activity with a balance', () => {
  it('comes to what the processor states, with what it holds back and what it exchanged', async () => {
    const { files } = await bring('paypal.csv', PAYPAL);
    expect(files[0]!.warnings.join('\n')).toContain('1 row left out, on line 3');
    expect(files[0]!.accounts).toMatchObject([
      {
        account: 'Assets:PayPal balance',
        currency: 'USD',
        new: 7,
        stated_balance: '0.00',
        difference: '0.00',
      },
      { currency: 'EUR', new: 2 },
    ]);
    expect(await trialBalance()).toMatchObject({
      'Product sales': '-100.00',
      'Sales tax payable': '-8.00',
      'Refunds and allowances': '10.00',
      'Merchant and bank fees': '2.90',
      'Processor clearing': '65.10',
      'Currency exchange': '10.00',
      Uncategorised: '20.00',
    });
  });
});

describe('sales at a till', () => {
  it('have tax, tips and gift cards on their own lines, and cash in the drawer', async () => {
    const { files } = await bring('square.csv', SQUARE);
    expect(files[0]).toMatchObject({ status: 'imported', profile: 'Square, transactions' });
    expect(await trialBalance()).toEqual({
      'Square balance': '154.46',
      'Cash on hand': '21.60',
      'Product sales': '-120.00',
      'Sales tax payable': '-8.80',
      Tips: '-12.00',
      'Deferred revenue': '-50.00',
      'Refunds and allowances': '10.00',
      'Merchant and bank fees': '4.74',
    });
  });

  it('put a row of nothing but a gift card where gift cards go', async () => {
    await bring('square.csv', SQUARE.replace(',($1.50),$48.50,T3', ',$0.00,$50.00,T3'));
    expect(await trialBalance()).toMatchObject({ 'Deferred revenue': '-50.00', 'Product sales': '-120.00' });
  });

  it('reach the bank as one deposit of many payments, whichever file comes first', async () => {
    const bank = 'Date,Description,Amount\n03/18/2025,SQUARE INC SQ250318,154.46\n03/19/2025,Rent,-30.00\n';
    const files: [string, string][] = [
      ['square.csv', SQUARE],
      ['transfers.csv', TRANSFERS],
    ];
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ]) {
      const batches: string[] = [];
      for (const at of order) {
        const { batch } = at === 2 ? await fromBank(bank) : await bring(...files[at]!);
        batches.push(batch!);
      }
      expect(await trialBalance()).toMatchObject({ Checking: '124.46', Uncategorised: '30.00' });
      expect(await trialBalance()).not.toHaveProperty('Square balance');
      expect(await trialBalance()).not.toHaveProperty('Processor clearing');
      const at = order.indexOf(2);
      await books.call('imports.undo', { batch: batches[at] });
      batches[at] = (await fromBank(bank)).batch!;
      expect(await trialBalance()).toMatchObject({ Checking: '124.46', Uncategorised: '30.00' });
      for (const batch of batches.reverse()) await books.call('imports.undo', { batch });
      expect(await trialBalance()).toEqual({});
    }
  });
});

describe('a shop’s exports', () => {
  it('each tell what the others do not', async () => {
    for (const [name, text] of Object.entries({ t: SHOPIFY, p: SHOPIFY_PAYOUTS, o: ORDERS })) {
      const { files } = await bring(`${name}.csv`, text);
      expect(files[0]!.status).toBe('imported');
      if (name === 'o') {
        const told = files[0]!.warnings.join('\n');
        expect(told).toContain('its payment, with the fee, is in Shopify’s payment transactions');
        expect(told).toContain('the order is not paid, or not in full');
        expect(told).toContain('a further item of the order above');
      }
      if (name === 'p') expect(files[0]!.accounts[0]).toMatchObject({ new: 1, pending: 1 });
    }
    expect(await trialBalance()).toEqual({
      'Shopify orders': '48.00',
      'Processor clearing': '33.39',
      'Product sales': '-85.00',
      'Shipping charged': '-5.00',
      'Sales tax payable': '-3.00',
      'Refunds and allowances': '10.00',
      'Merchant and bank fees': '1.61',
    });
  });

  it('that name an order again after its refund book no sale twice, and say so', async () => {
    await bring('orders.csv', ORDERS);
    const before = await trialBalance();
    const refunded = ORDERS.replace('#1002,c@b.co,paid', '#1002,c@b.co,partially_refunded').replace(
      'Mug,Cash on Delivery (COD),0.00',
      'Mug,Cash on Delivery (COD),10.00',
    );
    const { files } = await bring('orders again.csv', refunded);
    expect(files[0]!.warnings.join('\n')).toContain('it was refunded since');
    expect(await trialBalance()).toEqual(before);
  });

  it('know a payout again without a reference only on days that the other one tells of', async () => {
    const transaction = (day: number, type: string, amount: string) =>
      `2025-03-0${day} 10:00:00 -0500,${type},#${day},visa,online,paid,2025-03-0${day},77,2025-03-0${day},${amount},0.00,${amount},#C1,card,${amount},USD,USD`;
    const payout = (day: number) => `2025-03-0${day},paid,0.00,0.00,0.00,0.00,0.00,0.00,50.00,USD`;
    const transactions = [
      SHOPIFY.split('\n')[0],
      transaction(1, 'charge', '200.00'),
      transaction(3, 'payout', '-50.00'),
      '',
    ].join('\n');
    const payouts = (...days: number[]) =>
      [SHOPIFY_PAYOUTS.split('\n')[0], ...days.map(payout), ''].join('\n');
    const cases: [string[], { new: number; duplicate: number }, string][] = [
      [[transactions, payouts(8)], { new: 1, duplicate: 0 }, '100.00'],
      [[payouts(8), transactions], { new: 2, duplicate: 0 }, '100.00'],
      [[transactions, payouts(3)], { new: 0, duplicate: 1 }, '50.00'],
      [[payouts(3), transactions], { new: 1, duplicate: 1 }, '50.00'],
      [[transactions, payouts(5)], { new: 0, duplicate: 1 }, '50.00'],
      [[transactions, payouts(4, 4, 8)], { new: 2, duplicate: 1 }, '150.00'],
    ];
    for (const [texts, counts, clearing] of cases) {
      const batches: (string | null)[] = [];
      for (const [n, text] of texts.entries()) {
        const { batch, files } = await bring(`shopify ${n}.csv`, text);
        if (n === 1) expect(files[0]!.accounts[0]).toMatchObject(counts);
        batches.push(batch);
      }
      expect(await trialBalance()).toMatchObject({ 'Processor clearing': clearing });
      for (const batch of batches.reverse()) if (batch) await books.call('imports.undo', { batch });
    }
  });

  it('know rows of one day and price by their references, however many there are', async () => {
    const numbers = Array.from({ length: 3 }, (_, n) => n);
    const [head] = STRIPE.split('\n');
    const balance = numbers.map(
      (n) => `txn_${n},charge,,9.99,0,9.99,usd,2025-03-03 10:00,2025-03-05 00:00,Cup`,
    );
    const report = [...numbers, 3].map((n) => `txn_${n},2025-03-04,2025-03-05,usd,9.99,0,9.99,charge,Cup`);
    const heading =
      'balance_transaction_id,created,available_on,currency,gross,fee,net,reporting_category,description';
    await bring('balance.csv', `${[head, ...balance].join('\n')}\n`);
    // A row told twice in a file is two rows; only one of them is the other export's.
    const { files } = await bring('report.csv', `${[heading, ...report, report[0]].join('\n')}\n`);
    expect(files[0]!.accounts[0]).toMatchObject({ duplicate: 3, new: 2 });
    expect(await trialBalance()).toMatchObject({ 'Product sales': '-49.95' });
  });
});
