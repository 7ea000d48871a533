/** Payouts of payment processors: on their way until the bank has them, whichever file comes first. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BANK,
  BOOKED,
  books,
  bring,
  fromBank,
  openBooks,
  PAYOUTS,
  STRIPE,
  trialBalance,
} from '../support/processor-books.ts';

const VENMO_BUSINESS = `Account Statement - (@mill),,,,,,,,,,,,,,,,,,,,,,,
Account Activity,,,,,,,,,,,,,,,,,,,,,,,
Transaction ID,Date,Time (UTC),Type,Status,Note,From,Customer email,To,Amount (total),Amount (tip),Amount (tax),Amount (net),Amount (fee),Tax Rate,Tax Exempt,Funding Source,Destination,Beginning Balance,Ending Balance,Statement Period Venmo Fees,Terminal Location,Year to Date Venmo Fees,Disclaimer
,,,,,,,,,,,,,,,,,,$40.00,,,,,
"""401""",01/01/2025,01:18:52,Payment,Complete,Print,Rosa Field,rosa@example.com,Mill,"+ $1,000.00",0,$5.00,$980.90,$19.10,0,FALSE,(None),Venmo balance,0,0,0,Venmo,0,(None)
"""402""",01/03/2025,21:02:21,Payment,Complete,Card,Sam Ash,sam@example.com,Mill,+ $5.00,0,0,$4.81,$0.19,0,FALSE,(None),Venmo balance,0,0,0,Venmo,0,(None)
"""403""",01/03/2025,21:27:11,Standard Transfer,Issued,(None),(None),,(None),- $985.71,0,,,0,,,(None),Bank *0000,0,0,0,Venmo,0,(None)
,,,,,,,,,,,,,,,,,,,$40.00,$19.29,,$19.29,In case of errors
`;
const VENMO_PERSON = `Account Statement - (@ana),,,,,,,,,,,,,,,,,,,,,
Account Activity,,,,,,,,,,,,,,,,,,,,,
,ID,Datetime,Type,Status,Note,From,To,Amount (total),Amount (tip),Amount (tax),Amount (fee),Tax Rate,Tax Exempt,Funding Source,Destination,Beginning Balance,Ending Balance,Statement Period Venmo Fees,Terminal Location,Year to Date Venmo Fees,Disclaimer
,,,,,,,,,,,,,,,,$100.00,,,,,
,501,2025-01-18T03:35:16,Standard Transfer,Issued,,,,- $30.00,,0,,0,,,BANK *1234,,,,Venmo,,
,,,,,,,,,,,,,,,,,$70.00,$0.00,,$0.00,In case of errors
`;

beforeEach(openBooks);
afterEach(() => books.close());

describe('a payout', () => {
  it('meets the bank, whichever comes first', async () => {
    await bring('balance.csv', STRIPE);
    const { files } = await fromBank();
    expect(files[0]!.accounts[0]).toMatchObject({ new: 1, matched: 1 });
    expect(await trialBalance()).toEqual(BOOKED);
    expect(await books.call('matching.transit', { entity: 'Mill' })).toEqual([]);
  });

  it('of Venmo is told by the statement of a person and of a business, which tells gross, fee and what was left', async () => {
    const { files } = await bring('venmo.csv', VENMO_BUSINESS);
    expect(files[0]!.accounts[0]).toMatchObject({
      ...{ account: 'Assets:Venmo balance', new: 3, stated_balance: '40.00', difference: '0.00' },
    });
    await bring('person.csv', VENMO_PERSON, { account: 'Savings', create_accounts: false });
    const told = await fromBank(
      'Date,Description,Amount\n2025-01-06,VENMO CASHOUT PPD,985.71\n2025-01-20,VENMO CASHOUT PPD,30.00\n2025-01-21,Rent,-15.71\n',
    );
    expect(told.files[0]!.accounts[0]).toMatchObject({ new: 1, matched: 2 });
    expect(await trialBalance()).toEqual({
      ...{ 'Venmo balance': '40.00', Savings: '70.00', Checking: '1000.00', 'Opening balances': '-140.00' },
      ...{ 'Product sales': '-1000.00', 'Sales tax payable': '-5.00', 'Merchant and bank fees': '19.29' },
      Uncategorised: '15.71',
    });
    const { entries } = await books.call('entry.list', { account: 'Venmo balance' });
    expect(entries.map(({ payee }: { payee: string }) => payee)).not.toContain('(None)');
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
