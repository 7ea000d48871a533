/** The chart as a tree, moving within it, new accounts and entities: what a book-keeper would expect of each. */
import { describe, expect, it } from 'vitest';
import type { Account, Entity } from '../../renderer/app/books.ts';
import {
  draftOfEntity,
  entityInput,
  isSound,
  NEW_ENTITY,
  problemsOfEntity,
  withMember,
} from '../../renderer/features/accounts/entity-draft.ts';
import {
  accountInput,
  beginAccount,
  problemsOfAccount,
  withType,
} from '../../renderer/features/accounts/new-account.ts';
import {
  ancestorsOf,
  chartRows,
  chartTree,
  familyOf,
  headOf,
  indented,
  outdented,
  refusalOf,
} from '../../renderer/features/accounts/tree.ts';

function account(id: string, given: Partial<Account> = {}): Account {
  const minor = given.balance_minor ?? 0;
  const currency = given.currency ?? 'USD';
  return {
    id,
    entity: 'Northlight LLC',
    entity_id: 'e1',
    name: id,
    path: id,
    code: null,
    parent_id: null,
    type: 'asset',
    role: 'other',
    currency,
    any_currency: false,
    tax_line: null,
    archived: false,
    balance_minor: minor,
    balance: '',
    balances: [{ currency, amount_minor: minor, amount: '' }],
    ...given,
  };
}

const CHART: Account[] = [
  account('Expenses', { type: 'expense' }),
  account('Travel', { type: 'expense', parent_id: 'Expenses', code: '6170', balance_minor: 1200 }),
  account('Advertising', { type: 'expense', parent_id: 'Expenses', code: '6000', balance_minor: 300 }),
  account('Odds and ends', { type: 'expense', parent_id: 'Expenses', balance_minor: 5 }),
  account('Flights', { type: 'expense', parent_id: 'Travel', balance_minor: 800, tax_line: '24a' }),
  account('Old', { type: 'expense', parent_id: 'Travel', archived: true }),
  account('Income', { type: 'income' }),
  account('Sales', { type: 'income', parent_id: 'Income', balance_minor: -5000 }),
  account('Assets'),
  account('Checking', { parent_id: 'Assets', balance_minor: 10_000 }),
  account('Euro', { parent_id: 'Assets', currency: 'EUR', balance_minor: 700 }),
];
const ALL = { closed: new Set<string>(), archived: false, find: '' };
const named = (id: string) => CHART.find((one) => one.id === id)!;
const shown = (options: Partial<typeof ALL>) =>
  chartRows(chartTree(CHART), { ...ALL, ...options }).map(({ id, depth }) => `${'.'.repeat(depth)}${id}`);

describe('the tree', () => {
  it('stands by type, then by code, then by name', () => {
    expect(shown({})).toEqual([
      'Assets',
      '.Checking',
      '.Euro',
      'Income',
      '.Sales',
      'Expenses',
      '.Advertising',
      '.Travel',
      '..Flights',
      '.Odds and ends',
    ]);
  });

  it('adds up what is below, by currency, and shows credits of income as what they are', () => {
    const rows = chartRows(chartTree(CHART), ALL);
    const amounts = (id: string) => rows.find((row) => row.id === id)?.amounts;
    expect(amounts('Expenses')).toEqual([{ currency: 'USD', minor: 2305 }]);
    expect(amounts('Travel')).toEqual([{ currency: 'USD', minor: 2000 }]);
    expect(amounts('Income')).toEqual([{ currency: 'USD', minor: 5000 }]);
    expect(amounts('Assets')).toEqual([
      { currency: 'USD', minor: 10_000 },
      { currency: 'EUR', minor: 700 },
    ]);
  });

  it('folds, and unfolds for a search of names, codes and tax lines', () => {
    expect(shown({ closed: new Set(['Expenses', 'Assets']) })).toEqual([
      'Assets',
      'Income',
      '.Sales',
      'Expenses',
    ]);
    expect(shown({ closed: new Set(['Expenses']), find: '24A' })).toEqual([
      'Expenses',
      '.Travel',
      '..Flights',
    ]);
    expect(shown({ find: 'nowhere' })).toEqual([]);
  });

  it('leaves out what is archived unless it is asked for, or something alive is below it', () => {
    expect(shown({ archived: true })).toContain('..Old');
    const half = CHART.map((one) => (one.id === 'Travel' ? { ...one, archived: true } : one));
    expect(chartRows(chartTree(half), ALL).map(({ id }) => id)).toContain('Travel');
  });

  it('keeps an account whose parent is not there', () => {
    expect(chartTree([account('Lost', { parent_id: 'gone' })])).toHaveLength(1);
  });
});

describe('moving', () => {
  it('refuses another type, itself, what is below it and where it is', () => {
    expect(refusalOf(CHART, named('Travel'), named('Advertising'))).toBeNull();
    expect(refusalOf(CHART, named('Travel'), named('Sales'))).toBe('type');
    expect(refusalOf(CHART, named('Travel'), named('Travel'))).toBe('self');
    expect(refusalOf(CHART, named('Travel'), named('Flights'))).toBe('self');
    expect(refusalOf(CHART, named('Travel'), named('Expenses'))).toBe('already');
    expect([...familyOf(CHART, 'Travel')]).toEqual(['Travel', 'Flights', 'Old']);
  });

  it('goes down below the one above it, and up to where its parent is', () => {
    const rows = chartRows(chartTree(CHART), ALL);
    expect(indented(rows, named('Travel'))?.id).toBe('Advertising');
    expect(indented(rows, named('Advertising'))).toBeUndefined();
    expect(indented(rows, named('Expenses'))).toBeUndefined();
    expect(outdented(CHART, named('Flights'))?.id).toBe('Expenses');
    expect(outdented(CHART, named('Travel'))).toBeUndefined();
    expect(headOf(CHART, 'expense')?.id).toBe('Expenses');
    expect(ancestorsOf(CHART, 'Flights')).toEqual(['Travel', 'Expenses']);
    expect(headOf(CHART, 'equity')).toBeUndefined();
  });
});

describe('a new account', () => {
  const entity = { id: 'e1', base_currency: 'USD' };

  it('begins beside the one at the cursor', () => {
    expect(beginAccount(named('Flights'), named('Travel'))).toMatchObject({
      type: 'expense',
      parent: 'Travel',
    });
    expect(beginAccount(named('Travel'), named('Expenses'))).toMatchObject({ type: 'expense', parent: null });
    expect(beginAccount(undefined, undefined)).toMatchObject({
      type: 'expense',
      role: 'other',
      parent: null,
    });
  });

  it('is told with what was given and nothing else', () => {
    const draft = {
      ...beginAccount(named('Checking'), named('Assets')),
      name: ' Savings ',
      openingMinor: -1250,
    };
    expect(accountInput({ ...draft, openingDate: '2026-01-01' }, entity)).toEqual({
      entity: 'e1',
      name: 'Savings',
      type: 'asset',
      role: 'bank',
      opening_balance: '-12.50',
      opening_date: '2026-01-01',
    });
    expect(accountInput({ ...withType(draft, 'income'), currency: 'eur' }, entity)).toEqual({
      entity: 'e1',
      name: 'Savings',
      type: 'income',
      role: 'other',
      currency: 'EUR',
    });
  });

  it('wants a name without a colon, and a currency of three letters', () => {
    const draft = beginAccount(undefined, undefined);
    expect(problemsOfAccount(draft)).toEqual(['name']);
    expect(problemsOfAccount({ ...draft, name: 'Travel:Flights', currency: 'E' })).toEqual([
      'colon',
      'currency',
    ]);
  });
});

describe('an entity', () => {
  const dana: Entity = {
    ...{ id: 'p1', kind: 'person', name: 'Dana', legal_name: null, state: null, ein: null, tax_class: null },
    ...{ base_currency: 'USD', closed_through: null, fiscal_month: null, members: [], hue: 1 },
    accounting_method: 'cash',
    ...{
      street: null,
      street2: null,
      city: null,
      address_state: null,
      zip: null,
      country: null,
      phone: null,
    },
  };

  it('wants a name, two letters, nine digits, and shares of no more than the whole', () => {
    const draft = withMember(withMember({ ...NEW_ENTITY, state: 'wyo', ein: '12345' }));
    const [first, second] = draft.members;
    expect(first?.key).not.toBe(second?.key);
    const problems = problemsOfEntity(draft);
    expect(problems).toMatchObject({ name: true, state: true, ein: true });
    expect([...problems.members.values()]).toEqual(['name', 'name']);
    const thirds = draft.members.map((one) => ({ ...one, name: one.key, share: '33.3333' }));
    const sound = { ...draft, name: 'Two LLC', state: 'wy', ein: '123456789', members: thirds };
    expect(isSound(problemsOfEntity(sound))).toBe(true);
    const most = thirds.map((one) => ({ ...one, share: '50.0001' }));
    expect(problemsOfEntity({ ...sound, members: most }).shares).toBe(true);
  });

  it('knows a member that has books here, and keeps the one it had', () => {
    const draft = withMember({ ...NEW_ENTITY, name: 'Two LLC', state: 'wy' });
    const members = draft.members.map((one) => ({ ...one, name: 'dana', share: '100' }));
    expect(entityInput({ ...draft, members }, [dana])).toMatchObject({
      state: 'WY',
      ein: null,
      members: [{ name: 'dana', share: '100', entity: 'p1' }],
    });
    const llc: Entity = {
      ...dana,
      kind: 'llc',
      members: [{ name: 'D. Example', entity_id: 'p1', share: '100' }],
    };
    expect(entityInput(draftOfEntity(llc), [])).toMatchObject({
      members: [{ name: 'D. Example', entity: 'p1' }],
    });
  });

  it('says the month that a company’s year begins in, and none for January', () => {
    const llc: Entity = { ...dana, kind: 'llc', fiscal_month: 7 };
    expect(draftOfEntity(llc).fiscalMonth).toBe('7');
    expect(entityInput(draftOfEntity(llc), [])).toMatchObject({ fiscal_month: 7 });
    expect(entityInput(NEW_ENTITY, [])).toMatchObject({ fiscal_month: null });
  });

  it('asks of a person no year and no members, and the EIN that its sole proprietorships have', () => {
    expect(entityInput({ ...draftOfEntity(dana), ein: '12-3456789' }, [])).toEqual({
      name: 'Dana',
      ein: '12-3456789',
      legal_name: null,
      state: null,
      accounting_method: 'cash',
      ...{ street: null, street2: null, city: null, address_state: null, zip: null, country: null },
      phone: null,
    });
  });

  it('keeps the address as it was written, and takes back what is emptied', () => {
    const llc: Entity = {
      ...dana,
      kind: 'llc',
      street: '1 Quay',
      address_state: 'TX',
      phone: '307-555-0142',
    };
    const draft = { ...draftOfEntity(llc), street: ' 2 Quay ', phone: '' };
    expect(entityInput(draft, [])).toMatchObject({ street: '2 Quay', address_state: 'TX', phone: null });
  });
});
