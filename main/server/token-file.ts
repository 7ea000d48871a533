/**
 * The file from which programs of the same user read the token. Only its owner may read it (0600), it is new at each
 * start, and it goes when the server closes. After a crash it stays, with a token that opens nothing any more.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BulkheadError } from '../../shared/errors.ts';

const OWNER_ONLY = 0o600;
/** What a server before this one left. */
const TOKEN = /^[\w-]{43}\n?$/;
const TOKEN_BYTES_MAX = 44;

/**
 * Writes the token to `file`, or to a new folder that only its owner can enter, and gives the path. REFUSED where
 * anything else than a token lies: it could be the vault.
 */
export function writeTokenFile(token: string, file: string = freshFile()): string {
  removeEarlier(file);
  // `wx` follows no link that someone put there in between.
  fs.writeFileSync(file, `${token}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  return file;
}

function removeEarlier(file: string): void {
  const there = fs.lstatSync(file, { throwIfNoEntry: false });
  if (!there) return;
  // A link goes itself, and not what it leads to.
  const ours =
    there.isSymbolicLink() ||
    (there.isFile() && there.size <= TOKEN_BYTES_MAX && TOKEN.test(fs.readFileSync(file, 'utf8')));
  if (!ours) {
    throw new BulkheadError('REFUSED', `“${file}” is there already, and is no token of an earlier start.`, {
      remedy: 'Choose another place for the token, or move that away.',
    });
  }
  fs.rmSync(file);
}

/** Removes the file if it still holds this token: another server may have written its own since. */
export function removeTokenFile(file: string, token: string): void {
  try {
    if (fs.readFileSync(file, 'utf8').trim() !== token) return;
    fs.rmSync(file);
    if (FRESH.test(path.dirname(file))) fs.rmdirSync(path.dirname(file));
  } catch {
    // Gone already: that is what was wanted.
  }
}

const FRESH = /[\\/]bulkhead-token-\w{6}$/;

function freshFile(): string {
  const base = process.env.XDG_RUNTIME_DIR || os.tmpdir();
  return path.join(fs.mkdtempSync(path.join(base, 'bulkhead-token-')), 'token');
}
