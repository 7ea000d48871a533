/** Several exports of one processor, each of which tells what the others do not: tills, shops, and activity with a balance. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { books, bring, fromBank, openBooks, STRIPE, trialBalance } from '../support/processor-books.ts';

beforeEach(openBooks);
afterEach(() => books.close());

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
        const { batch, files: read } = at === 2 ? await fromBank(bank) : await bring(...files[at]!);
        // Each payment is named in both exports, on its way in and on its way to the bank.
        expect(read[0]!.warnings.join()).not.toContain('sent reference');
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

describe('a payment told again in the same export', () => {
  const [head = '', first = ''] = SQUARE.split('\n');
  const again = (row: string) => bring('later.csv', `${head}\n${row}\n`);

  it('is asked about with another amount, and not where it was paid back', async () => {
    await bring('square.csv', SQUARE);
    const corrected = first.replaceAll('$120.00', '$121.00').replace('$12.00', '$13.00');
    const { files } = await again(corrected.replace('$116.76', '$117.76'));
    expect(files[0]!.warnings.join()).toContain('sent reference P1 before with 116.76');
    const back = await again(SQUARE.split('\n')[4]!.replace('03/15', '03/16').replace('T4,P4', 'T1,P3'));
    expect(back.files[0]!.warnings.join()).not.toContain('sent reference');
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

  it('that name an order again after its refund book no sale twice, and ask for the day of the refund', async () => {
    const refunded = ORDERS.replace('#1002,c@b.co,paid', '#1002,c@b.co,partially_refunded').replace(
      'Mug,Cash on Delivery (COD),0.00',
      'Mug,Cash on Delivery (COD),10.00',
    );
    const sold = { 'Shopify orders': '48.00', 'Product sales': '-40.00', 'Shipping charged': '-5.00' };
    for (const [n, text] of [ORDERS, refunded, refunded].entries()) {
      const { files } = await bring(`orders ${n}.csv`, text);
      expect(await trialBalance()).toEqual({ ...sold, 'Sales tax payable': '-3.00' });
      if (n > 0)
        expect(files[0]!.unreadable).toMatchObject([
          {
            line: 3,
            reason: '10.00 of it was paid back since, and the file does not tell when: enter that by hand',
          },
        ]);
    }
    expect(await trialBalance()).toMatchObject(sold);
  });

  it('take a gift card for a debt that is paid and cash for cash, and ask where an order was paid in several ways', async () => {
    const [head = '', , order = ''] = ORDERS.split('\n');
    const paid = (n: number, method: string) =>
      order.replaceAll('1002', `${n}`).replace('9002', `9${n}`).replace('Cash on Delivery (COD)', method);
    const rows = [
      'gift_card',
      'Cash',
      'gift_card + Shopify Payments',
      'PayPal + Shopify Payments',
      'Bank Deposit',
    ];
    const text = [head, ...rows.map((method, n) => paid(2001 + n, method)), ''].join('\n');
    const { files } = await bring('orders.csv', text);
    expect(await trialBalance()).toEqual({
      'Deferred revenue': '48.00',
      'Cash on hand': '48.00',
      'Shopify orders': '48.00',
      'Product sales': '-120.00',
      'Shipping charged': '-15.00',
      'Sales tax payable': '-9.00',
    });
    expect(files[0]!.unreadable.map(({ line, reason }) => [line, reason])).toEqual([
      [
        4,
        'it was paid in several ways (gift_card + Shopify Payments), and the file does not tell how much in each: of one of them its payment, with the fee, is in Shopify’s payment transactions; enter the rest by hand',
      ],
    ]);
    expect(files[0]!.warnings.join('\n')).toContain('1 row left out, on line 5');
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
