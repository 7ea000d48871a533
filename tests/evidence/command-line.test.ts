/** The spot on the page, and the file itself, by command line. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandLine } from '../cli/bulkhead.ts';
import { at, drawPdf, to } from '../support/pdf.ts';

const cli = new CommandLine();
let bytes: Uint8Array;

beforeAll(async () => {
  await cli.init();
  await cli.json(['entity', 'add', '--name', 'Ana', '--kind', 'person']);
  bytes = await drawPdf([
    [
      [at(50, 'Account number 12345678')],
      [at(50, 'Opening balance'), to(500, '$10.00')],
      [at(50, '2025-01-02'), at(120, 'Shop'), to(500, '-1.00')],
    ],
    [[at(50, 'Closing balance'), to(500, '$9.00')]],
  ]);
  writeFileSync(join(cli.dir, 'january.pdf'), bytes);
  await cli.json(['import', 'january.pdf', '--create-accounts']);
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

it('tells page and spot of an entry’s row, what is on a page, and gives the file back', async () => {
  const [batch] = await cli.json(['batch', 'list']);
  const [{ id: file }] = batch.files;
  const [{ entry_id: entry }] = (await cli.json(['evidence', 'pages', file])).marks;
  const told = (await cli.run(['evidence', 'entry', entry])).out;
  expect(told).toMatch(/january\.pdf \(pdf\), line 3; file /);
  expect(told).toMatch(/^ {4}page 1, 48\.0 to 502\.0 across, [\d.]+ to [\d.]+ down$/m);
  expect(told).toMatch(/^ {4}2025-01-02 {2}Shop {2}-1\.00$/m);
  expect((await cli.run(['evidence', 'pages', file])).out).toMatch(/1\s+3\s+row\s+2025-01-02 Shop -1\.00/);
  expect((await cli.run(['evidence', 'pages', file, '--page', '2', '--text'])).out.trim()).toBe(
    'Closing balance  $9.00',
  );
  const lines = (await cli.run(['evidence', 'lines', file, '--from', '3', '--count', '1'])).out;
  expect(lines).toMatch(/^january\.pdf: 3 to 3 of \d+ lines$/m);
  expect(lines).toMatch(new RegExp(`3\\s+2025-01-02 Shop -1\\.00\\s+${entry}`));
  expect(await cli.run(['evidence', 'pages', file, '--page', 'two'])).toMatchObject({ code: 1 });
  expect((await cli.run(['evidence', 'file', file, '--out', 'copy.pdf'])).out).toBe('Written to copy.pdf.\n');
  expect(new Uint8Array(readFileSync(join(cli.dir, 'copy.pdf')))).toEqual(bytes);
  expect((await cli.run(['evidence', 'files'])).out).toContain(file);
});

it('shows the pages of a PDF that is not imported yet, by itself and in an archive', async () => {
  writeFileSync(join(cli.dir, 'year.zip'), zipSync({ 'january.pdf': bytes }));
  const alone = await cli.run(['evidence', 'preview', 'january.pdf']);
  expect(alone.out).toMatch(/1\s+3\s+row\s+2025-01-02 Shop -1\.00/);
  const within = await cli.run(['evidence', 'preview', 'year.zip', '--part', '0']);
  expect(within.out).toBe(alone.out.replace('january.pdf', 'year.zip › january.pdf'));
  await cli.run(['evidence', 'preview', 'year.zip', '--part', '0', '--out', 'unpacked.pdf']);
  expect(new Uint8Array(readFileSync(join(cli.dir, 'unpacked.pdf')))).toEqual(bytes);
  expect(await cli.run(['evidence', 'preview', 'year.zip', '--part', '3'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('holds no file number 3'),
  });
  expect(await cli.run(['evidence', 'preview', 'year.zip', '--out', 'x'])).toMatchObject({ code: 1 });
});
