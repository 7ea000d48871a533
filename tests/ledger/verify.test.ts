/** Verifying goes on beside everything else, and stands in nobody's way. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Dana' });
});
afterEach(() => books.close());

const entry = (day: number) => ({
  entity: 'Dana',
  date: `2026-01-${String(day).padStart(2, '0')}`,
  payee: 'Corner shop',
  postings: [
    { account: 'Groceries', amount: '12.00' },
    { account: 'Cash', amount: '-12.00' },
  ],
});
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

describe.each(['vault.verify', 'audit.verify'])('%s', (verify) => {
  it('lets others be answered meanwhile, and looks at one moment of the books', async () => {
    const order: string[] = [];
    const verified = books.call(verify).finally(() => order.push('verified'));
    for (let day = 1; day <= 5; day++) {
      await books.call('entry.create', { entries: [entry(day)] });
      order.push('written');
    }
    expect(await books.call('entity.list')).toHaveLength(1);
    order.push('read');
    expect(await verified).toMatchObject({ ok: true });
    expect(order).toEqual([...Array(5).fill('written'), 'read', 'verified']);
    expect(await books.call(verify)).toMatchObject({ ok: true });
  });

  it('is given up when the vault is locked, which does not wait for it', async () => {
    const verified = codeOf(books.call(verify));
    await books.core.close();
    expect(await verified).toBe('CANCELLED');
    await books.reopen();
    expect(await books.call(verify)).toMatchObject({ ok: true });
  });

  it('is given up when nobody waits for it any more', async () => {
    const gone = new AbortController();
    const options = { actor: { name: 'tester', role: 'owner' as const }, signal: gone.signal };
    const verified = codeOf(books.core.call(verify, {}, options));
    gone.abort();
    expect(await verified).toBe('CANCELLED');
  });
});

it('does not send anybody to a backup for a head file that lags behind: the books are newer', async () => {
  const file = `${books.file}.head`;
  const before = readFileSync(file);
  await books.call('entry.create', { entries: [entry(1)] });
  await books.call('entry.create', { entries: [entry(2)] });
  await books.core.close();
  writeFileSync(file, before);
  await books.reopen();
  const { ok, findings } = await books.call('vault.verify');
  expect([ok, findings]).toMatchObject([false, [{ check: 'head file' }]]);
  expect(findings[0].problem).toContain('nothing is lost');
  expect(findings[0].remedy).toContain('restore a backup only if they are not');
});
