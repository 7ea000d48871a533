/** What somebody chose for single files and accounts: whose books, which account, a name, a mapping, or to leave it out. */
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportChoice, ImportFile, ImportResult } from '../../shared/contract/import.ts';
import { type OfxRow, ofx } from '../properties/ofx.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 'partnership' });
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

const choose = (files: File[], choices: ImportChoice[], more: object = {}) => ({
  files,
  choices: JSON.stringify(choices),
  ...more,
});
const commit = (...given: Parameters<typeof choose>): Promise<ImportResult> =>
  books.call('imports.commit', choose(...given));
const preview = (...given: Parameters<typeof choose>): Promise<ImportResult> =>
  books.call('imports.preview', choose(given[0], given[1], { rows: 50, ...given[2] }));
const state = () => fingerprint(books.core.vault.db);

const coffee: OfxRow = { date: '2025-01-08', amount: '-4.50', payee: 'Coffee' };
const rent: OfxRow = { date: '2025-01-02', amount: '-900.00', payee: 'Rent' };
const work = ofx('work.qfx', {
  account: '70004821',
  rows: [rent],
  balance: { amount: '100.00', on: '2025-01-31' },
});
const home = ofx('home.qfx', { account: '80001007', kind: 'card', rows: [coffee, coffee] });
const both = ofx(
  'both.ofx',
  { account: '11-1', rows: [rent] },
  { account: '4000-1', kind: 'card', rows: [coffee] },
);
const csv = (month: string) =>
  statementFile(
    `Bank ${month}.csv`,
    `Date,Description,Amount\n${month}-08,Coffee,-4.50\n${month}-13,Rent,-900.00\n`,
  );

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

/** Where the accounts of each file went. */
const places = (files: ImportFile[]) => files.map((f) => f.accounts.map((a) => [a.entity, a.account, a.new]));

describe('an entity that is chosen', () => {
  it('gets the account, called as a person would, each file its own', async () => {
    const choices = [
      { file: 0, entity: 'Acme LLC' },
      { file: 1, entity: 'Ana' },
    ];
    const shown = await preview([work, home], choices);
    const done = await commit([work, home], choices);
    expect(places(done.files)).toEqual([
      [['Acme LLC', 'Assets:Checking …4821', 1]],
      [['Ana', 'Liabilities:Card …1007', 2]],
    ]);
    expect(places(shown.files)).toEqual(places(done.files));
    expect(done.files[0]!.accounts[0]).toMatchObject({ opening_balance: '1000.00', difference: '0.00' });
    const again = await commit([work, home], []);
    expect(again).toMatchObject({ batch: null, files: [{ status: 'imported' }, { status: 'imported' }] });
  });

  it('for one account of a file leaves the others as they are', async () => {
    const choices = [
      { file: 0, entity: 'Acme LLC' },
      { file: 0, account_id: '4000-1', entity: 'Ana', name: 'Gold card' },
    ];
    expect(places((await commit([both], choices)).files)).toEqual([
      [
        ['Acme LLC', 'Assets:Checking 11-1', 1],
        ['Ana', 'Liabilities:Gold card', 1],
      ],
    ]);
  });

  it('does not open the books of another for an account that is known, without a word', async () => {
    await commit([work], [{ file: 0, entity: 'Acme LLC' }]);
    const next = ofx('next.qfx', { account: '70004821', rows: [coffee] });
    const done = await commit([next], [{ file: 0, entity: 'Ana' }]);
    expect(done.files[0]!.warnings).toContain(
      '70004821 is “Assets:Checking …4821” of Acme LLC by earlier statements; these rows go into the books of Ana as well.',
    );
  });

  it('may change once the batch is taken back', async () => {
    const { batch } = await commit([work], [{ file: 0, entity: 'Acme LLC' }]);
    await books.call('imports.undo', { batch });
    const done = await commit([work], [{ file: 0, entity: 'Ana' }]);
    expect(places(done.files)).toEqual([[['Ana', 'Assets:Checking …4821', 1]]]);
    expect(done.files[0]!.warnings.join()).not.toMatch(/as well/);
  });
});

describe('an account that is chosen', () => {
  it('takes the rows, and the bank’s id means it from then on', async () => {
    const choices = [{ file: 0, entity: 'Acme LLC', account: 'Checking' }];
    const [file] = (await preview([work], choices, { create_accounts: true })).files;
    expect(file!.accounts[0]).toMatchObject({
      account: 'Assets:Checking',
      target: { account_id: expect.any(String), makes_account: false, wants: 'nothing', name: 'Checking' },
    });
    await commit([work], choices);
    const next = ofx('next.qfx', { account: '70004821', rows: [coffee] });
    expect(places((await commit([next], [])).files)).toEqual([[['Acme LLC', 'Assets:Checking', 1]]]);
  });

  it('may be one that a file before it makes: two months of one bank at once', async () => {
    const files = [csv('2025-01'), csv('2025-02')];
    const choices = [
      { file: 0, entity: 'Ana', name: 'Everyday' },
      { file: 1, entity: 'Ana', account: 'Everyday' },
    ];
    const shown = await preview(files, choices);
    expect(shown.files.map((f) => f.accounts[0]!.target)).toMatchObject([
      { account_id: null, makes_account: true, wants: 'nothing', name: 'Everyday' },
      { account_id: null, makes_account: true, wants: 'nothing', name: 'Everyday' },
    ]);
    expect(places((await commit(files, choices)).files)).toEqual([
      [['Ana', 'Assets:Everyday', 2]],
      [['Ana', 'Assets:Everyday', 2]],
    ]);
  });

  it('may be one that a file behind it makes, be it in an archive: what the order was makes no difference', async () => {
    const table = statementFile('Bank.csv', 'Date,Description,Amount\n2025-01-02,Rent,-900.00\n');
    const zip = new File(
      [zipSync({ 'a.csv': await bytesOf(table), 'b.qfx': await bytesOf(work) })],
      'all.zip',
    );
    const made = { entity: 'Ana', account: 'Checking …4821' };
    const ways: [File[], ImportChoice[]][] = [
      [
        [work, table],
        [
          { file: 0, entity: 'Ana' },
          { file: 1, ...made },
        ],
      ],
      [
        [table, work],
        [
          { file: 0, ...made },
          { file: 1, entity: 'Ana' },
        ],
      ],
      [
        [zip],
        [
          { file: 0, part: 0, ...made },
          { file: 0, part: 1, entity: 'Ana' },
        ],
      ],
    ];
    for (const [files, choices] of ways) {
      const shown = await preview(files, choices);
      expect(shown.files.map((f) => [f.status, f.accounts[0]!.target.name])).toEqual(
        Array(2).fill(['imported', 'Checking …4821']),
      );
      const done = await commit(files, choices);
      expect(done.files.map(({ file }) => file)).toEqual(
        files.length === 1 ? ['all.zip › a.csv', 'all.zip › b.qfx'] : files.map(({ name }) => name),
      );
      const rows = done.files.flatMap((f) => f.accounts.map((a) => [a.account, a.new, a.duplicate]));
      expect(rows.toSorted()).toEqual([
        ['Assets:Checking …4821', 0, 1],
        ['Assets:Checking …4821', 1, 0],
      ]);
      const [kept] = done.statements;
      expect(done.files[kept!.file]!.accounts[0]!.new).toBe(1);
      await books.call('imports.undo', { batch: done.batch });
    }
  });

  it('that can’t be it is asked for again', async () => {
    const euro = ofx('euro.ofx', { account: '5', currency: 'EUR', rows: [rent] });
    const [file] = (await preview([euro], [{ file: 0, entity: 'Acme LLC', account: 'Checking' }])).files;
    expect(file).toMatchObject({
      status: 'refused',
      error: expect.stringMatching(/holds USD/),
      accounts: [{ target: { wants: 'account', makes_account: false }, row_count: 1 }],
    });
    const [nowhere] = (await preview([work], [{ file: 0, account: 'Chequeing' }])).files;
    expect(nowhere!.error).toMatch(/There is no account “Chequeing”/);
    expect(nowhere!.accounts).toMatchObject([{ target: { wants: 'account', makes_account: false } }]);
  });

  it('that holds any currency is kept in the entity’s, and takes no other', async () => {
    await books.call('account.create', { entity: 'Ana', name: 'Drawer', type: 'asset' });
    const euro = ofx('euro.ofx', { account: '5', currency: 'EUR', rows: [rent] });
    const [file] = (await preview([euro], [{ file: 0, entity: 'Ana', account: 'Drawer' }])).files;
    expect(file!.error).toMatch(/The file is in EUR; “Assets:Drawer” holds USD/);
  });

  it('can’t stand for two accounts that the file tells apart', async () => {
    const whole = await preview([both], [{ file: 0, entity: 'Acme LLC', account: 'Checking' }]);
    expect(whole.files[0]!.error).toMatch(/holds several accounts: 11-1, 4000-1/);
    const each = await preview(
      [both],
      [
        { file: 0, account_id: '11-1', entity: 'Acme LLC', account: 'Checking' },
        { file: 0, account_id: '4000-1', entity: 'Acme LLC', account: 'Checking' },
      ],
    );
    expect(each.files[0]!.error).toMatch(/“Assets:Checking” can’t be both 11-1 and 4000-1 of the file/);
  });
});

describe('a name that is chosen', () => {
  it('is the account’s own; one that is taken is not made up for', async () => {
    const named = await commit([work], [{ file: 0, entity: 'Acme LLC', name: 'Main' }]);
    expect(places(named.files)).toEqual([[['Acme LLC', 'Assets:Main', 1]]]);
    const [taken] = (await preview([home], [{ file: 0, entity: 'Acme LLC', name: 'Business card' }])).files;
    const [again] = (await preview([csv('2025-01')], [{ file: 0, entity: 'Acme LLC', name: 'Main' }])).files;
    expect(taken).toMatchObject({ status: 'imported' });
    expect(again).toMatchObject({
      status: 'refused',
      error: expect.stringMatching(/There is an account “Main” there already/),
      accounts: [{ target: { wants: 'account' } }],
    });
  });
});

describe('what is left out', () => {
  it('as a file leaves no trace, and keeps its place among the files', async () => {
    const done = await commit(
      [work, home],
      [
        { file: 0, skip: true },
        { file: 1, entity: 'Ana' },
      ],
    );
    expect(done.files).toMatchObject([
      { file: 'work.qfx', status: 'skipped', accounts: [], error: null },
      { file: 'home.qfx', status: 'imported' },
    ]);
    expect(await books.call('imports.batches')).toMatchObject([{ files: [{ name: 'home.qfx' }] }]);
  });

  it('as an account of a file leaves the others whole', async () => {
    const choices = [
      { file: 0, entity: 'Acme LLC' },
      { file: 0, account_id: '4000-1', skip: true },
    ];
    const { files } = await commit([both], choices);
    expect(files[0]).toMatchObject({
      status: 'imported',
      accounts: [
        { new: 1 },
        { account: null, new: 0, read: 1, row_count: 1, target: { skipped: true, wants: 'nothing' } },
      ],
    });
    const names = (await books.call('account.list', {})).map((a: { name: string }) => a.name);
    expect(names.filter((name: string) => /4000|0001/.test(name))).toEqual([]);
    const links = books.core.vault.db.prepare('SELECT count(*) FROM bank_link').pluck().get();
    expect(links).toBe(1);
  });

  it('altogether changes nothing at all', async () => {
    const before = state();
    const skipped = [
      { file: 0, account_id: '11-1', skip: true },
      { file: 0, account_id: '4000-1', skip: true },
    ];
    const done = await commit([both], skipped);
    expect(done).toMatchObject({ batch: null, files: [{ status: 'skipped', error: null, unreadable: [] }] });
    expect(state()).toBe(before);
  });
});

describe('a file of several currencies under one name', () => {
  const wise = statementFile(
    'wise.csv',
    'Date,Description,Amount,Currency\n2025-01-08,Coffee,-4.50,USD\n2025-01-09,Tee,-3.20,EUR\n2025-01-13,Rent,-900.00,USD\n',
  );

  it('takes a choice for each', async () => {
    const choices = [
      { file: 0, currency: 'USD', entity: 'Acme LLC', account: 'Checking' },
      { file: 0, currency: 'EUR', entity: 'Ana', name: 'Euros' },
    ];
    expect(places((await commit([wise], choices)).files)).toEqual([
      [
        ['Acme LLC', 'Assets:Checking', 2],
        ['Ana', 'Assets:Euros', 1],
      ],
    ]);
  });
});

describe('sections of a file that have no name', () => {
  const qif = statementFile(
    'home.qif',
    '!Type:Bank\nD1/31/2025\nT-4.50\nPCoffee\n^\n!Type:CCard\nD1/31/2025\nT-900.00\nPRent\n^\n',
  );

  it('are told apart by the kind of account they are of', async () => {
    const choices: ImportChoice[] = [
      { file: 0, kind: 'bank', entity: 'Acme LLC', name: 'Till' },
      { file: 0, kind: 'card', entity: 'Ana', name: 'Card' },
    ];
    expect(places((await commit([qif], choices)).files)).toEqual([
      [
        ['Acme LLC', 'Assets:Till', 1],
        ['Ana', 'Liabilities:Card', 1],
      ],
    ]);
  });

  it('can’t all be one account that was chosen for the file', async () => {
    const done = await commit([qif], [{ file: 0, entity: 'Acme LLC', name: 'Till' }]);
    expect(done.files[0]).toMatchObject({ status: 'refused' });
    expect(done.files[0]!.error).toContain('several accounts');
  });
});

describe('a mistake in the choices', () => {
  it.each<[what: string, choices: unknown, message: RegExp]>([
    ['is told: no JSON', '[{', /^The choices are not JSON/],
    ['is told: no list', { file: 0 }, /^The choices are wrong/],
    ['is told: an unknown word', [{ file: 0, acount: 'x' }], /^The choices are wrong: 0 .*acount/],
    [
      'is told: a file that is not there',
      [{ file: 2 }],
      /^Something was chosen for file 2, which is not there/,
    ],
    [
      'is told: two for one file',
      [{ file: 0 }, { file: 0, skip: true }],
      /^There are two choices for file 0/,
    ],
    [
      'is told: two for one account',
      [
        { file: 0, account_id: '5', name: 'A' },
        { file: 0, account_id: '5', name: 'B' },
      ],
      /^There are two choices for account 5 of file 0/,
    ],
    [
      'is told: an account and a name',
      [{ file: 0, account: 'A', name: 'B' }],
      /^An account and a name for a new one/,
    ],
    [
      'is told: a mapping that is none',
      [{ file: 0, mapping: { delimiter: ',,' } }],
      /^The choices are wrong: 0\.mapping/,
    ],
  ])('%s', async (_, choices, message) => {
    const before = state();
    const given = typeof choices === 'string' ? choices : JSON.stringify(choices);
    await expect(books.call('imports.commit', { files: [work, home], choices: given })).rejects.toMatchObject(
      {
        code: 'INVALID_INPUT',
        message: expect.stringMatching(message),
      },
    );
    expect(state()).toBe(before);
  });

  it('is told of an account that the file does not hold, and that file alone is refused', async () => {
    const done = await commit(
      [both, home],
      [
        { file: 0, entity: 'Ana' },
        { file: 0, account_id: '77', skip: true },
        { file: 1, entity: 'Ana' },
      ],
    );
    expect(done.files).toMatchObject([
      {
        status: 'refused',
        error: 'Something was chosen for account 77, which the file does not hold. It holds 11-1, 4000-1.',
      },
      { status: 'imported' },
    ]);
  });

  it('is told of an entity that is not there', async () => {
    const [file] = (await preview([work], [{ file: 0, entity: 'Acme Inc' }])).files;
    expect(file).toMatchObject({
      status: 'refused',
      error: expect.stringMatching(/There is no entity “Acme Inc”/),
      accounts: [{ target: { wants: 'entity' } }],
    });
  });
});
