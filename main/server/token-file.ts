/**
 * The file from which programs of the same user read the token. Only its owner may read it (0600), it is new at each
 * start, and it goes when the server closes. After a crash it stays, with a token that opens nothing any more.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const OWNER_ONLY = 0o600;

/** Writes the token to `file`, or to a new folder that only its owner can enter, and gives the path. */
export function writeTokenFile(token: string, file: string = freshFile()): string {
  fs.rmSync(file, { force: true });
  // `wx` follows no link that someone put there in between.
  fs.writeFileSync(file, `${token}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  return file;
}

/** Removes the file if it still holds this token: another server may have written its own since. */
export function removeTokenFile(file: string, token: string): void {
  try {
    if (fs.readFileSync(file, 'utf8').trim() === token) fs.rmSync(file);
  } catch {
    // Gone already: that is what was wanted.
  }
}

function freshFile(): string {
  const base = process.env.XDG_RUNTIME_DIR || os.tmpdir();
  return path.join(fs.mkdtempSync(path.join(base, 'bulkhead-')), 'token');
}
