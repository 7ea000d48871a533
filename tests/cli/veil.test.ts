/** Veil health by command line: what is found, kept, noted and set; a draw; the calendar. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandLine } from './bulkhead.ts';

const cli = new CommandLine();
const LLC = 'Harbor LLC';

beforeAll(async () => {
  await cli.init();
  await cli.json(['entity', 'add', '--name', 'Ada', '--kind', 'person']);
  const company = ['--kind', 'llc', '--tax-class', 'disregarded', '--state', 'WY'];
  await cli.json(['entity', 'add', '--name', LLC, ...company]);
  const entry = (date: string, postings: object[]) => ({ entity: LLC, date, payee: 'Ada', postings });
  const capital = [
    { account: 'Checking', amount: '5000.00' },
    { account: 'Service revenue', amount: '-5000.00' },
  ];
  await cli.json(['entry', 'add'], JSON.stringify(entry('2025-01-05', capital)));
  const shop = [
    { account: 'Checking', amount: '-310.00' },
    { account: 'Meals', amount: '310.00' },
  ];
  const { ids } = await cli.json(['entry', 'add'], JSON.stringify(entry('2025-08-20', shop)));
  await cli.json(['crossing', 'make', ids[0], '--kind', 'personal', '--settlement', 'owed']);
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

it('tells what is found in words, keeps it, and takes a note', async () => {
  const { out } = await cli.run(['veil', 'health', LLC, '--as-of', '2025-12-31']);
  expect(out).toContain('Harbor LLC, as of 2025-12-31 (Wyoming: Wyo. Stat. § 17-29-405)');
  expect(out).toMatch(/Separateness {2,}action/);
  expect(out).toMatch(
    /HIGH V02 Commingling: A personal cost of 310\.00 USD was paid by the company\. \(133 days/,
  );
  expect(out).toContain('Record keeping, not legal advice.');
  expect((await cli.run(['veil', 'health', LLC, '--as-of', '2025-08-21'])).out).toContain(
    '(1 day, since 2025-08-20)',
  );
  expect((await cli.run(['veil', 'record', LLC, '--as-of', '2025-12-31'])).out).toMatch(/^Recorded: [1-9]/);
  const { worst } = await cli.json(['veil', 'health', LLC, '--as-of', '2025-12-31']);
  expect((await cli.run(['veil', 'note', LLC, worst, 'Paid back soon'])).out).toBe('Noted.\n');
  expect((await cli.run(['veil', 'history', LLC, '--key', worst])).out).toContain('Paid back soon');
});

it('tells what is open of every company, with how much crossed in it', async () => {
  const { out } = await cli.run(['veil', 'open', '--as-of', '2025-12-31']);
  expect(out).toMatch(/Harbor LLC +high +V02\/crossing\/\S+ +1\n/);
});

it('tells what wants to be looked at, of every company', async () => {
  const { out } = await cli.run(['veil', 'attention', '--as-of', '2025-12-31']);
  expect(out).toMatch(/Harbor LLC +Findings +1 high\n/);
});

it('tells what a draw would leave, and sets a figure', async () => {
  const { out } = await cli.run(['veil', 'solvency', LLC, '--draw', '4900', '--as-of', '2025-12-31']);
  expect(out).toContain('Harbor LLC, 2025-12-31, after a draw of 4,900.00 USD: fails');
  expect((await cli.run(['veil', 'set', LLC, 'reserve_minor', '2500'])).out).toBe(
    'reserve_minor: 2500.00.\n',
  );
  expect((await cli.run(['veil', 'thresholds', LLC])).out).toMatch(/reserve_minor +V07 +2500\.00 +off/);
});

it('keeps the calendar, with the file that bears it out', async () => {
  const receipt = join(cli.dir, 'receipt.txt');
  writeFileSync(receipt, 'filed');
  const added = await cli.json([
    ...['veil', 'formality', 'add', LLC, 'annual-report', 'Annual report 2025'],
    ...['--due', '2025-06-01', '--every', '12'],
  ]);
  const done = await cli.run([
    'veil',
    'formality',
    'done',
    added.id,
    '--on',
    '2025-05-20',
    '--file',
    receipt,
  ]);
  expect(done.out).toMatch(/^Done on 2025-05-20\.\nAnnual report 2026, due 2026-06-01/);
  const out = join(cli.dir, 'copy.txt');
  expect((await cli.run(['veil', 'formality', 'evidence', added.id, '--out', out])).code).toBe(0);
  const listed = await cli.run(['veil', 'formality', 'list', LLC]);
  expect(listed.out).toContain('receipt.txt');
  expect(listed.out).toContain('Wanted, and not in the calendar:');
});
