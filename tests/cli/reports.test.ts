/** Built and saved reports by command line. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandLine } from './bulkhead.ts';

const cli = new CommandLine();
const LLC = 'Harbor LLC';
const YEAR = ['--from', '2025-01-01', '--to', '2025-12-31'];

beforeAll(async () => {
  await cli.init();
  await cli.json(['entity', 'add', '--name', LLC, '--kind', 'llc', '--tax-class', 'disregarded']);
  for (const [payee, amount] of [
    ['Delta Air', '300.00'],
    ['Hotel', '120.00'],
  ] as const)
    await cli.json(
      ['entry', 'add'],
      JSON.stringify({
        ...{ entity: LLC, date: '2025-05-02', payee },
        postings: [
          { account: 'Travel', amount },
          { account: 'Checking', amount: `-${amount}` },
        ],
      }),
    );
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

const out = async (...words: string[]) => (await cli.run(words)).out;

it('puts a report together, as a table and as CSV', async () => {
  const table = await out('report', 'build', '--entity', LLC, '--rows', 'payee', ...YEAR);
  expect(table).toContain('Expenses by payee, Harbor LLC, 2025-01-01 to 2025-12-31');
  expect(table).toMatch(/Delta Air +300\.00 .*\n.*Hotel +120\.00 .*\n.*Total +420\.00/);
  const csv = await out('report', 'build', '--rows', 'payee', '--payee', 'hotel', '--format', 'csv', ...YEAR);
  expect(csv.split(/\r?\n/).slice(0, 3)).toEqual([
    'Payee,Total,Currency',
    'Hotel,120.00,USD',
    'Total,120.00,USD',
  ]);
});

it('lists what was saved and shows it in its days', async () => {
  expect(await out('report', 'saved')).toContain('No saved reports');
  const { id } = (await cli.json(['entity', 'list']))[0];
  const save = (name: string, definition: object) =>
    cli.json(['view', 'save', name, '--screen', 'reports', '--definition', JSON.stringify(definition)]);
  await save('Travel', {
    report: 'built',
    period: '2025',
    entities: [id],
    built: { rows: 'payee', entities: [id] },
  });
  await save('Profit', {
    report: 'income-statement',
    period: '2025-Q2',
    entities: [id],
    compare: 'previous',
  });
  await save('Odd', { report: 'no such report' });
  expect(await out('report', 'saved')).toMatch(/Profit +income-statement +2025-Q2/);
  expect(await out('report', 'saved', 'Travel')).toContain(
    'Expenses by payee, Harbor LLC, 2025-01-01 to 2025-12-31',
  );
  expect(await out('report', 'saved', 'Profit')).toMatch(/Net income +−420\.00 +0\.00 +−420\.00/);
  for (const [name, said] of [
    ['Odd', 'can’t be read'],
    ['Nothing', 'There is no saved report “Nothing”'],
  ] as const) {
    const wrong = await cli.run(['report', 'saved', name]);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining(said)]);
  }
});
