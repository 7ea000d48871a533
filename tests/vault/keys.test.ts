import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardAttempt, waitAfter } from '../../main/vault/attempts.ts';
import { chooseKdf, KDF_DEFAULT, KDF_FLOOR } from '../../main/vault/kdf.ts';
import { formatRecoveryCode, parseRecoveryCode } from '../../main/vault/recovery-code.ts';
import { createSlots, replacePassphrase, unlockSlots } from '../../main/vault/slots.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { bench, failure, failureCode, fakeClock, flip, PASSPHRASE, tempDir, WEAK_KDF } from './fixture.ts';

const ports = { clock: () => 0, random: (buffer: Uint8Array) => void crypto.randomFillSync(buffer) };
const key = Uint8Array.from({ length: 32 }, (_, i) => i + 1);

async function slots(passphrase = PASSPHRASE) {
  const file = path.join(tempDir(), 'Books.bulkhead.keys');
  const recoveryCode = await createSlots(file, key, passphrase, ports, WEAK_KDF);
  return { file, recoveryCode };
}

describe('the recovery code', () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(bytes, (secret) => {
        const code = formatRecoveryCode(secret);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}[0-9A-HJKMNP-TV-Z*~$=U]$/);
        const typed = [
          code.toLowerCase(),
          code.replaceAll('-', ' '),
          code.replaceAll('-', ''),
          ` ${code.replaceAll('-', ' – ')}\n`,
        ];
        typed.push(
          code.replaceAll('0', 'o').replaceAll('1', 'l'),
          code.replaceAll('0', 'O').replaceAll('1', 'i'),
        );
        for (const text of typed) expect(parseRecoveryCode(text)).toEqual(secret);
      }),
    );
  });

  it('tells any single wrong sign and any two exchanged ones', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(bytes, fc.nat(25), fc.nat(31), (secret, at, sign) => {
        const code = formatRecoveryCode(secret).replaceAll('-', '');
        const wrong = code.slice(0, at) + alphabet[sign] + code.slice(at + 1);
        if (wrong !== code) expect(() => parseRecoveryCode(wrong)).toThrow(BulkheadError);
        const swapped = code.slice(0, at) + code[at + 1]! + code[at]! + code.slice(at + 2);
        if (swapped !== code) expect(() => parseRecoveryCode(swapped)).toThrow(BulkheadError);
      }),
    );
  });

  it('says what is wrong with it', async () => {
    const code = formatRecoveryCode(new Uint8Array(16).fill(9));
    expect((await failure(() => parseRecoveryCode(code.slice(1)))).message).toMatch('26 letters and digits');
    expect((await failure(() => parseRecoveryCode(code.replace(/^./, 'U')))).message).toMatch('number 1');
    expect((await failure(() => parseRecoveryCode(code.replace(/^./, 'Z')))).message).toMatch('first letter');
    expect(await failureCode(() => parseRecoveryCode('x'.repeat(1e6)))).toBe('INVALID_INPUT');
  });
});

describe('the work a passphrase takes', () => {
  it('is never chosen below the floor nor above the ceiling', () => {
    expect(chooseKdf()).toEqual(KDF_DEFAULT);
    expect(chooseKdf(KDF_FLOOR)).toEqual(KDF_FLOOR);
    expect(() => chooseKdf({ ...KDF_FLOOR, memoryKiB: 63 * 1024 })).toThrow(RangeError);
    expect(() => chooseKdf({ ...KDF_FLOOR, iterations: 2 })).toThrow(RangeError);
    expect(() => chooseKdf({ ...KDF_FLOOR, memoryKiB: 2 ** 21 })).toThrow(RangeError);
  });

  it('works at the default, with the event loop free meanwhile', async () => {
    const file = path.join(tempDir(), 'k.keys');
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 10);
    const recoveryCode = await createSlots(file, key, PASSPHRASE, ports);
    clearInterval(timer);
    expect(await unlockSlots(file, { recoveryCode })).toEqual(key);
    expect(ticks).toBeGreaterThan(10);
    expect(fs.readFileSync(file, 'utf8')).toMatch('"memoryKiB": 98304');
  });

  it('is bounded when a keys file asks for it', async () => {
    const { file } = await slots();
    const keys = JSON.parse(fs.readFileSync(file, 'utf8'));
    keys.slots[0].kdf.memoryKiB = 2 ** 30;
    const content = JSON.stringify([
      'bulkhead-keys',
      1,
      keys.fileId,
      ...keys.slots.map((slot: Record<string, unknown> & { kdf: Record<string, unknown> }) => [
        JSON.stringify([
          'bulkhead-slot',
          keys.fileId,
          slot.id,
          slot.kind,
          ...Object.values(slot.kdf),
          slot.salt,
        ]),
        slot.label,
        slot.nonce,
        slot.ciphertext,
        slot.createdAt,
      ]),
    ]);
    keys.checksum = crypto.createHash('sha256').update(content).update(keys.seal).digest('base64');
    fs.writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`);
    const error = await failure(() => unlockSlots(file, { passphrase: PASSPHRASE }));
    expect(error.code).toBe('VAULT_DAMAGED');
    expect(error.message).toMatch('more work');
  });
});

describe('key slots', () => {
  it('open with either secret, in any Unicode form, and with nothing else', async () => {
    const { file, recoveryCode } = await slots('pâsswörd ﬁle');
    expect(await unlockSlots(file, { passphrase: 'pâsswörd file'.normalize('NFD') })).toEqual(key);
    expect(await unlockSlots(file, { recoveryCode })).toEqual(key);
    expect(await failureCode(() => unlockSlots(file, { passphrase: 'Pâsswörd file' }))).toBe('WRONG_KEY');
    const other = formatRecoveryCode(new Uint8Array(16));
    expect(await failureCode(() => unlockSlots(file, { recoveryCode: other }))).toBe('WRONG_KEY');
  });

  it('a flip of any byte of the file is found', async () => {
    const { file, recoveryCode } = await slots();
    const good = fs.readFileSync(file);
    for (let at = 0; at < good.length; at += 1) {
      flip(file, at, 1 << (at % 8));
      expect(['VAULT_DAMAGED', 'VAULT_TOO_NEW']).toContain(
        await failureCode(() => unlockSlots(file, { recoveryCode })),
      );
      fs.writeFileSync(file, good);
    }
    fs.writeFileSync(file, good.subarray(0, -1));
    expect(await failureCode(() => unlockSlots(file, { recoveryCode }))).toBe('VAULT_DAMAGED');
    fs.writeFileSync(file, `${good.toString()} `);
    expect(await failureCode(() => unlockSlots(file, { recoveryCode }))).toBe('VAULT_DAMAGED');
  });

  it('a slot of another vault and a weakened slot do not pass, checksum or not', async () => {
    const mine = await slots();
    const theirs = await slots();
    const a = JSON.parse(fs.readFileSync(mine.file, 'utf8'));
    const b = JSON.parse(fs.readFileSync(theirs.file, 'utf8'));
    a.slots[1] = b.slots[1];
    fs.writeFileSync(mine.file, `${JSON.stringify(a, null, 2)}\n`);
    expect(await failureCode(() => unlockSlots(mine.file, { recoveryCode: theirs.recoveryCode }))).toBe(
      'VAULT_DAMAGED',
    );
  });

  it('a file whose slots were put together anew fails its seal', async () => {
    const { file, recoveryCode } = await slots();
    const old = fs.readFileSync(file, 'utf8');
    await replacePassphrase(file, key, 'a newer passphrase', ports, WEAK_KDF);
    const now = JSON.parse(fs.readFileSync(file, 'utf8'));
    const seal: string = now.seal;
    expect(JSON.parse(old).seal).not.toBe(seal);
    await expect(unlockSlots(file, { recoveryCode })).resolves.toEqual(key);
    fs.writeFileSync(file, old.replace(JSON.parse(old).seal, seal));
    expect(await failureCode(() => unlockSlots(file, { recoveryCode }))).toBe('VAULT_DAMAGED');
  });

  it('a version that is not known says so', async () => {
    const { file, recoveryCode } = await slots();
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('"version": 1', '"version": 2'));
    expect(await failureCode(() => unlockSlots(file, { recoveryCode }))).toBe('VAULT_TOO_NEW');
  });
});

describe('wrong tries', () => {
  it('wait twice as long each time, up to a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100].map(waitAfter)).toEqual([
      0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60,
    ]);
  });

  it('are counted across starts of the program and forgotten after success', async () => {
    const b = bench();
    await (await b.create()).vault.close();
    const wrong = () => b.open({ secret: { passphrase: 'not this one' } });
    for (const wait of [0, 0, 0, 1, 2, 4]) {
      b.clock.advance(wait);
      expect(await failureCode(wrong)).toBe('WRONG_KEY');
    }
    b.clock.advance(7.5);
    const soon = await failure(() => b.open());
    expect(soon.code).toBe('TOO_SOON');
    expect(soon.facts.waitSeconds).toBe(1);
    b.clock.advance(-86_400);
    expect((await failure(() => b.open())).facts.waitSeconds).toBe(8);
    b.clock.advance(86_400 + 0.5);
    await (await b.open()).close();
    expect(fs.existsSync(`${b.file}.attempts`)).toBe(false);
    expect(await failureCode(wrong)).toBe('WRONG_KEY');
    await (await b.open()).close();
  });

  it('count when the program is killed in the middle, and not when something else failed', async () => {
    const file = path.join(tempDir(), 'x.attempts');
    const clock = fakeClock();
    let during = '';
    const look = () => {
      during = fs.readFileSync(file, 'utf8');
      return Promise.reject(new BulkheadError('VAULT_DAMAGED', 'x'));
    };
    expect(await failureCode(() => guardAttempt(file, clock, look))).toBe('VAULT_DAMAGED');
    expect(JSON.parse(during).failures).toBe(1);
    expect(fs.existsSync(file)).toBe(false);
  });

  it('a mistyped recovery code is no try at all', async () => {
    const b = bench();
    const { vault, recoveryCode } = await b.create();
    await vault.close();
    const typo = recoveryCode.replace(/^./, (sign) => (sign === '0' ? '1' : '0'));
    expect(await failureCode(() => b.open({ secret: { recoveryCode: typo } }))).toBe('INVALID_INPUT');
    expect(fs.existsSync(`${b.file}.attempts`)).toBe(false);
  });
});
