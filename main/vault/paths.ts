/**
 * Names of the vault file and of what lies beside it. Everything of one vault shares its name as a prefix, so that
 * a person can see what belongs together.
 */
import fs from 'node:fs';
import path from 'node:path';
import { BulkheadError } from '../../shared/errors.ts';

export interface VaultPaths {
  /** The database. SQLite keeps `-wal` and `-shm` beside it while it is open or after a crash. */
  file: string;
  wal: string;
  shm: string;
  keys: string;
  head: string;
  lock: string;
  attempts: string;
  /** A complete set of new files, waiting to be moved into place (see swap.ts). */
  swap: string;
  /** The same while it is still being written. */
  swapPartial: string;
  backups: string;
}

/** Endings that the companions use: a vault called so would be taken for one of them. */
const RESERVED = [
  '.keys',
  '.head',
  '.lock',
  '.attempts',
  '.swap',
  '.swap-partial',
  '-wal',
  '-shm',
  '-journal',
];

/**
 * The paths of the vault that `file` names. Links are followed first, because SQLite puts its own companions beside
 * the real file. Throws INVALID_INPUT for a name that cannot be a vault's.
 */
export function vaultPaths(file: string): VaultPaths {
  const real = realPath(path.resolve(file));
  const name = path.basename(real);
  if (name === '' || name.trim() !== name || name.includes('\0'))
    throw new BulkheadError('INVALID_INPUT', `“${file}” cannot be the name of a vault`, {
      remedy: 'Choose a file name without spaces at its ends, for example Books.bulkhead.',
    });
  const reserved = RESERVED.find((ending) => name.endsWith(ending));
  if (reserved !== undefined)
    throw new BulkheadError('INVALID_INPUT', `“${name}” ends in ${reserved}, which a companion file uses`, {
      remedy: 'Name the vault file itself, for example Books.bulkhead.',
    });
  return {
    file: real,
    wal: `${real}-wal`,
    shm: `${real}-shm`,
    keys: `${real}.keys`,
    head: `${real}.head`,
    lock: `${real}.lock`,
    attempts: `${real}.attempts`,
    swap: `${real}.swap`,
    swapPartial: `${real}.swap-partial`,
    backups: `${real}-backups`,
  };
}

function realPath(absolute: string): string {
  try {
    return fs.realpathSync(absolute);
  } catch {
    const parent = path.dirname(absolute);
    return fs.existsSync(parent) ? path.join(fs.realpathSync(parent), path.basename(absolute)) : absolute;
  }
}
