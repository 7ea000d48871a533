/** Rules of every kind by command line: added, listed, changed, checked, carried to another entity as a file. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ofx } from '../support/statements.ts';
import { CommandLine } from './bulkhead.ts';

const cli = new CommandLine();
const LLC = 'Harbor LLC';
const OF = ['--entity', LLC];
const file = () => join(cli.dir, 'rules.json');

beforeAll(async () => {
  await cli.init();
  for (const name of [LLC, 'Quay LLC'])
    await cli.json(['entity', 'add', '--name', name, '--kind', 'llc', '--tax-class', 'disregarded']);
  const path = join(cli.dir, 'statement.ofx');
  const rows = [
    { date: '2025-01-10', amount: '-45.00', payee: 'FIGMA INC 1041', fitid: 'a2' },
    { date: '2025-02-10', amount: '-100.00', payee: 'TELCO 55', fitid: 'a3' },
  ];
  writeFileSync(path, ofx({ accountId: '1122334455', rows }));
  await cli.json(['import', path, ...OF, '--account', 'Checking']);
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

describe('rules', () => {
  it('of many conditions and deeds are added, and read as they were said', async () => {
    const said = [
      'rules',
      'add',
      ...OF,
      '--matches',
      '^telco [0-9]+$',
      '--amount-from',
      '50',
      '--in',
      'Checking',
    ];
    const deeds = [
      '--split',
      'Travel=20',
      'Meals=30%',
      'Supplies=rest',
      '--note',
      'by use',
      '--add-tag',
      'phone',
    ];
    const added = await cli.run([...said, ...deeds, '--apply', 'uncategorised']);
    expect(added.out).toMatch(
      /^Rule 1: payee matches “\^telco \[0-9\]\+\$”, from 50, in Assets:Checking → Expenses:Travel 20, Expenses:Meals 30%, Expenses:Supplies the rest; note “by use”; tags phone \(.*\)\. Changed 1 entries\.\n$/,
    );
    await cli.json(['rules', 'add', ...OF, '--stage', 'first', '--starts', 'figma', '--payee', 'Figma']);
    await cli.json([
      'rules',
      'add',
      ...OF,
      '--one-of',
      'A',
      'B',
      '--and',
      'memo:contains:x:y',
      'any:one_of:fuel|lunch',
      '--category',
      'Meals',
    ]);
    const listed = (await cli.run(['rules', 'list', ...OF])).out;
    expect(listed).toMatch(/1 {2}first .*payee starts “figma”.*payee Figma/);
    expect(listed).toMatch(
      /3 {2}normal .*payee is one of “A”, “B”, memo contains “x:y”, any is one of “fuel”, “lunch” {2,}Expenses:Meals/,
    );
  });

  it('are changed by what is named alone', async () => {
    const [first] = await cli.json(['rules', 'list', ...OF]);
    await cli.json(['rules', 'change', first.id, '--payee', 'Figma Inc']);
    expect((await cli.json(['rules', 'list', ...OF]))[0]).toEqual({ ...first, payee: 'Figma Inc' });
    const applied = await cli.run(['rules', 'apply', ...OF]);
    expect(applied.out).toMatch(/Figma .*payee Figma Inc/);
  });

  it('mark what need not wait in the inbox, as somebody does by hand, and take it back', async () => {
    const waiting = async () => (await cli.json(['register', '--unreviewed'])).rows;
    const [{ entry_id: figma }] = await waiting();
    const rule = ['rules', 'add', ...OF, '--is', 'figma inc 1041', '--reviewed', '--apply', 'uncategorised'];
    const added = await cli.run(rule);
    expect(added.out).toMatch(/payee is “figma inc 1041” → marked reviewed \(.*Changed 1 entries/);
    expect(await waiting()).toEqual([]);
    const id = /\((.*)\)\. Changed/.exec(added.out)![1]!;
    expect((await cli.run(['rules', 'change', id, '--no-reviewed'])).err).toContain('The rule does nothing.');
    await cli.json(['rules', 'remove', id]);
    await cli.run(['entry', 'update', figma, '--no-reviewed']);
    expect(await waiting()).toHaveLength(1);
    expect((await cli.run(['entry', 'bulk', figma, '--reviewed'])).out).toMatch(/reviewed +no +yes/);
    expect(await waiting()).toEqual([]);
    await cli.json(['entry', 'bulk', figma, '--no-reviewed']);
    expect(await waiting()).toHaveLength(1);
  });

  it('that never hit are told', async () => {
    const told = (await cli.run(['rules', 'check', ...OF])).out;
    expect(told).toMatch(/A and 1 more +0 +0 +0 {2}never hits/);
  });

  it('go to another entity as a file, whole or not at all', async () => {
    expect((await cli.run(['rules', 'export', ...OF, '--out', file()])).out).toContain('Wrote 3 rules');
    const take = ['rules', 'import', file(), '--entity', 'Quay LLC'];
    expect((await cli.run([...take, '--preview'])).out).toContain('3 would be added, 0 there already.');
    expect(await cli.json(take)).toMatchObject({ added: 3 });
    const rules = JSON.parse(readFileSync(file(), 'utf8'));
    rules.rules[0].value = 'other';
    rules.rules[2].account = 'Nowhere';
    writeFileSync(file(), JSON.stringify(rules));
    expect((await cli.run([...take, '--preview'])).out).toContain('No such account: “Nowhere”');
    const refused = await cli.run(take);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('no account “Nowhere”')]);
    expect(await cli.json(['rules', 'list', '--entity', 'Quay LLC'])).toHaveLength(3);
    const wrong = await cli.run([...take, '--use', 'Nowhere']);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('“Nowhere” does not say which')]);
    expect(await cli.json([...take, '--use', 'Nowhere=Expenses:Travel'])).toMatchObject({ added: 2 });
  });

  it('with a pattern that is in every text are said to leave nothing out', async () => {
    const told = (value: string) =>
      cli.run(['rules', 'test', ...OF, '--matches', value, '--category', 'Meals']);
    expect((await told('.*')).out).toContain('Its pattern is in every text');
    expect((await told('fig.a')).out).not.toContain('Its pattern');
  });

  it('say what crosses, and which rows are left', async () => {
    const rule = ['rules', 'add', ...OF, '--contains', 'figma', '--crossing', 'loan', '--with', 'Quay LLC'];
    const { out } = await cli.run([...rule, '--apply', 'uncategorised']);
    expect(out).toContain('→ loan with Quay LLC, in both books (');
    expect(out).toMatch(/Left: 2025-01-10 .*is no loan with Quay LLC: Which account of “Quay LLC”\?/);
    await cli.json(['rules', 'remove', /\((\S*)\)\. Changed/.exec(out)![1]!]);
  });

  it.each([
    [['--category', 'Meals'], 'no condition'],
    [['--is', 'a', '--crossing', 'loan'], 'A crossing is of a kind and with another entity'],
    [['--is', 'a', '--contains', 'b', '--category', 'Meals'], 'A rule has one text'],
    [['--is', 'a', '--and', 'memo', '--category', 'Meals'], 'no further condition'],
    [['--is', 'a', '--split', 'Meals'], 'no part of a split'],
    [['--matches', '(a', '--category', 'Meals'], 'missing closing )'],
  ])('%j says what is wrong', async (said, message) => {
    const wrong = await cli.run(['rules', 'add', ...OF, ...said]);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining(message)]);
  });
});
