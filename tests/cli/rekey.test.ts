/** A new key by command line. */
import { rmSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { CommandLine } from './bulkhead.ts';

it('gives the vault a new key and a new recovery code, and keeps passphrase, books and log', async () => {
  const cli = new CommandLine();
  onTestFinished(() => rmSync(cli.dir, { recursive: true, force: true }));
  const before = (await cli.json(['init'])).recovery_code;
  await cli.json(['entity', 'add', '--name', 'Dana', '--kind', 'person']);
  const wrong = await cli.run(['rekey'], { env: { BULKHEAD_PASSPHRASE: 'not this one' } });
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('passphrase')]);
  const { recovery_code } = await cli.json(['rekey']);
  expect(recovery_code).not.toBe(before);
  expect((await cli.json(['audit', 'log']))[0].command).toBe('app.rekey');
  expect((await cli.json(['verify'])).ok).toBe(true);
  const recover = (code: string) =>
    cli.run(['passphrase', 'recover'], {
      env: { BULKHEAD_RECOVERY_CODE: code, BULKHEAD_NEW_PASSPHRASE: 'another passphrase' },
    });
  expect((await recover(before)).code).toBe(1);
  expect((await recover(recovery_code)).code).toBe(0);
});
