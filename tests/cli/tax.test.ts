/** Tax by command line: rates and lines of a year, forms from the books, self-employment tax, estimates. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandLine } from './bulkhead.ts';

const cli = new CommandLine();
const LLC = 'Harbor LLC';
const OF_2025 = ['--year', '2025'];

beforeAll(async () => {
  await cli.init();
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

it('lists the forms of an entity, and the lines that its accounts can be put on', async () => {
  const forms = await cli.run(['tax', 'forms', '--entity', LLC, ...OF_2025]);
  expect(forms.out).toMatch(/schedule-c +Schedule C \(Form 1040\) +Harbor LLC/);
  expect(forms.out).toMatch(/1040 +Form 1040 +Ada/);
  const places = await cli.run(['tax', 'places', '--entity', 'Ada', ...OF_2025]);
  expect(places.out).toMatch(/Sch B 1 +Schedule B \(Form 1040\) +1 +Interest, by payer/);
  const unknown = await cli.run(['tax', 'forms', '--entity', 'Ada', '--year', '2030']);
  expect(unknown.out).toContain('Nothing is known of 2030, only of 2024, 2025, 2026.');
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

it('names the businesses of what it keeps of a return, and says what no year is', async () => {
  const facts = ['tax', 'facts', '--entity', 'Ada', ...OF_2025];
  const kept = await cli.run([...facts, '--set', `services=${LLC}`]);
  expect(kept.out).toMatch(new RegExp(`^services +${LLC}$`, 'm'));
  await cli.run([...facts, '--set', 'services=']);
  const wrong = await cli.run(['tax', 'rates', '--year', 'abc']);
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('year: not a number')]);
});

it('keeps vendors, and tells the Forms 1099 of a year', async () => {
  const postings = [
    { account: 'Contract labor', amount: '900' },
    { account: 'Checking', amount: '-900' },
  ];
  await cli.json(
    ['entry', 'add'],
    JSON.stringify({ entity: LLC, date: '2025-06-02', payee: 'Bo Ash', postings }),
  );
  const asked = ['--entity', LLC, ...OF_2025];
  const before = await cli.run(['vendor', '1099', ...asked]);
  expect(before.out).toMatch(/1099-NEC +Nonemployee compensation +Bo Ash +900\.00 .* yes +w9, tin/);
  expect(before.out).toContain('Without a Form W-9: Bo Ash.');
  const given = ['--name', 'Bo Ash', '--tin', '123-45-6789', '--classification', 's-corp'];
  const made = await cli.json(['vendor', 'add', ...given, '--w9-received-on', '2025-05-01']);
  expect(made).toMatchObject({ tin: '***-**-6789', classification: 's-corp', payees: ['Bo Ash'] });
  const left = await cli.run(['vendor', '1099', ...asked]);
  expect(left.out).toContain('no: a corporation');
  // Nothing goes out, so that nothing is asked of who would send it.
  expect(left.out).not.toContain('Of Harbor LLC itself');
  await cli.json(['vendor', 'change', made.id, '--classification', 'individual']);
  const wants = await cli.run(['vendor', '1099', ...asked]);
  expect(wants.out).toContain('want the address and telephone number');
  // The number is the owner’s, whose LLC is nobody for these forms.
  expect(wants.out).toContain('That number (SSN, or EIN as a sole proprietor) is not on record');
  const place = ['--street', '1 Quay', '--city', 'Austin', '--address-state', 'TX', '--zip', '78701'];
  await cli.json(['entity', 'update', LLC, ...place, '--phone', '512-555-0142']);
  await cli.json(['entity', 'update', LLC, '--phone', 'none']);
  const file = await cli.run(['vendor', '1099-file', ...asked, '--out', '-']);
  expect(file.err).toContain('want the telephone number');
  expect(file.err).toContain('That number (SSN, or EIN as a sole proprietor) is not on record');
  expect(file.out.split('\r\n')[1]).toMatch(
    /^1099-NEC,2025,,,I,,,,,Ada,,US,1 Quay,,Austin,TX,78701,,,,SSN,123456789,I,,,Bo,,Ash,/,
  );
  await cli.json(['vendor', 'account', 'Checking', '--entity', LLC, '--counts', 'card']);
  expect(await cli.json(['vendor', '1099', ...asked])).toMatchObject({
    rows: [{ why: 'means', card: '900.00' }],
  });
});

it('keeps the mileage log and the home office', async () => {
  const given = ['--entity', LLC, '--date', '2025-03-01', '--miles', '100', '--reason', 'site visit'];
  await cli.json(['tax', 'trip', 'add', ...given, '--from', 'Office', '--to', 'Quay']);
  const miles = await cli.run(['tax', 'mileage', '--entity', LLC, ...OF_2025]);
  expect(miles.out).toMatch(/business +2025-01-01 +2025-12-31 +100 +70 +70\.00/);
  expect(miles.out).toContain('Schedule C, line 9: 70.00.');
  const home = ['--entity', LLC, ...OF_2025];
  await cli.json([
    'tax',
    'home-office',
    'set',
    ...home,
    '--method',
    'simplified',
    '--area',
    '2025-01-01:200',
  ]);
  const sheet = await cli.run(['tax', 'home-office', ...home]);
  expect(sheet.out).toContain('line 30: 1,000.00.');
  const wrong = await cli.run([
    'tax',
    'home-office',
    'set',
    ...home,
    '--method',
    'simplified',
    '--area',
    '200',
  ]);
  expect(wrong.err).toContain('“200” is no area from a day on.');
});

it('tells what members take onto their own returns', async () => {
  const S = 'Quay LLC';
  await cli.json(['entity', 'add', '--name', S, '--kind', 'llc', '--tax-class', 's-corp']);
  const postings = [
    { account: 'Checking', amount: '1000' },
    { account: 'Service revenue', amount: '-1000' },
  ];
  await cli.json(
    ['entry', 'add'],
    JSON.stringify({ entity: S, date: '2025-06-01', payee: 'Sale', postings }),
  );
  const without = await cli.run(['tax', 'k1', '--entity', S, ...OF_2025]);
  expect(without.out).toContain('what nobody holds is on no Schedule K-1');
  const basis = await cli.run(['tax', 'stock-basis', '--entity', S, ...OF_2025]);
  expect(basis.out).toContain('No shareholders.');
  const sheet = await cli.run(['tax', 'form', '--entity', S, '--form', '1120-s-l', ...OF_2025]);
  expect(sheet.out).toMatch(/1 +Cash +0\.00 +1,000\.00/);
});

it('has the worksheets of a person’s return', async () => {
  const person = ['--entity', 'Ada', ...OF_2025, '--status', 'single'];
  const qbi = await cli.run(['tax', 'qbi', ...person, '--taxable-income', '10000', '--service', LLC]);
  expect(qbi.out).toContain('at most 2,000.00. Deduction 2,000.00.');
  const state = await cli.run(['tax', 'state-taxes', ...person, '--income', '600000']);
  expect(state.out).toContain('At most 10,000.00 with an income of 600,000.00.');
  const limit = await cli.run(['tax', 'section-179', '--entity', LLC, ...OF_2025, '--carried', '10']);
  expect(limit.out).toContain('Deducted 510.00, carried 0.00.');
});
