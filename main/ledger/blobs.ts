/** Stored files: bytes under their SHA-256, packed where that makes them smaller. */
import { createHash } from 'node:crypto';
import { zstdDecompressSync } from 'node:zlib';
import { BulkheadError } from '../../shared/errors.ts';
import type { VaultDatabase } from '../vault/index.ts';

interface BlobRow {
  size: number;
  packing: 'raw' | 'zstd';
  bytes: Buffer;
}

export function unpackBytes(row: BlobRow): Uint8Array {
  return row.packing === 'zstd' ? zstdDecompressSync(row.bytes, { maxOutputLength: row.size }) : row.bytes;
}

/** The stored bytes under a SHA-256. VAULT_DAMAGED when they are gone or are not those. */
export function readBytes(db: VaultDatabase, sha256: string): Uint8Array {
  const row = db.prepare('SELECT size, packing, bytes FROM blob_store WHERE sha256 = ?').get(sha256) as
    | BlobRow
    | undefined;
  const bytes = row && unpackBytes(row);
  if (bytes && createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  throw new BulkheadError(
    'VAULT_DAMAGED',
    `The stored file ${sha256.slice(0, 12)}… is ${row ? 'not what it was' : 'missing'}.`,
    {
      remedy: 'Restore the newest backup that is shown as proven, and check everything again.',
    },
  );
}
