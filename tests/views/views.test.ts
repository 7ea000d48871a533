import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
});
afterEach(() => books.close());

const save = (screen: string, name: string, definition: object) =>
  books.call('view.save', { screen, name, definition });
const names = async (input: object = {}) =>
  (await books.call('view.list', input)).map((v: { name: string }) => v.name);

describe('saved views', () => {
  it('come back as they were saved, for their screen', async () => {
    const definition = { text: 'rent', sort: ['date', true], limit: 50 };
    const view = await save('register', 'Rent', definition);
    expect(view).toEqual({ id: view.id, screen: 'register', name: 'Rent', definition });
    await save('reports', 'Rent', {});
    expect(await books.call('view.list', { screen: 'register' })).toEqual([view]);
    expect(await names()).toEqual(['Rent', 'Rent']);
  });

  it('are replaced under the same name, and one undo brings the former back', async () => {
    const first = await save('register', 'Rent', { text: 'rent' });
    const before = fingerprint(books.core.vault.db);
    expect(await save('register', 'Rent', { text: 'landlord' })).toMatchObject({ id: first.id });
    expect(await names()).toEqual(['Rent']);
    await books.call('history.undo');
    expect(fingerprint(books.core.vault.db)).toBe(before);
  });

  it('are forgotten', async () => {
    const { id } = await save('register', 'Rent', {});
    await books.call('view.remove', { id });
    expect(await names()).toEqual([]);
    await expect(books.call('view.remove', { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await books.call('history.undo');
    expect(await names()).toEqual(['Rent']);
  });

  it('have a limit, and are no place for files', async () => {
    await expect(save('register', 'Big', { text: 'x'.repeat(200_000) })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
    });
    await expect(save('No Screen', 'Rent', {})).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
