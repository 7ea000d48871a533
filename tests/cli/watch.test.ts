/** The watched folder by command line: chosen, listed, imported, and nothing twice. */
import { mkdirSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ofx } from '../support/statements.ts';
import { CommandLine } from './bulkhead.ts';

const cli = new CommandLine();
const folder = join(realpathSync(cli.dir), 'Statements');
const env = { BULKHEAD_CONFIG: join(cli.dir, 'config') };
const run = (...args: string[]) => cli.run(args, { env });

function place(name: string, day: string): void {
  const path = join(folder, name);
  const rows = [{ date: day, amount: '-10.00', payee: 'CORNER SHOP', fitid: day }];
  writeFileSync(path, ofx({ accountId: '1122334455', rows }));
  utimesSync(path, 1_700_000_000, 1_700_000_000);
}

beforeAll(async () => {
  mkdirSync(folder);
  await cli.init();
  await cli.json(['entity', 'add', '--name', 'Ada', '--kind', 'person']);
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

it('says that none is watched, and refuses what is no folder for it', async () => {
  expect((await run('watch')).out).toMatch(/No folder is watched/);
  expect(await run('import', '--waiting')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/bulkhead watch FOLDER/),
  });
  expect(await run('watch', '/')).toMatchObject({ code: 1, err: expect.stringMatching(/whole disk/) });
  expect(await run('watch', 'nowhere')).toMatchObject({ code: 1, err: expect.stringMatching(/no folder/) });
  expect((await run('import')).code).toBe(2);
});

it('lists what waits, imports it once, and offers it again when the batch is taken back', async () => {
  place('january.ofx', '2025-01-10');
  place('rates.csv', '2025-01-11');
  const listed = await run('watch', 'Statements');
  expect(listed.out).toContain(`${folder}: 2 files wait.`);
  expect((await run('watch', '--aside', 'rates.csv')).out).toMatch(/1 file waits.*put aside.*rates\.csv/s);

  const imported = await run('import', '--waiting', '--create-accounts', '--json');
  expect(imported.json.files).toMatchObject([{ file: 'january.ofx', status: 'imported' }]);
  expect((await run('import', '--waiting')).out).toBe('No file waits.\n');

  await run('batch', 'undo', imported.json.batch);
  expect((await run('watch', '--json')).json.files).toMatchObject([
    { name: 'january.ofx', state: 'waiting' },
    { name: 'rates.csv', state: 'aside' },
  ]);
  expect((await run('watch', '--again', 'rates.csv')).out).toContain('2 files wait');
  expect((await run('watch', '--off')).out).toMatch(/No folder is watched/);
});
