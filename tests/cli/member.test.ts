/** Members, capital and the tax view by command line. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandLine } from './bulkhead.ts';

const cli = new CommandLine();
const LLC = 'Harbor LLC';
const YEAR = ['--from', '2025-01-01', '--to', '2025-12-31'];

beforeAll(async () => {
  await cli.init();
  await cli.json(['entity', 'add', '--name', 'Ada', '--kind', 'person']);
  await cli.json(['entity', 'add', '--name', LLC, '--kind', 'llc', '--tax-class', 'partnership']);
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

const out = async (...words: string[]) => (await cli.run(words)).out;

it('sets members from a day on, and lists them', async () => {
  expect(await out('member', 'list')).toContain('No members yet');
  await cli.json(['member', 'set', LLC, '--member', 'Ada=60@Ada', '--member', 'Ben=40']);
  const changed = await cli.json([
    ...['member', 'set', LLC, '--effective', '2025-07-01'],
    ...['--member', 'Ada=3 units@Ada', '--member', 'Ben=1 unit'],
  ]);
  expect(changed.members).toMatchObject([
    { name: 'Ada', share: '75', units: '3' },
    { name: 'Ben', share: '25', units: '1' },
  ]);
  const wrong = await cli.run(['member', 'set', LLC, '--member', 'Ada']);
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('is no member')]);
  await cli.json(['member', 'terms', LLC, '--distributions', 'agreement']);
  expect(await out('member', 'list', LLC)).toMatch(/Ada .* 75 +3/);
});

it('tells capital, basis, worth and the tax view', async () => {
  await cli.json(['member', 'assign', LLC, '3000', '--member', 'Ada']);
  const added = await cli.json([
    ...['member', 'add-item', LLC, '--member', 'Ada', '--date', '2025-01-01', '--kind', 'opening'],
    ...['--amount', '500.00', '--note', 'K-1 of 2024'],
  ]);
  expect(added.items).toHaveLength(1);
  expect(await out('member', 'roll-forward', LLC, ...YEAR)).toContain('Together');
  expect(await out('member', 'basis', LLC, '--to', '2025-12-31')).toMatch(/Ada .* 500\.00/);
  expect(await out('member', 'net-worth', 'Ada', ...YEAR)).toContain('Net worth');
  expect(await out('report', 'tax-view', '--entity', 'Ada', ...YEAR)).toContain('Tax view of Ada');
  expect(await out('member', 'remove-item', added.items[0].id)).toContain('Removed.');
});

it('names a member with the books of that name', async () => {
  const all: { id: string; name: string }[] = await cli.json(['entity', 'list']);
  const company = ['--name', 'Quay LLC', '--kind', 'llc', '--tax-class', 'partnership'];
  const { members } = await cli.json([
    'entity',
    'add',
    ...company,
    '--member',
    'ada=60',
    '--member',
    'Ben=40',
  ]);
  expect(members).toMatchObject([
    { name: 'ada', entity_id: all.find(({ name }) => name === 'Ada')!.id },
    { name: 'Ben', entity_id: null },
  ]);
});
