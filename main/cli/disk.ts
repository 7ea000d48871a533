/** Files that people name on the command line: read and written with errors that say what to do. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BulkheadError } from '../../shared/errors.ts';

function explain(path: string, what: string, cause: unknown): BulkheadError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new BulkheadError('NOT_FOUND', `“${path}” can’t be ${what}: ${reason}`, {
    remedy: 'Check the path and who may use it.',
    cause,
  });
}

export function readInput(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw explain(path, 'read', cause);
  }
}

/** The files of these vaults, by the beginning of their names. */
const guarded = new Set<string>();

/** From now on nothing is written over this vault, not even by force: that would be the end of the books. */
export function guardVault(file: string): void {
  guarded.add(resolve(file));
}

/** Never over a file that is there, unless that was asked for. */
export function writeOutput(path: string, bytes: Uint8Array, overwrite: boolean): void {
  if ([...guarded].some((vault) => resolve(path).startsWith(vault)))
    throw new BulkheadError('REFUSED', `“${path}” belongs to the vault.`, { remedy: 'Choose another name.' });
  if (!overwrite && existsSync(path)) {
    throw new BulkheadError('REFUSED', `“${path}” is there already.`, {
      remedy: 'Choose another name, or add --force to write over it.',
    });
  }
  try {
    writeFileSync(path, bytes, { flag: overwrite ? 'w' : 'wx' });
  } catch (cause) {
    throw explain(path, 'written', cause);
  }
}
