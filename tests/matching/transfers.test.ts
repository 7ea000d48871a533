/** Transfers between own accounts, made of a row of each, and taken apart again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from '../support/fingerprint.ts';
import {
  balance,
  books,
  bring,
  candidates,
  closeBooks,
  enter,
  OWNER,
  openBooks,
  refusal,
  register,
} from '../support/matching-books.ts';

beforeEach(openBooks);
afterEach(closeBooks);

describe('a transfer between own accounts', () => {
  async function both() {
    const out = await bring([
      { date: '2025-03-12', amount: '-500.00', payee: 'ONLINE TRANSFER TO ...4821', fitid: 'a' },
    ]);
    const into = await bring(
      [{ date: '2025-03-13', amount: '500.00', payee: 'DEPOSIT', fitid: 'b' }],
      'Savings 4821',
    );
    return { out, into, lines: [out.ids[0]!, into.ids[0]!] };
  }

  it('is proposed, made of both rows, and taken back', async () => {
    const { lines } = await both();
    const { pairs } = await books.call('matching.pairs', { entity: OWNER });
    expect(pairs).toMatchObject([
      { kind: 'transfer', level: 'exact', rows: [{ id: lines[0] }, { id: lines[1] }] },
    ]);
    const [{ own_entry: entry }] = pairs[0].rows;
    expect(await books.call('matching.pairs', { entries: entry })).toEqual({ total: 1, doubled: 0, pairs });
    expect(await books.call('matching.pairs', { entries: ['another'] })).toEqual({
      total: 1,
      doubled: 0,
      pairs: [],
    });
    expect(pairs[0].reasons).toMatchObject([
      { kind: 'amount' },
      { kind: 'day', days: -1 },
      { kind: 'mask', text: '4821' },
      { kind: 'transfer_words' },
      { kind: 'no_category' },
    ]);
    const before = fingerprint(books.core.vault.db);
    const { entry_id, removed } = await books.call('matching.transfer', { lines });
    expect(removed).toMatchObject([{ payee: 'Deposit' }]);
    expect(await register('Savings 4821')).toEqual([
      '2025-03-12 Online Transfer to ...4821 500.00 cleared bank',
    ]);
    expect([
      await balance('Checking'),
      await balance('Savings 4821'),
      await balance('Uncategorised'),
    ]).toEqual(['-500.00', '500.00', '0.00']);
    const { evidence } = await books.call('entry.get', { id: entry_id });
    expect(evidence).toMatchObject([{ match: 'created' }, { match: 'matched' }]);
    expect(await books.call('matching.pairs')).toMatchObject({ total: 0 });
    await books.call('history.undo');
    expect(fingerprint(books.core.vault.db)).toBe(before);
  });

  it('counts in each account on its own bank’s day', async () => {
    const { lines } = await both();
    await books.call('matching.transfer', { lines });
    for (const [date, minor] of [
      ['2025-03-12', '0.00'],
      ['2025-03-13', '500.00'],
    ] as const)
      expect(
        await books.call('reconcile.status', { account: 'Savings 4821', date, balance: minor }),
      ).toMatchObject({ difference: '0.00' });
  });

  it('undoing the import of either side leaves whole books, and the next import completes them', async () => {
    const { out, into, lines } = await both();
    await books.call('matching.transfer', { lines });
    await books.call('imports.undo', { batch: out.batch });
    expect(await register('Checking')).toEqual([]);
    expect(await register('Savings 4821')).toEqual(['2025-03-13 Deposit 500.00 cleared bank']);
    const again = await books.call('imports.commit', { files: [out.file], account: 'Checking' });
    expect(again.files[0].accounts[0]).toMatchObject({ new: 1, duplicate: 0 });
    expect((await books.call('matching.pairs')).pairs).toEqual([]);
    await books.call('imports.undo', { batch: into.batch });
    expect(await register('Savings 4821')).toEqual(['2025-03-12 Online Transfer to ...4821 500.00 pending']);
    books.world.at = Date.parse('2025-03-22T12:00:00Z');
    expect(await books.call('matching.transit')).toMatchObject([
      { from: 'Assets:Checking', to: 'Assets:Savings 4821', days: 10, leg: { amount: '500.00' } },
    ]);
    // The same file finds its place by itself.
    await books.call('imports.commit', { files: [into.file], account: 'Savings 4821' });
    expect(await books.call('matching.transit')).toEqual([]);
  });

  it('unmatched, the money is in transit, and the row is on its own', async () => {
    const { lines } = await both();
    await books.call('matching.transfer', { lines });
    expect((await refusal('matching.unmatch', { line: lines[0] })).remedy).toBe('Unmatch that row first.');
    await books.call('matching.unmatch', { line: lines[1] });
    expect(await books.call('matching.transit')).toHaveLength(1);
    const later = await bring([{ date: '2025-03-11', amount: '-9.00', payee: 'TO SAVINGS', fitid: 'z' }]);
    const { own_entry: other } = (await candidates({ line: later.ids[0] })).rows[0].row;
    await books.call('entry.bulk', { entries: [other], category: 'Savings 4821' });
    const oldest = await books.call('matching.transit', { limit: 1 });
    expect([oldest.length, oldest[0].leg.amount]).toEqual([1, '9.00']);
    expect(await books.call('matching.transit')).toHaveLength(2);
    await books.call('history.undo');
    await enter('2025-03-14', '-7.00');
    const { rows: shown } = await books.call('entry.register', { in_transit: true });
    expect(shown.map((row: { amount: string }) => row.amount)).toEqual(['-500.00', '500.00']);
    const { rows } = await candidates({ line: lines[1] });
    expect(rows[0].candidates[0]).toMatchObject({ kind: 'legs', legs: [{ status: 'pending' }] });
  });

  it('keeps the side that somebody worked on', async () => {
    const { lines } = await both();
    const [, into] = await Promise.all(lines.map(async (line) => (await candidates({ line })).rows[0].row));
    await books.call('entry.update', { id: into.own_entry, tags: ['move'] });
    const { entry_id } = await books.call('matching.transfer', { lines });
    expect(entry_id).toBe(into.own_entry);
    expect(await books.call('entry.get', { id: entry_id })).toMatchObject({
      tags: ['move'],
      date: '2025-03-13',
    });
  });

  it('loses nothing of the side that stays but its category, which is what a refusal names', async () => {
    const { lines } = await both();
    const [out, into] = await Promise.all(
      lines.map(async (line) => (await candidates({ line })).rows[0].row),
    );
    await books.call('entry.update', { id: into.own_entry, tags: ['one'] });
    await books.call('entry.update', { id: out.own_entry, tags: ['two'] });
    const lost = async () => (await candidates({ line: lines[0] })).rows[0].candidates[0].losses;
    expect(await lost()).toEqual([{ line: lines[1], kind: 'tags', text: null }]);
    await books.call('entry.bulk', { entries: [out.own_entry], category: 'Supplies' });
    expect(await lost()).toMatchObject([
      { line: lines[1], kind: 'tags' },
      { line: lines[0], kind: 'category', text: 'Expenses:Supplies' },
    ]);
    const error = await refusal('matching.transfer', { lines, discard: ['tags'] });
    expect(error.message).toContain('was given the category “Expenses:Supplies”');
    const { entry_id } = await books.call('matching.transfer', { lines, discard: ['tags', 'category'] });
    expect(await books.call('entry.get', { id: entry_id })).toMatchObject({ tags: ['two'] });
  });

  it('is not locked by a reconciliation that it leaves as it is', async () => {
    await bring([{ date: '2025-03-12', amount: '-500.00', payee: 'Transfer', fitid: 'a' }]);
    await books.call('reconcile.finish', { account: 'Checking', date: '2025-03-31', balance: '-500.00' });
    const { ids } = await bring(
      [{ date: '2025-03-13', amount: '500.00', payee: 'Deposit', fitid: 'b' }],
      'Savings 4821',
    );
    const best = async () => (await candidates({ line: ids[0] })).rows[0].candidates[0];
    const { locked, losses, rows } = await best();
    expect({ locked, losses }).toEqual({ locked: null, losses: [] });
    const lines = rows.map(({ id }: { id: string }) => id);
    const [other] = lines.filter((id: string) => id !== ids[0]);
    const { own_entry } = (await candidates({ line: other })).rows[0].row;
    await books.call('entry.bulk', { entries: [own_entry], category: 'Supplies' });
    expect((await best()).locked).toEqual({ line: other, kind: 'reconciled', text: null });
    expect((await refusal('matching.transfer', { lines, discard: true })).message).toContain('is reconciled');
  });

  it('says that a category would be lost also where the entry that stays has tags', async () => {
    const { lines } = await both();
    const [out] = (await candidates({ line: lines[0] })).rows;
    await books.call('entry.bulk', { entries: [out.row.own_entry], category: 'Supplies' });
    await books.call('entry.update', { id: out.row.own_entry, tags: ['move'] });
    const error = await refusal('matching.transfer', { lines });
    expect(error.message).toContain('“Expenses:Supplies”, which would be lost');
    expect(error.facts).toMatchObject({ held: 'category' });
    const { entry_id } = await books.call('matching.transfer', { lines, discard: true });
    expect(await books.call('entry.get', { id: entry_id })).toMatchObject({ tags: ['move'] });
  });

  it('loses no category that a rule gave it, tags or not', async () => {
    await books.call('rules.create', { entity: OWNER, value: 'online transfer', account: 'Supplies' });
    const { lines } = await both();
    const [out] = (await candidates({ line: lines[0] })).rows;
    expect(out.row.category).toBe('Expenses:Supplies');
    await books.call('entry.update', { id: out.row.own_entry, tags: ['move'] });
    expect(await books.call('matching.transfer', { lines })).toMatchObject({ entry_id: out.row.own_entry });
  });

  it('is none where the amounts differ, and says by how much', async () => {
    const { ids } = await bring([{ date: '2025-03-12', amount: '-500.00', payee: 'Wire', fitid: 'a' }]);
    const other = await bring(
      [{ date: '2025-03-13', amount: '485.00', payee: 'Wire', fitid: 'b' }],
      'Savings 4821',
    );
    const error = await refusal('matching.transfer', { lines: [ids[0], other.ids[0]] });
    expect(error.message).toContain('differ by 15.00 USD');
  });

  it('two that fit as well as each other say so', async () => {
    await bring([
      { date: '2025-03-12', amount: '-500.00', payee: 'Transfer', fitid: 'a' },
      { date: '2025-03-12', amount: '-500.00', payee: 'Transfer', fitid: 'b' },
    ]);
    await bring(
      [
        { date: '2025-03-12', amount: '500.00', payee: 'Transfer', fitid: 'c' },
        { date: '2025-03-12', amount: '500.00', payee: 'Transfer', fitid: 'd' },
      ],
      'Savings 4821',
    );
    const { pairs } = await books.call('matching.pairs');
    expect(pairs).toMatchObject([{ level: 'likely' }, { level: 'likely' }]);
    const ids = pairs.flatMap((pair: { rows: { id: string }[] }) => pair.rows.map(({ id }) => id));
    expect(new Set(ids).size).toBe(4);
    expect(pairs[0].reasons.at(-1)).toMatchObject({ kind: 'rivals', count: 2 });
  });
});
