/**
 * Statement files that somebody named when starting the program: on a command line, or by “open with”. The process that
 * is started is seldom the one that has the books open, so it leaves their paths in a file that only its owner can read,
 * and that one fetches them: no path goes over a port or into an address.
 *
 * Writing throws what writing throws; a file that can’t be read is as good as none.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** More than anybody opens at once. */
const GIVEN_MAX = 50;

const schema = z.object({
  /** Whose they are; `null`: of whichever vault is open. */
  vault: z.string().nullable(),
  files: z.array(z.string()),
});

/** `files`: absolute paths. What nobody has fetched yet stays beside them. */
export function leaveGiven(at: string, files: readonly string[], vault: string | null): void {
  if (files.length === 0) return;
  const before = read(at);
  const kept = before?.vault === vault ? before.files : [];
  const all = [...new Set([...kept, ...files])].slice(-GIVEN_MAX);
  fs.mkdirSync(path.dirname(at), { recursive: true, mode: 0o700 });
  const partial = `${at}.new`;
  fs.rmSync(partial, { force: true });
  fs.writeFileSync(partial, JSON.stringify({ vault, files: all }), { mode: 0o600, flag: 'wx' });
  fs.renameSync(partial, at);
}

/** The paths that were left for this vault; they are gone then. */
export function fetchGiven(at: string | null, vault: string): string[] {
  const left = at === null ? null : read(at);
  if (at === null || !left || (left.vault !== null && left.vault !== vault)) return [];
  fs.rmSync(at, { force: true });
  return left.files.filter((file) => path.isAbsolute(file)).slice(0, GIVEN_MAX);
}

function read(at: string): z.infer<typeof schema> | null {
  try {
    return schema.parse(JSON.parse(fs.readFileSync(at, 'utf8')));
  } catch {
    return null;
  }
}
