/** Rules with many conditions and deeds, in stages: at import, on the past, beside one another, and as a file. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

const LLC = 'Acme LLC';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
});
afterEach(() => books.close());

const ROWS = [
  { date: '2025-01-03', amount: '-40.00', payee: 'SHELL 1234 AUSTIN', memo: 'fuel', fitid: 'a' },
  { date: '2025-01-05', amount: '-12.00', payee: 'Corner Shop', memo: 'lunch', fitid: 'b' },
  { date: '2025-01-07', amount: '500.00', payee: 'Client Shop Inc', memo: 'invoice 7', fitid: 'c' },
  { date: '2025-02-09', amount: '-100.01', payee: 'Telco', memo: 'line 55', fitid: 'd' },
];
const importRows = (account = 'Checking') =>
  books.call('imports.commit', { files: [ofx('j.ofx', { rows: ROWS })], account, entity: LLC });
const rule = (more: object) => books.call('rules.create', { entity: LLC, ...more });
const test = (more: object) => books.call('rules.test', { entity: LLC, ...more });

interface Entry {
  payee: string;
  memo: string;
  tags: string[];
  postings: { account: string; amount: string }[];
}
async function entryOf(text: string): Promise<Entry> {
  const { entries } = await books.call('entry.list', { text });
  return books.call('entry.get', { id: entries[0].id });
}
/** "Meals 12.00": the legs beside the bank's. */
async function legs(text: string): Promise<string[]> {
  const { postings } = await entryOf(text);
  return postings.slice(1).map(({ account, amount }) => `${account.split(':').at(-1)} ${amount}`);
}
const labels = async () => (await books.call('rules.list')).map((r: { label: string }) => r.label);

describe('conditions, all of which must hold', () => {
  beforeEach(() => importRows());
  const hits = async (more: object): Promise<string[]> =>
    (await test(more)).entries.map((e: { payee: string }) => e.payee.split(' ')[0]).toSorted();

  it.each([
    [{ value: 'shop', direction: 'in' }, ['Client']],
    [{ value: 'corner shop\n telco ', test: 'one_of' }, ['Corner', 'Telco']],
    [{ value: '^s.*[0-9]{4}', test: 'matches' }, ['Shell']],
    [{ value: 'Invoice \\d', test: 'matches', field: 'any' }, ['Client']],
    [{ value: 'shop', and: [{ field: 'memo', test: 'starts', value: 'LUNCH' }] }, ['Corner']],
    [{ and: [{ field: 'any', test: 'one_of', value: 'fuel\nlunch' }] }, ['Corner', 'Shell']],
    [{ amount_from: '40', amount_to: '100.01' }, ['Shell', 'Telco']],
    [{ amount_to: '12' }, ['Corner']],
    [{ date_from: '2025-01-05', date_to: '2025-01-07' }, ['Client', 'Corner']],
    [{ date_from: '2025-02-01', direction: 'in' }, []],
    [{ accounts: ['Checking'], amount_from: '100' }, ['Client', 'Telco']],
    [{ accounts: ['Savings'], amount_from: '1' }, []],
  ])('%j', async (conditions, payees) => {
    expect(await hits(conditions)).toEqual(payees);
  });

  it('know the tags of an entry, and those that a rule before gives', async () => {
    const { entries } = await books.call('entry.list', { text: 'telco' });
    await books.call('entry.bulk', { entries: [entries[0].id], add_tags: ['phone'] });
    expect(await hits({ tags: ['phone', 'other'] })).toEqual(['Telco']);
    await rule({ stage: 'first', value: 'shell', add_tags: ['car'] });
    expect(await hits({ tags: ['car'], account: 'Car and truck' })).toEqual(['Shell']);
    await rule({ tags: ['car'], account: 'Car and truck' });
    expect(await books.call('rules.apply', { entity: LLC })).toMatchObject({ changed: 1 });
    expect(await entryOf('shell')).toMatchObject({ tags: ['car'] });
    expect(await legs('shell')).toEqual(['Car and truck 40.00']);
  });

  it.each([
    [{}, 'The rule has no condition'],
    [{ value: '(?=a)b', test: 'matches' }, 'is no pattern that a rule can use: invalid or unsupported'],
    [{ value: '((a{50}){50})', test: 'matches' }, 'is no pattern'],
    [{ value: 'a.{300}b$', test: 'matches' }, 'its repetitions unfold to too much'],
    [{ value: 'x', and: [{ test: 'matches', value: '(' }] }, 'missing closing )'],
    [{ amount_from: '10', amount_to: '9' }, 'The amounts end before they begin.'],
    [{ date_from: '2025-02-01', date_to: '2025-01-01' }, 'The days end before they begin.'],
    [{ value: 'x', accounts: ['Meals'] }, 'No rows of a bank come to “Expenses:Meals”.'],
  ])('%j is refused: %s', async (conditions, message) => {
    const refused = { code: 'INVALID_INPUT', message: expect.stringContaining(message) };
    await expect(rule({ ...conditions, account: 'Meals' })).rejects.toMatchObject(refused);
    await expect(test(conditions)).rejects.toMatchObject(refused);
  });
});

describe('deeds', () => {
  it('split a row of the bank by amount, percentage and what is left, and put payee, note and tags', async () => {
    const parts = [
      { account: 'Travel', amount: '20' },
      { account: 'Meals', percent: '33.33' },
      { account: 'Supplies' },
    ];
    await rule({ value: 'telco', parts, payee: 'Phone', memo: 'split by use', add_tags: ['phone', 'use'] });
    await importRows();
    expect(await legs('phone')).toEqual(['Travel 20.00', 'Meals 33.33', 'Supplies 46.68']);
    expect(await entryOf('phone')).toMatchObject({ memo: 'split by use', tags: ['phone', 'use'] });
    expect(await books.call('vault.verify')).toMatchObject({ ok: true });
    await books.call('history.undo');
    expect((await books.call('entry.list', { text: 'phone' })).entries).toEqual([]);
  });

  it('pass over a row that is smaller than the amounts', async () => {
    await rule({
      field: 'any',
      value: 'l',
      parts: [{ account: 'Travel', amount: '50' }, { account: 'Meals' }],
    });
    await importRows();
    expect(await legs('telco')).toEqual(['Travel 50.00', 'Meals 50.01']);
    expect(await legs('shell')).toEqual(['Uncategorised 40.00']);
  });

  it('change the past just as the trial says, and one undo takes it back', async () => {
    await importRows();
    const before = fingerprint(books.core.vault.db);
    const said = {
      ...{
        value: 'shop',
        parts: [
          { account: 'Meals', percent: '50' },
          { account: 'Travel', percent: '50' },
        ],
      },
      ...{ payee: 'Shop', memo: 'halves', add_tags: ['half'] },
    };
    const tried = await test(said);
    expect(tried).toMatchObject({ hits: 2, would_change: 2, uncategorised: 2 });
    expect(await rule({ ...said, apply: 'uncategorised' })).toMatchObject({ changed: 2 });
    await books.call('history.undo');
    await rule(said);
    const { changes } = await books.call('rules.apply', { entity: LLC, preview: true });
    expect(changes[0]).toMatchObject({
      ...{ to: 'Expenses:Meals, Expenses:Travel', parts: ['Expenses:Meals', 'Expenses:Travel'] },
    });
    expect(await books.call('rules.apply', { entity: LLC })).toMatchObject({ changed: 2 });
    expect(await legs('halves')).toEqual(['Meals 6.00', 'Travel 6.00']);
    expect(await entryOf('halves')).toMatchObject({ payee: 'Shop', tags: ['half'] });
    expect(await books.call('vault.verify')).toMatchObject({ ok: true });
    await books.call('history.undo');
    await books.call('history.undo');
    expect(fingerprint(books.core.vault.db)).toBe(before);
  });

  it('say in the preview of applying what else would change', async () => {
    await importRows();
    await rule({ stage: 'first', value: 'corner', payee: 'Corner', memo: 'bites', add_tags: ['food'] });
    const { changes } = await books.call('rules.apply', { entity: LLC, preview: true });
    expect(changes).toMatchObject([
      { from: 'Expenses:Uncategorised', to: 'Expenses:Uncategorised', to_payee: 'Corner', to_memo: 'bites' },
    ]);
    expect(changes[0].add_tags).toEqual(['food']);
    expect(await books.call('rules.apply', { entity: LLC })).toMatchObject({ changed: 1 });
    expect(await books.call('rules.apply', { entity: LLC })).toMatchObject({ changed: 0 });
  });

  const half = { account: 'Meals', percent: '50' };
  it.each([
    [{}, 'The rule does nothing.'],
    [{ account: 'Meals', parts: [half, { account: 'Travel' }] }, 'one category or a split'],
    [{ parts: [half, { account: 'Travel', percent: '49.9' }] }, 'do not come to the whole'],
    [{ parts: [half, { account: 'Travel', amount: '5' }] }, 'do not come to the whole'],
    [{ parts: [half, { account: 'Meals' }] }, 'in one category'],
    [{ parts: [{ account: 'Meals' }, { account: 'Travel' }] }, 'Two parts of a split take what is left.'],
    [{ parts: [{ account: 'Meals', percent: '101' }, { account: 'Travel' }] }, 'more than 100'],
    [
      { parts: [{ account: 'Meals', amount: '0.00' }, { account: 'Travel' }] },
      'A part of a split is nothing.',
    ],
    [{ parts: [{ account: 'Meals', amount: '-1' }, { account: 'Travel' }] }, 'have no sign'],
    [{ stage: 'first', account: 'Meals' }, 'A rule of the first stage gives no category.'],
  ])('%j is refused: %s', async (deeds, message) => {
    await expect(rule({ value: 'x', ...deeds })).rejects.toMatchObject({
      ...{ code: 'INVALID_INPUT', message: expect.stringContaining(message) },
    });
  });
});

describe('stages', () => {
  it('first, then normal, then last; with more conditions before those with fewer; then as the owner put them', async () => {
    await rule({ value: 'any', stage: 'last', account: 'Meals' });
    await rule({ value: 'one', account: 'Meals' });
    await rule({ value: 'two', account: 'Meals', direction: 'out' });
    await rule({ value: 'three', amount_from: '5', account: 'Meals' });
    await rule({ value: 'tag', stage: 'first', add_tags: ['x'] });
    expect(await labels()).toEqual(['tag', 'three', 'one', 'two', 'any']);
    const [, three, , two] = await books.call('rules.list');
    expect([three.level, two.level]).toEqual([1, 0]);
    await books.call('rules.update', { id: two.id, position: 1 });
    expect(await labels()).toEqual(['tag', 'three', 'two', 'one', 'any']);
    await books.call('rules.update', { id: two.id, stage: 'last' });
    expect(await labels()).toEqual(['tag', 'three', 'one', 'two', 'any']);
    await books.call('rules.update', { id: three.id, amount_from: null });
    expect(await labels()).toEqual(['tag', 'three', 'one', 'two', 'any']);
    await books.call('history.undo');
    await books.call('history.undo');
    expect(await labels()).toEqual(['tag', 'three', 'two', 'one', 'any']);
  });

  it('the first that gives a category decides; those before it add what they have, and the first word counts', async () => {
    await rule({ stage: 'last', field: 'memo', value: 'lunch', account: 'Travel', payee: 'Too late' });
    await rule({ value: 'shop', account: 'Meals', payee: 'Shop', memo: 'by the second', add_tags: ['b'] });
    await rule({ stage: 'first', value: 'corner', payee: 'Corner', add_tags: ['a', 'b'] });
    await importRows();
    expect(await legs('by the second')).toEqual(['Meals 12.00']);
    const entry = await entryOf('corner');
    expect(entry).toMatchObject({ payee: 'Corner', memo: 'by the second', tags: ['a', 'b'] });
  });

  it('the last is for what is without a category, now and in the past', async () => {
    await rule({ stage: 'last', direction: 'out', account: 'Supplies', payee: 'Rest' });
    await rule({ value: 'corner', account: 'Meals' });
    await importRows();
    expect(await legs('corner')).toEqual(['Meals 12.00']);
    expect(await legs('fuel')).toEqual(['Supplies 40.00']);
    const { entries } = await books.call('entry.list', { text: 'fuel' });
    await books.call('entry.bulk', { entries: [entries[0].id], category: 'Travel', payee: 'Mine' });
    expect(await books.call('rules.apply', { entity: LLC, everything: true })).toMatchObject({ changed: 0 });
    expect(await test({ stage: 'last', direction: 'out', account: 'Rent', payee: 'X' })).toMatchObject({
      would_change: 0,
    });
  });
});

describe('the rules beside one another', () => {
  it('tell which never hits, which is always too late, and which puts the same rows elsewhere', async () => {
    await importRows();
    await rule({ value: 'corner shop', account: 'Meals' });
    await rule({ value: 'corner', account: 'Meals' });
    await rule({ value: 'shop', account: 'Travel' });
    await rule({ value: 'nobody', account: 'Travel' });
    await rule({ stage: 'first', value: 'shop', add_tags: ['shop'] });
    const checked = await books.call('rules.check', { entity: LLC });
    expect(
      checked.map((r: { label: string; hits: number; warning: string; by: { label: string } | null }) => [
        ...[r.label, r.hits, r.warning, r.by?.label ?? null],
      ]),
    ).toEqual([
      ['shop', 2, null, null],
      ['corner shop', 1, null, null],
      ['corner', 1, 'shadowed', 'corner shop'],
      ['shop', 2, 'contradicted', 'corner shop'],
      ['nobody', 0, 'never', null],
    ]);
    expect(checked[2].contradicted).toBe(0);
  });

  it('say of one that books to an archived account that it is passed over, until the account is brought back', async () => {
    await importRows();
    await rule({ value: 'corner', account: 'Meals' });
    await rule({ value: 'shell', parts: [{ account: 'Meals', percent: '10' }, { account: 'Travel' }] });
    await rule({ value: 'client', account: 'Travel' });
    const warnings = async () =>
      (await books.call('rules.check', { entity: LLC })).map((r: { label: string; warning: string }) => [
        ...[r.label, r.warning],
      ]);
    await books.call('account.update', { account: 'Meals', archived: true });
    expect(await warnings()).toEqual([
      ['corner', 'archived'],
      ['shell', 'archived'],
      ['client', null],
    ]);
    await books.call('account.update', { account: 'Meals', archived: false });
    expect((await warnings()).map(([, warning]: string[]) => warning)).toEqual([null, null, null]);
  });

  it('hits are just those that a trial of the same rule tells', async () => {
    await importRows();
    const said = { field: 'any', value: 'l', amount_from: '30', account: 'Travel' };
    const { hits, shadowed } = await test(said);
    await rule(said);
    expect(await books.call('rules.check', { entity: LLC })).toMatchObject([{ hits, shadowed }]);
  });
});

describe('a file of rules', () => {
  const everything = {
    ...{ stage: 'normal', field: 'any', test: 'matches', value: 'sh.p', direction: 'out' },
    ...{ and: [{ field: 'memo', test: 'one_of', value: 'a\nb' }], amount_from: '1', amount_to: '9.50' },
    ...{ accounts: ['Checking'], date_from: '2025-01-01', date_to: '2025-12-31', tags: ['t'] },
    ...{ parts: [{ account: 'Meals', percent: '10' }, { account: 'Travel' }] },
    ...{ payee: 'Shop', memo: 'note', add_tags: ['u', 'v'] },
  };
  const exported = (entity = LLC) => books.call('rules.export', { entity });

  it('goes to another entity with all it says, and back again', async () => {
    await books.call('entity.create', { kind: 'llc', name: 'Other LLC', tax_class: 'disregarded' });
    await rule(everything);
    await rule({ value: 'plain', account: 'Meals' });
    const file = await exported();
    expect(JSON.stringify(file)).not.toContain((await books.call('rules.list'))[0].account_ids[0]);
    const take = { entity: 'Other LLC', file };
    const before = fingerprint(books.core.vault.db);
    const preview = await books.call('rules.import', { ...take, preview: true });
    expect(fingerprint(books.core.vault.db)).toBe(before);
    expect(await books.call('rules.import', take)).toEqual(preview);
    expect(preview).toMatchObject({ added: 2, present: 0, rules: [{ label: 'sh.p', state: 'new' }, {}] });
    expect(await exported('Other LLC')).toEqual(file);
    expect(await books.call('rules.import', take)).toMatchObject({ added: 0, present: 2 });
    await books.call('history.undo');
    expect(fingerprint(books.core.vault.db)).toBe(before);
  });

  it('has a rule already, in whatever order its accounts stand', async () => {
    await books.call('account.create', { entity: LLC, name: 'Reserve', type: 'asset' });
    await rule({ value: 'plain', account: 'Meals', accounts: ['Checking', 'Reserve'] });
    const file = await exported();
    const there = file.rules[0].accounts;
    for (const accounts of [there, there.toReversed()]) {
      const turned = { ...file, rules: [{ ...file.rules[0], accounts }] };
      expect(await books.call('rules.import', { entity: LLC, file: turned })).toMatchObject({
        ...{ added: 0, present: 1 },
      });
    }
  });

  it('with accounts that are not there is refused whole, and all of them are named', async () => {
    await rule(everything);
    await rule({ value: 'plain', account: 'Meals' });
    const file = await exported();
    file.rules[0].parts[0].account = 'Expenses:Nowhere';
    file.rules.push({ ...file.rules[1], value: 'more', account: 'Elsewhere' });
    file.rules.push({ ...file.rules[1], value: 'fine' });
    const before = fingerprint(books.core.vault.db);
    expect(await books.call('rules.import', { entity: LLC, file, preview: true })).toMatchObject({
      ...{ added: 1, present: 1, unknown_accounts: ['Expenses:Nowhere', 'Elsewhere'] },
    });
    await expect(books.call('rules.import', { entity: LLC, file })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'Acme LLC has no account “Expenses:Nowhere”, “Elsewhere”: no rule of the file was added.',
    });
    expect(fingerprint(books.core.vault.db)).toBe(before);
  });

  it('takes the accounts that are named for those that are not there', async () => {
    await rule(everything);
    await rule({ value: 'plain', account: 'Meals' });
    const file = await exported();
    file.rules[0].parts[0].account = 'Expenses:Nowhere';
    file.rules[0].value = 'others';
    file.rules[1] = { ...file.rules[1], value: 'more', account: 'Elsewhere' };
    const accounts = { 'Expenses:Nowhere': 'Rent' };
    expect(await books.call('rules.import', { entity: LLC, file, accounts, preview: true })).toMatchObject({
      ...{ added: 1, unknown_accounts: ['Elsewhere'] },
    });
    const all = { ...accounts, Elsewhere: 'Expenses:Meals' };
    expect(await books.call('rules.import', { entity: LLC, file, accounts: all })).toMatchObject({
      ...{ added: 2, unknown_accounts: [] },
    });
    const rules: { value: string; account: string; parts: { account: string }[] }[] =
      await books.call('rules.list');
    expect(rules.find(({ value }) => value === 'more')?.account).toBe('Expenses:Meals');
    expect(rules.find(({ value }) => value === 'others')?.parts[0]?.account).toBe('Expenses:Rent');
    const lost = { ...all, Elsewhere: 'Gone, too' };
    const again = { ...file, rules: [{ ...file.rules[1], value: 'yet more' }] };
    await expect(books.call('rules.import', { entity: LLC, file: again, accounts: lost })).rejects.toThrow(
      'has no account “Gone, too”',
    );
  });
});

it('an account that takes another’s place takes it in every part of a rule', async () => {
  await books.call('account.create', { entity: LLC, name: 'Trips', type: 'expense' });
  await rule({ value: 'x', parts: [{ account: 'Trips', percent: '10' }, { account: 'Meals' }] });
  expect(await books.call('account.merge', { account: 'Trips', entity: LLC, into: 'Travel' })).toMatchObject({
    rules: 1,
  });
  expect((await books.call('rules.list'))[0].parts[0].account).toBe('Expenses:Travel');
  await books.call('history.undo');
  expect((await books.call('rules.list'))[0].parts[0].account).toBe('Expenses:Trips');
});

it.each([
  [
    [{ account: 'Trips', percent: '10' }, { account: 'Travel', percent: '22.5' }, { account: 'Meals' }],
    ['Expenses:Travel null 32.5', 'Expenses:Meals null null'],
  ],
  [
    [{ account: 'Travel', amount: '5' }, { account: 'Meals' }, { account: 'Trips', amount: '7.25' }],
    ['Expenses:Travel 12.25 null', 'Expenses:Meals null null'],
  ],
  [
    [{ account: 'Trips', amount: '5' }, { account: 'Travel' }],
    ['Expenses:Travel 5 null', 'Expenses:Travel null null'],
  ],
])('parts that meet in one account, %j, leave a rule that can still be changed', async (parts, met) => {
  await books.call('account.create', { entity: LLC, name: 'Trips', type: 'expense' });
  const { id } = await rule({ value: 'x', parts });
  await books.call('account.merge', { account: 'Trips', entity: LLC, into: 'Travel' });
  const [stored] = await books.call('rules.list');
  const said = stored.parts.map((p: Record<string, unknown>) => `${p.account} ${p.amount} ${p.percent}`);
  expect(said).toEqual(met);
  await books.call('rules.update', { id, payee: 'Shop' });
  expect((await books.call('rules.list'))[0]).toMatchObject({ payee: 'Shop', parts: stored.parts });
});
