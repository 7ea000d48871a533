/** Reports of whole settlements: what sold, what was kept and held back, and the payout that the bank has, proven by its total. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { books, bring, fromBank, openBooks, trialBalance } from '../support/processor-books.ts';

beforeEach(openBooks);
afterEach(() => books.close());

const HEAD =
  'settlement-id settlement-start-date settlement-end-date deposit-date total-amount currency transaction-type order-id marketplace-name amount-type amount-description amount posted-date posted-date-time sku'.split(
    ' ',
  );
type Row = [type: string, order: string, kind: string, what: string, amount: string, day: string];
const ROWS: Row[] = [
  ['Order', '111-1', 'ItemPrice', 'Principal', '25.00', '2025-03-02'],
  ['Order', '111-1', 'ItemPrice', 'Tax', '2.00', '2025-03-02'],
  ['Order', '111-1', 'ItemPrice', 'Shipping', '4.99', '2025-03-02'],
  ['Order', '111-1', 'ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', '-2.00', '2025-03-02'],
  ['Order', '111-1', 'ItemFees', 'Commission', '-3.75', '2025-03-02'],
  ['Order', '111-2', 'ItemPrice', 'Principal', '25.00', '2025-03-02'],
  ['Order', '111-2', 'ItemFees', 'Commission', '-3.75', '2025-03-02'],
  ['Refund', '111-2', 'ItemPrice', 'Principal', '-25.00', '2025-03-05'],
  ['Refund', '111-2', 'ItemFees', 'Commission', '3.75', '2025-03-05'],
  ['ServiceFee', '', 'Cost of Advertising', 'TransactionTotalAmount', '-6.10', '2025-03-07'],
  ['other-transaction', '', 'other-transaction', 'Subscription Fee', '-39.99', '2025-03-08'],
  ['other-transaction', '', 'other-transaction', 'Previous Reserve Amount Balance', '100.00', '2025-03-15'],
  ['other-transaction', '', 'other-transaction', 'Current Reserve Amount', '-20.00', '2025-03-15'],
];

/** As the report is written: tabs, the total in a row of its own, the currency there alone. */
function report(rows: readonly Row[], id: string, total: string, write = (cell: string) => cell): string {
  const line = (cells: Record<string, string>) => HEAD.map((name) => write(cells[name] ?? '')).join('\t');
  const summary = {
    'settlement-id': id,
    'settlement-start-date': '2025-03-01 13:05:19 UTC',
    'settlement-end-date': '2025-03-15 13:05:19 UTC',
    'deposit-date': '2025-03-17 13:05:19 UTC',
    'total-amount': total,
    currency: 'USD',
  };
  const lines = rows.map(([type, order, kind, what, amount, day]) =>
    line({
      ...{ 'settlement-id': id, 'transaction-type': type, 'order-id': order, 'amount-type': kind, amount },
      ...{ 'amount-description': what, 'posted-date': day, 'posted-date-time': `${day} 10:00:00 UTC` },
    }),
  );
  return `${[HEAD.join('\t'), line(summary), ...lines].join('\r\n')}\r\n`;
}

const BOOKED = {
  Checking: '30.15',
  'Product sales': '-50.00',
  'Shipping charged': '-4.99',
  'Refunds and allowances': '25.00',
  'Merchant and bank fees': '49.84',
  'Held by processors': '-80.00',
  Uncategorised: '30.00',
};
const BANK = 'Date,Description,Amount\n03/18/2025,AMAZON SERVICES PAYMENTS,60.15\n03/19/2025,Rent,-30.00\n';

describe('a settlement', () => {
  it('becomes gross sales, fees, refunds and what is held back, and meets the bank’s deposit', async () => {
    for (const isBankFirst of [false, true]) {
      const batches: (string | null)[] = [];
      if (isBankFirst) batches.push((await fromBank(BANK)).batch);
      const { files, batch } = await bring('settlement.txt', report(ROWS, '111', '60.15'));
      expect(files[0]).toMatchObject({ status: 'imported', profile: 'Amazon, settlement report' });
      expect(files[0]!.accounts).toMatchObject([{ new: 14, sum: '0.00', account: 'Assets:Amazon balance' }]);
      if (!isBankFirst) batches.push((await fromBank(BANK)).batch);
      expect(await trialBalance()).toEqual({ ...BOOKED, Checking: '30.15' });
      expect((await bring('again.txt', report(ROWS, '111', '60.15'))).batch).toBeNull();
      for (const one of [batch, ...batches]) await books.call('imports.undo', { batch: one });
    }
  });

  it('is read as other countries write it', async () => {
    const written = (cell: string) =>
      cell.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$3.$2.$1').replace(/^(-?\d+)\.(\d\d)$/, '$1,$2');
    const { files } = await bring('settlement.txt', report(ROWS, '111', '60.15', written));
    expect(files[0]!.accounts).toMatchObject([{ new: 14, sum: '0.00', currency: 'USD' }]);
    expect(files[0]!.unreadable).toEqual([]);
  });

  it('is read where its rows end with their last cell', async () => {
    const text = report(ROWS, '111', '60.15').replaceAll(/\t+\r/g, '\r');
    const { files } = await bring('settlement.txt', text);
    expect(files[0]).toMatchObject({ status: 'imported', unreadable: [] });
    expect(await trialBalance()).toMatchObject({ 'Processor clearing': '60.15' });
  });

  it('says by how much a row that is missing or changed keeps it from its total', async () => {
    const { files } = await bring('settlement.txt', report(ROWS.slice(1), '111', '60.15'));
    expect(files[0]).toMatchObject({
      status: 'partly',
      unreadable: [
        {
          line: 2,
          reason: 'the rows of settlement 111 lack 25.00 of its total: one is missing, changed or doubled',
        },
      ],
    });
    // What the bank gets is told, and so is what is known.
    expect(await trialBalance()).toMatchObject({ 'Processor clearing': '60.15', 'Product sales': '-25.00' });
  });

  it('keeps the fee of one day and amount in the next settlement a fee of its own', async () => {
    const fee: Row = [
      'ServiceFee',
      '',
      'Cost of Advertising',
      'TransactionTotalAmount',
      '-6.10',
      '2025-03-15',
    ];
    for (const id of ['111', '112']) {
      const { files } = await bring(`${id}.txt`, report([fee], id, '-6.10'));
      expect(files[0]!.accounts).toMatchObject([{ new: 2 }]);
    }
    expect(await trialBalance()).toEqual({
      'Merchant and bank fees': '12.20',
      'Processor clearing': '-12.20',
    });
  });
});
