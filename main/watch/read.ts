/**
 * Reading a file that was seen, a piece at a time, so that nobody waits for a large one. What was seen must be what is
 * read: a link, another file in its place or one that grows meanwhile is `null`, as is one that can’t be opened at all.
 */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { isItself, type SeenFile } from './look.ts';

/** Hashed in a millisecond or so. */
const PIECE_BYTES = 1024 * 1024;

/** Neither is there on Windows, where links need rights of their own. */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

export interface ReadFile {
  sha256: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Its SHA-256, in hex. */
export function hashSeen(folder: string, seen: SeenFile): Promise<string | null> {
  return opened(folder, seen, (file) => throughAll(file, seen.size, new Uint8Array(PIECE_BYTES), false));
}

/** All of it, with its SHA-256. */
export async function readSeen(folder: string, seen: SeenFile): Promise<ReadFile | null> {
  const bytes = new Uint8Array(seen.size);
  const sha256 = await opened(folder, seen, (file) => throughAll(file, seen.size, bytes, true));
  return sha256 === null ? null : { sha256, bytes };
}

async function opened(
  folder: string,
  seen: SeenFile,
  act: (file: FileHandle) => Promise<string | null>,
): Promise<string | null> {
  const flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;
  const file = await isItself(folder)
    .then((itself) => (itself ? open(path.join(folder, seen.name), flags) : null))
    .catch(() => null);
  if (!file) return null;
  try {
    if (!(await isStill(file, seen))) return null;
    const answer = await act(file);
    return (await isStill(file, seen)) ? answer : null;
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

async function isStill(file: FileHandle, seen: SeenFile): Promise<boolean> {
  const now = await file.stat();
  return now.isFile() && now.ino === seen.inode && now.size === seen.size && now.mtimeMs === seen.modifiedMs;
}

/** `keep`: each piece in its place of `into`; else all in the same. */
async function throughAll(
  file: FileHandle,
  size: number,
  into: Uint8Array,
  keep: boolean,
): Promise<string | null> {
  const hash = createHash('sha256');
  for (let at = 0; at < size; ) {
    const wanted = Math.min(PIECE_BYTES, size - at);
    const { bytesRead } = await file.read(into, keep ? at : 0, wanted, at);
    if (bytesRead === 0) return null;
    hash.update(into.subarray(keep ? at : 0, (keep ? at : 0) + bytesRead));
    at += bytesRead;
  }
  return hash.digest('hex');
}
