/**
 * The folder that is watched for statement files. Somebody asks what waits in it, and it is looked at: that works on every
 * disk and share, where the system’s own notices do not, and costs a list of names. Nothing is imported by itself: a
 * file waits until somebody takes it, puts it aside or has it imported; told by its bytes, it never waits again.
 *
 * A file counts once nothing was written to it for a while. It is named by the hash of its bytes and by no path, so that
 * nobody gets at anything but what waits. Throws what folder.ts and look.ts throw, and NOT_FOUND for a file that is gone
 * or has changed.
 */
import { createHmac, hkdfSync } from 'node:crypto';
import path from 'node:path';
import { BulkheadError } from '../../shared/errors.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type Surroundings, watchableFolder } from './folder.ts';
import { fetchGiven } from './given.ts';
import { type Look, look, lookAtGiven, type SeenFile } from './look.ts';
import { type Mark, WatchMemory } from './memory.ts';
import { hashSeen, readSeen } from './read.ts';

/** Who writes a statement does not rest that long in the middle of it. */
export const SETTLED_MS = 3_000;

const KEY_BYTES = 32;
const GROWING = 'It is still being written.';
const CHANGED = 'It can’t be read, or it is being changed. It is looked at again.';

export type WaitingState = 'waiting' | 'imported' | 'aside';

export interface Waiting {
  folder: string | null;
  /** Why the folder can’t be looked into. */
  problem: string | null;
  files: { id: string; name: string; size: number; modified_at: string; state: WaitingState }[];
  left: Look['left'];
  others: number;
  /** Named when the program was started: given once. */
  given: Omit<Waiting['files'][number], 'state'>[];
  /** Why others that were named can’t be given; said once. */
  refused: string[];
}

/** The open vault, as far as it matters here. */
export interface WatchingVault {
  file: string;
  key: Uint8Array;
  reader: VaultDatabase;
}

export interface WatchOptions {
  /** Where folders are remembered; `null` remembers nothing beyond the process. */
  memoryDir: string | null;
  /** Where other processes leave files that they were started with; `null`: they are another’s. */
  givenDir: string | null;
  around: () => Surroundings;
  nowMs: () => number;
}

/** A file as it was last seen: when it was first seen like this, and its hash once somebody made it. */
interface Known extends SeenFile {
  sinceMs: number;
  sha256: string | null;
}

/** A file that was named. */
interface Given {
  folder: string;
  seen: SeenFile;
  sha256: string;
}

export class Watch {
  readonly #options: WatchOptions;
  readonly #memory: WatchMemory;
  /** By folder and name. Only of the folder that was looked at last. */
  #known = new Map<string, Known>();
  #given: Given[] = [];
  /** How often everything was forgotten: a look that began before must not bring it back. */
  #forgotten = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#memory = new WatchMemory(options.memoryDir);
  }

  /** What was seen is forgotten: the vault is locked. */
  forget(): void {
    this.#known = new Map();
    this.#given = [];
    this.#forgotten += 1;
  }

  async watch(vault: WatchingVault, typed: string | null): Promise<Waiting> {
    const folder = typed === null ? null : await watchableFolder(typed, this.#options.around());
    this.#memory.keep({ ...this.#memory.of(vault.file), folder });
    return this.waiting(vault);
  }

  /** One look after the other: the second finds hashed what the first has hashed. */
  waiting(vault: WatchingVault): Promise<Waiting> {
    const forgotten = this.#forgotten;
    const turn = this.#turn.then(() => this.#waiting(vault, forgotten));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** `id`: as `waiting` names it. */
  async file(vault: WatchingVault, id: string): Promise<File> {
    const given = this.#given.find(({ sha256 }) => sha256 === id);
    const folder = given?.folder ?? this.#memory.of(vault.file).folder;
    const seen = given?.seen ?? [...this.#known.values()].find(({ sha256 }) => sha256 === id);
    const read = folder !== null && seen ? await readSeen(folder, seen) : null;
    // What could not be read, and is there as it was, is given when it can be.
    if (read || (given && !(await isThere(given))))
      this.#given = this.#given.filter(({ sha256 }) => sha256 !== id);
    if (read?.sha256 === id) {
      return new File([read.bytes], seen!.name, {
        type: 'application/octet-stream',
        lastModified: Math.floor(seen!.modifiedMs),
      });
    }
    throw new BulkheadError('NOT_FOUND', `${seen ? `“${seen.name}”` : 'That file'} does not wait any more.`, {
      remedy: 'It has changed or was moved; look again.',
    });
  }

  /** `as` “waiting” takes other marks back. */
  mark(
    vault: WatchingVault,
    { ids, as, batch }: { ids: readonly string[]; as: WaitingState; batch: string | null },
  ): Promise<Waiting> {
    const marks = ids.map(marker(vault.key));
    const before = this.#memory.of(vault.file);
    const others = before.marks.filter(({ of }) => !marks.includes(of));
    const made: Mark[] = as === 'waiting' ? [] : marks.map((of) => ({ of, as, batch }));
    this.#memory.keep({ ...before, marks: [...others, ...made] });
    return this.waiting(vault);
  }

  async #waiting(vault: WatchingVault, forgotten: number): Promise<Waiting> {
    const { folder, marks } = this.#memory.of(vault.file);
    const refused = await this.#fetchGiven(vault.file, forgotten);
    const given = this.#given.map(({ seen, sha256 }) => shown(seen, sha256));
    const answer: Waiting = { folder, problem: null, files: [], left: [], others: 0, given, refused };
    if (folder === null) return answer;
    try {
      const seen = await look(folder);
      const { settled, next } = await this.#settle(folder, seen);
      if (forgotten === this.#forgotten) this.#known = next;
      // Locked meanwhile: whoever asked is told so by the next answer.
      const stateOf = vault.reader.open ? states(vault, marks) : () => 'waiting' as const;
      return {
        ...answer,
        files: settled.map((one) => ({ ...shown(one, one.sha256), state: stateOf(one.sha256) })),
        left: seen.left,
        others: seen.others,
      };
    } catch (error) {
      if (!(error instanceof BulkheadError)) throw error;
      return { ...answer, problem: `${error.message} ${error.remedy ?? ''}`.trim() };
    }
  }

  /** Takes over what was left by another process; answers with what can’t be had of it. */
  async #fetchGiven(vault: string, forgotten: number): Promise<string[]> {
    if (forgotten !== this.#forgotten) return [];
    const { files, refused } = fetchGiven(this.#options.givenDir, vault);
    for (const file of files) {
      const found = await lookAtGiven(file);
      const sha256 = typeof found === 'string' ? null : await hashSeen(found.folder, found.seen);
      // Locked meanwhile: the next vault is none of theirs.
      if (forgotten !== this.#forgotten) return [];
      if (typeof found === 'string') refused.push(found);
      else if (sha256 === null) refused.push(`“${found.seen.name}”: ${CHANGED}`);
      else if (!this.#given.some((other) => other.sha256 === sha256)) this.#given.push({ ...found, sha256 });
    }
    return refused;
  }

  /** Those that nobody writes any more, each content once, with their hashes; the others are left, with reasons. */
  async #settle(folder: string, seen: Look) {
    const next = new Map<string, Known>();
    const settled: (Known & { sha256: string })[] = [];
    for (const file of seen.files) {
      const key = `${folder}\0${file.name}`;
      const known = this.#asKnown(this.#known.get(key), file);
      next.set(key, known);
      if (!this.#isSettled(known)) {
        seen.left.push({ name: file.name, reason: GROWING });
        continue;
      }
      known.sha256 ??= await hashSeen(folder, file);
      const { sha256 } = known;
      const twin = settled.find((other) => other.sha256 === sha256);
      if (sha256 === null) seen.left.push({ name: file.name, reason: CHANGED });
      else if (twin) seen.left.push({ name: file.name, reason: `It is the same as “${twin.name}”.` });
      else settled.push({ ...known, sha256 });
    }
    return { settled, next };
  }

  #asKnown(known: Known | undefined, file: SeenFile): Known {
    return known && isSame(known, file) ? known : { ...file, sinceMs: this.#options.nowMs(), sha256: null };
  }

  /** By its own day, or, where a clock is ahead, by how long it has been seen like this. */
  #isSettled({ modifiedMs, sinceMs }: Known): boolean {
    return this.#options.nowMs() - Math.min(modifiedMs, sinceMs) >= SETTLED_MS;
  }
}

function isSame(a: SeenFile, b: SeenFile): boolean {
  return a.size === b.size && a.modifiedMs === b.modifiedMs && a.inode === b.inode;
}

async function isThere({ folder, seen }: Given): Promise<boolean> {
  const found = await lookAtGiven(path.join(folder, seen.name));
  return typeof found !== 'string' && isSame(found.seen, seen);
}

function shown({ name, size, modifiedMs }: SeenFile, sha256: string) {
  return { id: sha256, name, size, modified_at: new Date(modifiedMs).toISOString() };
}

/** What a file stands as outside of the vault. A new vault key makes all marks void: files are offered once more then. */
function marker(vaultKey: Uint8Array): (sha256: string) => string {
  const key = Buffer.from(
    hkdfSync('sha256', vaultKey, new Uint8Array(0), 'bulkhead watched files', KEY_BYTES),
  );
  return (sha256) => createHmac('sha256', key).update(sha256).digest('hex');
}

/** How the books and the marks have a file. The books go first: undoing an import has its files wait again. */
function states({ key, reader }: WatchingVault, marks: readonly Mark[]): (sha256: string) => WaitingState {
  const stored = reader.prepare('SELECT 1 FROM source_file WHERE sha256 = ?').pluck();
  const batch = reader.prepare('SELECT 1 FROM import_batch WHERE id = ?').pluck();
  const markOf = marker(key);
  const byHash = new Map(marks.map((mark) => [mark.of, mark]));
  return (sha256) => {
    if (stored.get(sha256) !== undefined) return 'imported';
    const mark = byHash.get(markOf(sha256));
    if (!mark) return 'waiting';
    const holds = mark.batch === null || batch.get(mark.batch) !== undefined;
    return holds ? mark.as : 'waiting';
  };
}
