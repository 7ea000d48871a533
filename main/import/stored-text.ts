/** The text of a stored file, as its reader had it: places of rows are places in it. Fails with VAULT_DAMAGED where the file is gone. */
import { readBytes } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { textOf } from './encoding.ts';

export function storedText(db: VaultDatabase, sha256: string, encoding: string): string {
  return textOf(readBytes(db, sha256), encoding);
}
