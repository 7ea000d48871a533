/** A pattern that is in every text leaves nothing out, and whoever tries the rule is told. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

const anyText = async (rule: object): Promise<boolean> =>
  (await books.call('rules.test', { entity: 'Ana', account: 'Groceries', ...rule })).any_text;

it.each(['.*', '.', '\\d*', 'tea|', '[\\s\\S]+'])('“%s” is in every text', async (value) => {
  const and = [{ field: 'payee', test: 'contains', value: 'tea' }];
  expect(
    await anyText({ test: 'matches', value: 'x', and: [{ field: 'memo', test: 'matches', value }] }),
  ).toBe(true);
  expect(await anyText({ test: 'matches', value, and })).toBe(true);
});

it.each(['tea', '^$', '\\d', '[a-z]+', 'te?a'])('“%s” is not', async (value) => {
  expect(await anyText({ test: 'matches', value })).toBe(false);
});

it('a text that is looked for as it stands is no pattern', async () => {
  expect(await anyText({ test: 'contains', value: '.*' })).toBe(false);
  expect(await anyText({ direction: 'out' })).toBe(false);
});
