/** By command line what the screens do: looking rows up, changing many, trying rules, comparing, saving views. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ofx } from '../support/statements.ts';
import { CommandLine } from './bulkhead.ts';

const cli = new CommandLine();
const LLC = 'Harbor LLC';
const OF = ['--entity', LLC];

const ROWS = [
  { date: '2025-01-03', amount: '2500.00', payee: 'ACME CORP INVOICE 7', fitid: 'a1' },
  { date: '2025-01-10', amount: '-45.00', payee: 'FIGMA INC 1041', fitid: 'a2' },
  { date: '2025-02-10', amount: '-45.00', payee: 'FIGMA INC 1042', fitid: 'a3' },
  { date: '2025-02-11', amount: '-1200.00', payee: 'LANDLORD', fitid: 'a4' },
];

beforeAll(async () => {
  await cli.init();
  await cli.json(['entity', 'add', '--name', LLC, '--kind', 'llc', '--tax-class', 'disregarded']);
  const path = join(cli.dir, 'statement.ofx');
  writeFileSync(path, ofx({ accountId: '1122334455', rows: ROWS }));
  await cli.json(['import', path, ...OF, '--account', 'Checking']);
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

const register = (...args: string[]) => cli.json(['register', ...args]);
const idsOf = async (...args: string[]): Promise<string[]> =>
  (await register(...args)).rows.map((row: { entry_id: string }) => row.entry_id);

describe('the register', () => {
  it('is searched, narrowed, sorted and paged', async () => {
    const found = await register('--text', 'figma 45.00', '--uncategorised', '--from', '2025-02-01');
    expect(found).toMatchObject({ total: 1, rows: [{ payee: 'Figma' }] });
    const dearest = await register('Checking', '--sort', 'amount', '--limit', '1', '--direction', 'out');
    expect(dearest).toMatchObject({ total: 3, rows: [{ payee: 'Landlord' }] });
    const text = (await cli.run(['register', 'Checking', ...OF, '--limit', '2', '--descending'])).out;
    expect(text).toContain('Landlord');
    expect(text).toContain('1,210.00');
    expect(text).toContain('1 to 2 of 4; they sum to 1,210.00 USD.');
    expect(text).toContain('More: --offset 2');
  });

  it('of nothing says so', async () => {
    expect((await cli.run(['register', '--text', 'nowhere'])).out).toBe('No postings.\n');
  });
});

describe('many entries', () => {
  it('are seen before they are changed', async () => {
    const ids = await idsOf('--text', 'figma');
    const change = ['--category', 'Software and hosting', '--payee', 'Figma', '--add-tag', 'tools'];
    const preview = await cli.run(['entry', 'bulk', ...ids, ...change, '--preview']);
    expect(preview.out).toContain('Would change 2 entries');
    expect((await register('--tag', 'tools')).total).toBe(0);
    expect(await cli.json(['entry', 'bulk', ...ids, ...change])).toMatchObject({ changed: 2, refused: [] });
    expect((await register('--tag', 'tools')).total).toBe(2);
    expect((await cli.run(['payees', '--text', 'fig'])).out).toMatch(
      /Figma\s+2\s+2025-02-10\s+Expenses:Software/,
    );
  });

  it('that belong to the bank keep their day', async () => {
    const [id] = await idsOf('--text', 'landlord');
    const refused = await cli.run(['entry', 'bulk', id!, '--date', '2025-03-01']);
    expect(refused.out).toContain('Its day is the bank’s.');
  });
});

describe('payees', () => {
  it('are brought to the names that an import gives them', async () => {
    const preview = await cli.json(['payees', 'clean', ...OF, '--preview']);
    const told = await cli.run(['payees', 'clean', ...OF]);
    expect(told.out).toContain(`Changed ${preview.changed} payee`);
    expect(await cli.json(['payees', 'clean'])).toMatchObject({ changed: 0, changes: [] });
  });
});

describe('rules', () => {
  it('are suggested by what was done, tried, and then made', async () => {
    const [id] = await idsOf('--text', 'figma');
    const told = await cli.run(['rule', 'suggest', id!]);
    expect(told.out).toContain('payee contains “figma inc” → Expenses:Software and hosting\n');
    const tried = await cli.run(['rules', 'test', ...OF, '--contains', 'figma inc', '--category', 'Travel']);
    expect(tried.out).toContain('2 hits: 2 would change, 0 go to an earlier rule.');
    const wrong = await cli.run(['rules', 'test', ...OF]);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('--contains')]);
  });
});

describe('what was learnt', () => {
  it('is proposed with its reason, seen before it is taken, and taken', async () => {
    const [id] = await idsOf('--text', 'figma');
    await cli.json(['entry', 'bulk', id!, '--category', 'Uncategorised']);
    const told = await cli.run(['learn', 'proposals', ...OF]);
    expect(told.out).toMatch(/Expenses:Software and hosting\s+\d+ %\s+1 of 1 times before: Figma/);
    expect(await cli.json(['learn', 'accept', ...OF])).toMatchObject({ changed: 0 });
    const preview = await cli.run(['learn', 'accept', id!, '--preview']);
    expect(preview.out).toContain('Would change 1 entry.');
    expect(await cli.json(['learn', 'accept', ...OF, '--min', '0.5'])).toMatchObject({ changed: 1 });
    expect(await cli.json(['learn', 'proposals', id!])).toEqual({ proposals: [] });
  });
});

describe('reports and overview', () => {
  it('compare with the month before, and show quarters', async () => {
    const february = ['--from', '2025-02-01', '--to', '2025-02-28'];
    const report = await cli.json([
      'report',
      'income-statement',
      ...OF,
      ...february,
      '--compare',
      'previous',
    ]);
    expect(report.columns).toEqual([...['2025-02-01 to 2025-02-28', '2025-01-01 to 2025-01-31', 'Change']]);
    const year = ['--from', '2025-01-01', '--to', '2025-12-31'];
    const sheet = await cli.json(['report', 'balance-sheet', ...OF, ...year, '--interval', 'quarter']);
    expect(sheet.columns).toHaveLength(4);
  });

  it('say what matters now', async () => {
    const text = (await cli.run(['overview', '--as-of', '2025-02-28'])).out;
    expect(text).toContain('Harbor LLC: 1,210.00 USD in cash');
    expect(text).toContain('0.00 USD in, 1,245.00 USD out');
    expect(text).toContain('2 entries that wait in the inbox');
  });
});

describe('accounts and views', () => {
  it('an account is merged into another, and undo brings it back', async () => {
    await cli.json(['account', 'add', ...OF, '--name', 'Tools', '--type', 'expense']);
    const merge = ['account', 'merge', 'Tools', '--into', 'Supplies', ...OF];
    expect((await cli.run([...merge, '--preview'])).out).toContain('Would move 0 postings');
    await cli.json(merge);
    expect((await cli.run(merge)).err).toContain('There is no account “Tools”');
    expect(await cli.json(['undo'])).toMatchObject({ command: 'account.merge' });
  });

  it('a view is saved, listed and forgotten', async () => {
    const saved = ['view', 'save', 'Software', '--screen', 'register', '--definition', '{"text":"figma"}'];
    const { id } = await cli.json(saved);
    expect(await cli.json(['view'])).toMatchObject([{ id, definition: { text: 'figma' } }]);
    await cli.json(['view', 'remove', id]);
    expect((await cli.run(['view', 'list'])).out).toBe('No saved views.\n');
    expect((await cli.run([...saved.slice(0, 6), 'no json'])).err).toContain('not JSON');
  });
});
