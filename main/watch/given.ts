/**
 * Statement files that somebody named when starting the program: on a command line, or by “open with”. The process that
 * is started is seldom the one that has the books open, so it leaves their paths in a folder that only its owner can
 * read, and that one fetches them: no path goes over a port or into an address. Each start leaves a file of its own, so
 * that many at once, as of a launcher that starts the program for every file, take nothing from each other.
 *
 * Writing throws what writing throws; a file that can’t be read is as good as none.
 */
import { randomUUID } from 'node:crypto';
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

export interface Fetched {
  files: string[];
  /** A sentence for what was named and is not among them. */
  refused: string[];
}

/** `files`: absolute paths; `dir`: where they are left. What nobody has fetched yet stays beside them. */
export function leaveGiven(dir: string, files: readonly string[], vault: string | null): void {
  if (files.length === 0) return;
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  const partial = path.join(dir, `${randomUUID()}.new`);
  fs.writeFileSync(partial, JSON.stringify({ vault, files }), { mode: 0o600, flag: 'wx' });
  fs.renameSync(partial, partial.replace(/\.new$/, '.json'));
}

/** The paths that were left for this vault, in the order of starts; they are gone then. */
export function fetchGiven(dir: string | null, vault: string): Fetched {
  if (dir === null) return { files: [], refused: [] };
  const named = leftIn(dir)
    .flatMap((at) => take(at, vault))
    .filter((file) => path.isAbsolute(file));
  const all = [...new Set(named)];
  const refused =
    all.length > GIVEN_MAX
      ? [`Only the first ${GIVEN_MAX} files were taken. Open the others after these.`]
      : [];
  return { files: all.slice(0, GIVEN_MAX), refused };
}

function leftIn(dir: string): string[] {
  try {
    const names = fs.readdirSync(dir).filter((name) => name.endsWith('.json'));
    const left = names.map((name) => path.join(dir, name));
    const since = new Map(left.map((at) => [at, fs.statSync(at).mtimeMs]));
    return left.sort((a, b) => since.get(a)! - since.get(b)!);
  } catch {
    return [];
  }
}

/** What one start left, unless it is another vault’s or another process has just taken it. */
function take(at: string, vault: string): string[] {
  try {
    const left = schema.parse(JSON.parse(fs.readFileSync(at, 'utf8')));
    if (left.vault !== null && left.vault !== vault) return [];
    fs.rmSync(at);
    return left.files;
  } catch {
    return [];
  }
}
