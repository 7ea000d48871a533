/**
 * Which folder is watched for which vault, and which files were dealt with: a thing of this computer, kept outside of
 * any vault. Files stand in it as a keyed hash that only the open vault can make, so that it tells nobody what was there.
 * Each vault has a file of its own: one process at a time has a vault open, so that no two write the same. It is read anew
 * each time. One that can’t be read, is damaged or was written by a newer version tells nothing; it is not written over,
 * though: keeping throws REFUSED where it can’t be read or written, and sets aside, under another name, what it does not
 * understand.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { BulkheadError } from '../../shared/errors.ts';

/** The oldest go. */
const MARKS_MAX = 5_000;

const mark = z.object({
  /** The keyed hash of its bytes. */
  of: z.string(),
  as: z.enum(['aside', 'imported']),
  /** Where an import has kept something of it: the mark holds as long as that batch is there. */
  batch: z.string().nullable(),
});
export type Mark = z.infer<typeof mark>;

const watched = z.object({ vault: z.string(), folder: z.string().nullable(), marks: z.array(mark) });
export type Watched = z.infer<typeof watched>;

export class WatchMemory {
  readonly #dir: string | null;
  readonly #kept = new Map<string, Watched>();

  /** `dir`: where it is kept; `null` keeps it for this process only. */
  constructor(dir: string | null) {
    this.#dir = dir;
  }

  of(vault: string): Watched {
    return this.#read(vault) ?? { vault, folder: null, marks: [] };
  }

  keep(one: Watched): void {
    const kept = { ...one, marks: one.marks.slice(-MARKS_MAX) };
    if (this.#dir === null) {
      this.#kept.set(one.vault, kept);
      return;
    }
    const file = fileOf(this.#dir, one.vault);
    rescue(file, one.vault);
    try {
      if (kept.folder === null && kept.marks.length === 0) fs.rmSync(file, { force: true });
      else write(file, kept);
    } catch (cause) {
      throw refused(cause);
    }
  }

  #read(vault: string): Watched | null {
    if (this.#dir === null) return this.#kept.get(vault) ?? null;
    try {
      return understood(fs.readFileSync(fileOf(this.#dir, vault), 'utf8'), vault);
    } catch {
      return null;
    }
  }
}

/** By a hash: a path may be longer than a name, and has what no name may have. */
function fileOf(dir: string, vault: string): string {
  return path.join(dir, `${createHash('sha256').update(vault).digest('hex')}.json`);
}

function write(file: string, one: Watched): void {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.new`;
  fs.writeFileSync(partial, JSON.stringify(one, null, 2), { mode: 0o600 });
  fs.renameSync(partial, file);
}

/** What was kept would be gone with the next writing. */
function rescue(file: string, vault: string): void {
  try {
    if (understood(fs.readFileSync(file, 'utf8'), vault) === null) fs.renameSync(file, `${file}.damaged`);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw refused(cause);
  }
}

/** `null`: damaged, or of another version. */
function understood(text: string, vault: string): Watched | null {
  try {
    const found = watched.parse(JSON.parse(text));
    return found.vault === vault ? found : null;
  } catch {
    return null;
  }
}

function refused(cause: unknown): BulkheadError {
  return new BulkheadError('REFUSED', `The folder can’t be remembered: ${(cause as Error).message}`, {
    remedy: 'See to it that the folder of the program’s settings may be read and written to.',
    cause,
  });
}
