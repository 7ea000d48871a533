/** Papers by command line: wanted, made, signed, filed and voided, and the texts that they are made from. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandLine } from './bulkhead.ts';

const cli = new CommandLine();
const LLC = 'Harbor LLC';
let crossing: string;

beforeAll(async () => {
  await cli.init();
  await cli.json(['entity', 'add', '--name', 'Ada', '--kind', 'person', '--legal-name', 'Ada Lovelace']);
  await cli.json([
    'entity',
    'add',
    '--name',
    LLC,
    '--kind',
    'llc',
    '--tax-class',
    'disregarded',
    '--state',
    'WY',
  ]);
  const accounts = ['--from-account', 'Checking', '--to-account', 'Checking'];
  const money = ['--amount', '900', '--date', '2025-08-20', '--purpose', 'Opening capital'];
  const made = await cli.json([
    'crossing',
    'make',
    '--kind',
    'contribution',
    '--from',
    'Ada',
    '--to',
    LLC,
    ...money,
    ...accounts,
  ]);
  crossing = made.id;
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

it('are wanted, made as a ratification, written to disk, signed and voided', async () => {
  expect((await cli.run(['paper', 'wanted'])).out).toMatch(/contribution-record, as a ratification/);
  expect((await cli.run(['paper', 'asks', crossing])).out).toMatch(/units .* asked/);
  const pdf = join(cli.dir, 'paper.pdf');
  const made = await cli.run([
    'paper',
    'make',
    crossing,
    '--late-reason',
    'Forgotten',
    '--say',
    'units=10 units',
    '--pdf',
    pdf,
  ]);
  expect(made.out).toMatch(
    /^Ratification: Record of contribution, Ada Lovelace to Harbor LLC, 900\.00 USD {2}\(/,
  );
  expect(made.out).toMatch(/open: the day it was decided\n/);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  const { papers } = await cli.json(['paper', 'list', '--state', 'made']);
  const { id } = papers[0];
  const signed = await cli.run([
    'paper',
    'sign',
    id,
    '--how',
    'typed',
    '--name',
    'Ada Lovelace',
    '--lines',
    '1',
  ]);
  expect(signed.out).toMatch(
    /1\. Harbor LLC: Ada Lovelace, as sole member .*; signed 20\d\d-\d\d-\d\d \(typed\)/,
  );
  expect(signed.out).toMatch(/2\. Ada Lovelace: Ada Lovelace, individually; not signed/);
  const scan = join(cli.dir, 'scan.png');
  writeFileSync(scan, Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  expect((await cli.run(['paper', 'attach', scan, '--paper', id])).out).toMatch(/copy: scan\.png/);
  expect((await cli.run(['paper', 'void', id, '--reason', 'Wrong member'])).out).toMatch(
    /void since \d{4}-\d\d-\d\d: Wrong member/,
  );
  expect((await cli.run(['paper', 'wanted'])).out).toContain(crossing);
});

it('are made from a text that one may edit, which says what is wrong with it', async () => {
  const file = join(cli.dir, 'contribution.md');
  const { out } = await cli.run(['paper', 'template', 'contribution-record']);
  writeFileSync(file, out.replace('{{purpose}}', '{{purpse}}'));
  const edit = ['paper', 'edit-template', 'contribution-record', file, '--note', 'Our own words'];
  expect((await cli.run(edit)).err).toMatch(/Line \d+ of the template: there is no field “purpse”/);
  writeFileSync(file, out.replace('Title: Record of contribution', 'Title: Our record'));
  expect((await cli.run(edit)).out).toBe('Kept as contribution-record, own 1.\n');
  const made = await cli.json(['paper', 'make', crossing]);
  expect(made).toMatchObject({ template: 'contribution-record, own 1; ratification, built-in 7' });
  expect((await cli.run(['paper', 'templates'])).out).toMatch(
    /contribution-record +own 1 +yes .* Our own words/,
  );
  await cli.run(['paper', 'reset-template', 'contribution-record']);
  expect(await cli.json(['paper', 'make', crossing])).toMatchObject({
    template: 'contribution-record, built-in 7; ratification, built-in 7',
  });
  expect((await cli.run(['paper', 'template', 'contribution-record', '--fields'])).out).toMatch(
    /fair_value +fair value/,
  );
});

it('are signed by who the paper names, who may be told', async () => {
  const money = ['--amount', '50', '--date', '2025-08-21', '--purpose', 'More capital'];
  const accounts = ['--from-account', 'Checking', '--to-account', 'Checking'];
  const between = ['--kind', 'contribution', '--from', 'Ada', '--to', LLC];
  const { id } = await cli.json(['crossing', 'make', ...between, ...money, ...accounts]);
  const signer = `${LLC}: Robin Vale, as manager of ${LLC}`;
  const paper = await cli.json(['paper', 'make', id, '--signer', signer]);
  // Ada’s own line is hers.
  expect(paper.signers).toMatchObject([
    { name: 'Robin Vale', signer: `Robin Vale, as manager of ${LLC}` },
    { signer: 'Ada Lovelace, individually' },
  ]);
  const wrong = await cli.run(['paper', 'sign', paper.id, '--how', 'typed', '--name', 'Mallory']);
  expect(wrong.err).toContain('“Mallory” is not who signs line 1: the paper names Robin Vale.');
  expect((await cli.run(['paper', 'make', id, '--signer', 'Robin'])).err).toContain('does not say who signs');
  await cli.json(['crossing', 'remove', id]);
  expect((await cli.run(['paper', 'show', paper.id])).out).toMatch(
    /\n {2}the crossing it papers was taken back on \d{4}-\d\d-\d\d\n/,
  );
  expect((await cli.run(['paper', 'list'])).out).toContain('made, taken back');
});

it('are refused with the command that helps, and scripts hear of the procedure', async () => {
  const lent = ['--kind', 'loan', '--from', 'Ada', '--to', LLC, '--amount', '50', '--date', '2025-08-21'];
  const accounts = ['--from-account', 'Checking', '--to-account', 'Checking', '--purpose', 'Bridge'];
  const { id } = await cli.json(['crossing', 'make', ...lent, ...accounts]);
  const note = await cli.json(['paper', 'make', id]);
  const signed = await cli.run(['paper', 'sign', note.id, '--how', 'typed', '--name', 'Ada Lovelace']);
  expect(signed.err).toMatch(
    /attach the scan\. \(bulkhead paper asks, bulkhead paper make, bulkhead paper attach\)/,
  );
  expect((await cli.run(['loan', 'show', 'None'])).err).toMatch(/those there are\. \(bulkhead loan list\)/);
  const asked = await cli.run(['loan', 'show', 'None', '--json']);
  expect(JSON.parse(asked.err).error.facts).toEqual({ next: 'loan.list' });
});
