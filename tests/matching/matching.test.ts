/** Matching by hand as a book-keeper does it: what each row of the bank stands for, and what the books say before and after. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPairs } from '../../main/matching/pairs.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { broken } from '../properties/invariants.ts';
import { type OfxRow, ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

const OWNER = 'Acme LLC';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: OWNER, tax_class: 'partnership' });
  await books.call('account.create', { entity: OWNER, name: 'Savings 4821', type: 'asset', role: 'bank' });
});
afterEach(async () => {
  expect(broken(books.core.vault.db)).toEqual([]);
  expect((await books.call('vault.verify')).findings).toEqual([]);
  await books.close();
});

type Balance = { amount: string; on: string };

/** Rows of one account’s bank; answers with their ids in the order of the file, and the import. */
async function bring(rows: OfxRow[], account = 'Checking', balance?: Balance) {
  const id = account === 'Checking' ? '11-1' : '99-4821';
  const name = `${account}-${rows[0]?.date}.ofx`;
  const file = ofx(name, { account: id, rows, ...(balance ? { balance } : {}) });
  const result = await books.call('imports.commit', { files: [file], account });
  const ids = books.core.vault.db
    .prepare(
      `SELECT l.id FROM statement_line l JOIN statement s ON s.id = l.statement_id
       JOIN source_file f ON f.id = s.source_file_id WHERE f.batch_id = ? ORDER BY l.line_number`,
    )
    .pluck()
    .all(result.batch) as string[];
  return { ids, result, batch: result.batch as string, file };
}

async function enter(date: string, amount: string, more: Record<string, unknown> = {}): Promise<string> {
  const { payee = 'By hand', category = 'Travel', account = 'Checking', status } = more;
  const back = amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
  const first = { account, amount, ...(status ? { status } : {}) };
  const { ids } = await books.call('entry.create', {
    entries: [{ entity: OWNER, date, payee, postings: [first, { account: category, amount: back }] }],
  });
  return ids[0];
}

async function register(account = 'Checking') {
  const { rows } = await books.call('entry.register', { account, limit: 1000 });
  return (rows as Record<string, unknown>[]).map(
    (row) => `${row.date} ${row.payee} ${row.amount} ${row.status}${row.from_bank ? ' bank' : ''}`,
  );
}

async function balance(account: string): Promise<string> {
  const all = await books.call('account.list');
  return all.find((one: { name: string }) => one.name === account).balance;
}

async function refusal(name: string, input: unknown): Promise<BulkheadError> {
  const before = fingerprint(books.core.vault.db);
  const error = await books.call(name, input).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(BulkheadError);
  expect(fingerprint(books.core.vault.db)).toBe(before);
  return error as BulkheadError;
}

const candidates = (input: object) => books.call('matching.candidates', input);

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

describe('several for one', () => {
  it('three entries that come to one deposit; less or more is refused with the difference', async () => {
    const { ids } = await bring([{ date: '2025-03-20', amount: '600.00', payee: 'DEPOSIT', fitid: 'a' }]);
    const invoices = [];
    for (const [date, amount] of [
      ['2025-03-02', '100.00'],
      ['2025-03-09', '200.00'],
      ['2025-03-18', '300.00'],
    ] as const)
      invoices.push(await enter(date, amount, { payee: 'Client' }));
    const legs = invoices.map((entry) => ({ entry, line: 0 }));
    const less = await refusal('matching.match', { line: ids[0], legs: legs.slice(0, 2) });
    expect(less.message).toBe(
      'The entries come to 300.00 USD, the bank’s row to 600.00 USD: 300.00 USD is left over.',
    );
    expect(less.facts).toMatchObject({ difference_minor: 30_000 });
    const { rows } = await candidates({ line: ids[0] });
    expect(rows[0].candidates).toMatchObject([{ kind: 'legs', legs: [{}, {}, {}] }]);
    expect(rows[0].candidates[0].reasons[0]).toMatchObject({ kind: 'sum', count: 3 });
    await books.call('matching.match', { line: ids[0], legs });
    expect(await register()).toEqual([
      '2025-03-02 Client 100.00 cleared bank',
      '2025-03-09 Client 200.00 cleared bank',
      '2025-03-18 Client 300.00 cleared bank',
    ]);
    expect(await balance('Checking')).toBe('600.00');
    const [row] = (await candidates({ line: ids[0] })).rows;
    expect(row).toMatchObject({ match: 'matched', legs: [{}, {}, {}] });
    expect(await books.call('matching.unmatch', { line: ids[0] })).toMatchObject({ waiting: 3 });
    expect(await balance('Checking')).toBe('1200.00');
  });

  it('one entry that the bank paid in two parts, divided, and matched by its parts from then on', async () => {
    const { ids } = await bring([
      { date: '2025-03-20', amount: '-100.00', payee: 'Hotel', fitid: 'a' },
      { date: '2025-03-22', amount: '-200.00', payee: 'Hotel', fitid: 'b' },
    ]);
    const entry = await enter('2025-03-18', '-300.00', { payee: 'Hotel' });
    const { waiting } = await candidates({ entry });
    expect(waiting).toMatchObject([{ leg: { amount: '-300.00' }, candidates: [{ rows: [{}, {}] }] }]);
    const leg = { entry, line: 0 };
    const one = await refusal('matching.match', { line: ids[0], legs: [leg] });
    expect(one.facts).toMatchObject({ difference_minor: 20_000 });
    const { legs } = await books.call('matching.match', { lines: ids, legs: [leg] });
    expect(legs).toEqual([
      { entry_id: entry, line: 0 },
      { entry_id: entry, line: 2 },
    ]);
    expect(await register()).toEqual([
      '2025-03-18 Hotel -100.00 cleared bank',
      '2025-03-18 Hotel -200.00 cleared bank',
    ]);
    expect(await balance('Travel')).toBe('300.00');
    await books.call('matching.unmatch', { line: ids[0] });
    await books.call('matching.unmatch', { line: ids[1] });
    expect(await register()).toEqual([
      '2025-03-18 Hotel -100.00 pending',
      '2025-03-18 Hotel -200.00 pending',
      '2025-03-20 Hotel -100.00 cleared bank',
      '2025-03-22 Hotel -200.00 cleared bank',
    ]);
    // One row over the whole finds both parts.
    const whole = await bring([{ date: '2025-03-24', amount: '-300.00', payee: 'Hotel', fitid: 'c' }]);
    const [row] = (await candidates({ line: whole.ids[0] })).rows;
    expect(row.candidates[0].legs).toMatchObject([{ entry_id: entry }, { entry_id: entry }]);
  });

  it('legs of one account that were entered as two stay two', async () => {
    const { ids } = await bring([{ date: '2025-03-20', amount: '-50.00', payee: 'Hotel', fitid: 'a' }]);
    const leg = (account: string, amount: string) => ({ account, amount });
    const postings = [leg('Checking', '-50.00'), leg('Checking', '-30.00'), leg('Travel', '80.00')];
    const made = await books.call('entry.create', {
      entries: [{ entity: OWNER, date: '2025-03-08', payee: 'Hotel', postings }],
    });
    const before = await register();
    await books.call('matching.match', { line: ids[0], legs: [{ entry: made.ids[0], line: 0 }] });
    await books.call('matching.unmatch', { line: ids[0] });
    expect(await register()).toEqual(before);
  });

  it('two legs of one entry that the bank paid together are one piece of evidence', async () => {
    const { ids } = await bring([{ date: '2025-03-20', amount: '-30.00', payee: 'Hotel', fitid: 'a' }]);
    const leg = (amount: string, memo: string) => ({ account: 'Checking', amount, memo });
    const postings = [leg('-10.00', 'room'), leg('-20.00', 'bar'), { account: 'Travel', amount: '30.00' }];
    const {
      ids: [entry],
    } = await books.call('entry.create', {
      entries: [{ entity: OWNER, date: '2025-03-08', payee: 'Hotel', postings }],
    });
    const legs = [0, 1].map((line) => ({ entry, line }));
    await books.call('matching.match', { line: ids[0], legs });
    expect((await books.call('entry.get', { id: entry })).evidence).toHaveLength(1);
    expect((await refusal('entry.remove', { id: entry })).remedy).toContain('Unmatch that row first');
    // They have words of their own, and stay apart.
    expect(await books.call('matching.unmatch', { line: ids[0] })).toMatchObject({ waiting: 2 });
    expect(await register()).toHaveLength(3);
  });

  it('changes places between the halves of one entry', async () => {
    const { ids } = await bring([
      { date: '2025-03-20', amount: '-50.00', payee: 'Hotel', fitid: 'a' },
      { date: '2025-03-22', amount: '-50.00', payee: 'Hotel', fitid: 'b' },
    ]);
    const entry = await enter('2025-03-08', '-100.00', { payee: 'Hotel' });
    await books.call('matching.match', { lines: ids, legs: [{ entry, line: 0 }] });
    await books.call('matching.unmatch', { line: ids[1] });
    await books.call('matching.match', { line: ids[0], legs: [{ entry, line: 2 }] });
    expect(await register()).toEqual([
      '2025-03-08 Hotel -50.00 pending',
      '2025-03-08 Hotel -50.00 cleared bank',
      '2025-03-22 Hotel -50.00 cleared bank',
    ]);
  });

  it('two rows of one account never become one', async () => {
    const { ids } = await bring([
      { date: '2025-03-20', amount: '-50.00', payee: 'Hotel', fitid: 'a' },
      { date: '2025-03-20', amount: '-50.00', payee: 'Hotel', fitid: 'b' },
      { date: '2025-03-20', amount: '50.00', payee: 'Hotel', fitid: 'c' },
    ]);
    const [first, second] = await Promise.all(
      ids.map(async (line) => (await candidates({ line })).rows[0].row.own_entry as string),
    );
    const taken = await refusal('matching.match', { line: ids[0], legs: [{ entry: second, line: 0 }] });
    expect(taken.message).toContain('stands for another row of the bank');
    const same = await refusal('matching.match', { line: ids[0], legs: [{ entry: first, line: 0 }] });
    expect(same.message).toContain('made from that very row');
    const pair = await refusal('matching.transfer', { lines: [ids[0], ids[2]] });
    expect(pair.message).toContain('same account');
    expect(await books.call('matching.pairs')).toEqual({ total: 0, pairs: [] });
  });
});

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
    const { pairs } = await books.call('matching.pairs');
    await books.call('matching.transfer', { lines: pairs[0].rows.map((row: { id: string }) => row.id) });
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

it('taking an import back after its row met three entries has them wait again', async () => {
  const { ids, batch, file } = await bring([
    { date: '2025-03-20', amount: '30.00', payee: 'DEPOSIT', fitid: 'a' },
  ]);
  const entries = [await enter('2025-03-09', '10.00'), await enter('2025-03-10', '20.00')];
  await books.call('matching.match', { line: ids[0], legs: entries.map((entry) => ({ entry, line: 0 })) });
  expect(await books.call('imports.undo', { batch })).toEqual({ lines: 1, entries: 0 });
  expect(await register()).toEqual(['2025-03-09 By hand 10.00 pending', '2025-03-10 By hand 20.00 pending']);
  const again = await books.call('imports.commit', { files: [file], account: 'Checking' });
  expect(again.files[0].accounts[0]).toMatchObject({ new: 1 });
});

it('finds the nearest also where an account is busy', async () => {
  const many = Array.from({ length: 2100 }, (_, at) => ({
    ...{ date: `2025-02-2${1 + (at % 7)}`, amount: '-1.00', payee: 'Fare', fitid: `f${at}` },
  }));
  const { ids } = await bring([
    ...many,
    { date: '2025-04-02', amount: '-300.00', payee: 'Hotel', fitid: 'a' },
    { date: '2025-03-21', amount: '-100.00', payee: 'Hotel', fitid: 'b' },
    { date: '2025-03-22', amount: '-200.00', payee: 'Hotel', fitid: 'c' },
    { date: '2025-03-10', amount: '-75.00', payee: 'Hotel', fitid: 'd' },
  ]);
  const entry = await enter('2025-03-20', '-300.00', { payee: 'Hotel' });
  const { waiting } = await candidates({ entry });
  const found = waiting[0].candidates.map(({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id));
  expect(found).toContainEqual([ids[2100]]);
  expect(found).toContainEqual([ids[2101], ids[2102]]);
  // Legs that wait later on are no nearer.
  const near = [await enter('2025-03-08', '-50.00'), await enter('2025-03-09', '-25.00')];
  for (let at = 0; at < 45; at++) await enter(`2025-03-2${at % 9}`, '-2.00');
  const { rows } = await candidates({ line: ids[2103] });
  const legs = rows[0].candidates.map((one: { legs: { entry_id: string }[] }) =>
    one.legs.map(({ entry_id }) => entry_id).sort(),
  );
  expect(legs).toContainEqual(near.sort());
});

it('lets others be answered while many rows are held against each other, and what they write', async () => {
  const rows = (sign: string) =>
    Array.from({ length: 1500 }, (_, at) => ({
      ...{ date: '2025-03-12', amount: `${sign}${100 + at}.00`, payee: 'Transfer', fitid: `${at}` },
    }));
  const { ids } = await bring(rows('-'));
  const other = await bring(rows(''), 'Savings 4821');
  const { db } = books.core.vault;
  let turns = 0;
  const count = () => {
    turns += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  const asked = readPairs({ db }, { limit: 5000 });
  await books.call('matching.transfer', { lines: [ids[0], other.ids[0]] });
  const { total, pairs } = await asked;
  clearImmediate(next);
  expect(turns).toBeGreaterThan(1);
  expect(pairs.length).toBe(total);
  expect(pairs.flatMap((pair) => pair.rows.map(({ id }) => id))).not.toContain(ids[0]);
  expect((await books.call('matching.pairs', { limit: 1 })).total).toBe(1499);
});
