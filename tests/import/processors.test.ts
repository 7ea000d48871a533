/**
 * Files of payment processors as a book-keeper books them: gross sales, fees and refunds on their own lines, in the
 * accounts of the chart or in those that somebody chose, and the balance that the processor states at the end.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { statementFile } from '../support/books.ts';
import {
  BOOKED,
  books,
  bring,
  fromBank,
  openBooks,
  STRIPE,
  trialBalance,
} from '../support/processor-books.ts';

beforeEach(openBooks);
afterEach(() => books.close());

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

describe('a row that stood for an entry of somebody’s', () => {
  const [head = '', ...rows] = STRIPE.trim().split('\n');
  const first = `${[head, rows[0]].join('\n')}\n`;
  /** The sale of 50.00 less its fee, entered before its processor told of it. */
  async function met(rest = STRIPE): Promise<{ line: string; entry: string }> {
    const account = (await bring('first.csv', first)).files[0]!.accounts[0]!.account!;
    const sale = { entity: 'Mill', date: '2025-03-04', payee: 'Order 2' };
    const postings = [
      { account, amount: '48.25' },
      { account: 'Service revenue', amount: '-48.25' },
    ];
    const { ids } = await books.call('entry.create', { entries: [{ ...sale, postings }] });
    const { files } = await bring('rest.csv', rest);
    expect(files[0]!.accounts[0]).toMatchObject({ matched: 1 });
    const { evidence } = await books.call('entry.get', { id: ids[0] });
    return { line: evidence[0].statement_line_id, entry: ids[0] };
  }
  const legs = async (id: string) =>
    (await books.call('entry.get', { id })).postings.map((leg: { account: string; amount: string }) => [
      leg.account.split(':').at(-1),
      leg.amount,
    ]);

  it('gets the parts that its file tells, as an import of it does', async () => {
    const { line, entry } = await met();
    const { entry_id } = await books.call('matching.unmatch', { line });
    expect(await legs(entry_id)).toEqual([
      ['Stripe balance', '48.25'],
      ['Product sales', '-50.00'],
      ['Merchant and bank fees', '1.75'],
    ]);
    // They are nobody’s work: the row can stand for the entry again without anything being lost.
    const again = { line, legs: [{ entry, line: 0 }] };
    expect((await books.call('matching.match', again)).removed).toHaveLength(1);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('leaves the first part to a rule of today', async () => {
    const { line } = await met();
    await books.call('rules.create', { entity: 'Mill', value: 'order 2', account: 'Service revenue' });
    await books.call('rules.create', { entity: 'Mill', value: 'order', account: 'Travel', stage: 'last' });
    const { entry_id } = await books.call('matching.unmatch', { line });
    expect((await legs(entry_id)).slice(1)).toEqual([
      ['Service revenue', '-50.00'],
      ['Merchant and bank fees', '1.75'],
    ]);
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
