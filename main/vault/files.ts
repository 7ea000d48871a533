/**
 * Writing files so that they are there whole or not at all, and readable by their owner only.
 *
 * None of this may touch the vault's database file while a connection to it is open in this process: closing any
 * descriptor of a file drops all POSIX locks that the process has on it, SQLite's included. Worker threads are the
 * same process. Renaming, `stat` and `chmod` by path are harmless.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export const FILE_MODE = 0o600;
const DIR_MODE = 0o700;

const HASH_CHUNK_BYTES = 1 << 20;

/** Makes a directory entry durable. Windows has no such call and needs none. */
export function syncDir(dir: string): void {
  if (process.platform === 'win32') return;
  const fd = fs.openSync(dir, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

export function syncFile(file: string): void {
  const fd = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/** Writes a new file and makes its bytes durable; fails if it exists. */
export function writeNew(file: string, content: string | Uint8Array): void {
  const fd = fs.openSync(file, 'wx', FILE_MODE);
  try {
    fs.writeFileSync(fd, content);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/** Replaces a file: temp beside it, fsync, rename, fsync the directory. A reader sees the old or the new one. */
export function writeAtomic(file: string, content: string | Uint8Array): void {
  const temp = `${file}.new`;
  fs.rmSync(temp, { force: true });
  writeNew(temp, content);
  fs.renameSync(temp, file);
  syncDir(path.dirname(file));
}

/** Copies to a new file, durable and private; shares blocks where the file system can. */
export function copyNew(from: string, to: string): void {
  fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL | fs.constants.COPYFILE_FICLONE);
  fs.chmodSync(to, FILE_MODE);
  syncFile(to);
}

export function makeDir(dir: string): void {
  fs.mkdirSync(dir, { recursive: true, mode: DIR_MODE });
}

/** Size in bytes; 0 if the file is not there. */
export function sizeOf(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** SHA-256 of a file in hex. */
export function hashFile(file: string): string {
  const hash = crypto.createHash('sha256');
  const buffer = Buffer.allocUnsafe(HASH_CHUNK_BYTES);
  const fd = fs.openSync(file, 'r');
  try {
    for (;;) {
      const read = fs.readSync(fd, buffer, 0, buffer.length, null);
      if (read === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    fs.closeSync(fd);
  }
}
