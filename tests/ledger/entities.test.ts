import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
});
afterEach(() => books.close());

const llc = (tax_class: string, more: object = {}) =>
  books.call('entity.create', { kind: 'llc', name: `Acme ${tax_class}`, tax_class, ...more });

interface Account {
  code: string | null;
  name: string;
  path: string;
  tax_line: string | null;
  role: string;
  balance: string;
}

async function chart(entity: string): Promise<Map<string, Account>> {
  const list: Account[] = await books.call('account.list', { entity });
  return new Map(list.map((account) => [account.name, account]));
}

it('is of a state or a territory, however its letters are written', async () => {
  expect((await llc('c-corp', { state: 'wy' })).state).toBe('WY');
  expect((await books.call('entity.update', { entity: 'Acme c-corp', state: 'GU' })).state).toBe('GU');
  await expect(books.call('entity.update', { entity: 'Acme c-corp', state: 'ZZ' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    remedy: expect.stringContaining('such as WY'),
  });
});

it('has an address beside the state it was formed in, which undo takes back', async () => {
  const austin = { street: '1 Quay', city: 'Austin', address_state: 'TX', zip: '78701' };
  const made = await llc('c-corp', { state: 'WY', ...austin });
  expect(made).toMatchObject({ state: 'WY', ...austin, street2: null, country: null, phone: null });
  const at = { entity: made.id };
  expect(await books.call('entity.update', { ...at, street: '', phone: '307-555-0142' })).toMatchObject({
    ...{ ...austin, street: null },
    phone: '307-555-0142',
  });
  await books.call('history.undo', {});
  expect((await books.call('entity.list', {}))[0]).toMatchObject({ ...austin, phone: null });
});

describe('a new company', () => {
  // Lines of the forms of tax year 2025: Schedule C, 1065, 1120-S, 1120.
  it.each([
    [
      'disregarded',
      { Meals: '24b', 'Service revenue': '1', Rent: '20b', Wages: '26', 'Software and hosting': '27b' },
    ],
    [
      'partnership',
      { Meals: '21 (50 %)', 'Service revenue': '1a', Rent: '13', Wages: '9', 'Guaranteed payments': '10' },
    ],
    [
      's-corp',
      { Meals: '20 (50 %)', 'Service revenue': '1a', Rent: '11', Wages: '8', 'Officer compensation': '7' },
    ],
    [
      'c-corp',
      { Meals: '26 (50 %)', 'Service revenue': '1a', Rent: '16', Wages: '13', 'Officer compensation': '12' },
    ],
  ])('of the class %s gets a chart with the lines of its own form', async (tax_class, lines) => {
    const made = await llc(tax_class);
    expect(made).toMatchObject({ kind: 'llc', tax_class, base_currency: 'USD', closed_through: null });
    const accounts = await chart(made.name);
    for (const [name, line] of Object.entries(lines))
      expect([name, accounts.get(name)?.tax_line]).toEqual([name, line]);
    for (const role of ['opening', 'uncategorised', 'exchange'])
      expect([...accounts.values()].filter((a) => a.role === role)).toHaveLength(1);
    const codes = [...accounts.values()].flatMap((a) => a.code ?? []);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('has the accounts of its owners that its class has', async () => {
    for (const tax_class of ['disregarded', 'partnership', 's-corp', 'c-corp']) await llc(tax_class);
    const names = async (tax_class: string) => [...(await chart(`Acme ${tax_class}`)).keys()];
    expect(await names('partnership')).toEqual(expect.arrayContaining(['Draws', 'Guaranteed payments']));
    expect(await names('s-corp')).toEqual(expect.arrayContaining(['Distributions', 'Officer compensation']));
    expect(await names('c-corp')).toEqual(
      expect.arrayContaining(['Dividends paid', 'Paid-in capital', 'Income tax']),
    );
    expect(await names('disregarded')).not.toContain('Guaranteed payments');
  });

  it('may start with nothing but what the program needs', async () => {
    await llc('s-corp', { chart: 'minimal' });
    const accounts = [...(await chart('Acme s-corp')).values()];
    expect(accounts.length).toBeLessThan(12);
    expect(accounts.map((a) => a.role)).toEqual(
      expect.arrayContaining(['opening', 'uncategorised', 'exchange']),
    );
  });

  it('knows its members and their shares', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Ada' });
    const made = await llc('partnership', {
      ein: '123456789',
      members: [
        { name: 'Ada', entity: 'Ada', share: '66.6667' },
        { name: 'Ben', share: '33.3333' },
      ],
    });
    expect(made).toMatchObject({
      ein: '12-3456789',
      members: [
        { name: 'Ada', share: '66.6667', entity_id: expect.any(String) },
        { name: 'Ben', share: '33.3333', entity_id: null },
      ],
    });
    const changed = await books.call('entity.update', {
      entity: made.name,
      members: [{ name: 'Ben', share: '100' }],
    });
    expect(changed.members).toEqual([{ name: 'Ben', share: '100', entity_id: null }]);
  });

  it.each([
    [{ kind: 'llc', name: 'X' }, 'An LLC needs its tax class.'],
    [{ kind: 'person', name: 'X', tax_class: 's-corp' }, 'A person has no tax class.'],
    [{ kind: 'person', name: 'X', members: [{ name: 'A', share: '1' }] }, 'A person has no members.'],
    [
      {
        kind: 'llc',
        name: 'X',
        tax_class: 'disregarded',
        members: [
          { name: 'A', share: '50' },
          { name: 'B', share: '50' },
        ],
      },
      'A disregarded LLC has one member.',
    ],
    [
      {
        kind: 'llc',
        name: 'X',
        tax_class: 'partnership',
        members: [
          { name: 'A', share: '60' },
          { name: 'B', share: '40.0001' },
        ],
      },
      'The members’ shares come to 100.0001 %, more than the whole.',
    ],
    [{ kind: 'llc', name: 'X', tax_class: 'c-corp', ein: '12' }, 'ein: nine digits, such as 12-3456789'],
    [{ kind: 'llc', name: 'X', tax_class: 'c-corp', state: 'Wyoming' }, 'state: two letters, such as WY'],
    [
      { kind: 'llc', name: 'X', tax_class: 'c-corp', state: 'ZZ' },
      '“ZZ” is no state or territory of the United States.',
    ],
    [
      { kind: 'llc', name: 'X', tax_class: 'c-corp', base_currency: 'usd' },
      'base_currency: not a currency code such as USD',
    ],
  ])('%j is refused: %s', async (input, message) => {
    await expect(books.call('entity.create', input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message,
    });
    expect(await books.call('entity.list')).toEqual([]);
  });

  it('is an LLC by its name, and no corporation, however it is taxed', async () => {
    const create = (name: string, legal_name?: string) =>
      books.call('entity.create', {
        ...{ kind: 'llc', tax_class: 's-corp', name },
        ...(legal_name === undefined ? {} : { legal_name }),
      });
    const corporation = { code: 'REFUSED', facts: { field: 'legal_name' } };
    for (const name of [
      'Elm, Inc.',
      'ELM INC',
      'Elm Incorporated',
      'Elm Corp.',
      'Elm Corporation',
      'Elm P.C.',
      'Elm PC',
    ])
      await expect(create(name)).rejects.toMatchObject(corporation);
    await expect(create('Elm', 'Elm, Inc.')).rejects.toMatchObject({
      message: '“Elm, Inc.” is the name of a corporation: by no state’s law may an LLC’s name end so.',
      remedy: expect.stringContaining('The books of a corporation are not kept here.'),
    });
    await create('Elm Inc', 'Elm Inc. LLC');
    await create('Zinc');
    await expect(
      books.call('entity.update', { entity: 'Zinc', legal_name: 'Zinc Corp' }),
    ).rejects.toMatchObject(corporation);
    // Nobody is refused what has nothing to do with the name.
    expect(await books.call('entity.update', { entity: 'Elm Inc', ein: '12-3456789' })).toMatchObject({
      legal_name: 'Elm Inc. LLC',
    });
  });

  it('needs a name of its own, whatever the case', async () => {
    await llc('s-corp');
    await expect(books.call('entity.create', { kind: 'person', name: 'ACME S-Corp' })).rejects.toMatchObject({
      code: 'REFUSED',
      message: 'There is an entity “Acme s-corp” already.',
      remedy: 'Choose another name.',
    });
  });
});

describe('accounts', () => {
  beforeEach(() => llc('s-corp'));
  const entity = 'Acme s-corp';
  const add = (input: object) => books.call('account.create', { entity, ...input });

  it('are found by code, name, path or id', async () => {
    const made = await add({ name: 'Hotels', type: 'expense', parent: 'Travel', code: '6171' });
    expect(made).toMatchObject({
      path: 'Expenses:Travel:Hotels',
      role: 'other',
      currency: 'USD',
      any_currency: true,
    });
    for (const ref of ['6171', 'Hotels', 'expenses:travel:hotels', 'travel:hotels', made.id])
      expect((await books.call('entry.register', { account: ref })).account_id).toBe(made.id);
  });

  it('start with an opening balance, debits positive', async () => {
    await add({ name: 'Amex', type: 'liability', opening_balance: '-250.10', opening_date: '2025-12-31' });
    const accounts = await chart(entity);
    expect(accounts.get('Amex')).toMatchObject({ role: 'card', balance: '-250.10' });
    expect(accounts.get('Opening balances')).toMatchObject({ balance: '250.10' });
    const early = await books.call('account.list', { entity, as_of: '2025-12-30' });
    expect(early.find((a: Account) => a.name === 'Amex').balance).toBe('0.00');
  });

  it.each([
    [{ name: 'Meals', type: 'expense' }, 'REFUSED', 'There is an account “Meals” there already.'],
    [{ name: 'New', type: 'expense', code: '6180' }, 'REFUSED', '“Meals” has the code 6180.'],
    [{ name: 'A:B', type: 'expense' }, 'INVALID_INPUT', 'An account’s name has no “:” in it: “A:B”.'],
    [
      { name: 'New', type: 'asset', parent: 'Travel' },
      'INVALID_INPUT',
      '“Expenses:Travel” is of type expense; an account below it can’t be asset.',
    ],
    [
      { name: 'New', type: 'asset', parent: 'Nowhere' },
      'NOT_FOUND',
      'There is no account “Nowhere” in Acme s-corp.',
    ],
    [
      { name: 'New', type: 'asset', opening_balance: '1.005' },
      'INVALID_INPUT',
      '“1.005” is not an amount in USD: more decimals than USD has (2)',
    ],
  ])('%j are refused: %s %s', async (input, code, message) => {
    await expect(add(input)).rejects.toMatchObject({ code, message });
  });

  it('a name that nobody has brings the nearest to mind; one that two have, both', async () => {
    await expect(books.call('entry.register', { account: 'Trave' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      remedy: 'Did you mean Expenses:Travel?',
    });
    await llc('c-corp');
    await expect(books.call('entry.register', { account: 'Travel' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: '“Travel” can mean 2 accounts: Acme s-corp / Expenses:Travel; Acme c-corp / Expenses:Travel.',
      remedy: 'Name the entity too, or use the path, the code or the id.',
    });
  });

  it('are renamed, moved and mapped, but never below themselves', async () => {
    await add({ name: 'Hotels', type: 'expense', parent: 'Travel' });
    const changed = await books.call('account.update', {
      account: 'Hotels',
      name: 'Lodging',
      parent: 'Meals',
      tax_line: '21',
    });
    expect(changed).toMatchObject({ path: 'Expenses:Meals:Lodging', tax_line: '21' });
    await expect(books.call('account.update', { account: 'Meals', parent: 'Lodging' })).rejects.toMatchObject(
      {
        code: 'REFUSED',
        message: 'An account can’t lie below itself.',
        remedy: 'Choose another parent.',
      },
    );
    await expect(books.call('account.update', { account: 'Meals', parent: 'Meals' })).rejects.toMatchObject({
      code: 'REFUSED',
    });
    expect(await books.call('account.update', { account: 'Lodging', parent: null })).toMatchObject({
      path: 'Lodging',
    });
  });

  it('are archived only when they hold nothing, and take no entries then', async () => {
    await add({ name: 'Old bank', type: 'asset', opening_balance: '10', opening_date: '2025-01-01' });
    const archive = () => books.call('account.update', { account: 'Old bank', archived: true });
    await expect(archive()).rejects.toMatchObject({
      code: 'REFUSED',
      message: '“Assets:Old bank” still holds 10.00 USD.',
      remedy: 'Bring it to zero first.',
    });
    const move = (from: string, to: string) => ({
      entity,
      date: '2025-02-01',
      postings: [
        { account: from, amount: '-10' },
        { account: to, amount: '10' },
      ],
    });
    await books.call('entry.create', { entries: [move('Old bank', 'Checking')] });
    expect(await archive()).toMatchObject({ archived: true });
    expect((await chart(entity)).has('Old bank')).toBe(false);
    await expect(
      books.call('entry.create', { entries: [move('Old bank', 'Checking')] }),
    ).rejects.toMatchObject({
      code: 'REFUSED',
      message: '“Assets:Old bank” is archived.',
    });
  });

  it('are archived with what is below them only where that is asked for', async () => {
    await add({ name: 'Trips', type: 'expense' });
    await add({ name: 'Trains', type: 'expense', parent: 'Trips' });
    await add({ name: 'Night trains', type: 'expense', parent: 'Trains' });
    const archive = (more: object = {}) =>
      books.call('account.update', { account: 'Trips', archived: true, ...more });
    await expect(archive()).rejects.toMatchObject({
      code: 'REFUSED',
      message: '“Expenses:Trips” has accounts below it that are in use: Trains, Night trains.',
      remedy: 'Archive or move those first, or archive all of them together (with_children).',
    });
    await archive({ with_children: true });
    const all = await chart(entity);
    expect(['Trips', 'Trains', 'Night trains'].filter((name) => all.has(name))).toEqual([]);
    const hidden = {
      code: 'REFUSED',
      message: expect.stringContaining('is archived; what is below it would be out of sight.'),
      remedy: 'Bring that one back first.',
    };
    const update = (input: object) => books.call('account.update', input);
    await expect(update({ account: 'Trains', archived: false })).rejects.toMatchObject(hidden);
    await expect(update({ account: 'Meals', parent: 'Trips' })).rejects.toMatchObject(hidden);
    await expect(add({ name: 'Ferries', type: 'expense', parent: 'Trips' })).rejects.toMatchObject(hidden);
    await books.call('history.undo');
    expect((await chart(entity)).has('Night trains')).toBe(true);
  });

  it('stay all together where one of those below can’t be archived', async () => {
    await add({ name: 'Old bank', type: 'asset', opening_balance: '10', opening_date: '2025-01-01' });
    await add({ name: 'Abroad', type: 'asset' });
    for (const account of ['Old bank', 'Savings'])
      await books.call('account.update', { account, parent: 'Abroad' });
    const archive = { account: 'Abroad', archived: true, with_children: true };
    await expect(books.call('account.update', archive)).rejects.toMatchObject({
      message: '“Assets:Abroad:Old bank” still holds 10.00 USD.',
    });
    expect((await chart(entity)).has('Savings')).toBe(true);
  });
});
