/** Matching by command line: proposals, candidates, a transfer, an entry matched and unmatched, what is in transit. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandLine } from '../cli/bulkhead.ts';
import { ofxText } from '../properties/ofx.ts';

const cli = new CommandLine();
const OF = ['--entity', 'Harbor LLC'];

async function bring(name: string, account: string, row: { date: string; amount: string; payee: string }) {
  writeFileSync(join(cli.dir, name), ofxText({ account: `77${name}`, rows: [{ ...row, fitid: '1' }] }));
  await cli.json(['import', name, ...OF, '--account', account]);
}

beforeAll(async () => {
  await cli.init();
  await cli.json(['entity', 'add', '--name', 'Harbor LLC', '--kind', 'llc', '--tax-class', 'disregarded']);
  await cli.json(['account', 'add', ...OF, '--name', 'Reserve', '--type', 'asset', '--role', 'bank']);
  await bring('1.ofx', 'Checking', { date: '2025-03-12', amount: '-500.00', payee: 'TRANSFER' });
  await bring('2.ofx', 'Reserve', { date: '2025-03-13', amount: '500.00', payee: 'DEPOSIT' });
  await bring('3.ofx', 'Checking', { date: '2025-03-20', amount: '-45.00', payee: 'FIGMA' });
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

it('goes from the proposal to the transfer, and back to what is in transit', async () => {
  const told = (await cli.run(['match', 'pairs'])).out;
  expect(told).toContain('1 proposal:\nLooks like one transfer:');
  expect(told).toContain('same amount, 1 day apart, speaks of a transfer, neither has a category');
  const command = /bulkhead match transfer (\S+) (\S+)/.exec(told)!;
  const rows = [command[1]!, command[2]!];
  const made = (await cli.run(['match', 'transfer', ...rows])).out;
  expect(made).toMatch(/One transfer: entry .*\nThe entry made for it \(2025-03-13 Deposit\) is gone\./);
  expect((await cli.run(['match', 'pairs'])).out).toContain('No row without a category');
  const unmatched = (await cli.run(['match', 'unmatch', rows[1]!])).out;
  expect(unmatched).toContain('1 leg waits for the bank again; the row has the entry');
  expect((await cli.run(['match', 'transit'])).out).toMatch(
    /2025-03-12\s+Transfer\s+Assets:Checking\s+Assets:Reserve\s+500\.00\s+USD/,
  );
  expect(await cli.json(['undo'])).toMatchObject({ command: 'matching.unmatch' });
  expect((await cli.run(['match', 'transit'])).out).toContain('Nothing is in transit.');
});

it('matches a row with an entry by hand, and says what fits', async () => {
  const entry = {
    ...{ entity: 'Harbor LLC', date: '2025-03-05', payee: 'Figma' },
    postings: [
      { account: 'Checking', amount: '-45.00' },
      { account: 'Travel', amount: '45.00' },
    ],
  };
  const { ids } = await cli.json(['entry', 'add'], JSON.stringify(entry));
  const told = (await cli.run(['match', 'candidates', '--entry', ids[0]])).out;
  expect(told).toContain('waits for the bank, for ');
  expect(told).toContain('same amount, 15 days apart, same payee (figma)');
  const [, row, leg] = /bulkhead match set (\S+) (\S+)/.exec(told)!;
  expect((await cli.run(['match', 'set', row!, leg!])).out).toBe(
    'Matched with one leg.\nThe entry made for it (2025-03-20 Figma) is gone.\n',
  );
  const now = (await cli.run(['match', 'candidates', '--row', row!])).out;
  expect(now).toContain('Matched, 68 possible: same amount, 15 days apart, same payee (figma)');
  const wrong = await cli.run(['match', 'set', row!, 'x:y']);
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('“x:y” is no leg of an entry.')]);
});

it('prints only commands that work: with --discard where something is lost, and none where it can’t be', async () => {
  await bring('4.ofx', 'Checking', { date: '2025-03-12', amount: '-900.00', payee: 'TRANSFER' });
  await bring('5.ofx', 'Reserve', { date: '2025-03-13', amount: '900.00', payee: 'DEPOSIT' });
  const told = (await cli.run(['match', 'pairs'])).out;
  const [out, into] = /bulkhead match transfer (\S+) (\S+)/.exec(told)!.slice(1);
  const ownOf = async (row: string) =>
    (await cli.json(['match', 'candidates', '--row', row])).rows[0].row.own_entry as string;
  for (const row of [out!, into!])
    await cli.json(['entry', 'update', await ownOf(row), '--payee', 'To the reserve']);
  const entry = {
    ...{ entity: 'Harbor LLC', date: '2025-03-02', payee: 'Transfer' },
    postings: [
      { account: 'Checking', amount: '-900.00' },
      { account: 'Travel', amount: '900.00' },
    ],
  };
  await cli.json(['entry', 'add'], JSON.stringify(entry));
  const shown = async () => (await cli.run(['match', 'candidates', '--row', out!])).out;
  expect(await shown()).toContain(`bulkhead match transfer ${out} ${into} --discard`);
  expect(await shown()).toMatch(/bulkhead match set \S+ \S+ --discard\n/);
  await cli.json(['period', 'close', 'Harbor LLC', '--through', '2025-03-31']);
  expect(await shown()).toContain('It can’t be taken: the entry made for the row');
  expect(await shown()).not.toContain('bulkhead match set');
});

it('chooses what a row stands for from what waits, and books the rest', async () => {
  await bring('4.ofx', 'Checking', { date: '2025-04-20', amount: '96.50', payee: 'CARD READER' });
  const entry = {
    ...{ entity: 'Harbor LLC', date: '2025-04-18', payee: 'Sale 12' },
    postings: [
      { account: 'Checking', amount: '100.00' },
      { account: 'Product sales', amount: '-100.00' },
    ],
  };
  await cli.json(['entry', 'add'], JSON.stringify(entry));
  const [row] = (await cli.json(['register', 'Checking', ...OF, '--from', '2025-04-20'])).rows;
  const [{ row: bank }] = (await cli.json(['match', 'candidates', '--entry', row.entry_id])).rows;
  const told = (await cli.run(['match', 'waiting', bank.id, '--search', 'sale'])).out;
  const [, leg] = /entry (\S+) {2}2025-04-18 Sale 12 100\.00 USD/.exec(told)!;
  const rest = ['--rest', 'Merchant and bank fees', '--rest-payee', 'Reader fee'];
  expect((await cli.run(['match', 'set', bank.id, leg!, ...rest])).out).toContain('Matched with 2 legs.');
  const now = (await cli.run(['match', 'waiting', bank.id])).out;
  expect(now).toContain('2025-04-20 Reader fee −3.50 USD');
});
