/**
 * UUIDv7 (RFC 9562): 48 bits of milliseconds, then a counter, then randomness. Ids made by one factory sort in the
 * order they were made, which keeps the database's trees appending at their right edge.
 */
export interface IdSource {
  /** Milliseconds since 1970, UTC. */
  nowMs(): number;
  /** Fills the buffer with random bytes. */
  randomBytes(buffer: Uint8Array): void;
}

export type IdFactory = () => string;

/** Ids taken from the random pool at a time; drawing randomness costs more than formatting. */
const POOL_IDS = 256;
const RANDOM_BYTES_PER_ID = 8;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * Makes a factory of strictly increasing UUIDv7s. A clock that stands still or runs backwards advances the 12-bit
 * counter, and past its end the millisecond itself, so order and uniqueness hold.
 */
export function createIdFactory(source: IdSource): IdFactory {
  const pool = new Uint8Array(POOL_IDS * RANDOM_BYTES_PER_ID);
  let at = pool.length;
  let lastMs = -1;
  let counter = 0;
  let prefix = '';

  return () => {
    const now = source.nowMs();
    if (now > lastMs) {
      lastMs = now;
      counter = 0;
    } else if (++counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
    if (counter === 0) {
      const hex = lastMs.toString(16).padStart(12, '0');
      prefix = `${hex.slice(0, 8)}-${hex.slice(8)}-7`;
    }
    if (at === pool.length) {
      source.randomBytes(pool);
      at = 0;
    }
    const p = at;
    at += RANDOM_BYTES_PER_ID;
    const variant = HEX[(pool[p]! & 0x3f) | 0x80]! + HEX[pool[p + 1]!]!;
    const node =
      HEX[pool[p + 2]!]! +
      HEX[pool[p + 3]!]! +
      HEX[pool[p + 4]!]! +
      HEX[pool[p + 5]!]! +
      HEX[pool[p + 6]!]! +
      HEX[pool[p + 7]!]!;
    return `${prefix}${counter.toString(16).padStart(3, '0')}-${variant}-${node}`;
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
  return UUID.test(text);
}
