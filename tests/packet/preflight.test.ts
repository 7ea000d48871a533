/** What an accountant would ask, found in books where it is so, and not in books where it is not. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PreflightCheck, PreflightOut } from '../../shared/contract/packet.ts';
import { TestBooks } from '../support/books.ts';

const LLC = 'Northlight LLC';
let books: TestBooks;

async function book(
  date: string,
  payee: string,
  legs: Record<string, string>,
  more: object = {},
): Promise<string> {
  const { ids } = await books.call('entry.create', {
    entries: [
      {
        ...{ entity: LLC, date, payee },
        postings: Object.entries(legs).map(([account, amount]) => ({ account, amount })),
        ...more,
      },
    ],
  });
  return ids[0];
}

async function check(id: PreflightCheck, year = 2025): Promise<PreflightOut['checks'][number]> {
  const { checks }: PreflightOut = await books.call('packet.preflight', { entity: LLC, year });
  return checks.find((one) => one.check === id)!;
}

const reconcile = (date: string, balance: string) =>
  books.call('reconcile.finish', { account: 'Checking', entity: LLC, date, balance });
const clear = (entries: string[]) =>
  books.call('reconcile.mark', { account: 'Checking', entity: LLC, entries, status: 'cleared' });

describe('the list before a packet', () => {
  beforeEach(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', {
      ...{ kind: 'llc', name: LLC, tax_class: 'disregarded', state: 'WY' },
    });
  });
  afterEach(() => books.close());

  it('says of empty books that it does not know, and never that all is well', async () => {
    const { checks, counts }: PreflightOut = await books.call('packet.preflight', {
      entity: LLC,
      year: 2025,
    });
    expect(counts).toEqual({ clear: 0, open: 1, unknown: checks.length - 1 });
  });

  it('asks whose a partnership is, which nobody can divide otherwise', async () => {
    const PAIR = 'Pair LLC';
    await books.call('entity.create', { kind: 'llc', name: PAIR, tax_class: 'partnership', state: 'WY' });
    await books.call('entry.create', {
      entries: [
        {
          ...{ entity: PAIR, date: '2025-02-01', payee: 'Client' },
          postings: [
            { account: 'Checking', amount: '5' },
            { account: 'Service revenue', amount: '-5' },
          ],
        },
      ],
    });
    const asked = async (entity: string) => {
      const { checks }: PreflightOut = await books.call('packet.preflight', { entity, year: 2025 });
      return checks.find((one) => one.check === 'members');
    };
    expect(await asked(PAIR)).toMatchObject({ state: 'open', items: [{ place: 'members' }] });
    expect(await asked(LLC)).toMatchObject({ state: 'unknown' });
    await books.call('member.set', {
      entity: PAIR,
      members: [
        { name: 'Ann', share: '50' },
        { name: 'Ben', share: '50' },
      ],
    });
    expect(await asked(PAIR)).toMatchObject({ state: 'clear' });
  });

  it('asks vendors without a Form W-9, those to be reported first', async () => {
    await book('2025-02-01', 'Painter', { 'Contract labor': '700', Checking: '-700' });
    await book('2025-03-01', 'Typist', { 'Contract labor': '100', Checking: '-100' });
    await books.call('vendor.add', { name: 'Writer', w9_received_on: '2025-01-02' });
    await book('2025-03-02', 'Writer', { 'Contract labor': '900', Checking: '-900' });
    const { state, items } = await check('contractors');
    expect([state, ...items.map(({ text, amount }) => [text, amount])]).toEqual([
      ...['open', ['Painter', '700.00'], ['Typist', '100.00']],
    ]);
  });

  it('names each month that no reconciliation proves, from the first entry on', async () => {
    const sale = await book('2025-03-10', 'Client', { Checking: '500', 'Service revenue': '-500' });
    await book('2025-11-02', 'Client', { Checking: '100', 'Service revenue': '-100' });
    expect((await check('reconciled')).items.map(({ month }) => month)).toEqual([
      ...['2025-03', '2025-04', '2025-05', '2025-06', '2025-07'],
      ...['2025-08', '2025-09', '2025-10', '2025-11', '2025-12'],
    ]);
    await clear([sale]);
    await reconcile('2025-09-30', '500');
    const { items, state } = await check('reconciled');
    expect(state).toBe('open');
    expect(items.map(({ month, text, place }) => [month, text, place])).toEqual([
      ['2025-10', 'Checking, 2025-10: nothing booked, no statement seen', 'reconcile'],
      ['2025-11', 'Checking, 2025-11: 1 row not proven', 'reconcile'],
      ['2025-12', 'Checking, 2025-12: nothing booked, no statement seen', 'reconcile'],
    ]);
  });

  it('is content once the last day of the year is proven', async () => {
    const sale = await book('2025-03-10', 'Client', { Checking: '500', 'Service revenue': '-500' });
    await clear([sale]);
    await reconcile('2025-12-31', '500');
    expect(await check('reconciled')).toMatchObject({ state: 'clear', items: [] });
  });

  it('lists what has no category with what it comes to, the largest first, of that year alone', async () => {
    await book('2025-02-01', 'Hardware store', { Uncategorised: '40', Checking: '-40' });
    const large = await book('2025-05-01', 'Somebody', { Uncategorised: '160.50', Checking: '-160.50' });
    await book('2024-12-31', 'Earlier', { Uncategorised: '999', Checking: '-999' });
    const found = await check('categories');
    expect(found).toMatchObject({ state: 'open', amount: '200.50', total: 2 });
    expect(found.items[0]).toMatchObject({
      entry_id: large,
      amount: '160.50',
      account: 'Expenses:Uncategorised',
    });
  });

  it('asks for receipts from 75 dollars on, for every night away, and not for what has its file', async () => {
    await book('2025-02-01', 'Stationer', { 'Office expense': '74.99', Checking: '-74.99' });
    await book('2025-02-02', 'Desk maker', { 'Office expense': '75', Checking: '-75' });
    await book('2025-02-03', 'Lake Hotel', { Travel: '60', Checking: '-60' });
    const kept = await book('2025-02-04', 'Chair maker', { 'Office expense': '300', Checking: '-300' });
    await book('2025-12-31', 'Depreciation', { Depreciation: '900', 'Accumulated depreciation': '-900' });
    await books.call('attachment.add', { entry: kept, file: new File(['receipt'], 'chair.txt') });
    const found = await check('receipts');
    expect(found.items.map(({ text, amount }) => [text, amount])).toEqual([
      ['Desk maker', '75.00'],
      ['Lake Hotel', '60.00'],
    ]);
    expect(found.amount).toBe('135.00');
  });

  it('finds the day on which a bank account was lowest, below zero', async () => {
    await book('2024-06-01', 'Owner', { Checking: '100', 'Member contributions': '-100' });
    await book('2025-03-01', 'Rent', { Rent: '150', Checking: '-150' });
    await book('2025-03-05', 'Rent', { Rent: '20', Checking: '-20' });
    await book('2025-03-09', 'Client', { Checking: '500', 'Service revenue': '-500' });
    const { items } = await check('balances');
    expect(items.map(({ amount, date, account }) => [amount, date, account])).toEqual([
      ['-70.00', '2025-03-05', 'Assets:Checking'],
    ]);
  });

  it('finds assets below nothing and debts that became claims, and leaves contra accounts alone', async () => {
    await book('2025-03-01', 'Client', { Checking: '900', 'Accounts receivable': '-900' });
    await book('2025-04-01', 'Card', { 'Business credit card': '50', Checking: '-50' });
    await book('2025-12-31', 'Depreciation', { Depreciation: '10', 'Accumulated depreciation': '-10' });
    const { items } = await check('balances');
    expect(items.map(({ account, amount }) => [account, amount])).toEqual([
      ['Assets:Accounts receivable', '-900.00'],
      ['Liabilities:Business credit card', '50.00'],
    ]);
  });

  it('lets an owner draw what was earned in the company, whose books alone have it', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Dana' });
    const draw = { kind: 'draw', from: LLC, to: 'Dana', date: '2025-06-30', purpose: 'June' };
    const member = { name: 'Dana', entity: 'Dana', share: '100' };
    await books.call('member.set', { entity: LLC, members: [member] });
    await book('2025-03-01', 'Client', { Checking: '900', 'Service revenue': '-900' });
    const banks = { from_account: 'Checking', to_account: 'Checking' };
    await books.call('crossing.make', { ...draw, ...banks, amount: '800', despite: 'It was there' });
    const { checks }: PreflightOut = await books.call('packet.preflight', { entity: 'Dana', year: 2025 });
    expect(checks.find((one) => one.check === 'balances')).toMatchObject({ state: 'clear', items: [] });
  });

  it('asks a person for no receipt of tax that was paid', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Dana' });
    const paid = (account: string) => ({
      ...{ entity: 'Dana', date: '2025-04-15', payee: account },
      postings: [
        { account, amount: '500' },
        { account: 'Checking', amount: '-500' },
      ],
    });
    await books.call('entry.create', { entries: [paid('Estimated tax'), paid('Medical')] });
    const { checks }: PreflightOut = await books.call('packet.preflight', { entity: 'Dana', year: 2025 });
    const { items } = checks.find((one) => one.check === 'receipts')!;
    expect(items.map(({ text }) => text)).toEqual(['Medical']);
  });

  it('takes equal payments that are all interest, and payments on a cost called a loan, for loan payments', async () => {
    for (const month of ['01', '02', '03'])
      await book(`2025-${month}-15`, 'First Bank', { 'Other interest': '412.37', Checking: '-412.37' });
    await book('2025-04-15', 'Second Bank', { 'Other interest': '31', Checking: '-31' });
    await book('2025-05-15', 'SBA loan payment', { 'Office expense': '250', Checking: '-250' });
    await book('2025-06-15', 'SBA loan payment', {
      'Other interest': '50',
      'Bank loans': '200',
      Checking: '-250',
    });
    const { items } = await check('loan-payments');
    expect(items.map(({ text, amount }) => [text.split(',')[0], amount])).toEqual([
      ...[1, 2, 3].map(() => ['First Bank', '412.37']),
      ['SBA loan payment', '250.00'],
    ]);
  });

  it('shows accounts on no line of the return, with their amounts', async () => {
    await book('2025-02-01', 'Court', { 'Penalties (not deductible)': '80', Checking: '-80' });
    const { state, items } = await check('tax-lines');
    expect(state).toBe('open');
    expect(items).toMatchObject([{ account: 'Expenses:Penalties (not deductible)', amount: '80.00' }]);
    expect((await check('tax-lines', 2019)).state).toBe('unknown');
  });

  it('finds what was not seen at the bank and what a clearing account still holds', async () => {
    await book('2025-02-01', 'Shop', { 'Processor clearing': '80', 'Product sales': '-80' });
    const seen = await book('2025-02-02', 'Client', { Checking: '30', 'Service revenue': '-30' });
    await book('2025-02-03', 'Check 12', { Rent: '25', Checking: '-25' });
    await clear([seen]);
    const { items } = await check('in-transit');
    expect(items.map(({ text, amount }) => [text, amount])).toEqual([
      ['“Processor clearing” still holds this', '80.00'],
      ['“Check 12” was not seen at the bank', '-25.00'],
    ]);
  });

  it('lists entries that were changed after the close: added, changed and removed, each with what it was', async () => {
    const rent = await book('2025-03-01', 'Rent', { Rent: '150', Checking: '-150' });
    const fee = await book('2025-03-02', 'Fee', { Rent: '20', Checking: '-20' });
    await book('2025-03-03', 'Stays', { Rent: '30', Checking: '-30' });
    await books.call('period.close', { entity: LLC, through: '2025-12-31' });
    expect((await check('after-close')).state).toBe('clear');
    await books.call('period.reopen', { entity: LLC, through: null, reason: 'A bill was missing' });
    await book('2025-04-01', 'Bill', { Rent: '5', Checking: '-5' });
    await book('2026-01-02', 'Next year', { Rent: '7', Checking: '-7' });
    await books.call('entry.update', {
      id: rent,
      postings: [
        { account: 'Rent', amount: '155' },
        { account: 'Checking', amount: '-155' },
      ],
    });
    await books.call('entry.remove', { id: fee });
    const { items } = await check('after-close');
    expect(items.map(({ text, amount }) => [text, amount])).toEqual([
      ['“Bill” was added by tester on January 15, 2026', '5.00'],
      ['“Rent” was changed by tester on January 15, 2026, from 150.00', '155.00'],
      ['“Fee” was removed by tester on January 15, 2026', '20.00'],
    ]);
    await books.call('history.undo', {});
    expect((await check('after-close')).total).toBe(2);
  });

  it('says that opening balances were booked, and asks for last year where nothing tells of it', async () => {
    await book('2025-03-10', 'Client', { Checking: '500', 'Service revenue': '-500' });
    expect((await check('opening-equity')).state).toBe('clear');
    await book(
      '2025-01-01',
      'Opening',
      { Checking: '500', 'Opening balances': '-500' },
      { source: 'opening' },
    );
    expect(await check('opening-equity')).toMatchObject({ state: 'open', items: [{ amount: '500.00' }] });
    expect(await check('opening-equity', 2026)).toMatchObject({ state: 'unknown' });
  });
});
