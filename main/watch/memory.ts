/**
 * Which folder is watched for which vault, and which files were dealt with: a thing of this computer, kept outside of
 * any vault. Files stand in it as a keyed hash that only the open vault can make, so that it tells nobody what was there.
 * It is read anew each time, since several processes may write it. One that can’t be read, is damaged or was written by
 * a newer version tells nothing; it is not written over, though: keeping throws REFUSED where it can’t be read or written,
 * and sets aside, under another name, what it does not understand.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { BulkheadError } from '../../shared/errors.ts';

/** Of each vault; the oldest go. */
const MARKS_MAX = 5_000;
const VAULTS_MAX = 50;

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
const memory = z.array(watched);

export class WatchMemory {
  readonly #file: string | null;
  #kept: Watched[] = [];

  /** `file`: where it is kept; `null` keeps it for this process only. */
  constructor(file: string | null) {
    this.#file = file;
  }

  of(vault: string): Watched {
    return this.#read().find((one) => one.vault === vault) ?? { vault, folder: null, marks: [] };
  }

  keep(one: Watched): void {
    this.#rescue();
    const others = this.#read().filter(({ vault }) => vault !== one.vault);
    const marks = one.marks.slice(-MARKS_MAX);
    const empty = one.folder === null && marks.length === 0;
    this.#write(empty ? others : [{ ...one, marks }, ...others].slice(0, VAULTS_MAX));
  }

  #read(): Watched[] {
    if (this.#file === null) return this.#kept;
    try {
      return understood(fs.readFileSync(this.#file, 'utf8')) ?? [];
    } catch {
      return [];
    }
  }

  /** What was kept for all vaults would be gone with the next writing. */
  #rescue(): void {
    if (this.#file === null) return;
    try {
      if (understood(fs.readFileSync(this.#file, 'utf8')) === null)
        fs.renameSync(this.#file, `${this.#file}.damaged`);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw refused(cause);
    }
  }

  #write(all: Watched[]): void {
    this.#kept = all;
    if (this.#file === null) return;
    try {
      fs.mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
      const partial = `${this.#file}.new`;
      fs.writeFileSync(partial, JSON.stringify(all, null, 2), { mode: 0o600 });
      fs.renameSync(partial, this.#file);
    } catch (cause) {
      throw refused(cause);
    }
  }
}

/** `null`: damaged, or of another version. */
function understood(text: string): Watched[] | null {
  try {
    return memory.parse(JSON.parse(text));
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
