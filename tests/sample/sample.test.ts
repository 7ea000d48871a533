/** The sample in a vault: everything proves, something is left to do, and one undo takes it back. */
import { afterEach, describe, expect, it } from 'vitest';
import { PURSES } from '../../main/sample/cast.ts';
import { UNKNOWN } from '../../main/sample/vendors.ts';
import { TestBooks } from '../support/books.ts';

const MS_MAX = 20_000;

let books: TestBooks;
afterEach(() => books.close());

async function filled(ending?: string): Promise<TestBooks> {
  books = await TestBooks.create();
  await books.call('vault.sample', ending === undefined ? {} : { ending });
  return books;
}

function rows(sql: string): unknown[] {
  return books.core.vault.reader.prepare(sql).raw().all();
}

function count(sql: string): number {
  return books.core.vault.reader.prepare(sql).pluck().get() as number;
}

/** Every closing balance a bank stated against the books of that day. */
const STATEMENTS_OFF = `SELECT a.name, s.closing_on, s.closing_minor - (
    SELECT ifnull(sum(p.amount_minor), 0) FROM posting p
    WHERE p.account_id = s.account_id AND p.date <= s.closing_on AND p.status <> 'pending') AS off
  FROM statement s JOIN account a ON a.id = s.account_id WHERE off <> 0`;

describe('the sample', () => {
  it('proves: every check, every statement, every reconciliation', async () => {
    await filled();
    const verified = await books.call('vault.verify');
    expect(verified.findings).toEqual([]);
    expect(verified.ok).toBe(true);
    expect(count('SELECT count(*) FROM statement')).toBe(24 * PURSES.length);
    expect(rows(STATEMENTS_OFF)).toEqual([]);
    expect(count('SELECT count(*) FROM reconciliation')).toBe(24 * PURSES.length - 2);
  });

  it('tells two years of two entities that end with last month', async () => {
    await filled();
    const status = await books.call('vault.status');
    expect(status.entities).toBe(2);
    expect(status.entries).toBeGreaterThan(1_500);
    expect(status.entries).toBeLessThan(2_500);
    expect(rows("SELECT min(date), max(date) FROM entry WHERE source <> 'opening'")).toEqual([
      ['2024-01-01', '2025-12-31'],
    ]);
    const entities = await books.call('entity.list');
    expect(entities.map((e: { kind: string }) => e.kind)).toEqual(['llc', 'person']);
    expect(entities[0].members).toEqual([
      { name: entities[1].name, entity_id: entities[1].id, share: '100' },
    ]);
  });

  it('books each transfer once, seen on both statements', async () => {
    await filled();
    const twiceSeen = count(
      'SELECT count(*) FROM (SELECT entry_id FROM line_match GROUP BY entry_id HAVING count(*) = 2)',
    );
    // Every month: two card payments, money set aside for taxes, and savings.
    expect(twiceSeen).toBe(4 * 24);
  });

  it('leaves something to do: a cheque nobody cashed, rows nobody knows, cards to reconcile', async () => {
    await filled();
    const pending = rows(
      "SELECT DISTINCT e.payee FROM posting p JOIN entry e ON e.id = p.entry_id WHERE p.status = 'pending' ORDER BY 1",
    );
    expect(pending).toEqual([['Otis Bramwell Photography']]);
    const uncategorised = count(
      "SELECT count(*) FROM posting WHERE account_id IN (SELECT id FROM account WHERE role = 'uncategorised')",
    );
    expect(uncategorised).toBe(UNKNOWN.length);
    const card = await books.call('reconcile.status', { account: 'Business credit card' });
    expect(card.difference).toBe('0.00');
    expect(card.cleared.count).toBeGreaterThan(5);
    const owed = count(
      "SELECT sum(amount_minor) FROM posting WHERE account_id IN (SELECT id FROM account WHERE role = 'receivable')",
    );
    expect(owed).toBeGreaterThan(0);
  });

  it.each(['2024-02-29', '2026-01-15'])('proves just as well when it ends on %s', async (ending) => {
    await filled(ending);
    expect((await books.call('vault.verify')).findings).toEqual([]);
    expect(rows(STATEMENTS_OFF)).toEqual([]);
  });

  it('is one command: undone and done again as one', async () => {
    await filled();
    const before = await books.call('vault.status');
    expect(before.undo).toBe('vault.sample');
    await books.call('history.undo');
    expect(await books.call('vault.status')).toMatchObject({ entities: 0, accounts: 0, entries: 0 });
    await books.call('history.redo');
    expect(await books.call('vault.status')).toMatchObject({ entities: 2, entries: before.entries });
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('only goes into an empty vault', async () => {
    await filled();
    await expect(books.call('vault.sample')).rejects.toMatchObject({ code: 'REFUSED' });
    await books.call('history.undo');
    await expect(books.call('vault.sample')).resolves.toMatchObject({ entities: 2 });
  });

  it('refuses an end before the calendar it is told in', async () => {
    books = await TestBooks.create();
    await expect(books.call('vault.sample', { ending: '1066-10-14' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('is quick', async () => {
    const started = performance.now();
    await filled();
    expect(performance.now() - started).toBeLessThan(MS_MAX);
  });
});
