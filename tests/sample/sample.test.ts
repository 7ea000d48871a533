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

  it('crosses the wall in pairs: draws, a contribution, a loan with its payments, costs that were paid back', async () => {
    await filled();
    expect(await books.call('crossing.unpaired')).toEqual([]);
    const wall: { kind: string; purpose: string | null; in_transit: boolean }[] =
      await books.call('crossing.wall');
    const kinds = Object.groupBy(wall, ({ kind }) => kind);
    expect(Object.fromEntries(Object.entries(kinds).map(([kind, all]) => [kind, all!.length]))).toEqual({
      ...{ draw: 56, contribution: 1, personal: 2, business: 1, settlement: 2, loan: 1, repayment: 13 },
      interest: 14,
    });
    expect(wall.filter((one) => one.in_transit)).toEqual([]);
    expect(wall.filter(({ kind, purpose }) => kind !== 'interest' && !purpose)).toEqual([]);
    const [loan] = await books.call('loan.list', { as_of: '2025-12-31' });
    expect(loan).toMatchObject({ name: 'Owner note 1', late: null });
  });

  it('has most of it on record, each as of its own day, and leaves a draw and a cost to be put right', async () => {
    await filled();
    const open: { check: string; crossings: string[] }[] = await books.call('veil.open', {
      as_of: '2026-01-22',
    });
    expect(open.map(({ check }) => check).sort()).toEqual(['V02', 'V03', 'V17']);
    const { wanted } = await books.call('paper.wanted');
    expect(wanted.map((one: { date: string }) => one.date)).toEqual(['2025-10-16']);
    // Solvency was looked at before each draw, on its day.
    expect(
      count(
        `SELECT count(*) FROM solvency_snapshot s JOIN crossing c ON c.id = s.crossing_id
         JOIN posting p ON p.entry_id = c.origin_entry_id AND p.line = c.origin_line
         WHERE substr(s.prepared_at, 1, 10) = p.date AND s.balance_sheet = 'passes' AND s.debts_due = 'passes'`,
      ),
    ).toBe(56);
    // The log has the instant at which all of it was really written.
    expect(rows('SELECT DISTINCT substr(at, 1, 10) FROM audit_event')).toEqual([['2026-01-15']]);
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
