/** Reports by command line: of one entity or several, as a table, as CSV and as JSON. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandLine } from './bulkhead.ts';

const cli = new CommandLine();
const [A, B] = ['Alder LLC', 'Birch LLC'];
const YEAR = ['--period', '2025'];

beforeAll(async () => {
  await cli.init();
  for (const name of [A, B]) {
    await cli.json(['entity', 'add', '--name', name, '--kind', 'llc', '--tax-class', 'disregarded']);
    const postings = [
      { account: 'Checking', amount: '100' },
      { account: 'Service revenue', amount: '-100' },
    ];
    const entry = { entity: name, date: '2025-03-05', payee: 'Client', postings };
    await cli.json(['entry', 'add'], JSON.stringify(entry));
  }
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

const out = async (...words: string[]) => (await cli.run(['report', ...words])).out;

it('shows one entity, several side by side, and all together', async () => {
  const one = await out('income-statement', '--entity', A, ...YEAR);
  expect(one).toContain('Income statement, Alder LLC, 2025-01-01 to 2025-12-31');
  const two = ['--entity', A, '--entity', B, '--layout', 'side-by-side'];
  expect(await out('income-statement', ...two, ...YEAR)).toMatch(/Net income +100\.00 +100\.00 +USD/);
  expect(await out('balance-sheet', '--format', 'csv', ...YEAR)).toContain(
    'Total assets,,100.00,100.00,0.00,200.00,USD',
  );
  const table = await cli.json(['report', 'trial-balance', ...YEAR]);
  expect(table).toMatchObject({ title: 'Trial balance', entities: [{ name: A }, { name: B }] });
});

it('tells cash flow, spending, the journal and one account, and goes through all pages', async () => {
  expect(await out('cash-flow', ...YEAR, '--method', 'indirect')).toMatch(/Cash at the end .*200\.00 +USD/);
  expect(await out('income-by-customer', '--entity', A, ...YEAR)).toMatch(/Client +100\.00 +USD/);
  expect(await out('spending', '--entity', A, '--by', 'payee', ...YEAR)).toMatch(/Total +0\.00 +USD/);
  expect(await out('journal', '--entity', B, ...YEAR)).toMatch(/2025-03-05 +Client .*Income:Service revenue/);
  const aging = await out('payables-aging', '--entity', A, ...YEAR);
  expect(aging).toMatch(/Vendor .*Over 90 days/);
  expect(aging).toMatch(/Total .* 0\.00 +USD/);
  const statement = ['account-statement', '--entity', A, '--account', 'Checking', '--format', 'csv'];
  expect(await out(...statement, ...YEAR)).toContain(',Closing balance,,,,,,100.00,USD');
  const cash = await cli.json(['report', 'income-statement', '--entity', A, '--basis', 'cash', ...YEAR]);
  expect(cash).toMatchObject({ report: 'income-statement', basis: 'cash' });
  const wrong = await cli.run(['report', 'journal', '--entity', 'Nobody', ...YEAR]);
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('There is no entity “Nobody”')]);
});
