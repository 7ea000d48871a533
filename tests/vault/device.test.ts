/** The slot of a computer's keychain: a third way in, which can be taken back. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createSlots,
  removeDevice,
  replaceDevice,
  replacePassphrase,
  replaceRecovery,
  unlockSlots,
} from '../../main/vault/slots.ts';
import { bench, failureCode, flip, PASSPHRASE, tempDir, WEAK_KDF } from './fixture.ts';

const ports = { clock: () => 0, random: (buffer: Uint8Array) => void crypto.randomFillSync(buffer) };
const key = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
const secretOf = (byte: number) => new Uint8Array(32).fill(byte);

let file: string;
let recoveryCode: string;
beforeEach(async () => {
  file = path.join(tempDir(), 'Books.bulkhead.keys');
  recoveryCode = await createSlots(file, key, PASSPHRASE, ports, WEAK_KDF);
});

const opens = (deviceSecret: Uint8Array) =>
  unlockSlots(file, { deviceSecret }).then(
    () => true,
    () => false,
  );

describe('the slot of a computer', () => {
  it('opens the vault beside passphrase and recovery code, which go on opening it', async () => {
    expect(await opens(secretOf(7))).toBe(false);
    replaceDevice(file, key, secretOf(7), ports);
    expect(await unlockSlots(file, { deviceSecret: secretOf(7) })).toEqual(key);
    expect(await unlockSlots(file, { passphrase: PASSPHRASE })).toEqual(key);
    expect(await unlockSlots(file, { recoveryCode })).toEqual(key);
  });

  it('is for one secret: the next computer’s takes its place', async () => {
    replaceDevice(file, key, secretOf(7), ports);
    replaceDevice(file, key, secretOf(8), ports);
    expect([await opens(secretOf(7)), await opens(secretOf(8))]).toEqual([false, true]);
    expect(await failureCode(() => unlockSlots(file, { deviceSecret: secretOf(9) }))).toBe('WRONG_KEY');
  });

  it('is gone once it was taken away, and taking it away again changes nothing', async () => {
    const before = JSON.parse(fs.readFileSync(file, 'utf8')) as { slots: object[] };
    replaceDevice(file, key, secretOf(7), ports);
    removeDevice(file, key);
    removeDevice(file, key);
    expect(await opens(secretOf(7))).toBe(false);
    expect((JSON.parse(fs.readFileSync(file, 'utf8')) as { slots: object[] }).slots).toEqual(before.slots);
  });

  it('stays when passphrase or recovery code are replaced', async () => {
    replaceDevice(file, key, secretOf(7), ports);
    await replacePassphrase(file, key, 'another horse battery', ports, WEAK_KDF);
    replaceRecovery(file, key, ports);
    expect(await opens(secretOf(7))).toBe(true);
  });

  it('cannot be passed off as another kind of slot', async () => {
    replaceDevice(file, key, secretOf(7), ports);
    const text = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, text.replace('"kind": "device"', '"kind": "recovery"'));
    expect(await failureCode(() => unlockSlots(file, { passphrase: PASSPHRASE }))).toBe('VAULT_DAMAGED');
  });

  it('takes 256 bits and nothing shorter', () => {
    for (const bytes of [0, 16, 31, 33])
      expect(() => replaceDevice(file, key, new Uint8Array(bytes), ports)).toThrow('32 bytes');
  });

  it('is sealed like the others: a flipped byte is found', async () => {
    replaceDevice(file, key, secretOf(7), ports);
    const at = fs.readFileSync(file, 'latin1').indexOf('"kind": "device"') + 200;
    flip(file, at);
    expect(await failureCode(() => unlockSlots(file, { deviceSecret: secretOf(7) }))).toBe('VAULT_DAMAGED');
  });
});

describe('a vault that a computer may open', () => {
  it('asks for a secret that opens it before it lets the computer in', async () => {
    const { create, open } = bench();
    const { vault } = await create();
    const secret = secretOf(7);
    const wrong = { current: { passphrase: 'not this one' }, secret };
    expect(await failureCode(() => vault.rememberDevice(wrong))).toBe('WRONG_KEY');
    await vault.rememberDevice({ current: { passphrase: PASSPHRASE }, secret });
    await vault.close();
    const again = await open({ secret: { deviceSecret: secret } });
    again.forgetDevice();
    await again.close();
    expect(await failureCode(() => open({ secret: { deviceSecret: secret } }))).toBe('WRONG_KEY');
  });

  it('no longer knows the computer once it has a new key', async () => {
    const { create, open } = bench();
    const { vault } = await create();
    const secret = secretOf(7);
    await vault.rememberDevice({ current: { passphrase: PASSPHRASE }, secret });
    await vault.rekey({ passphrase: PASSPHRASE });
    expect(await failureCode(() => open({ secret: { deviceSecret: secret } }))).toBe('WRONG_KEY');
  });
});
