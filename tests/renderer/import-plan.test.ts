/** What an import would do, what was chosen for it, and where rows may go: as the import screen tells it. */
import { describe, expect, it } from 'vitest';
import type { Account, Entity } from '../../renderer/app/books.ts';
import { fileKey } from '../../renderer/app/dropped-files.ts';
import {
  type Choices,
  choiceFor,
  placeKey,
  toContract,
  withEntityForAll,
  withMapping,
  withoutFile,
  withPlace,
  withUnproven,
} from '../../renderer/features/import/choices.ts';
import { destinationsFor } from '../../renderer/features/import/destinations.ts';
import { alikeOnly, pastedFiles, uniqueFiles } from '../../renderer/features/import/files.ts';
import { byGiven, listedFiles } from '../../renderer/features/import/listed.ts';
import { planOf, wantsColumns } from '../../renderer/features/import/plan.ts';
import { linesOf, totalsOf } from '../../renderer/features/import/rows.ts';
import type { ImportAccount, ImportFile, ImportRow } from '../../shared/contract/import.ts';
import type { CsvMapping } from '../../shared/contract/mapping.ts';

function account(
  change: Partial<ImportAccount> = {},
  target: Partial<ImportAccount['target']> = {},
): ImportAccount {
  return {
    account_id: '4821',
    kind: 'bank',
    account: 'Assets:Checking',
    entity: 'Acme LLC',
    currency: 'USD',
    read: 10,
    new: 10,
    duplicate: 0,
    matched: 0,
    pending: 0,
    sum: '1.00',
    first_date: '2026-01-01',
    last_date: '2026-01-31',
    stated_balance: null,
    stated_on: null,
    computed_balance: '1.00',
    difference: null,
    positions: null,
    opening_balance: '0.00',
    deduced_opening: null,
    uncounted: '0.00',
    row_count: 10,
    rows: [],
    ...change,
    target: {
      account_id: 'a1',
      makes_account: false,
      wants: 'nothing',
      name: 'Checking',
      kind: 'bank',
      likely: [],
      skipped: false,
      ...target,
    },
  };
}

function file(change: Partial<ImportFile> = {}): ImportFile {
  return {
    file: 'june.ofx',
    at: 0,
    part: null,
    format: 'ofx',
    status: 'imported',
    accounts: [account()],
    unreadable: [],
    warnings: [],
    error: null,
    mapping: null,
    dates: null,
    categories: [],
    undated: false,
    unproven: false,
    confidence: null,
    profile: null,
    sample: null,
    wants_mapping: false,
    trouble: null,
    ...change,
  };
}

const MAPPING: CsvMapping = {
  delimiter: ',',
  quote: '"',
  headerRow: 0,
  firstRow: 1,
  columns: { date: 0, payee: [1], memo: [], amount: 2 },
  sign: { rule: 'as-is' },
  outSign: 'positive',
  balanceWhen: 'after',
  currency: 'USD',
  dateFormat: 'YYYY-MM-DD',
  decimal: '.',
};

describe('the plan', () => {
  it('adds up what is new over files, and counts an account once', () => {
    const plan = planOf([file(), file({ accounts: [account({ new: 4, duplicate: 6 })] })], 'b1');
    expect(plan).toMatchObject({ added: 14, known: 6, accounts: 1, wants: [], news: true });
  });

  it('keeps accounts of the same name apart by their entity', () => {
    const plan = planOf([file(), file({ accounts: [account({ entity: 'Dana' })] })], 'b1');
    expect(plan.accounts).toBe(2);
  });

  it('counts nothing of what is refused or left out', () => {
    const refused = file({ status: 'refused', error: 'No statement.', accounts: [] });
    const skipped = file({ status: 'skipped', accounts: [account({}, { skipped: true })] });
    const plan = planOf([refused, skipped, file()], 'b1');
    expect(plan).toMatchObject({ added: 10, accounts: 1, refused: 1, skipped: 1 });
  });

  it('leaves out an account that was skipped in a file that stays', () => {
    const both = file({ accounts: [account(), account({ account_id: '9' }, { skipped: true })] });
    expect(planOf([both], 'b1').added).toBe(10);
  });

  it('names what must be chosen, unless it is left out', () => {
    const wanting = file({
      status: 'refused',
      accounts: [
        account({}, { wants: 'entity', name: 'Savings' }),
        account({}, { wants: 'entity', skipped: true }),
        account({}, { wants: 'account', name: 'june' }),
      ],
    });
    expect(planOf([file(), wanting], null).wants).toEqual([
      { what: 'entity', file: 1, account: 0, name: 'Savings' },
      { what: 'account', file: 1, account: 2, name: 'june' },
    ]);
    expect(planOf([file(), wanting], null).refused).toBe(0);
  });

  it('asks for the columns of a CSV that could not be told', () => {
    const doubtful = file({ status: 'refused', mapping: MAPPING, error: 'Which column means what …' });
    expect(wantsColumns(doubtful)).toBe(true);
    expect(planOf([doubtful], null).wants).toEqual([
      { what: 'columns', file: 0, account: 0, name: 'june.ofx' },
    ]);
    expect(wantsColumns(file({ status: 'refused', error: 'A PDF.' }))).toBe(false);
    expect(wantsColumns(file({ mapping: MAPPING }))).toBe(false);
  });

  it('asks whether a file is taken in that its balances do not prove, after whose its accounts are', () => {
    const unproven = { status: 'refused', trouble: 'unproven', unproven: true } as const;
    const plan = planOf([file({ ...unproven, file: 'june.pdf' })], null);
    expect(plan.wants).toEqual([{ what: 'proof', file: 0, account: 0, name: 'june.pdf' }]);
    expect(plan.refused).toBe(0);
  });

  it('tells of accounts that would get rows and are off from what the bank states', () => {
    const off = account({ difference: '51.22' });
    const known = account({ difference: '51.22', new: 0, duplicate: 10 });
    const proven = account({ difference: '0.00' });
    expect(planOf([file({ accounts: [proven, off, known] })], 'b1').off).toEqual([{ file: 0, account: 1 }]);
  });

  it('has news where only a balance is new', () => {
    const known = file({ accounts: [account({ new: 0, duplicate: 10 })] });
    expect(planOf([known], 'b1')).toMatchObject({ added: 0, accounts: 0, news: true });
    expect(planOf([known], null).news).toBe(false);
  });
});

describe('choices', () => {
  it('say what they are for: the bank’s id, and the currency and kind only where that does not tell', () => {
    const dollars = account();
    const euros = account({ currency: 'EUR' });
    expect(placeKey(file({ accounts: [dollars] }), dollars)).toBe('["4821",null,null]');
    const nameless = account({ account_id: null });
    const fund = account({ account_id: null, kind: 'investment' });
    expect(placeKey(file({ accounts: [nameless, fund] }), fund)).toBe('[null,null,"investment"]');
    expect(placeKey(file({ accounts: [dollars, euros] }), euros)).toBe('["4821","EUR",null]');
  });

  it('reach the contract by the files’ places in the list', () => {
    let choices: Choices = {};
    choices = withPlace(choices, 'b.ofx', '["4821",null,null]', { entity: 'e1' });
    choices = withPlace(choices, 'gone.ofx', '["1",null,null]', { skip: true });
    expect(toContract(choices, ['a.ofx', 'b.ofx'])).toEqual([
      { file: 1, part: null, account_id: '4821', currency: null, kind: null, entity: 'e1' },
    ]);
  });

  it('put a mapping beside the choice for the whole file, not in one of its own', () => {
    let choices = withPlace({}, 'a.csv', '[null,null,null]', { account: 'a1' });
    choices = withMapping(choices, 'a.csv', MAPPING);
    expect(toContract(choices, ['a.csv'])).toEqual([
      { file: 0, part: null, account_id: null, currency: null, kind: null, account: 'a1', mapping: MAPPING },
    ]);
    expect(toContract(withMapping({}, 'a.csv', MAPPING), ['a.csv'])).toHaveLength(1);
    expect(toContract(withMapping(choices, 'a.csv', null), ['a.csv'])).toEqual([
      { file: 0, part: null, account_id: null, currency: null, kind: null, account: 'a1' },
    ]);
  });

  it('put what is accepted without proof beside the choice for the whole file, until it is taken back', () => {
    const accepted = withUnproven({}, 'k', true);
    expect(toContract(accepted, ['k'])).toMatchObject([{ file: 0, account_id: null, accept_unproven: true }]);
    expect(toContract(withUnproven(accepted, 'k', false), ['k'])).toEqual([]);
  });

  it('forget accounts that another mapping may not find', () => {
    const choices = withPlace({}, 'a.csv', '["77",null]', { entity: 'e1' });
    expect(withMapping(choices, 'a.csv', MAPPING)['a.csv']?.places).toEqual({});
  });

  it('drop what was taken back', () => {
    const chosen = withPlace({}, 'a', '[null,null,null]', { name: 'Mine', skip: true });
    const bare = withPlace(chosen, 'a', '[null,null,null]', { name: undefined, skip: false });
    expect(bare.a?.places).toEqual({});
  });

  it('give one entity to all that want one, and change no choice that was made', () => {
    const wanting = file({
      accounts: [
        account({ account_id: '1' }, { wants: 'entity' }),
        account({ account_id: '2' }, { wants: 'entity' }),
        account({ account_id: '3' }),
      ],
    });
    const before = withPlace({}, 'a', '["2",null]', { entity: 'dana' });
    const after = withEntityForAll(before, ['a'], [wanting], 'acme', false);
    expect(after && choiceFor(after, 'a', '["1",null,null]')).toEqual({ entity: 'acme' });
    expect(after && choiceFor(after, 'a', '["2",null]')).toEqual({ entity: 'dana' });
    expect(after && choiceFor(after, 'a', '["3",null]')).toEqual({});
    expect(after && withEntityForAll(after, ['a'], [wanting], 'acme', false)).toBeNull();
  });

  it('give it, where all are meant, also to those that their file does not name', () => {
    const wanting = file({
      accounts: [
        account({ account_id: null, kind: 'bank' }, { wants: 'account' }),
        account({ account_id: null, kind: 'card' }, { wants: 'account' }),
        account({ account_id: null, kind: 'cash' }, { wants: 'account', skipped: true }),
        account(
          { account_id: '...1234' },
          { wants: 'account', likely: [{ account_id: 'a1', name: 'Giro', entity: 'Dana' }] },
        ),
      ],
    });
    const before = withPlace({}, 'a', '[null,null,"card"]', { account: 'visa' });
    expect(withEntityForAll(before, ['a'], [wanting], 'acme', false)).toBeNull();
    const after = withEntityForAll(before, ['a'], [wanting], 'acme', true);
    expect(after?.a?.places).toEqual({
      '[null,null,"bank"]': { entity: 'acme' },
      '[null,null,"card"]': { account: 'visa' },
    });
  });
});

describe('files within a file', () => {
  const archive = new File(['PK'], 'year.zip', { lastModified: 7 });
  const single = new File(['x'], 'june.ofx', { lastModified: 7 });
  const keys = [fileKey(archive), fileKey(single)];
  const reports = [
    file({ file: 'year.zip › a.ofx', at: 0, part: 0 }),
    file({ file: 'year.zip › b.ofx', at: 0, part: 1 }),
    file({ at: 1 }),
  ];
  const listed = listedFiles([archive, single], keys, reports);

  it('stand in its place in the list, each by itself, and together below its name', () => {
    expect(listed.map(({ name, part, parts, given }) => [name, part, parts, given])).toEqual([
      ['year.zip › a.ofx', 0, 2, keys[0]],
      ['year.zip › b.ofx', 1, 2, keys[0]],
      ['june.ofx', null, 0, keys[1]],
    ]);
    expect(byGiven(listed).map((group) => group.length)).toEqual([2, 1]);
    expect(new Set(listed.map(({ key }) => key)).size).toBe(3);
  });

  it('are one file until the preview has looked into it', () => {
    expect(listedFiles([single, archive], [keys[1]!], [file({ at: 0 })])).toMatchObject([
      { name: 'june.ofx', seen: { file: 'june.ofx' } },
      { name: 'year.zip', part: null, seen: null },
    ]);
  });

  it('have choices of their own, which go when it goes', () => {
    const [, second, other] = listed;
    let choices = withPlace({}, second!.key, '[null,null,null]', { entity: 'e1' });
    choices = withMapping(choices, second!.key, MAPPING);
    choices = withPlace(choices, other!.key, '[null,null,null]', { skip: true });
    expect(toContract(choices, keys)).toEqual([
      { file: 0, part: 1, account_id: null, currency: null, kind: null, entity: 'e1', mapping: MAPPING },
      { file: 1, part: null, account_id: null, currency: null, kind: null, skip: true },
    ]);
    expect(Object.keys(withoutFile(choices, keys[0]!))).toEqual([other!.key]);
  });

  it('get the entity that is chosen for all', () => {
    const wanting = { ...reports[1]!, accounts: [account({}, { wants: 'entity' })] };
    const after = withEntityForAll({}, keys, [reports[0]!, wanting], 'acme', false);
    expect(after && toContract(after, keys)).toMatchObject([{ file: 0, part: 1, entity: 'acme' }]);
  });
});

describe('files', () => {
  it('are in the list once, however often they are dropped', () => {
    const one = new File(['x'], 'a.ofx', { lastModified: 1 });
    const same = new File(['x'], 'a.ofx', { lastModified: 1 });
    const newer = new File(['xy'], 'a.ofx', { lastModified: 2 });
    expect(uniqueFiles([one, same, newer])).toEqual({ files: [one, newer], again: [same] });
    expect(fileKey(one)).not.toBe(fileKey(newer));
  });

  it('are two where they only look alike', async () => {
    const file = (text: string) => new File([text], 'a.csv', { lastModified: 1, type: 'text/csv' });
    const [one, same, other] = [file('1,2'), file('1,2'), file('1,3')];
    const { same: gone, others } = await alikeOnly([same, other], [one]);
    expect(gone).toEqual([same]);
    expect(await others[0]!.text()).toBe('1,3');
    expect(uniqueFiles([one, ...others])).toEqual({ files: [one, ...others], again: [] });
  });

  it('come from pasted text if it has rows', async () => {
    const clipboard = (text: string, files: File[] = []) => ({ files, getData: () => text });
    expect(pastedFiles(clipboard('hello'), 'Pasted text', 5)).toEqual([]);
    const [pasted] = pastedFiles(clipboard('date,amount\n2026-01-01,5\n'), 'Pasted text', 5);
    expect(await pasted?.text()).toBe('date,amount\n2026-01-01,5\n');
    const real = new File(['x'], 'a.ofx');
    expect(pastedFiles(clipboard('a\nb', [real]), 'Pasted text', 5)).toEqual([real]);
  });
});

describe('rows', () => {
  const row = (state: ImportRow['state'], change: Partial<ImportRow> = {}): ImportRow => ({
    line: 1,
    date: '2026-01-05',
    payee: 'Figma',
    memo: '',
    amount: '-5.00',
    currency: 'USD',
    state,
    reason: '',
    doubt: null,
    category: null,
    parts: [],
    entry: null,
    ...change,
  });
  const entry = { entry_id: 'e', date: '2026-01-04', payee: 'Figma', amount: '-5.00', category: null };

  it('stand above the entry that they meet', () => {
    const lines = linesOf([row('new'), row('matched', { entry })], 'all');
    expect(lines.map(({ kind }) => kind)).toEqual(['incoming', 'incoming', 'entry']);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(3);
  });

  it('that are known show their entry only where it says something else', () => {
    const same = { ...entry, date: '2026-01-05' };
    expect(linesOf([row('duplicate', { entry: same })], 'all')).toHaveLength(1);
    expect(linesOf([row('duplicate', { entry })], 'all')).toHaveLength(2);
  });

  it('stand above what they are made of', () => {
    const parts = [
      { kind: 'sale' as const, category: 'Income:Product sales', amount: '100.00' },
      { kind: 'fee' as const, category: 'Expenses:Fees', amount: '-3.20' },
    ];
    const lines = linesOf([row('new', { parts })], 'all');
    expect(lines.map(({ kind }) => kind)).toEqual(['incoming', 'part', 'part']);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(3);
  });

  it('are filtered by their state', () => {
    expect(linesOf([row('new'), row('pending'), row('new')], 'pending')).toHaveLength(1);
  });

  it('are counted beyond those that are shown', () => {
    const some = account({ rows: [row('new')], row_count: 40, read: 39, new: 30, duplicate: 5, pending: 1 });
    expect(totalsOf(some)).toEqual({ all: 40, new: 30, matched: 0, duplicate: 5, pending: 1, unreadable: 4 });
  });
});

const WORDS = {
  newIn: (name: string) => `New account in ${name}`,
  comes: 'comes with this import',
  likely: 'likely this one',
};

describe('where rows may go', () => {
  it('offers an account that several files bring once', () => {
    const acme = { id: 'e1', name: 'Acme LLC' } as Entity;
    const coming = ['june.ofx', 'july.ofx'].map(() => account({}, { makes_account: true }));
    const offered = destinationsFor(
      account({ account_id: null, account: null, entity: null }),
      [acme],
      () => [],
      coming,
      WORDS,
    );
    expect(offered.map(({ label }) => label)).toEqual(['New account in Acme LLC', 'Checking']);
  });

  it('offers the account that it likely is first, be it there or on its way', () => {
    const owners = [
      { id: 'e1', name: 'Acme LLC' },
      { id: 'e2', name: 'Dana' },
    ] as Entity[];
    const likely = [
      { account_id: 'a7', name: 'Giro', entity: 'Dana' },
      { account_id: null, name: 'Checking', entity: 'Acme LLC' },
    ];
    const giro = { id: 'a7', name: 'Giro', path: 'Assets:Giro', currency: 'USD' } as Account;
    const offered = destinationsFor(
      account({ account: null, entity: null }, { account_id: null, wants: 'account', likely }),
      owners,
      (owner) => (owner === 'e2' ? [giro] : []),
      [account({}, { makes_account: true })],
      WORDS,
    );
    expect(offered.map(({ label, detail }) => [label, detail])).toEqual([
      ['Checking', 'likely this one'],
      ['Giro', 'likely this one'],
      ['New account in Acme LLC', undefined],
      ['New account in Dana', undefined],
    ]);
  });
});
