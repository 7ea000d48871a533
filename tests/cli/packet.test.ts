/** The packet by the command line: checked, written with a passphrase from a file, noted, and compared; a year closed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CommandLine } from './bulkhead.ts';

const LLC = 'Northlight LLC';

describe('the packet by the command line', () => {
  const line = new CommandLine();

  beforeAll(async () => {
    await line.init();
    await line.json(['entity', 'add', '--name', LLC, '--kind', 'llc', '--tax-class', 'disregarded']);
    const entry = {
      ...{ entity: LLC, date: '2025-03-10', payee: 'Client' },
      postings: [
        { account: 'Checking', amount: '500.00' },
        { account: 'Service revenue', amount: '-500.00' },
      ],
    };
    await line.json(['entry', 'add'], `${JSON.stringify(entry)}\n`);
  });

  it('tells what is open, in words and as JSON', async () => {
    const { out, code } = await line.run(['packet', 'check', LLC, '--year', '2025']);
    expect([code, out.split('\n')[0]]).toEqual([
      0,
      expect.stringMatching(/^Northlight LLC, 2025: \d+ open, \d+ not known/),
    ]);
    expect(out).toContain('Checking, 2025-03: 1 row not proven');
    const { checks } = await line.json(['packet', 'check', LLC, '--year', '2025']);
    expect(checks.map((one: { check: string }) => one.check)).toContain('reconciled');
  });

  it('writes a packet that its passphrase opens, and knows what came since', async () => {
    writeFileSync(join(line.dir, 'secret'), 'a lantern over quiet water\n');
    const built = await line.json([
      ...['packet', 'build', LLC, '--year', '2025', '--no-ledger'],
      ...['--packet-passphrase-file', 'secret', '--out', 'packet.zip'],
    ]);
    const bytes = readFileSync(join(line.dir, 'packet.zip'));
    expect([bytes.subarray(0, 2).toString(), bytes.length]).toEqual(['PK', built.bytes]);
    // Bit 0 of the flags: encrypted.
    expect(bytes[6]! & 1).toBe(1);
    const [kept] = await line.json(['packet', 'list', LLC]);
    expect([kept.sha256, kept.year]).toEqual([built.sha256, 2025]);
    const again = await line.run([
      'packet',
      'build',
      LLC,
      '--year',
      '2025',
      '--no-ledger',
      '--out',
      'packet.zip',
    ]);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('is there already')]);
    expect(await line.json(['packet', 'changes', LLC, '--year', '2025'])).toMatchObject({
      added: 0,
      changed: 0,
    });
  });

  it('closes a year and opens it with the reason', async () => {
    const preview = await line.run(['close', 'preview', LLC, '2025']);
    expect(preview.out).toContain('500.00');
    expect((await line.run(['close', LLC, '2025'])).out).toBe(`${LLC} is closed through 2025-12-31.\n`);
    expect((await line.run(['year', 'reopen', LLC, '2025'])).code).toBe(2);
    await line.json(['close', 'reopen', LLC, '2025', '--reason', 'A bill came late']);
    expect((await line.run(['year', 'list', LLC])).out).toContain('A bill came late');
  });
});
