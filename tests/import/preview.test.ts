/** What a preview says for a screen: where each account goes, each row beside what becomes of it, and the proof as a sum. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportAccount, ImportFile, ImportResult, ImportRow } from '../../shared/contract/import.ts';
import { addDecimals, formatDecimal, parseDecimal } from '../../shared/money.ts';
import { type OfxRow, ofx, ofxText } from '../properties/ofx.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { eventCount, fingerprint } from '../support/fingerprint.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 'partnership' });
});
afterEach(() => books.close());

const preview = async (files: File[], more: object = {}): Promise<ImportFile[]> =>
  ((await books.call('imports.preview', { files, rows: 100, ...more })) as ImportResult).files;
const commit = (files: File[], more: object = {}): Promise<ImportResult> =>
  books.call('imports.commit', { files, ...more });
const onChecking = { account: 'Checking' };

const coffee: OfxRow = { date: '2025-01-08', amount: '-4.50', payee: 'Coffee' };
const rent: OfxRow = { date: '2025-01-02', amount: '-900.00', payee: 'Rent' };
const salary: OfxRow = { date: '2025-01-15', amount: '2000.00', payee: 'Client' };

/** What a screen shows of a row at a glance. */
const glance = (row: ImportRow) => [row.state, row.payee, row.reason];
const rowsOf = async (file: File, more: object = onChecking) =>
  (await preview([file], more))[0]!.accounts[0]!.rows;

const minus = (text: string) => {
  const { units, scale } = parseDecimal(text)!;
  return { units: -units, scale };
};
/** Opening + rows − what is not in the balance, exactly as a screen adds it up. */
const addedUp = (a: ImportAccount) =>
  formatDecimal(
    addDecimals(addDecimals(parseDecimal(a.opening_balance!)!, parseDecimal(a.sum)!), minus(a.uncounted!)),
    2,
  );

describe('a row of a preview', () => {
  it('that is new shows the category that a rule gives it, or that it has none', async () => {
    await books.call('rules.create', { entity: 'Acme LLC', value: 'coffee', account: 'Meals' });
    const rows = await rowsOf(ofx('a.ofx', { rows: [coffee, rent] }));
    expect(rows).toMatchObject([
      { state: 'new', reason: '', payee: 'Coffee', amount: '-4.50', category: 'Expenses:Meals', entry: null },
      {
        state: 'new',
        payee: 'Rent',
        date: '2025-01-02',
        currency: 'USD',
        category: 'Expenses:Uncategorised',
      },
    ]);
  });

  it('that is known says by what, and shows its entry', async () => {
    await commit(
      [
        ofx('january.ofx', {
          rows: [
            { ...rent, fitid: 'FIT123' },
            { ...salary, fitid: 'F2' },
          ],
        }),
      ],
      onChecking,
    );
    const rows = await rowsOf(ofx('again.ofx', { rows: [{ ...rent, fitid: 'FIT123' }] }));
    expect(rows.map(glance)).toEqual([
      ['duplicate', 'Rent', 'Same reference FIT123 as on 2025-01-02 (january.ofx)'],
    ]);
    expect(rows[0]).toMatchObject({
      category: 'Expenses:Uncategorised',
      entry: { date: '2025-01-02', payee: 'Rent', amount: '-900.00', category: 'Expenses:Uncategorised' },
    });
    expect(await books.call('entry.get', { id: rows[0]!.entry!.entry_id })).toMatchObject({ payee: 'Rent' });
  });

  it('without a reference is known as an equal row, once for each that is there', async () => {
    await commit([ofx('january.ofx', { rows: [coffee] })], onChecking);
    const rows = await rowsOf(ofx('again.ofx', { rows: [coffee, coffee] }));
    expect(rows.map(glance)).toEqual([
      ['duplicate', 'Coffee', 'Equal row already there (january.ofx)'],
      ['new', 'Coffee', ''],
    ]);
  });

  it('out of another kind of file is known by its day and amount', async () => {
    await commit([ofx('bank.ofx', { rows: [{ ...coffee, fitid: 'x' }] })], onChecking);
    const rows = await rowsOf(ofx('export.ofx', { rows: [{ ...coffee, payee: 'COFFEE BAR' }] }));
    expect(rows.map(glance)).toEqual([
      ['duplicate', 'COFFEE BAR', 'Same day and amount as a row of another kind of file (bank.ofx)'],
    ]);
    expect(rows[0]!.entry).toMatchObject({ payee: 'Coffee' });
  });

  it('that meets an entry made by hand shows that entry, and how far apart their days are', async () => {
    const byHand = (date: string, amount: string) => ({
      entity: 'Acme LLC',
      date,
      payee: 'Landlord',
      postings: [
        { account: 'Checking', amount: `-${amount}` },
        { account: 'Rent', amount },
      ],
    });
    const { ids } = await books.call('entry.create', {
      entries: [byHand('2024-12-31', '900.00'), byHand('2025-01-08', '4.50'), byHand('2025-01-16', '7.00')],
    });
    const rows = await rowsOf(
      ofx('a.ofx', { rows: [rent, coffee, { date: '2025-01-15', amount: '-7.00', payee: 'Key' }] }),
    );
    expect(rows.map(glance)).toEqual([
      ['matched', 'Rent', 'Matches the entry you made on 2024-12-31, 2 days earlier, same amount'],
      ['matched', 'Coffee', 'Matches the entry you made on 2025-01-08, same day, same amount'],
      ['matched', 'Key', 'Matches the entry you made on 2025-01-16, 1 day later, same amount'],
    ]);
    expect(rows[0]).toMatchObject({
      category: 'Expenses:Rent',
      entry: {
        entry_id: ids[0],
        date: '2024-12-31',
        payee: 'Landlord',
        amount: '-900.00',
        category: 'Expenses:Rent',
      },
    });
  });

  it('that can’t be read or booked says why, in its place among the others', async () => {
    await books.call('period.close', { entity: 'Acme LLC', through: '2025-01-05' });
    // Many good rows, so that the few bad ones don't make the columns doubtful.
    const good = Array.from({ length: 40 }, (_, i) => `22/01/2025,Taxi ${i},-9.00,posted`);
    const text = [
      'Date,Description,Amount,Status',
      '31/02/2025,Ghost,-1.00,posted',
      '20/01/2025,Lunch,abc,posted',
      '21/01/2025,Hotel,-80.00,pending',
      '04/01/2025,Late,-2.00,posted',
      ...good,
    ].join('\n');
    const [file] = await preview([statementFile('card.csv', text)], onChecking);
    expect(file!.accounts[0]!.rows.slice(0, 5).map(glance)).toEqual([
      ['unreadable', '', 'The date “31/02/2025” does not read as DD/MM/YYYY'],
      ['unreadable', '', "The amount “abc” can't be read"],
      ['pending', 'Hotel', 'The bank has not booked it yet'],
      ['unreadable', 'Late', 'The books of Acme LLC are closed through 2025-01-05'],
      ['new', 'Taxi 0', ''],
    ]);
    expect(file!.accounts[0]!.rows[0]).toMatchObject({
      line: 2,
      date: null,
      memo: '31/02/2025,Ghost,-1.00,posted',
    });
    expect(file!.accounts[0]).toMatchObject({ read: 43, pending: 1, row_count: 44 });
    expect(file!.unreadable).toHaveLength(3);
  });

  it('is one of as many as were asked for; the count tells of the others', async () => {
    const file = () => ofx('a.ofx', { rows: [rent, coffee, salary] });
    expect((await preview([file()], { ...onChecking, rows: 2 }))[0]!.accounts[0]).toMatchObject({
      new: 3,
      row_count: 3,
      rows: [{ payee: 'Rent' }, { payee: 'Coffee' }],
    });
    expect((await preview([file()], { ...onChecking, rows: 0 }))[0]!.accounts[0]).toMatchObject({
      row_count: 3,
      rows: [],
    });
  });
});

describe('a reference that the bank sent before', () => {
  const sent = (...rows: OfxRow[]) => ofx('a.ofx', { rows });

  it('with another amount is a row of its own, with a warning to look', async () => {
    await commit([sent({ ...coffee, fitid: 'X7' }, rent)], onChecking);
    const [file] = await preview([sent({ ...coffee, amount: '-5.40', fitid: 'X7' })], onChecking);
    const words =
      'The bank sent reference X7 before with −4.50 on 2025-01-08: check that it is not the same payment';
    expect(file!.accounts[0]!.rows.map(glance)).toEqual([['new', 'Coffee', words]]);
    expect(file!.warnings).toContain(`Assets:Checking, −5.40 on 2025-01-08: ${words}.`);
  });

  it('on another day, too', async () => {
    await commit([sent({ ...coffee, fitid: 'X7' })], onChecking);
    const [file] = await preview([sent({ ...coffee, date: '2025-01-10', fitid: 'X7' })], onChecking);
    expect(file!.accounts[0]!.rows[0]!.reason).toMatch(
      /^The bank sent reference X7 before on another day \(2025-01-08\)/,
    );
  });

  it('means nothing where the bank gives it to many rows, or long ago', async () => {
    await commit(
      [sent({ ...coffee, fitid: '1' }, { ...rent, fitid: '1' }, { ...salary, fitid: '2' })],
      onChecking,
    );
    const later = { ...salary, date: '2025-03-15', amount: '2100.00', fitid: '2' };
    const [file] = await preview([sent({ ...coffee, amount: '-5.40', fitid: '1' }, later)], onChecking);
    expect(file!.warnings.join()).not.toMatch(/sent reference/);
  });
});

describe('the sum of an account', () => {
  const january = ofx('january.ofx', {
    rows: [rent, salary],
    balance: { amount: '1600.00', on: '2025-01-31' },
  });

  it('is opening + rows = closing, for a new account with an opening that the bank’s balance implies', async () => {
    const [file] = await preview([january], onChecking);
    expect(file!.accounts[0]).toMatchObject({
      opening_balance: '500.00',
      sum: '1100.00',
      uncounted: '0.00',
      computed_balance: '1600.00',
      stated_balance: '1600.00',
      difference: '0.00',
    });
  });

  it('holds for rows that are there already, and shows by how much a statement is off', async () => {
    await commit([january], onChecking);
    const february: OfxRow = { date: '2025-02-03', amount: '-100.00', payee: 'Phone' };
    const [file] = await preview(
      [ofx('february.ofx', { rows: [salary, february], balance: { amount: '1450.00', on: '2025-02-28' } })],
      onChecking,
    );
    const account = file!.accounts[0]!;
    expect(account).toMatchObject({
      opening_balance: '-400.00',
      sum: '1900.00',
      computed_balance: '1500.00',
      stated_balance: '1450.00',
      difference: '-50.00',
    });
    expect(addedUp(account)).toBe(account.computed_balance);
  });

  it('sets apart what is not booked, and what comes after the balance’s day', async () => {
    const rows = [rent, { ...coffee, amount: '-4.505' }, { ...salary, date: '2025-02-01' }];
    const [file] = await preview(
      [ofx('a.ofx', { rows, balance: { amount: '100.00', on: '2025-01-31' } })],
      onChecking,
    );
    const account = file!.accounts[0]!;
    // What the account opened with can't be told: one of its rows has an amount that no book can hold.
    expect(account).toMatchObject({ sum: '1095.495', uncounted: '1995.495', computed_balance: '-900.00' });
    expect(account).toMatchObject({ stated_balance: '100.00', difference: '1000.00' });
    expect(addedUp(account)).toBe('-900.00');
  });
});

describe('an account that is not known yet', () => {
  const unknown = () =>
    ofx('chase.qfx', {
      account: '000004821',
      rows: [rent, coffee],
      balance: { amount: '95.50', on: '2025-01-31' },
    });

  it('is shown with its rows and figures all the same, and what it would be called', async () => {
    const [before, events] = [fingerprint(books.core.vault.db), eventCount(books.core.vault.db)];
    const [file] = await preview([unknown()]);
    expect(file).toMatchObject({ status: 'refused', error: expect.stringMatching(/not known yet/) });
    expect(file!.accounts).toMatchObject([
      {
        account_id: '000004821',
        account: null,
        read: 2,
        new: 0,
        sum: '-904.50',
        stated_balance: '95.50',
        stated_on: '2025-01-31',
        row_count: 2,
        rows: [
          { state: 'new', payee: 'Rent' },
          { state: 'new', payee: 'Coffee' },
        ],
        target: {
          account_id: null,
          makes_account: true,
          wants: 'nothing',
          name: 'Checking …4821',
          kind: 'bank',
        },
      },
    ]);
    expect([fingerprint(books.core.vault.db), eventCount(books.core.vault.db)]).toEqual([before, events]);
  });

  it('is simply made when that was said and there is one entity, called after its id or as a person would', async () => {
    const [byId] = await preview([unknown()], { create_accounts: true });
    expect(byId!.accounts[0]).toMatchObject({
      new: 2,
      opening_balance: '1000.00',
      account: 'Assets:000004821',
      target: { account_id: null, makes_account: true, wants: 'nothing', name: '000004821' },
    });
    const [friendly] = await preview([unknown()], { create_accounts: true, choices: '[]' });
    expect(friendly!.accounts[0]).toMatchObject({
      account: 'Assets:Checking …4821',
      new: 2,
      difference: '0.00',
    });
  });

  it('wants an entity where there are several', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
    for (const more of [{}, { create_accounts: true }, { create_accounts: true, choices: '[]' }]) {
      const [file] = await preview([unknown()], more);
      expect(file).toMatchObject({
        status: 'refused',
        accounts: [
          { target: { makes_account: true, wants: 'entity', name: 'Checking …4821' }, row_count: 2 },
        ],
      });
    }
    const [settled] = await preview([unknown()], { create_accounts: true, entity: 'Ana' });
    expect(settled).toMatchObject({
      status: 'imported',
      accounts: [{ entity: 'Ana', target: { wants: 'nothing' } }],
    });
  });

  it('does not hide what becomes of the known one beside it', async () => {
    await commit([ofx('a.ofx', { rows: [rent] })], onChecking);
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
    const both = ofx(
      'both.ofx',
      { rows: [rent, coffee] },
      { account: '4000-1', kind: 'card', rows: [coffee] },
    );
    const [file] = await preview([both]);
    expect(file!.accounts).toMatchObject([
      { account: 'Assets:Checking', target: { wants: 'nothing', makes_account: false, name: 'Checking' } },
      { account: null, target: { wants: 'entity', makes_account: true, kind: 'card', name: 'Card …0001' } },
    ]);
    expect(file!.accounts[0]!.rows.map((row) => row.state)).toEqual(['duplicate', 'new']);
    expect(file!.accounts[1]!.rows.map((row) => row.state)).toEqual(['new']);
  });

  it('is told by its bank, kind and last digits', async () => {
    const named = async (org: string, text: string) => {
      const signed = text.replace(
        '<OFX>',
        `<OFX><SIGNONMSGSRSV1><SONRS><FI><ORG>${org}<FID>1</FI></SONRS></SIGNONMSGSRSV1>`,
      );
      return (await preview([statementFile('x.qfx', signed)]))[0]!.accounts[0]!.target.name;
    };
    const bank = ofxText({ account: '00994821', rows: [rent] });
    const card = ofxText({ account: 'XXXXXXXXXXXX1007', kind: 'card', rows: [rent] });
    expect(await named('B1', bank)).toBe('Chase Checking …4821');
    expect(await named('AMEX', card)).toBe('American Express Card …1007');
    expect(await named('ameritrade.com', bank)).toBe('Ameritrade Checking …4821');
    expect(await named('Ally', bank)).toBe('Ally Checking …4821');
    expect(await named('DI', bank)).toBe('Checking …4821');
  });
});

describe('a file that names no account', () => {
  const csv = (name = 'Chase4821_Activity_20250301.CSV') =>
    statementFile(name, 'Date,Description,Amount\n2025-01-08,Coffee,-4.50\n2025-01-13,Rent,-900.00\n');

  it('wants one, where there are some that it may be of', async () => {
    for (const more of [{}, { choices: '[]' }, { choices: '[]', create_accounts: true }]) {
      const [file] = await preview([csv()], more);
      expect(file).toMatchObject({
        status: 'refused',
        error: expect.stringMatching(/does not say which account/),
      });
      expect(file!.accounts).toMatchObject([
        {
          account_id: null,
          read: 2,
          sum: '-904.50',
          target: { makes_account: false, wants: 'account', name: 'Chase4821' },
        },
      ]);
    }
  });

  it('makes one after its name for a script that wants accounts made, as ever', async () => {
    const [file] = await preview([csv()], { create_accounts: true });
    expect(file).toMatchObject({
      status: 'imported',
      accounts: [
        { account: 'Assets:Chase4821_Activity_20250301', target: { makes_account: true, wants: 'nothing' } },
      ],
    });
  });

  it('makes one without being asked where there is none that it could be of', async () => {
    const list = await books.call('account.list', {});
    for (const { id, role } of list)
      if (['bank', 'card', 'cash', 'investment', 'loan'].includes(role))
        await books.call('account.update', { account: id, archived: true });
    const [file] = await preview([csv()], { create_accounts: true, choices: '[]' });
    expect(file).toMatchObject({ status: 'imported', accounts: [{ account: 'Assets:Chase4821', new: 2 }] });
  });

  it('shows its first rows as they stand, to choose columns by', async () => {
    const [file] = await preview([csv()], onChecking);
    expect(file!.sample).toEqual({
      header: ['Date', 'Description', 'Amount'],
      rows: [
        ['2025-01-08', 'Coffee', '-4.50'],
        ['2025-01-13', 'Rent', '-900.00'],
      ],
      row_numbers: [1, 2],
      delimiter: ',',
    });
    expect(file!.mapping).toMatchObject({ columns: { date: 0, payee: [1], amount: 2 }, firstRow: 1 });
    expect((await preview([csv()], { ...onChecking, rows: 0 }))[0]!.sample).toBeNull();
  });

  it('shows a value of every column that has one, however late', async () => {
    const lines = Array.from({ length: 40 }, (_, n) => `2025-01-01,Tea ${n},-1.00,,${n === 33 ? 1007 : ''}`);
    const late = statementFile('late.csv', ['Date,What,Amount,,Check', ...lines].join('\n'));
    const [file] = await preview([late], onChecking);
    expect(file!.sample).toMatchObject({ header: ['Date', 'What', 'Amount', '', 'Check'] });
    expect([file!.sample!.rows.length, file!.sample!.rows[20]]).toEqual([
      21,
      ['2025-01-01', 'Tea 33', '-1.00', '', '1007'],
    ]);
    expect(file!.sample!.row_numbers.slice(-2)).toEqual([20, 34]);
  });

  it('shows them also where the columns could not be told, and goes by the mapping that is then chosen', async () => {
    const doubtful = () =>
      statementFile('d.csv', 'Date,What,Amount\n03/04/2025,Tea,-1.00\n\n05/06/2025,Bread,-2.00\n');
    const [file] = await preview([doubtful()], onChecking);
    expect(file).toMatchObject({
      status: 'refused',
      error: expect.stringMatching(/Dates are ambiguous/),
      confidence: 0.6,
      wants_mapping: true,
      sample: { header: ['Date', 'What', 'Amount'], row_numbers: [1, 3] },
      accounts: [{ read: 2, rows: [{ state: 'new', payee: 'Tea' }, { state: 'new' }] }],
    });
    const mapping = { ...file!.mapping!, dateFormat: 'DD/MM/YYYY' };
    const choices = JSON.stringify([{ file: 0, account: 'Checking', mapping }]);
    const [chosen] = await preview([doubtful()], { choices });
    expect(chosen!.accounts[0]!.rows.map((row) => row.date)).toEqual(['2025-04-03', '2025-06-05']);
    const result = await commit([doubtful()], { choices });
    expect(result.files[0]).toMatchObject({ status: 'imported', confidence: 1, wants_mapping: false });
    expect(await books.call('imports.mappings')).toMatchObject([
      { mapping: { dateFormat: 'DD/MM/YYYY', names: ['Date', 'What', 'Amount'] } },
    ]);
  });
});

describe('Bank of America’s CSV', () => {
  it('states its opening balance in a dated row, which is a balance and no row that can’t be read', async () => {
    const text = [
      'Date,Description,Amount,Running Bal.',
      '12/01/2025,Beginning balance as of 12/01/2025,,"1,234.56"',
      '12/03/2025,"PAYROLL ACME 12/03",500.00,"1,734.56"',
      '12/18/2025,"GROCER #14",-134.56,"1,600.00"',
    ].join('\n');
    const [file] = await preview([statementFile('stmt.csv', text)], onChecking);
    expect(file).toMatchObject({ status: 'imported', unreadable: [] });
    expect(file!.accounts[0]).toMatchObject({
      read: 2,
      opening_balance: '1234.56',
      stated_balance: '1600.00',
      difference: '0.00',
    });
    expect(file!.warnings).toContain(
      'Line 2 is not a transaction: Beginning balance as of 12/01/2025 1234.56 (a balance).',
    );
  });
});

describe('a CSV of a bank that is known', () => {
  const chase = () =>
    statementFile(
      'Chase4821_Activity_20250331.CSV',
      [
        'Transaction Date,Post Date,Description,Category,Type,Amount,Memo',
        '03/01/2025,03/02/2025,Paper Mill,Office,Sale,-50.00,',
        '03/03/2025,03/03/2025,Payment Thank You,,Payment,120.00,',
      ].join('\n'),
    );

  it('says whose it is, and its new account is a card called so', async () => {
    const [file] = await preview([chase()], { choices: JSON.stringify([{ file: 0, name: 'Ink' }]) });
    expect(file).toMatchObject({ profile: 'Chase, credit card', status: 'imported', confidence: 1 });
    const [open] = await preview([chase()], { create_accounts: true, choices: '[]' });
    expect(open!.accounts[0]!.target).toMatchObject({ name: 'Chase Card …4821', kind: 'card' });
  });

  it('is read as somebody wants it, from then on', async () => {
    const [file] = await preview([chase()], onChecking);
    const mapping = { ...file!.mapping!, sign: { rule: 'inverted' } };
    await commit([chase()], { choices: JSON.stringify([{ file: 0, account: 'Checking', mapping }]) });
    const [again] = await preview([chase()], onChecking);
    expect(again).toMatchObject({ profile: null, accounts: [{ sum: '-70.00' }] });
  });

  it('is listed among those that are known without being told', async () => {
    const known = await books.call('imports.profiles');
    expect(known).toContainEqual(
      expect.objectContaining({
        id: 'chase-card',
        institution: 'Chase',
        product: 'credit card',
        kind: 'card',
      }),
    );
  });
});
