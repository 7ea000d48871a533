/** Vendors in a real vault: commands that are taken back, a merged account, and who sees a taxpayer number. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

const E = 'Harbor LLC';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: E, tax_class: 'partnership' });
});
afterEach(() => books.close());

it('hides numbers in what the audit log shows', async () => {
  const { id } = await books.call('vendor.add', { name: 'Ash', tin: '123-45-6789' });
  await books.call('vendor.update', { id, tin: '12-3456789' });
  for (const { seq } of await books.call('audit.log')) {
    const text = JSON.stringify(await books.call('audit.event', { seq }, 'viewer'));
    expect(text).not.toMatch(/123-45-6789|12-3456789/);
  }
  const [last] = await books.call('audit.log');
  const { changes, input } = await books.call('audit.event', { seq: last.seq });
  expect(input).toMatchObject({ tin: '**-***6789' });
  expect(changes[0].fields).toEqual([{ field: 'tin', before: '***-**-6789', after: '**-***6789' }]);
  await books.call('history.undo');
  expect(await books.call('vendor.list')).toMatchObject([{ tin: '***-**-6789' }]);
  await expect(books.call('vendor.file', { entity: E, year: 2025 }, 'bookkeeper')).rejects.toThrow(
    /role|accountant/,
  );
  expect(await books.call('audit.verify')).toMatchObject({ ok: true });
});

it('what an account counts as goes with it into another', async () => {
  const at = { entity: E };
  await books.call('account.create', { ...at, name: 'Designers', type: 'expense' });
  await books.call('account.create', { ...at, name: 'Artists', type: 'expense' });
  await books.call('vendor.set_account', { ...at, account: 'Designers', counts: 'nec-1' });
  await books.call('account.merge', { ...at, account: 'Designers', into: 'Artists' });
  const accounts: { account: string; counts: string }[] = await books.call('vendor.accounts', at);
  expect(accounts.find(({ account }) => account.endsWith('Artists'))).toMatchObject({
    ...{ counts: 'nec-1', chosen: true },
  });
});

it('an entry may go that somebody said something of', async () => {
  const postings = [
    { account: 'Contract labor', amount: '900' },
    { account: 'Checking', amount: '-900' },
  ];
  const { ids } = await books.call('entry.create', {
    entries: [{ entity: E, date: '2025-02-01', payee: 'Ash', postings }],
  });
  await books.call('vendor.set_payment', { entry_id: ids[0], means: 'card' });
  await books.call('entry.remove_many', { entries: ids });
  expect(await books.call('vendor.forms', { entity: E, year: 2025 })).toMatchObject({ rows: [] });
  await expect(books.call('vendor.set_payment', { entry_id: 'gone', means: 'card' })).rejects.toThrow(
    'no entry gone',
  );
  await books.call('history.undo');
  expect(await books.call('vendor.forms', { entity: E, year: 2025 })).toMatchObject({
    rows: [{ card: '900.00' }],
  });
});
