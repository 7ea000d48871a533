/**
 * The keys file beside a vault: each slot wraps the same random vault key, once under the passphrase (Argon2id), once
 * under the recovery code (128 random bits, so HKDF suffices) and, where somebody wants it, once under a secret that one
 * computer's keychain keeps (256 random bits, HKDF), with AES-256-GCM. Losing this file loses the vault; backups carry a
 * copy.
 *
 * Any change to it is found: its text must be exactly what this module writes, a checksum tells accidental damage
 * from a wrong passphrase, each slot authenticates its own parameters, and a seal under the vault key covers the
 * whole. Can fail with VAULT_DAMAGED, VAULT_TOO_NEW, WRONG_KEY and INVALID_INPUT.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { BulkheadError } from '../../shared/errors.ts';
import { KEY_BYTES } from './cipher.ts';
import { writeAtomic } from './files.ts';
import { chooseKdf, deriveKey, type KdfChoice, requireSaneKdf } from './kdf.ts';
import { formatRecoveryCode, parseRecoveryCode, RECOVERY_BYTES } from './recovery-code.ts';
import { deriveSubkey, macFor, sameMac } from './subkey.ts';

/** What opens a vault. */
export type Secret = { passphrase: string } | { recoveryCode: string } | { deviceSecret: Uint8Array };

const DEVICE_SECRET_BYTES = 32;

/** Time and randomness, handed in. */
export interface SlotPorts {
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
  /** Fills the buffer with cryptographic randomness. */
  random: (buffer: Uint8Array) => void;
}

const PASSPHRASE_CHARACTERS_MIN = 8;
/** Longer input is a mistake (a pasted file), and Argon2 would have to hash all of it. */
const PASSPHRASE_CHARACTERS_MAX = 1024;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEYS_FILE_BYTES_MAX = 64 * 1024;
const SLOTS_MAX = 16;
const VERSION = 1;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const slotSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['passphrase', 'recovery', 'device']),
  label: z.string().max(100),
  kdf: z.discriminatedUnion('name', [
    z.strictObject({
      name: z.literal('argon2id'),
      memoryKiB: z.int().positive(),
      iterations: z.int().positive(),
      parallelism: z.int().positive(),
    }),
    z.strictObject({ name: z.literal('hkdf-sha256') }),
  ]),
  salt: base64,
  nonce: base64,
  ciphertext: base64,
  createdAt: z.iso.datetime(),
});
const keysSchema = z.strictObject({
  format: z.literal('bulkhead-keys'),
  version: z.literal(VERSION),
  fileId: z.uuid(),
  slots: z.array(slotSchema).min(1).max(SLOTS_MAX),
  /** HMAC of all above under the vault key. */
  seal: base64,
  /** SHA-256 of all above: against accidents, not against anyone. */
  checksum: base64,
});

type Slot = z.infer<typeof slotSchema>;
type KeysFile = z.infer<typeof keysSchema>;
type Content = Pick<KeysFile, 'fileId' | 'slots'>;

/** Writes the keys file of a new vault and answers with the recovery code, which is stored nowhere. */
export async function createSlots(
  keysPath: string,
  key: Uint8Array,
  passphrase: string,
  ports: SlotPorts,
  kdf?: KdfChoice,
): Promise<string> {
  const fileId = uuid(ports);
  const passphraseSlot = await makePassphraseSlot(fileId, key, passphrase, ports, kdf);
  const { slot, code } = makeRecoverySlot(fileId, key, ports);
  writeKeys(keysPath, key, { fileId, slots: [passphraseSlot, slot] });
  return code;
}

/** Unwraps the vault key. WRONG_KEY if no slot opens; the caller wipes the key. */
export async function unlockSlots(keysPath: string, secret: Secret): Promise<Uint8Array> {
  const keys = readKeys(keysPath);
  const key = await trySecret(keysPath, keys, secret);
  if (key === null) throw wrongSecret(secret);
  requireSeal(keysPath, keys, key);
  return key;
}

/** Throws VAULT_DAMAGED or VAULT_TOO_NEW if the file cannot be a whole keys file; needs no secret. */
export function requireKeysFile(keysPath: string): void {
  readKeys(keysPath);
}

/** Replaces the passphrase slot. `key` is the vault key. */
export async function replacePassphrase(
  keysPath: string,
  key: Uint8Array,
  passphrase: string,
  ports: SlotPorts,
  kdf?: KdfChoice,
): Promise<void> {
  const { fileId } = readKeys(keysPath);
  const slot = await makePassphraseSlot(fileId, key, passphrase, ports, kdf);
  replaceSlot(keysPath, key, slot);
}

/** Replaces the recovery slot and answers with the new code. */
export function replaceRecovery(keysPath: string, key: Uint8Array, ports: SlotPorts): string {
  const { fileId } = readKeys(keysPath);
  const { slot, code } = makeRecoverySlot(fileId, key, ports);
  replaceSlot(keysPath, key, slot);
  return code;
}

/** Lets whoever has `secret` open the vault: one computer, in place of any that could before. */
export function replaceDevice(keysPath: string, key: Uint8Array, secret: Uint8Array, ports: SlotPorts): void {
  const { fileId } = readKeys(keysPath);
  replaceSlot(keysPath, key, makeDeviceSlot(fileId, key, secret, ports));
}

/** Takes the slot of a computer away, if there is one. */
export function removeDevice(keysPath: string, key: Uint8Array): void {
  replaceSlots(keysPath, key, 'device', []);
}

function replaceSlot(keysPath: string, key: Uint8Array, slot: Slot): void {
  replaceSlots(keysPath, key, slot.kind, [slot]);
}

function replaceSlots(keysPath: string, key: Uint8Array, kind: Slot['kind'], slots: Slot[]): void {
  const keys = readKeys(keysPath);
  requireSeal(keysPath, keys, key);
  const others = keys.slots.filter((slot) => slot.kind !== kind);
  writeKeys(keysPath, key, { fileId: keys.fileId, slots: [...others, ...slots] });
}

async function makePassphraseSlot(
  fileId: string,
  key: Uint8Array,
  passphrase: string,
  ports: SlotPorts,
  choice?: KdfChoice,
): Promise<Slot> {
  requireGoodPassphrase(passphrase);
  const params = chooseKdf(choice);
  const salt = draw(ports, SALT_BYTES);
  const wrapping = await deriveKey(passphraseBytes(passphrase), salt, params);
  return wrap(fileId, key, wrapping, ports, {
    kind: 'passphrase',
    label: 'Passphrase',
    kdf: { name: 'argon2id', ...params },
    salt: toBase64(salt),
  });
}

function makeRecoverySlot(fileId: string, key: Uint8Array, ports: SlotPorts): { slot: Slot; code: string } {
  const bytes = draw(ports, RECOVERY_BYTES);
  const salt = draw(ports, SALT_BYTES);
  const code = formatRecoveryCode(bytes);
  const wrapping = deriveSubkey(bytes, 'recovery-wrap', salt);
  bytes.fill(0);
  const slot = wrap(fileId, key, wrapping, ports, {
    kind: 'recovery',
    label: 'Recovery code',
    kdf: { name: 'hkdf-sha256' },
    salt: toBase64(salt),
  });
  return { slot, code };
}

function makeDeviceSlot(fileId: string, key: Uint8Array, secret: Uint8Array, ports: SlotPorts): Slot {
  if (secret.length !== DEVICE_SECRET_BYTES)
    throw new Error(`a computer's secret has ${DEVICE_SECRET_BYTES} bytes`);
  const salt = draw(ports, SALT_BYTES);
  return wrap(fileId, key, deriveSubkey(secret, 'device-wrap', salt), ports, {
    kind: 'device',
    label: 'Keychain of a computer',
    kdf: { name: 'hkdf-sha256' },
    salt: toBase64(salt),
  });
}

/** Encrypts the vault key under `wrapping`, which is wiped. */
function wrap(
  fileId: string,
  key: Uint8Array,
  wrapping: Uint8Array,
  ports: SlotPorts,
  parts: Pick<Slot, 'kind' | 'label' | 'kdf' | 'salt'>,
): Slot {
  const id = uuid(ports);
  const nonce = draw(ports, NONCE_BYTES);
  const cipher = crypto.createCipheriv('aes-256-gcm', wrapping, nonce);
  cipher.setAAD(slotContext(fileId, { id, ...parts }));
  const ciphertext = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  wrapping.fill(0);
  return {
    id,
    kind: parts.kind,
    label: parts.label,
    kdf: parts.kdf,
    salt: parts.salt,
    nonce: toBase64(nonce),
    ciphertext: toBase64(ciphertext),
    createdAt: new Date(ports.clock()).toISOString(),
  };
}

/** The vault key, or `null` if `wrapping` (wiped here) is not this slot's. */
function unwrap(fileId: string, slot: Slot, wrapping: Uint8Array): Uint8Array | null {
  const sealed = Buffer.from(slot.ciphertext, 'base64');
  const nonce = Buffer.from(slot.nonce, 'base64');
  if (sealed.length !== KEY_BYTES + TAG_BYTES || nonce.length !== NONCE_BYTES) return null;
  try {
    const decipher = crypto.createDecipheriv('aes-256-gcm', wrapping, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(slotContext(fileId, slot));
    decipher.setAuthTag(sealed.subarray(KEY_BYTES));
    const opened = Buffer.concat([decipher.update(sealed.subarray(0, KEY_BYTES)), decipher.final()]);
    const key = Uint8Array.from(opened);
    opened.fill(0);
    return key;
  } catch {
    return null;
  } finally {
    wrapping.fill(0);
  }
}

/** Binds a wrapped key to its file, its slot and the work its passphrase takes, so none can be exchanged. */
function slotContext(fileId: string, slot: Pick<Slot, 'id' | 'kind' | 'kdf' | 'salt'>): Buffer {
  const { kdf } = slot;
  const work = kdf.name === 'argon2id' ? [kdf.memoryKiB, kdf.iterations, kdf.parallelism] : [];
  return Buffer.from(
    JSON.stringify(['bulkhead-slot', fileId, slot.id, slot.kind, kdf.name, ...work, slot.salt]),
  );
}

async function trySecret(keysPath: string, keys: KeysFile, secret: Secret): Promise<Uint8Array | null> {
  if ('passphrase' in secret) return tryPassphrase(keysPath, keys, secret.passphrase);
  if ('deviceSecret' in secret) return tryBytes(keys, 'device', secret.deviceSecret);
  const bytes = parseRecoveryCode(secret.recoveryCode);
  try {
    return tryBytes(keys, 'recovery', bytes);
  } finally {
    bytes.fill(0);
  }
}

async function tryPassphrase(
  keysPath: string,
  keys: KeysFile,
  passphrase: string,
): Promise<Uint8Array | null> {
  if (passphrase.length > PASSPHRASE_CHARACTERS_MAX) return null;
  for (const slot of keys.slots) {
    if (slot.kdf.name !== 'argon2id') continue;
    requireSaneKdf(slot.kdf, keysPath);
    const salt = Uint8Array.from(Buffer.from(slot.salt, 'base64'));
    const wrapping = await deriveKey(passphraseBytes(passphrase), salt, slot.kdf);
    const key = unwrap(keys.fileId, slot, wrapping);
    if (key !== null) return key;
  }
  return null;
}

/** Secrets that are random bits, and need no work to be safe from guessing. */
function tryBytes(keys: KeysFile, kind: 'recovery' | 'device', bytes: Uint8Array): Uint8Array | null {
  for (const slot of keys.slots) {
    if (slot.kind !== kind || slot.kdf.name !== 'hkdf-sha256') continue;
    const wrapping = deriveSubkey(bytes, `${kind}-wrap`, Buffer.from(slot.salt, 'base64'));
    const key = unwrap(keys.fileId, slot, wrapping);
    if (key !== null) return key;
  }
  return null;
}

/** The same passphrase typed on another system may come in another Unicode form. The caller wipes the bytes. */
function passphraseBytes(passphrase: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(passphrase.normalize('NFKC'));
}

function requireGoodPassphrase(passphrase: string): void {
  const characters = [...passphrase.normalize('NFKC')].length;
  if (characters >= PASSPHRASE_CHARACTERS_MIN && passphrase.length <= PASSPHRASE_CHARACTERS_MAX) return;
  throw new BulkheadError('INVALID_INPUT', `The passphrase has ${characters} characters`, {
    remedy: `Choose ${PASSPHRASE_CHARACTERS_MIN} to ${PASSPHRASE_CHARACTERS_MAX} characters; four or more random words are a good choice.`,
    facts: { charactersMin: PASSPHRASE_CHARACTERS_MIN },
  });
}

function wrongSecret(secret: Secret): BulkheadError {
  if ('deviceSecret' in secret)
    return new BulkheadError('WRONG_KEY', 'This computer’s keychain does not open the vault any more', {
      remedy: 'Use the passphrase. The vault got a new key, or another computer was allowed in since.',
    });
  const what = 'passphrase' in secret ? 'passphrase' : 'recovery code';
  return new BulkheadError('WRONG_KEY', `This ${what} does not open the vault`, {
    remedy:
      what === 'passphrase'
        ? 'Check caps lock and the keyboard layout, or use the recovery code.'
        : 'A newer code may have replaced it, or it belongs to another vault.',
  });
}

function readKeys(keysPath: string): KeysFile {
  const text = readText(keysPath);
  const keys = parseKeys(text, keysPath);
  if (render(keys) !== text || checksumOf(keys, keys.seal) !== keys.checksum) throw damaged(keysPath);
  return keys;
}

function readText(keysPath: string): string {
  const stat = fs.statSync(keysPath, { throwIfNoEntry: false });
  if (stat === undefined)
    throw new BulkheadError(
      'VAULT_DAMAGED',
      `${path.basename(keysPath)} is missing: without it nothing can open the vault`,
      {
        remedy: 'Put the file back beside the vault; every backup folder holds a copy of it.',
        facts: { file: keysPath },
      },
    );
  if (stat.size > KEYS_FILE_BYTES_MAX) throw damaged(keysPath);
  return fs.readFileSync(keysPath, 'latin1');
}

function parseKeys(text: string, keysPath: string): KeysFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw damaged(keysPath, error);
  }
  const version = z.looseObject({ version: z.int() }).safeParse(json).data?.version;
  if (version !== undefined && version > VERSION)
    throw new BulkheadError('VAULT_TOO_NEW', `${path.basename(keysPath)} was written by a newer program`, {
      remedy: 'Update Bulkhead.',
      facts: { version },
    });
  const parsed = keysSchema.safeParse(json);
  if (!parsed.success) throw damaged(keysPath, parsed.error);
  return parsed.data;
}

function writeKeys(keysPath: string, key: Uint8Array, content: Content): void {
  const seal = sealOf(content, key);
  const keys: KeysFile = {
    format: 'bulkhead-keys',
    version: VERSION,
    ...content,
    seal,
    checksum: checksumOf(content, seal),
  };
  writeAtomic(keysPath, render(keys));
}

function requireSeal(keysPath: string, keys: KeysFile, key: Uint8Array): void {
  if (sameMac(Buffer.from(sealOf(keys, key)), Buffer.from(keys.seal))) return;
  key.fill(0);
  throw damaged(keysPath);
}

function sealOf(content: Content, key: Uint8Array): string {
  return toBase64(macFor(key, 'keys-seal', sealedText(content)));
}

function checksumOf(content: Content, seal: string): string {
  return toBase64(crypto.createHash('sha256').update(sealedText(content)).update(seal).digest());
}

/** Everything the seal covers, in one fixed order whatever order the file had. */
function sealedText({ fileId, slots }: Content): string {
  return JSON.stringify([
    'bulkhead-keys',
    VERSION,
    fileId,
    ...slots.map((slot) => [
      slotContext(fileId, slot).toString('utf8'),
      slot.label,
      slot.nonce,
      slot.ciphertext,
      slot.createdAt,
    ]),
  ]);
}

function render(keys: KeysFile): string {
  return `${JSON.stringify(keys, null, 2)}\n`;
}

function damaged(keysPath: string, cause?: unknown): BulkheadError {
  return new BulkheadError('VAULT_DAMAGED', `${path.basename(keysPath)} is damaged or was changed`, {
    cause,
    remedy: 'Put back the .keys file of a backup folder; it opens with the passphrase of that time.',
    facts: { file: keysPath },
  });
}

function draw(ports: SlotPorts, bytes: number): Uint8Array<ArrayBuffer> {
  const buffer = new Uint8Array(bytes);
  ports.random(buffer);
  return buffer;
}

/** A random UUID (version 4) from the randomness handed in. */
function uuid(ports: SlotPorts): string {
  const bytes = draw(ports, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
