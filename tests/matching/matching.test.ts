/** Matching by hand as a book-keeper does it: what each row of the bank stands for, and what the books say before and after. */
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

describe('a hand-entered entry that the import did not take', () => {
  it('is offered with its reasons, matched, and the entry made for the row goes', async () => {
    const { ids } = await bring([{ date: '2025-03-20', amount: '-45.00', payee: 'FIGMA 9912', fitid: 'a' }]);
    // Twelve days before: beyond what an import takes by itself.
    const entry = await enter('2025-03-08', '-45.00', { payee: 'Figma', category: 'Travel' });
    const { rows } = await candidates({ line: ids[0] });
    expect(rows[0]).toMatchObject({ match: 'created', level: 'exact', candidates: [{ kind: 'legs' }] });
    const [best] = rows[0].candidates;
    expect(best.legs).toMatchObject([
      { entry_id: entry, line: 0, category: 'Expenses:Travel', amount: '-45.00' },
    ]);
    expect(best.reasons).toMatchObject([
      { kind: 'amount' },
      { kind: 'day', days: 12 },
      { kind: 'payee_same', text: 'figma' },
    ]);
    expect(best.level).toBe('possible');
    const answer = await books.call('matching.match', { line: ids[0], legs: [{ entry, line: 0 }] });
    expect(answer.removed).toMatchObject([{ payee: 'Figma', date: '2025-03-20', category: null }]);
    expect(await register()).toEqual(['2025-03-08 Figma -45.00 cleared bank']);
    expect(await balance('Travel')).toBe('45.00');
    expect((await candidates({ entry })).rows).toMatchObject([
      { match: 'matched', row: { own_entry: null } },
    ]);
  });

  it('counts on the bank’s day in the proof, before and after', async () => {
    const at = { amount: '55.00', on: '2025-03-31' };
    const { ids } = await bring(
      [
        { date: '2025-03-01', amount: '100.00', payee: 'Client', fitid: 'a' },
        { date: '2025-03-31', amount: '-45.00', payee: 'Figma', fitid: 'b' },
      ],
      'Checking',
      at,
    );
    const entry = await enter('2025-04-12', '-45.00', { payee: 'Figma' });
    const status = () => books.call('reconcile.status', { account: 'Checking' });
    expect(await status()).toMatchObject({ difference: '0.00' });
    await books.call('matching.match', { line: ids[1], legs: [{ entry, line: 0 }] });
    expect(await status()).toMatchObject({ difference: '0.00', pending: { count: 0 } });
    expect(await balance('Checking')).toBe('55.00');
  });

  it('waits again after unmatching, and the row gets what the rules give it', async () => {
    const { ids } = await bring([{ date: '2025-03-20', amount: '-45.00', payee: 'Figma', fitid: 'a' }]);
    const entry = await enter('2025-03-08', '-45.00');
    await books.call('matching.match', { line: ids[0], legs: [{ entry, line: 0 }] });
    await books.call('rules.create', {
      entity: OWNER,
      value: 'figma',
      account: 'Supplies',
      payee: 'Figma Inc',
    });
    expect(await books.call('matching.unmatch', { line: ids[0] })).toMatchObject({
      category: 'Expenses:Supplies',
      waiting: 1,
    });
    expect(await register()).toEqual([
      '2025-03-08 By hand -45.00 pending',
      '2025-03-20 Figma Inc -45.00 cleared bank',
    ]);
    const again = await refusal('matching.unmatch', { line: ids[0] });
    expect(again.message).toMatch(/made from the bank’s row of 2025-03-20 “Figma”/);
    // And once more: no end to changing one’s mind.
    await books.call('matching.match', { line: ids[0], legs: [{ entry, line: 0 }] });
    expect(await register()).toEqual(['2025-03-08 By hand -45.00 cleared bank']);
  });

  it('is refused where something would be lost, unless that is said', async () => {
    const { ids } = await bring([{ date: '2025-03-20', amount: '-45.00', payee: 'Figma', fitid: 'a' }]);
    const entry = await enter('2025-03-08', '-45.00');
    const [row] = (await candidates({ line: ids[0] })).rows;
    await books.call('entry.bulk', { entries: [row.row.own_entry], category: 'Supplies' });
    const input = { line: ids[0], legs: [{ entry, line: 0 }] };
    expect((await refusal('matching.match', input)).message).toContain(
      '“Expenses:Supplies”, which would be lost',
    );
    const [now] = (await candidates({ line: ids[0] })).rows;
    expect(now.row).toMatchObject({ category: 'Expenses:Supplies', held: { kind: 'category' } });
    expect(now.candidates[0].reasons).toContainEqual(
      expect.objectContaining({ kind: 'category', text: 'Expenses:Supplies' }),
    );
    const answer = await books.call('matching.match', { ...input, discard: true });
    expect(answer.removed).toMatchObject([{ category: 'Expenses:Supplies' }]);
  });

  it('done twice is done once', async () => {
    const { ids } = await bring([{ date: '2025-03-20', amount: '-45.00', payee: 'Figma', fitid: 'a' }]);
    const entry = await enter('2025-03-08', '-45.00');
    const input = { line: ids[0], legs: [{ entry, line: 0 }] };
    const before = fingerprint(books.core.vault.db);
    await books.call('matching.match', input);
    const after = fingerprint(books.core.vault.db);
    const again = await books.call('matching.match', input);
    expect(again).toEqual({ legs: [{ entry_id: entry, line: 0 }], removed: [] });
    expect(fingerprint(books.core.vault.db)).toBe(after);
    await books.call('history.undo');
    expect(fingerprint(books.core.vault.db)).toBe(before);
  });

  it('loses nothing where only another entry of the same payee got another name', async () => {
    const { ids } = await bring([
      { date: '2025-03-20', amount: '-4.50', payee: 'SQ *BLUE HERON CAFE', fitid: 'a' },
      { date: '2025-03-24', amount: '-6.00', payee: 'SQ *BLUE HERON CAFE', fitid: 'b' },
    ]);
    const [other] = (await candidates({ line: ids[1] })).rows;
    await books.call('entry.update', { id: other.row.own_entry, payee: 'The Heron' });
    const entry = await enter('2025-03-08', '-4.50');
    const [row] = (await candidates({ line: ids[0] })).rows;
    expect(row.row.held).toBeNull();
    await books.call('matching.match', { line: ids[0], legs: [{ entry, line: 0 }] });
  });

  it('loses nothing where both have the same category', async () => {
    const { ids } = await bring([{ date: '2025-03-20', amount: '-45.00', payee: 'Figma', fitid: 'a' }]);
    const entry = await enter('2025-03-08', '-45.00', { category: 'Supplies' });
    const [row] = (await candidates({ line: ids[0] })).rows;
    await books.call('entry.bulk', { entries: [row.row.own_entry], category: 'Supplies' });
    await books.call('matching.match', { line: ids[0], legs: [{ entry, line: 0 }] });
    expect(await balance('Supplies')).toBe('45.00');
  });

  it('tells of everything that would be lost, and takes no more than was named', async () => {
    const { ids } = await bring([{ date: '2025-03-20', amount: '-45.00', payee: 'Figma', fitid: 'a' }]);
    const entry = await enter('2025-03-08', '-45.00');
    const [{ row }] = (await candidates({ line: ids[0] })).rows;
    const parts = [
      { account: 'Checking', amount: '-45.00' },
      { account: 'Supplies', amount: '40.00' },
      { account: 'Travel', amount: '5.00' },
    ];
    await books.call('entry.update', {
      ...{ id: row.own_entry, memo: 'for the office', tags: ['desk'] },
      postings: parts,
    });
    const [{ candidates: found }] = (await candidates({ line: ids[0] })).rows;
    expect(found).toMatchObject([{ locked: null, losses: [{ line: ids[0] }, {}, {}] }]);
    const kinds = found[0].losses.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(['tags', 'split', 'words']);
    const input = { line: ids[0], legs: [{ entry, line: 0 }] };
    const less = await refusal('matching.match', { ...input, discard: ['tags', 'words'] });
    expect(less.message).toContain('split into parts');
    expect((await refusal('matching.match', { ...input, discard: [] })).facts).toEqual({ held: 'tags' });
    await books.call('matching.match', { ...input, discard: kinds });
    expect(await register()).toEqual(['2025-03-08 By hand -45.00 cleared bank']);
  });

  it('is none for what a rule gave it: a split, a note, tags, which come again after unmatching', async () => {
    const half = (account: string) => ({ account, percent: '50' });
    await books.call('rules.create', {
      ...{ entity: OWNER, value: 'figma', payee: 'Figma', memo: 'Design', add_tags: ['tools'] },
      parts: [half('Supplies'), half('Travel')],
    });
    const { ids } = await bring([{ date: '2025-03-20', amount: '-45.01', payee: 'FIGMA 9912', fitid: 'a' }]);
    const entry = await enter('2025-03-08', '-45.01', { payee: 'By hand' });
    const made = async () => {
      const { rows } = await books.call('entry.register', { account: 'Checking', text: 'figma' });
      const one = await books.call('entry.get', { id: rows[0].entry_id });
      const legs = one.postings.map((leg: { account: string; amount: string }) => [
        ...[leg.account.split(':').at(-1), leg.amount],
      ]);
      return { id: one.id, legs, memo: one.memo, tags: one.tags };
    };
    const before = await made();
    expect(before).toMatchObject({ memo: 'Design', tags: ['tools'], legs: { length: 3 } });
    const { rows } = await candidates({ line: ids[0] });
    expect(rows[0].row.held).toBeNull();
    await books.call('matching.match', { line: ids[0], legs: [{ entry, line: 0 }] });
    await books.call('matching.unmatch', { line: ids[0] });
    const after = await made();
    expect({ ...after, id: '' }).toEqual({ ...before, id: '' });
    // What somebody adds to it is theirs.
    await books.call('entry.bulk', { entries: [after.id], add_tags: ['mine'] });
    expect((await candidates({ line: ids[0] })).rows[0].row.held).toMatchObject({ kind: 'tags' });
  });

  it('is none where the leg is of the opening that a statement told', async () => {
    const rows = [{ date: '2025-03-20', amount: '45.00', payee: 'Client', fitid: 'a' }];
    const { ids } = await bring(rows, 'Checking', { amount: '90.00', on: '2025-03-31' });
    const { entries } = await books.call('entry.list', {});
    const opening = entries.find(({ source }: { source: string }) => source === 'opening');
    const line = opening.postings.findIndex((leg: { account: string }) => leg.account === 'Assets:Checking');
    expect(opening.postings[line]).toMatchObject({ amount: '45.00' });
    const input = { line: ids[0], legs: [{ entry: opening.id, line }], discard: true };
    expect((await refusal('matching.match', input)).message).toContain('does not wait for a row of the bank');
    expect((await candidates({ line: ids[0] })).rows[0].candidates).toEqual([]);
  });

  it('is refused in closed books and where it is reconciled', async () => {
    const { ids } = await bring([{ date: '2025-03-20', amount: '-45.00', payee: 'Figma', fitid: 'a' }]);
    const entry = await enter('2025-04-08', '-45.00');
    const input = { line: ids[0], legs: [{ entry, line: 0 }], discard: true };
    await books.call('period.close', { entity: OWNER, through: '2025-03-31' });
    expect((await refusal('matching.match', input)).message).toContain('closed through 2025-03-31');
    await books.call('period.reopen', { entity: OWNER, through: null, reason: 'a late bill' });
    const { id } = await books.call('reconcile.finish', {
      account: 'Checking',
      date: '2025-03-31',
      balance: '-45.00',
    });
    expect((await refusal('matching.match', input)).message).toContain('is reconciled');
    await books.call('reconcile.reopen', { id, reason: 'matched with another' });
    await books.call('matching.match', input);
  });
});

it('taking an import back after its row met three entries has them wait again', async () => {
  const { ids, batch, file } = await bring([
    { date: '2025-03-20', amount: '30.00', payee: 'DEPOSIT', fitid: 'a' },
  ]);
  const entries = [await enter('2025-03-09', '10.00'), await enter('2025-03-10', '20.00')];
  await books.call('matching.match', { line: ids[0], legs: entries.map((entry) => ({ entry, line: 0 })) });
  expect(await books.call('imports.undo', { batch })).toEqual({
    lines: 1,
    entries: 0,
    by_hand: 0,
    several: 1,
    accounts: 0,
    kept: 0,
  });
  expect(await register()).toEqual(['2025-03-09 By hand 10.00 pending', '2025-03-10 By hand 20.00 pending']);
  const again = await books.call('imports.commit', { files: [file], account: 'Checking' });
  expect(again.files[0].accounts[0]).toMatchObject({ new: 0, matched: 1 });
});
