/** Keys for single purposes, derived from the vault key, so that no two uses ever share key bytes. */
import crypto from 'node:crypto';

export type Purpose = 'keys-seal' | 'chain-head' | 'backup-manifest' | 'recovery-wrap' | 'device-wrap';

const SUBKEY_BYTES = 32;

/** HKDF-SHA256 (RFC 5869). The caller wipes the result. */
export function deriveSubkey(key: Uint8Array, purpose: Purpose, salt: Uint8Array = new Uint8Array()): Buffer {
  return Buffer.from(crypto.hkdfSync('sha256', key, salt, `bulkhead/${purpose}/1`, SUBKEY_BYTES));
}

/** HMAC-SHA256 of `content` under the subkey for `purpose`. */
export function macFor(key: Uint8Array, purpose: Purpose, content: string | Uint8Array): Buffer {
  const subkey = deriveSubkey(key, purpose);
  try {
    return crypto.createHmac('sha256', subkey).update(content).digest();
  } finally {
    subkey.fill(0);
  }
}

export function sameMac(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && crypto.timingSafeEqual(a, b);
}
