/** QIF on its way into the books: whose accounts it makes, and what comes of it a second time. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportFile } from '../../shared/contract/import.ts';
import { statementFile, TestBooks } from '../support/books.ts';

const account = (name: string, type: string, ...records: string[][]) =>
  `!Account\nN${name}\nT${type}\n^\n${section(type, ...records)}`;
const section = (type: string, ...records: string[][]) =>
  `!Type:${type}\n${records.map((lines) => `${lines.join('\n')}\n^\n`).join('')}`;
const row = (day: string, amount: string, payee: string) => [`D1/${day}'25`, `T${amount}`, `P${payee}`];

describe('QIF in the books', () => {
  let books: TestBooks;

  beforeEach(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
  });
  afterEach(() => books?.close());

  const bring = async (text: string, more: object = {}, how = 'commit'): Promise<ImportFile> =>
    (await books.call(`imports.${how}`, { files: [statementFile('quicken.qif', text)], ...more })).files[0];
  const made = { create_accounts: true };
  const accountsOf = async () =>
    (await books.call('account.list')).map((a: { name: string; type: string; role: string }) => [
      a.name,
      a.type,
      a.role,
    ]);

  it('has the opening balance that it tells, and no other beside it', async () => {
    await bring(account('Pot', 'Bank', [...row('1', '5,000.00', 'Opening Balance'), 'L[Pot]']), made);
    const text =
      'Date,Description,Amount,Balance\n2025-02-03,INTEREST,2.00,7989.60\n2025-02-04,FEE,-5.00,7984.60\n';
    const input = { files: [statementFile('pot.csv', text)], account: 'Pot' };
    const [file] = (await books.call('imports.commit', input)).files;
    expect(file.accounts[0]).toMatchObject({ deduced_opening: null, difference: '2987.60' });
  });

  const home =
    account('Joint', 'Bank', row('15', '1,000.00', 'Pay'), row('16', '-100.00', 'Rent')) +
    account('Visa', 'CCard', row('17', '-20.00', 'Shop')) +
    account('Purse', 'Cash', row('17', '5.00', 'Found')) +
    account('Mortgage', 'Oth L', row('18', '-50.00', 'Interest')) +
    account('Joint', 'Bank', row('20', '-7.50', 'Tea'));

  it('knows a transfer to an account further down, and books it once, told twice or once', async () => {
    const to = (day: string, amount: string, name: string) => [...row(day, amount, 'Move'), `L[${name}]`];
    const text =
      account(
        'Joint',
        'Bank',
        [...row('1', '1,000.00', 'Opening Balance'), 'L[Joint]'],
        to('5', '-200.00', 'Pot'),
        to('6', '-30.00', 'Visa'),
      ) +
      account('Pot', 'Bank', to('5', '200.00', 'Joint')) +
      account('Visa', 'CCard', row('2', '-30.00', 'Shop'));
    const file = await bring(text, made);
    expect([file.warnings.join(), file.accounts.map((a) => [a.new, a.matched])]).toEqual([
      expect.not.stringContaining('no account for'),
      [
        [3, 0],
        [0, 1],
        [1, 0],
      ],
    ]);
    const { entries } = await books.call('entry.list', { text: 'move' });
    expect(
      entries.map((e: { postings: { account: string; amount: string; status: string }[] }) =>
        e.postings.map(
          ({ account: path, amount, status }) => `${path.split(':').at(-1)} ${amount} ${status}`,
        ),
      ),
    ).toEqual([
      ['Joint -200.00 cleared', 'Pot 200.00 cleared'],
      ['Joint -30.00 cleared', 'Visa 30.00 pending'],
    ]);
    expect(await bring(text, made)).toMatchObject({ accounts: [{ new: 0 }, { new: 0 }, { new: 0 }] });
  });

  it('makes each account of a file as what it is, with all of its rows', async () => {
    const file = await bring(home, made);
    expect([file.status, file.format, file.unreadable, file.error]).toEqual(['imported', 'qif', [], null]);
    expect(
      file.accounts.map((a) => [a.account_id, a.target.kind, a.read, a.new, a.sum, a.last_date]),
    ).toEqual([
      ['Joint', 'bank', 3, 3, '892.50', '2025-01-20'],
      ['Visa', 'card', 1, 1, '-20.00', '2025-01-17'],
      ['Purse', 'cash', 1, 1, '5.00', '2025-01-17'],
      ['Mortgage', 'loan', 1, 1, '-50.00', '2025-01-18'],
    ]);
    const list = await accountsOf();
    expect(list).toContainEqual(['Joint', 'asset', 'bank']);
    expect(list).toContainEqual(['Visa', 'liability', 'card']);
    expect(list).toContainEqual(['Purse', 'asset', 'cash']);
    expect(list).toContainEqual(['Mortgage', 'liability', 'loan']);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('begins with what it held, which is no income', async () => {
    const opening = ['D1/1/2025', 'T1,000.00', 'CX', 'POpening Balance', 'L[Joint]'];
    await bring(account('Joint', 'Bank', opening, row('15', '-5.00', 'Tea')), made);
    const { rows } = await books.call('entry.register', { account: 'Joint', limit: 10 });
    const of = (payee: string) => rows.find((one: { payee: string }) => one.payee === payee);
    expect(of('Opening Balance')).toMatchObject({ amount: '1000.00' });
    const { postings } = await books.call('entry.get', { id: of('Opening Balance').entry_id });
    expect(postings).toMatchObject([{}, { account: expect.stringContaining('Opening balances') }]);
    expect(of('Tea')).toMatchObject({ amount: '-5.00', balance: '995.00' });
  });

  it('adds nothing when it comes again, and only what is new of a longer file', async () => {
    await bring(home, made);
    const again = await bring(home);
    expect(again.accounts.map((a) => [a.new, a.duplicate])).toEqual([
      [0, 3],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    const longer = await bring(home + account('Visa', 'CCard', row('21', '-20.00', 'Shop')));
    expect(longer.accounts.map((a) => a.new)).toEqual([0, 1, 0, 0]);
  });

  it('keeps two equal rows of a day apart', async () => {
    const twice = account('Joint', 'Bank', row('15', '-3.00', 'Bus'), row('15', '-3.00', 'Bus'));
    expect((await bring(twice, made)).accounts[0]).toMatchObject({ read: 2, new: 2 });
    expect((await bring(twice)).accounts[0]).toMatchObject({ read: 2, new: 0, duplicate: 2 });
  });

  it('gives a file without a name the account that was chosen for it', async () => {
    const file = await bring(section('Bank', row('15', '-3.00', 'Bus')), { account: 'Checking' });
    expect(file.accounts[0]).toMatchObject({ account_id: null, new: 1, sum: '-3.00' });
    expect(file.accounts[0]!.account).toMatch(/Checking$/);
  });

  it('does not put sections of several types into one account', async () => {
    const buy = ["D1/16'25", 'NBuy', 'YACME', 'T100.00'];
    const text = section('Bank', row('15', '-3.00', 'Bus')) + section('Invst', buy);
    const file = await bring(text, { account: 'Checking' });
    expect([file.status, file.error]).toEqual([
      'refused',
      'The file holds several accounts: Bank, Invst. Let them be made, or split the file.',
    ]);
    const both = await bring(text, made);
    expect(both.accounts.map((a) => [a.target.kind, a.new, a.sum])).toEqual([
      ['bank', 1, '-3.00'],
      ['investment', 1, '-100.00'],
    ]);
    expect((await bring(text)).accounts.map((a) => [a.new, a.duplicate])).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it('books all rows of an account that is chosen for two types which alternate', async () => {
    await books.call('account.create', { entity: 'Ana', name: 'Depot', type: 'asset', role: 'investment' });
    const text =
      account('D', 'Bank', row('15', '-3.00', 'Bus')) +
      account('D', 'Port', ["D1/16'25", 'NDiv', 'YACME', 'T1.00']) +
      account('D', 'Bank', row('17', '-4.00', 'Bus'));
    const file = await bring(text, { account: 'Depot' });
    expect(file.accounts.map((a) => [a.account_id, a.read, a.new, a.sum])).toEqual([['D', 3, 3, '-6.00']]);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('books a reinvestment as what it brought and what it was spent on', async () => {
    const reinvested = ["D1/16'25", 'NReinvDiv', 'YACME', 'T7.15'];
    const bought = ["D1/17'25", 'NBuy', 'YACME', 'T2.00'];
    const file = await bring(account('Depot', 'Invst', reinvested, bought), made);
    expect([file.status, file.accounts[0]!.sum]).toEqual(['imported', '-2.00']);
    const accounts: { name: string; balance: string }[] = await books.call('account.list');
    const of = (name: string) => accounts.find((one) => one.name === name)?.balance;
    expect(['Depot', 'Dividends', 'Securities'].map(of)).toEqual(['-2.00', '-7.15', '9.15']);
  });

  it('lists what can’t be booked, and books the rest', async () => {
    const barter = ["D1/16'25", 'NBarter', 'YACME', 'T7.15'];
    const file = await bring(account('Depot', 'Invst', barter, ["D1/17'25", 'NDiv', 'YACME', 'T2.00']), made);
    expect(file.status).toBe('partly');
    expect(file.accounts[0]).toMatchObject({
      read: 2,
      new: 1,
      sum: '9.15',
      uncounted: '7.15',
      computed_balance: '2.00',
    });
    expect(file.unreadable).toMatchObject([
      { line: 6, reason: expect.stringContaining('the action “Barter” is not known') },
    ]);
  });

  it('shows what was assumed of the dates before anything is kept', async () => {
    const file = await bring(section('Bank', ['D2/3/25', 'T1.00', 'Px']), made, 'preview');
    expect(file.warnings[0]).toContain('“2/3/25” is taken for 3 February 2025, not 2 March 2025');
  });

  it('refuses a file that holds lists alone', async () => {
    const file = await bring('!Type:Cat\nNFood\nE\n^\n', made);
    expect([file.status, file.error]).toEqual(['refused', 'The file holds no statement.']);
  });
});

describe('QIF that does not tell the order of its days', () => {
  let books: TestBooks;

  beforeEach(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
  });
  afterEach(() => books?.close());

  // The fourth and fifth of March, or the third of April and of May.
  const either = section('Bank', ['D03/04/2025', 'T-5.00', 'PTea'], ['D03/05/2025', 'T-6.00', 'PCake']);
  const later = section('Bank', ['D06/07/2025', 'T-7.00', 'PTea'], ['D07/08/2025', 'T-8.00', 'PCake']);
  const bring = async (text: string, more: object, how = 'commit'): Promise<ImportFile> =>
    (await books.call(`imports.${how}`, { files: [statementFile('bank.qif', text)], ...more })).files[0];
  const days = async (account = 'Checking') =>
    (await books.call('entry.register', { account, limit: 100 })).rows.map((r: { date: string }) => r.date);
  const checking = { account: 'Checking' };

  it('says what it took and what it could be as well', async () => {
    const file = await bring(either, checking, 'preview');
    expect(file.dates).toEqual({ order: 'month-first', other: 'day-first', assumed: true });
    expect(file.warnings.join()).toContain('“03/04/2025” is taken for 4 March 2025, not 3 April 2025');
    expect(file.warnings.join()).toContain('choose the other order');
  });

  it.each([
    ['for all files', { date_order: 'day-first' }],
    ['for the file', { choices: JSON.stringify([{ file: 0, date_order: 'day-first' }]) }],
  ])('is read as somebody chose %s, and says nothing more of it', async (_, choice) => {
    const file = await bring(either, { ...checking, ...choice });
    expect([file.dates, file.warnings]).toEqual([
      { order: 'day-first', other: 'month-first', assumed: false },
      [],
    ]);
    expect(await days()).toEqual(['2025-04-03', '2025-05-03']);
  });

  it('is read so again for that account, and for no other; until the first is taken back', async () => {
    await books.call('account.create', { entity: 'Ana', name: 'Other', type: 'asset', role: 'bank' });
    await bring(either, { ...checking, date_order: 'day-first' });
    expect((await bring(later, { account: 'Other' }, 'preview')).dates?.order).toBe('month-first');
    const file = await bring(later, { choices: JSON.stringify([{ file: 0, ...checking }]) });
    expect(file.warnings.join()).toContain('day/month/year was taken, as for this account before');
    expect(file.dates).toEqual({ order: 'day-first', other: 'month-first', assumed: false });
    expect(await days()).toEqual(['2025-04-03', '2025-05-03', '2025-07-06', '2025-08-07']);
    const batches = await books.call('imports.batches');
    for (const { id } of batches) await books.call('imports.undo', { batch: id });
    expect((await bring(later, checking, 'preview')).dates?.order).toBe('month-first');
  });

  it('does not care for what was chosen where the days tell, and says so', async () => {
    const told = section('Bank', ['D03/25/2025', 'T-5.00', 'PTea'], ['D03/04/2025', 'T-6.00', 'PCake']);
    const file = await bring(told, { ...checking, date_order: 'day-first' });
    expect([file.dates, file.warnings]).toEqual([
      null,
      [expect.stringContaining('month/day/year, as they themselves show')],
    ]);
    expect(await days()).toEqual(['2025-03-04', '2025-03-25']);
  });

  it('can’t be chosen for one account of a file', async () => {
    const choices = JSON.stringify([{ file: 0, account_id: 'x', date_order: 'day-first' }]);
    await expect(bring(either, { choices })).rejects.toThrow('An order of dates was chosen for account x');
  });
});
