import type { Statement } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { pagesOf } from '../support/read-pdf.ts';
import { turnsDuring } from '../support/turns.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 's-corp' });
  await books.call('imports.commit', { files: [january], account: 'Checking' });
});
afterEach(() => books.close());

const january = ofx('january.ofx', {
  rows: [
    { date: '2025-01-10', amount: '300.00', payee: 'Client', fitid: 'a' },
    { date: '2025-01-20', amount: '-100.00', payee: 'Rent', fitid: 'b' },
  ],
  balance: { amount: '1200.00', on: '2025-01-31' },
});
const february = ofx('february.ofx', {
  rows: [{ date: '2025-02-10', amount: '-50.00', payee: 'Phone', fitid: 'c' }],
  balance: { amount: '1150.00', on: '2025-02-28' },
});

const status = (more: object = {}) => books.call('reconcile.status', { account: 'Checking', ...more });
const finish = (more: object = {}) => books.call('reconcile.finish', { account: 'Checking', ...more });

/** Another balance than the imported statement has, and why it counts. */
const onPaper = {
  date: '2025-01-31',
  balance: '1175.00',
  reason: 'The paper statement has a fare that the file lacks',
};

async function payByHand(amount: string, date: string): Promise<string> {
  const postings = [
    { account: 'Checking', amount: `-${amount}` },
    { account: 'Travel', amount },
  ];
  const entries = [{ entity: 'Acme LLC', date, payee: 'Airline', postings }];
  return (await books.call('entry.create', { entries })).ids[0];
}

describe('a statement that proves', () => {
  it('is listed with others by reading the chart once', async () => {
    await books.call('imports.commit', { files: [february], account: 'Checking' });
    await finish({ date: '2025-01-31' });
    const read = vi.spyOn(Object.getPrototypeOf(books.core.vault.db.prepare('SELECT 1')), 'all');
    const charts = async () => {
      read.mockClear();
      const listed = await books.call('reconcile.list');
      const asked = read.mock.contexts.filter((one) => (one as Statement).source.includes('FROM account'));
      return [listed.length, asked.length];
    };
    const [, once] = await charts();
    await finish();
    expect(await charts()).toEqual([2, once]);
    expect(once).toBeGreaterThan(0);
    vi.restoreAllMocks();
  });

  it('takes the balance from the imported statement and locks its legs', async () => {
    expect(await status()).toMatchObject({
      statement_date: '2025-01-31',
      statement_balance: '1200.00',
      reconciled_balance: '0.00',
      cleared: { count: 3, sum: '1200.00' },
      pending: { count: 0, sum: '0.00' },
      difference: '0.00',
    });
    expect(await finish()).toMatchObject({ statement_date: '2025-01-31', balance: '1200.00', postings: 3 });
    expect(await status({ date: '2025-01-31', balance: '1200.00' })).toMatchObject({
      reconciled_balance: '1200.00',
      cleared: { count: 0, sum: '0.00' },
      difference: '0.00',
    });
    const { rows } = await books.call('entry.register', { account: 'Checking' });
    expect(rows.map((row: { status: string }) => row.status)).toEqual([
      'reconciled',
      'reconciled',
      'reconciled',
    ]);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('builds on the statement before it', async () => {
    await finish();
    await books.call('imports.commit', { files: [february] });
    expect(await finish()).toMatchObject({ statement_date: '2025-02-28', balance: '1150.00', postings: 1 });
    expect(await books.call('reconcile.list', { account: 'Checking' })).toMatchObject([
      { statement_date: '2025-02-28' },
      { statement_date: '2025-01-31' },
    ]);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('may be of an earlier day of which a statement was imported', async () => {
    await books.call('imports.commit', { files: [february] });
    expect(await finish({ date: '2025-01-31' })).toMatchObject({ balance: '1200.00', postings: 3 });
  });

  it('is, of two that close on one day, the one that goes on from the other, whichever came first', async () => {
    const parts = (at: number, from: string, row: string, to: string) =>
      statementFile(
        `${at}.sta`,
        `:20:START\n:25:1234/5678\n:28C:1/${at}\n:60F:C250305USD${from}\n:61:2503050305C${row},00NTRFREF${at}\n:86:Client ${at}\n:62F:C250305USD${to}\n-\n`,
      );
    const morning = parts(1, '1200,00', '10', '1210,00');
    const evening = parts(2, '1210,00', '5', '1215,00');
    await books.call('imports.commit', { files: [evening], account: 'Checking' });
    await books.call('imports.commit', { files: [morning], account: 'Checking' });
    expect(await status()).toMatchObject({
      statement_date: '2025-03-05',
      statement_balance: '1215.00',
      difference: '0.00',
    });
    expect(await status({ date: '2025-03-05' })).toMatchObject({ statement_balance: '1215.00' });
    // Help names the balance of the evening, and the report only what states it.
    const typed = { account: 'Checking', date: '2025-03-05', balance: '1210.00' };
    const { clues } = await books.call('reconcile.clues', typed);
    expect(clues).toContainEqual(expect.objectContaining({ kind: 'balance_imported', right: '1215.00' }));
    await finish({ date: '2025-03-05' });
    expect((await books.call('reconcile.report', { account: 'Checking' })).evidence).toMatchObject([
      { file: '2.sta', closing_balance: '1215.00' },
    ]);
  });

  it('can be undone and done again', async () => {
    const before = fingerprint(books.core.vault.db);
    await finish();
    const after = fingerprint(books.core.vault.db);
    await books.call('history.undo');
    expect(fingerprint(books.core.vault.db)).toBe(before);
    await books.call('history.redo');
    expect(fingerprint(books.core.vault.db)).toBe(after);
  });
});

describe('a statement that does not prove', () => {
  it('is refused with by how much it is off, and changes nothing', async () => {
    await payByHand('25.00', '2025-01-25');
    const before = fingerprint(books.core.vault.db);
    await expect(finish({ date: '2025-01-31', balance: '1175.00' })).rejects.toMatchObject({
      code: 'REFUSED',
      message:
        '“Assets:Checking” is off by −25.00 USD on 2025-01-31: the statement says 1,175.00, the books 1,200.00.',
      remedy: '1 posting up to that day is still pending (−25.00); look for a missing or doubled row.',
      facts: { difference_minor: -2500 },
    });
    expect(fingerprint(books.core.vault.db)).toBe(before);
  });

  it('proves against another balance than the imported one only with a reason, which its paper tells', async () => {
    const id = await payByHand('25.00', '2025-01-25');
    await books.call('reconcile.mark', { account: 'Checking', entries: [id], status: 'cleared' });
    const before = fingerprint(books.core.vault.db);
    const { reason, ...silently } = onPaper;
    await expect(finish(silently)).rejects.toMatchObject({
      code: 'REFUSED',
      message:
        'The imported statement of “Assets:Checking” closes 2025-01-31 with 1,200.00 USD, not with 1,175.00.',
    });
    expect(fingerprint(books.core.vault.db)).toBe(before);
    const { id: done } = await finish(onPaper);
    const told = { evidence: [], bank_balance: '1200.00', reason };
    expect(await books.call('reconcile.report', { id: done })).toMatchObject(told);
    await books.call('history.undo');
    await books.call('history.redo');
    expect(await books.call('reconcile.report', { id: done })).toMatchObject(told);
    const words = (await pagesOf(await books.call('reconcile.paper', { id: done }))).join(' ');
    expect(words).toContain('closes that day with 1,200.00');
    expect(words).toContain(reason);
  });

  it('is refused for a day that has not come', async () => {
    await expect(finish({ date: '2099-12-31', balance: '1200.00' })).rejects.toMatchObject({
      code: 'REFUSED',
      message: '2099-12-31 has not come yet; no statement closes on it.',
    });
  });

  it('proves once the missing leg is marked as seen', async () => {
    const id = await payByHand('25.00', '2025-01-25');
    const mark = { account: 'Checking', entries: [id], status: 'cleared' };
    expect(await books.call('reconcile.mark', mark)).toEqual({ changed: 1, refused: [] });
    expect(await books.call('reconcile.mark', mark)).toEqual({ changed: 0, refused: [] });
    expect(await finish(onPaper)).toMatchObject({ postings: 4 });
    await expect(books.call('reconcile.mark', { ...mark, status: 'pending' })).rejects.toMatchObject({
      code: 'REFUSED',
      remedy: 'Reopen that reconciliation first.',
    });
  });

  it('is marked together with legs of other accounts, in one command', async () => {
    const byHand = await payByHand('25.00', '2025-01-25');
    const transfer = await books.call('entry.create', {
      entries: [
        {
          ...{ entity: 'Acme LLC', date: '2025-01-26', payee: 'Transfer' },
          postings: [
            { account: 'Checking', amount: '-5.00' },
            { account: 'Savings', amount: '5.00' },
          ],
        },
      ],
    });
    const before = fingerprint(books.core.vault.db);
    const legs = [
      { entry_id: byHand, line: 0 },
      { entry_id: transfer.ids[0], line: 1 },
    ];
    expect(await books.call('reconcile.mark', { legs, status: 'cleared' })).toEqual({
      changed: 2,
      refused: [],
    });
    const { postings } = await books.call('entry.get', { id: transfer.ids[0] });
    expect(postings.map((p: { status: string }) => p.status)).toEqual(['pending', 'cleared']);
    await books.call('history.undo');
    expect(fingerprint(books.core.vault.db)).toBe(before);
  });

  it('is left and named among legs that can’t be marked', async () => {
    const byHand = await payByHand('25.00', '2025-01-25');
    const rent = (await books.call('entry.list', { text: 'Rent' })).entries[0].id;
    const leg = (entry_id: string, line = 0) => ({ entry_id, line });
    const mark = (status: string) =>
      books.call('reconcile.mark', { legs: [leg(byHand), leg(rent), leg(rent, 7)], status });
    const missing = { entry_id: rent, payee: '', date: '', reason: `Entry ${rent} has no leg 7.` };
    expect(await mark('cleared')).toEqual({ changed: 1, refused: [missing] });
    expect(await mark('pending')).toEqual({
      changed: 1,
      refused: [
        {
          ...{ entry_id: rent, payee: 'Rent', date: '2025-01-20' },
          reason: `Entry ${rent} stands for a row of the bank, which has seen it.`,
        },
        missing,
      ],
    });
  });

  it('is no leg of an expense, which no bank sees', async () => {
    const id = await payByHand('25.00', '2025-01-25');
    const legs = [{ entry_id: id, line: 1 }];
    expect(await books.call('reconcile.mark', { legs, status: 'pending' })).toMatchObject({
      changed: 0,
      refused: [{ entry_id: id, reason: '“Travel” is expense; no bank sees it.' }],
    });
  });

  it('is named by its account and entries, or as a leg, and not as both or neither', async () => {
    const status = 'cleared';
    const legs = [{ entry_id: 'x', line: 0 }];
    for (const input of [
      {},
      { account: 'Checking' },
      { account: 'Checking', legs },
      { entries: ['x'], legs },
    ])
      await expect(books.call('reconcile.mark', { ...input, status })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: 'give an account and its entries, or legs',
      });
  });

  it('needs a balance from somewhere', async () => {
    await expect(books.call('reconcile.finish', { account: 'Savings' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: 'No statement of “Assets:Savings” states a balance.',
    });
    await expect(books.call('reconcile.finish', { account: 'Meals', balance: '1' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: '“Expenses:Meals” is expense; only money accounts have statements.',
    });
  });

  it('is refused for a day that is proven already', async () => {
    await finish();
    await expect(finish({ date: '2025-01-15', balance: '1300.00' })).rejects.toMatchObject({
      code: 'REFUSED',
      message: '“Assets:Checking” is reconciled until 2025-01-31 already.',
    });
  });
});

describe('legs that the bank has seen', () => {
  it('do not go back to waiting for it', async () => {
    const { rows } = await books.call('entry.register', { account: 'Checking' });
    const rent = rows.find((row: { payee: string }) => row.payee === 'Rent');
    await expect(
      books.call('reconcile.mark', { account: 'Checking', entries: [rent.entry_id], status: 'pending' }),
    ).rejects.toMatchObject({ code: 'REFUSED', remedy: expect.stringContaining('undo the import batch') });
  });

  it('are locked once reconciled: amount, day, removal and the batch they came with', async () => {
    const id = await payByHand('25.00', '2025-01-25');
    await books.call('reconcile.mark', { account: 'Checking', entries: [id], status: 'cleared' });
    await finish(onPaper);
    const [batch] = await books.call('imports.batches');
    const dearer = [
      { account: 'Checking', amount: '-26.00' },
      { account: 'Travel', amount: '26.00' },
    ];
    const locked = { code: 'REFUSED', remedy: 'Reopen that reconciliation first.' };
    await expect(books.call('entry.update', { id, postings: dearer })).rejects.toMatchObject(locked);
    await expect(books.call('entry.update', { id, date: '2025-01-26' })).rejects.toMatchObject(locked);
    await expect(books.call('entry.remove', { id })).rejects.toMatchObject(locked);
    await expect(books.call('imports.undo', { batch: batch.id })).rejects.toMatchObject({
      code: 'REFUSED',
      message: '2 of the batch’s rows are reconciled.',
    });
    // What it was spent on says nothing about the bank.
    const elsewhere = [
      { account: 'Checking', amount: '-25.00' },
      { account: 'Meals', amount: '25.00' },
    ];
    const changed = await books.call('entry.update', { id, payee: 'Diner', postings: elsewhere });
    expect(changed.postings).toMatchObject([{ status: 'reconciled' }, { account: 'Expenses:Meals' }]);
  });
});

describe('opening a reconciliation again', () => {
  it('needs a reason, unlocks its legs and leaves the reason in the audit log', async () => {
    const before = fingerprint(books.core.vault.db);
    const { id } = await finish();
    await expect(books.call('reconcile.reopen', { id, reason: '' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await books.call('reconcile.reopen', { id, reason: 'the rent was doubled' });
    expect(fingerprint(books.core.vault.db)).toBe(before);
    const [event] = await books.call('audit.log', { limit: 1 });
    expect(await books.call('audit.event', { seq: event.seq })).toMatchObject({
      command: 'reconcile.reopen',
      input: { reason: 'the rent was doubled' },
    });
  });

  it('goes from the latest back', async () => {
    const first = await finish();
    await books.call('imports.commit', { files: [february] });
    const second = await finish();
    await expect(books.call('reconcile.reopen', { id: first.id, reason: 'a mistake' })).rejects.toMatchObject(
      {
        code: 'REFUSED',
        message: 'A later statement (2025-02-28) is reconciled on top of that one.',
        remedy: `Reopen ${second.id} first.`,
      },
    );
    await books.call('reconcile.reopen', { id: second.id, reason: 'a mistake' });
    await books.call('reconcile.reopen', { id: first.id, reason: 'a mistake' });
    expect(await books.call('reconcile.list')).toEqual([]);
  });

  it('is possible in closed books, whose amounts it does not touch', async () => {
    await books.call('period.close', { entity: 'Acme LLC', through: '2025-01-31' });
    const { id } = await finish();
    await books.call('reconcile.reopen', { id, reason: 'looked again' });
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });
});

it('lets others in between while it locks many legs, and while it opens them again', async () => {
  const rows = Array.from({ length: 30 }, (_, n) => ({
    ...{ date: '2025-02-03', amount: '-1.00', payee: `Fare ${n}`, fitid: `f${n}` },
  }));
  const file = ofx('february.ofx', { rows, balance: { amount: '1170.00', on: '2025-02-28' } });
  await books.call('imports.commit', { files: [file], account: 'Checking' });
  let id = '';
  const locking = await turnsDuring(async () => {
    ({ id } = await finish());
  });
  expect(locking).toBeGreaterThanOrEqual(30);
  expect(
    await turnsDuring(() => books.call('reconcile.reopen', { id, reason: 'A row is missing' })),
  ).toBeGreaterThanOrEqual(30);
});
