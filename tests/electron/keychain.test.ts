import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WindowShell } from '../../shared/window-shell.ts';
import { PASSPHRASE } from '../support/books.ts';
import { StandIn } from './stand-in.ts';
import { OWNER } from './stand-in-parts.ts';

let shell: StandIn;
let keychain: WindowShell['keychain'];
let file: string;
beforeEach(async () => {
  shell = await new StandIn().start();
  keychain = shell.page().shell.keychain;
  file = await shell.openVault();
});
afterEach(() => shell.end());

const call = (name: string, input: object = {}) => shell.core.desk.call(name, input, OWNER);

it('opens the vault once it was allowed to, until it no longer is', async () => {
  expect(await keychain.state(file)).toBe('off');
  expect(await keychain.remember(PASSPHRASE)).toEqual({ ok: true });
  expect(await keychain.state(file)).toBe('on');
  await call('app.lock');
  expect(await keychain.unlock(file)).toEqual({ ok: true });
  expect(shell.core.desk.open).toBe(true);
  expect(await keychain.forget()).toEqual({ ok: true });
  expect(await keychain.state(file)).toBe('off');
  await call('app.lock');
  expect(await keychain.unlock(file)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
});

it('asks for the passphrase first', async () => {
  expect(await keychain.remember('not this one')).toMatchObject({ ok: false, code: 'WRONG_KEY' });
  expect(await keychain.state(file)).toBe('off');
});

it('keeps nothing readable, and tells the page nothing', async () => {
  await keychain.remember(PASSPHRASE);
  const kept = readFileSync(path.join(shell.dir, 'window/keychain.json'), 'utf8');
  const { [file]: sealed } = JSON.parse(kept) as Record<string, string>;
  // The stand-in's “encryption”, taken off: what lies below is the secret, and it is not what lies in the file.
  const secret = Buffer.from(Buffer.from(sealed!, 'base64').map((byte) => byte ^ 0x5a)).toString();
  expect(Buffer.from(secret, 'base64')).toHaveLength(32);
  expect(kept).not.toContain(secret);
  expect(JSON.stringify(shell.window.webContents.sent)).not.toContain(secret);
});

it('forgets a secret that no longer opens the vault, and tries it once only', async () => {
  await keychain.remember(PASSPHRASE);
  await shell.core.desk.rememberDevice(PASSPHRASE, new Uint8Array(32).fill(7), OWNER.actor);
  await call('app.lock');
  expect(await keychain.unlock(file)).toMatchObject({ ok: false, code: 'WRONG_KEY' });
  expect(await keychain.state(file)).toBe('off');
  expect(await keychain.unlock(file)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  await call('app.unlock', { passphrase: PASSPHRASE });
});

it('does not take Linux’s stand-in for a keychain', async () => {
  for (const backend of ['basic_text', 'unknown']) {
    shell.backend = backend;
    expect(await keychain.state(file)).toBe('unavailable');
    expect(await keychain.remember(PASSPHRASE)).toMatchObject({ ok: false, code: 'REFUSED' });
    expect(await keychain.unlock(file)).toMatchObject({ ok: false, code: 'REFUSED' });
  }
});

it('stays allowed when the passphrase changes, and leaves a trace in the audit log', async () => {
  await keychain.remember(PASSPHRASE);
  await call('vault.change_passphrase', { current: PASSPHRASE, next: 'another horse battery' });
  await call('app.lock');
  expect(await keychain.unlock(file)).toEqual({ ok: true });
  const events = (await call('audit.log')) as { command: string }[];
  expect(events.map((event) => event.command)).toContain('app.remember_device');
});
