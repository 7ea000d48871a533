/** Crossings by command line: made from an entry, listed, taken apart. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandLine } from './bulkhead.ts';

const cli = new CommandLine();
const LLC = 'Harbor LLC';

beforeAll(async () => {
  await cli.init();
  await cli.json(['entity', 'add', '--name', 'Ada', '--kind', 'person']);
  await cli.json(['entity', 'add', '--name', LLC, '--kind', 'llc', '--tax-class', 'disregarded']);
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

it('are made from a payment, listed and taken apart', async () => {
  const postings = [
    { account: 'Checking', amount: '-31.00' },
    { account: 'Meals', amount: '31.00' },
  ];
  const line = JSON.stringify({ entity: LLC, date: '2025-08-20', payee: 'Shop', postings });
  const added = await cli.json(['entry', 'add'], line);
  const entry = added.ids[0];
  const asked = ['crossing', 'make', entry, '--kind', 'personal', '--category', 'Dining'];
  const shown = await cli.run(asked.map((word) => (word === 'make' ? 'preview' : word)));
  expect(shown.out).toContain(
    '  Harbor LLC then has equity of −31.00 USD, cash of −31.00 USD, at the lowest −31.00 USD within 90 days.\n',
  );
  expect(shown.out).toContain('To book it all the same, give the reason: --despite "…".');
  const refused = await cli.run(asked);
  expect(refused.code).not.toBe(0);
  expect(refused.err).toContain('give the reason, which goes into the record');
  const made = await cli.run([...asked, '--despite', 'It is paid back on Friday']);
  expect(made.out).toMatch(
    /^Paid by Harbor LLC for Ada: 31\.00 USD on 2025-08-20\.\n {2}Harbor LLC {2}\(entry /,
  );
  expect(made.out).toMatch(
    / 31\.00 {2}Equity:Draws\n[\s\S]* {2}Ada {2}\(entry [\s\S]* −31\.00 {2}Assets:Interest in LLC\n/,
  );
  expect(made.out).toMatch(/ 31\.00 {2}Expenses:Dining\n/);
  expect((await cli.run(['veil', 'snapshots', LLC])).out).toContain('It is paid back on Friday');
  expect((await cli.run(['crossing', 'list'])).out).toMatch(
    / personal +Harbor LLC +Ada +31\.00 +USD +equity +/,
  );
  const listed = await cli.json(['crossing', 'list', '--entity', 'Ada', '--kind', 'personal']);
  expect(listed).toMatchObject({
    total: 1,
    crossings: [{ settlement: 'equity', from: { entry_id: entry } }],
  });
  const again = await cli.run(['crossing', 'make', entry, '--kind', 'personal']);
  expect([again.code, again.err]).toEqual([
    expect.any(Number),
    expect.stringContaining('is paired with one in'),
  ]);
  expect((await cli.run(['crossing', 'remove', '--entry', entry])).out).toBe('Taken apart.\n');
  expect((await cli.run(['crossing'])).out).toContain('Nothing has crossed.');
});

it('tell what can be between two, and why not', async () => {
  const told = await cli.run(['crossing', 'kinds', '--from', LLC, '--to', 'Ada']);
  expect(told.out).toMatch(/\ndraw +Harbor LLC +Ada *\n/);
  expect(told.out).toMatch(/\nwages +Harbor LLC +Ada +“Harbor LLC” can't pay its owner wages/);
});

it('say that nothing is in transit, or that nothing fits', async () => {
  expect((await cli.run(['crossing', 'list', '--in-transit'])).out).toContain('Nothing is in transit.');
  expect((await cli.run(['crossing', 'list', '--kind', 'draw'])).out).toContain('Nothing crossed that fits.');
});

it('say who pays whom before they are booked', async () => {
  await cli.json(['entity', 'add', '--name', 'Orchard LLC', '--kind', 'llc', '--tax-class', 'disregarded']);
  const fee = ['--kind', 'management-fee', '--from', LLC, '--to', 'Orchard LLC', '--date', '2025-08-20'];
  const { out } = await cli.run([
    'crossing',
    'preview',
    ...fee,
    '--amount',
    '500',
    '--purpose',
    'Bookkeeping',
  ]);
  expect(out).toMatch(
    /^Harbor LLC did the work, and Orchard LLC owes it the management fee: 500\.00 USD on 2025-08-20\.\n/,
  );
  const shed = ['--kind', 'rent', '--from', 'Orchard LLC', '--to', LLC, '--date', '2025-08-20'];
  const rent = await cli.run(['crossing', 'preview', ...shed, '--amount', '700', '--purpose', 'The shed']);
  expect(rent.out).toMatch(
    /^Orchard LLC lets its property, and Harbor LLC owes it the rent: 700\.00 USD on 2025-08-20\.\n/,
  );
});

it('say what is left of the basis, and what goes beyond it', async () => {
  const company = 'Elm LLC';
  await cli.json(['entity', 'add', '--name', company, '--kind', 'llc', '--tax-class', 's-corp']);
  await cli.json(['member', 'set', company, '--member', 'Ada=100@Ada']);
  const drawn = (amount: string) => [
    ...['crossing', 'preview', '--kind', 'draw', '--from', company, '--to', 'Ada', '--amount', amount],
    ...['--date', '2025-08-20', '--purpose', 'As agreed'],
    ...['--from-account', 'Checking', '--to-account', 'Checking'],
  ];
  const { out } = await cli.run(drawn('50'));
  expect(out).toContain('  Of the basis 0.00 USD is left; 50.00 USD goes beyond it.\n');
  const { out: told } = await cli.run(['veil', 'solvency', company, '--draw', '50']);
  expect(told).toMatch(/Basis before it +0\.00 USD/);
  expect(told).toMatch(/Beyond the basis +50\.00 USD/);
});

it('that are refused name the option by which they would not be', async () => {
  const company = 'Maple LLC';
  await cli.json(['entity', 'add', '--name', 'Bo', '--kind', 'person']);
  await cli.json(['entity', 'add', '--name', company, '--kind', 'llc', '--tax-class', 'partnership']);
  await cli.json(['member', 'set', company, '--member', 'Ada=50@Ada', '--member', 'Bo=50@Bo']);
  const postings = [
    { account: 'Checking', amount: '-40.00' },
    { account: 'Meals', amount: '40.00' },
  ];
  const line = JSON.stringify({ entity: company, date: '2025-08-21', payee: 'Shop', postings });
  const [entry] = (await cli.json(['entry', 'add'], line)).ids;
  const said = async (...args: string[]) => (await cli.run(['crossing', ...args])).err.split('\n')[1];
  expect(await said('make', entry, '--kind', 'personal')).toBe('  Say which of them. (--with)');
  // What the books call a field is an option here.
  expect(await said('make', '--kind', 'draw')).toBe(
    '  Give --from or --to, --date and --amount, or an entry.',
  );
  const draw = ['--kind', 'draw', '--from', company, '--date', '2025-08-21', '--amount', '10'];
  expect(await said('preview', ...draw)).toMatch(/ it stands on the paper\. \(--purpose\)$/);
  expect(await said('preview', ...draw, '--purpose', 'As agreed')).toBe('  Say which of them. (--to)');
});
