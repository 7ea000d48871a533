/** Tax by command line: rates and lines of a year, forms from the books, self-employment tax, estimates. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandLine } from './bulkhead.ts';

const cli = new CommandLine();
const LLC = 'Harbor LLC';
const OF_2025 = ['--year', '2025'];

beforeAll(async () => {
  await cli.json(['init']);
  await cli.json(['entity', 'add', '--name', 'Ada', '--kind', 'person']);
  await cli.json(['entity', 'add', '--name', LLC, '--kind', 'llc', '--tax-class', 'disregarded']);
  const postings = [
    { account: 'Checking', amount: '50000' },
    { account: 'Service revenue', amount: '-50000' },
  ];
  await cli.json(
    ['entry', 'add'],
    JSON.stringify({ entity: LLC, date: '2025-06-01', payee: 'Sale', postings }),
  );
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

it('shows rates and lines of a year, with their source', async () => {
  const rates = await cli.run(['tax', 'rates', ...OF_2025, '--status', 'single']);
  expect(rates.out).toMatch(/Standard deduction +single +15,750\.00 +USD +P\.L\. 119-21, s\. 70102/);
  expect(rates.out).toMatch(/Business mile +2025-01-01 2025-12-31 +70 +cents a mile +Notice 2025-5/);
  const lines = await cli.run(['tax', 'lines', '--form', 'schedule-1', '--year', '2026']);
  expect(lines.out).toContain(
    'Schedule 1 (Form 1040), 2026. Source: Schedule 1 (Form 1040) of 2025: the final form',
  );
  expect(lines.out).toContain('(not checked)');
  expect(lines.out).toMatch(/15 +Deductible part of self-employment tax +schedule-se 13/);
  const unknown = await cli.run(['tax', 'rates', '--year', '2030']);
  expect(unknown.code).toBe(1);
  expect(unknown.err).toContain('The rates of tax year 2030 are not known here.');
});

it('fills forms from the books', async () => {
  const form = await cli.run(['tax', 'form', '--entity', LLC, '--form', 'schedule-c', ...OF_2025]);
  expect(form.out).toMatch(/31 +Net profit or \(loss\) +50,000\.00/);
  const tax = await cli.run(['tax', 'self-employment', '--entity', 'Ada', ...OF_2025, '--status', 'single']);
  expect(tax.out).toMatch(/12 +Self-employment tax +7,064\.78/);
  expect(tax.out).toContain('Additional Medicare tax: 0.00');
});

it('tells estimates', async () => {
  const asked = ['--entity', LLC, ...OF_2025, '--status', 'single', '--as-of', '2025-12-31'];
  const { out } = await cli.run(['tax', 'estimates', ...asked, '--prior-tax', '8000']);
  expect(out).toContain('Estimated tax of Ada, 2025, as of 2025-12-31, USD');
  expect(out).toContain('  Required 8,000.00');
  expect(out).toMatch(/2025-06-16 +2,000\.00 .* 4,000\.00 +0\.00 +4,000\.00/);
  expect(await cli.json(['tax', 'estimates', ...asked])).toMatchObject({ required: { of_prior: null } });
});

it('keeps what is depreciated', async () => {
  const given = ['--entity', LLC, '--name', 'Van', '--cost', '20000', '--placed', '2025-04-10'];
  const made = await cli.json(['tax', 'asset', 'add', ...given, '--class', '5', '--bonus', '0']);
  expect(made).toMatchObject({ name: 'Van', bonus: '0', section_179: '0.00' });
  const shown = await cli.run(['tax', 'depreciation', '--entity', LLC, ...OF_2025]);
  expect(shown.out).toMatch(/19b +5-year property +4,000\.00/);
  const changed = ['tax', 'asset', 'change', made.id, '--bonus', 'none', '--section-179', '500'];
  expect(await cli.json(changed)).toMatchObject({ bonus: null, section_179: '500.00', cost: '20000.00' });
  expect((await cli.run(['tax', 'asset'])).out).toMatch(/Van +2025-04-10 +5 +20,000\.00 +500\.00 +by law/);
  await cli.json(['tax', 'asset', 'remove', made.id]);
  expect(await cli.json(['tax', 'asset', 'list'])).toEqual([]);
  // Taken back like anything else.
  await cli.json(['undo']);
  expect(await cli.json(['tax', 'asset', 'list', '--entity', LLC])).toHaveLength(1);
});
