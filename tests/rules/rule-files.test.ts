/** A file of rules, however its accounts are called and however many rules are in it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { turnsDuring } from '../support/turns.ts';

const LLC = 'Acme LLC';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
});
afterEach(() => books.close());

const fileOf = (rules: object[]) => ({ format: 'bulkhead-rules', version: 1, rules });

it('may have accounts that are called like what every object has', async () => {
  const named = ['constructor', 'toString', '__proto__'];
  const file = fileOf(named.map((account) => ({ value: account, account })));
  const take = { entity: LLC, file };
  expect(await books.call('rules.import', { ...take, preview: true })).toMatchObject({
    ...{ added: 0, unknown_accounts: named },
  });
  for (const name of named) await books.call('account.create', { entity: LLC, name, type: 'expense' });
  expect(await books.call('rules.import', take)).toMatchObject({ added: 3, unknown_accounts: [] });
});

it('with many rules loads the chart once for all of them, and lets others in between', async () => {
  const rules = Array.from({ length: 60 }, (_, n) => ({
    value: `merchant ${n}`,
    ...(n % 2 === 0 ? { accounts: ['Assets:Checking'] } : {}),
    account: n % 3 === 0 ? 'Expenses:Meals' : 'Expenses:Travel',
  }));
  const charts = vi.spyOn(books.core.vault.db, 'prepare');
  const turns = await turnsDuring(() => books.call('rules.import', { entity: LLC, file: fileOf(rules) }));
  const loaded = charts.mock.calls.filter(([sql]) => sql.startsWith('SELECT * FROM account WHERE entity_id'));
  expect(loaded).toHaveLength(1);
  expect(turns).toBeGreaterThanOrEqual(60);
  const counted = charts.mock.calls.filter(([sql]) => sql.startsWith('SELECT count(*) FROM rule'));
  expect(counted).toHaveLength(0);
});

it('says which of its rules can’t be one in these books', async () => {
  await books.call('entity.create', { kind: 'person', name: 'Dana' });
  const file = fileOf([
    { value: 'coffee', account: 'Draws' },
    { value: 'owner draw', crossing: { kind: 'draw', with: 'Dana' } },
  ]);
  const take = { entity: 'Dana', file, accounts: { Draws: 'Groceries' } };
  await expect(books.call('rules.import', { ...take, preview: true })).rejects.toMatchObject({
    code: 'REFUSED',
    message: /^The rule “owner draw” can’t be one here: .*“Dana”.* No rule of the file was added\.$/,
  });
  expect(await books.call('rules.list', { entity: 'Dana' })).toEqual([]);
});
