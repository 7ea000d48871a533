/** Random secrets and their comparison. Secrets are compared by their SHA-256, in constant time. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** 256 bits as base64url: 43 characters that need no escaping in a header, a URL or a shell. */
export function newSecret(random: (buffer: Uint8Array) => void): string {
  const bytes = new Uint8Array(SECRET_BYTES);
  random(bytes);
  return Buffer.from(bytes).toString('base64url');
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function sameHash(a: Buffer, b: Buffer): boolean {
  return timingSafeEqual(a, b);
}

/** Shows that whoever made it knows the token, and says these words, without giving the token away. */
export function proofOf(token: string, words: readonly (string | null)[]): string {
  return createHmac('sha256', token).update(JSON.stringify(words)).digest('base64url');
}
