import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RegisterRow } from '../../shared/contract/ledger.ts';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 'disregarded' });
});
afterEach(() => books.close());

const rule = (value: string, account: string, more: object = {}) =>
  books.call('rules.create', { entity: 'Acme LLC', value, account, ...more });

const january = ofx('january.ofx', {
  rows: [
    { date: '2025-01-03', amount: '-40.00', payee: 'SHELL 1234 AUSTIN', memo: 'fuel', fitid: 'a' },
    { date: '2025-01-05', amount: '-12.00', payee: 'Corner Shop', memo: 'lunch', fitid: 'b' },
    { date: '2025-01-07', amount: '500.00', payee: 'Client Shop Inc', memo: 'invoice 7', fitid: 'c' },
    { date: '2025-01-09', amount: '-30.00', payee: 'Unknown', memo: 'xyz', fitid: 'd' },
  ],
});
const importJanuary = () => books.call('imports.commit', { files: [january], account: 'Checking' });

/** Payee and category of each entry of the account, by date. */
async function categories(account = 'Checking'): Promise<[string, string][]> {
  const { rows } = await books.call('entry.register', { account });
  return rows.map((row: RegisterRow) => [row.payee, row.others[0]!.account.split(':').at(-1)!]);
}

describe('rules at import', () => {
  it('put rows where they belong, whatever the case and the spaces, and rename the payee', async () => {
    await rule('shell', 'Car and truck', { payee: 'Shell' });
    await rule('CORNER   shop', 'Meals', { test: 'is' });
    await rule('INVOICE', 'Service revenue', { field: 'memo', test: 'starts' });
    await importJanuary();
    expect(await categories()).toEqual([
      ['Shell', 'Car and truck'],
      ['Corner Shop', 'Meals'],
      ['Client Shop Inc', 'Service revenue'],
      ['Unknown', 'Uncategorised'],
    ]);
  });

  it('are tried in their order; the first that hits decides', async () => {
    await rule('shop', 'Supplies');
    await rule('corner', 'Meals');
    await rule('corner', 'Travel', { position: 1 });
    await importJanuary();
    expect((await categories())[1]).toEqual(['Corner Shop', 'Travel']);
    expect((await categories())[2]).toEqual(['Client Shop Inc', 'Supplies']);
  });

  it('look at the direction of the money', async () => {
    await rule('shop', 'Product sales', { direction: 'in' });
    await rule('shop', 'Supplies', { direction: 'out' });
    await importJanuary();
    expect((await categories()).slice(1, 3)).toEqual([
      ['Corner Shop', 'Supplies'],
      ['Client Shop Inc', 'Product sales'],
    ]);
  });
});

describe('rules on the past', () => {
  const apply = (more: object = {}) => books.call('rules.apply', { entity: 'Acme LLC', ...more });

  it('change what their preview showed, or nothing where somebody changed the books or the rules meanwhile', async () => {
    await importJanuary();
    await rule('shop', 'Supplies');
    const first = await apply({ preview: true });
    const { rows } = await books.call('entry.register', { text: 'corner' });
    await books.call('entry.bulk', { entries: [rows[0].entry_id], category: 'Travel' });
    const before = fingerprint(books.core.vault.db);
    await expect(apply({ as_seen: first.seen })).rejects.toMatchObject({
      ...{ code: 'REFUSED', remedy: expect.stringContaining('Look at the changes again') },
    });
    const second = await apply({ preview: true });
    await rule('client', 'Service revenue', { position: 1 });
    await expect(apply({ as_seen: second.seen })).rejects.toMatchObject({ code: 'REFUSED' });
    expect(await categories()).toEqual([
      ...[
        ['Shell', 'Uncategorised'],
        ['Corner Shop', 'Travel'],
      ],
      ...[
        ['Client Shop Inc', 'Uncategorised'],
        ['Unknown', 'Uncategorised'],
      ],
    ]);
    await books.call('history.undo');
    expect(fingerprint(books.core.vault.db)).toBe(before);
    expect(await apply({ as_seen: second.seen })).toEqual(second);
  });

  it('say in preview exactly what applying then does, and preview changes nothing', async () => {
    await importJanuary();
    await rule('shop', 'Supplies');
    await rule('shell', 'Car and truck', { payee: 'Shell' });
    const before = fingerprint(books.core.vault.db);
    const preview = await apply({ preview: true });
    expect(fingerprint(books.core.vault.db)).toBe(before);
    expect(preview).toMatchObject({
      changed: 3,
      changes: [
        { payee: 'Shell', amount: '-40.00', from: 'Expenses:Uncategorised', rule: 'shell' },
        { payee: 'Corner Shop', amount: '-12.00', to: 'Expenses:Supplies', rule: 'shop' },
        { payee: 'Client Shop Inc', amount: '500.00', to: 'Expenses:Supplies', rule: 'shop' },
      ],
    });
    expect(await apply()).toEqual(preview);
    expect(await apply()).toMatchObject({ changed: 0, changes: [], left: [] });
    await books.call('history.undo');
    expect(fingerprint(books.core.vault.db)).toBe(before);
  });

  it('leave what has a category, unless everything is asked for, and stay within the days given', async () => {
    await rule('shop', 'Supplies');
    await importJanuary();
    const [first] = await books.call('rules.list');
    await books.call('rules.update', { id: first.id, account: 'Meals' });
    expect(await apply()).toMatchObject({ changed: 0 });
    expect(await apply({ everything: true, preview: true })).toMatchObject({ changed: 2 });
    expect(await apply({ everything: true, to: '2025-01-06' })).toMatchObject({ changed: 1 });
    expect((await categories()).slice(1, 3)).toEqual([
      ['Corner Shop', 'Meals'],
      ['Client Shop Inc', 'Supplies'],
    ]);
  });

  it('hit again after they renamed the payee: they look at what the bank sent', async () => {
    await rule('shell', 'Travel', { payee: 'Fuel' });
    await importJanuary();
    const [first] = await books.call('rules.list');
    await books.call('rules.update', { id: first.id, account: 'Car and truck' });
    expect(await apply({ everything: true })).toMatchObject({ changed: 1 });
    expect((await categories())[0]).toEqual(['Fuel', 'Car and truck']);
  });

  it('never touch closed books', async () => {
    await importJanuary();
    await rule('shop', 'Supplies');
    await books.call('period.close', { entity: 'Acme LLC', through: '2025-01-06' });
    const preview = await apply({ preview: true });
    expect(preview).toMatchObject({ changed: 1, changes: [{ payee: 'Client Shop Inc' }] });
    expect(await apply()).toEqual(preview);
  });

  it('pass over an account that cannot be the other side: the same one, or one in another currency', async () => {
    await importJanuary();
    await books.call('account.create', { entity: 'Acme LLC', name: 'Euros', type: 'asset', currency: 'EUR' });
    await rule('shop', 'Euros');
    await rule('shop', 'Checking');
    await rule('shop', 'Supplies', { direction: 'out' });
    const preview = await apply({ preview: true });
    expect(preview).toMatchObject({
      changed: 1,
      changes: [{ payee: 'Corner Shop', to: 'Expenses:Supplies' }],
    });
    expect(await apply()).toEqual(preview);
  });

  it('leave an entry alone that moves a cost from one category to another', async () => {
    const postings = [
      { account: 'Meals', amount: '10.00' },
      { account: 'Travel', amount: '-10.00' },
    ];
    await books.call('entry.create', {
      entries: [{ entity: 'Acme LLC', date: '2025-02-01', payee: 'Corner Shop', postings }],
    });
    await rule('shop', 'Supplies');
    expect(await apply({ everything: true })).toMatchObject({ changed: 0 });
  });
});

describe('the list of rules', () => {
  const order = async () =>
    (await books.call('rules.list')).map(
      (r: { position: number; value: string }) => `${r.position} ${r.value}`,
    );

  it('stays numbered 1, 2, 3 through adding, moving and removing', async () => {
    for (const value of ['a', 'b', 'c', 'd']) await rule(value, 'Meals');
    const [a, b] = await books.call('rules.list');
    await books.call('rules.update', { id: a.id, position: 3 });
    expect(await order()).toEqual(['1 b', '2 c', '3 a', '4 d']);
    await books.call('rules.remove', { id: b.id });
    expect(await order()).toEqual(['1 c', '2 a', '3 d']);
    await rule('e', 'Meals');
    await rule('f', 'Meals', { position: 2 });
    await rule('g', 'Meals', { position: 99 });
    expect(await order()).toEqual(['1 c', '2 f', '3 a', '4 d', '5 e', '6 g']);
    await books.call('history.undo');
    expect(await order()).toEqual(['1 c', '2 f', '3 a', '4 d', '5 e']);
  });

  it('keeps the rules of each entity apart', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Ada' });
    await rule('a', 'Meals');
    await books.call('rules.create', { entity: 'Ada', value: 'b', account: 'Groceries' });
    expect(await books.call('rules.list', { entity: 'Ada' })).toMatchObject([{ position: 1, value: 'b' }]);
    await expect(
      books.call('rules.create', { entity: 'Ada', value: 'c', account: 'Service revenue' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'There is no account “Service revenue” in Ada.' });
  });

  it('refuses an archived category and says what to do', async () => {
    await books.call('account.update', { account: 'Meals', archived: true });
    await expect(rule('a', 'Meals')).rejects.toMatchObject({
      code: 'REFUSED',
      message: '“Expenses:Meals” is archived.',
      remedy: 'Choose another account.',
    });
  });
});
