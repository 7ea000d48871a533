/**
 * One look into a folder: which of its files could be statements by their names, and which of those can’t be had, and
 * why. Nothing is opened, no link is followed, nothing below the folder is seen. Throws NOT_FOUND where the folder is
 * gone, was replaced by a link, or can’t be read.
 */
import { lstat, opendir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { BulkheadError } from '../../shared/errors.ts';
import { FILE_BYTES_MAX, isNamedLikeStatement } from '../../shared/statement-files.ts';

/** Of those that could be statements, the newest: more than anybody goes through at once. */
const FILES_MAX = 500;
/** A folder of that many is no folder of statements, and looking at it again and again would be work. */
const ENTRIES_MAX = 20_000;

/** What browsers and others call a file until all of it is there. */
const UNFINISHED = /\.(crdownload|part|partial|download|opdownload|tmp)$/;

export interface SeenFile {
  name: string;
  size: number;
  modifiedMs: number;
  inode: number;
}

export interface Look {
  /** Newest first. */
  files: SeenFile[];
  /** What could be a statement and can’t be had; `reason` is a sentence. */
  left: { name: string; reason: string }[];
  /** How many other files, folders and hidden things lie there. */
  others: number;
}

const MB = 1024 * 1024;

const REASONS = {
  unfinished: 'It is still being downloaded.',
  link: 'It is a link to another place; only files of the folder itself are read.',
  special: 'It is not a file.',
  empty: 'There is nothing in it.',
  large: `It is larger than ${FILE_BYTES_MAX / MB} MB. Download a shorter period.`,
  many: `More than ${FILES_MAX} files lie there; this is one of the oldest.`,
  unreadable: 'It can’t be read. Check who may use it.',
  unnamed: 'Its name is not written as this computer writes names. Give it another one.',
} as const;

/** What stands for bytes of a name that are no letters; a name that has it leads to no file. */
const NO_LETTER = '\uFFFD';

export async function look(folder: string): Promise<Look> {
  const found: Look = { files: [], left: [], others: 0 };
  for (const name of await namesIn(folder)) {
    if (name.startsWith('.')) found.others += 1;
    else if (UNFINISHED.test(name.toLowerCase())) found.left.push({ name, reason: REASONS.unfinished });
    else if (isNamedLikeStatement(name)) await lookAt(folder, name, found);
    else found.others += 1;
  }
  found.files.sort((a, b) => b.modifiedMs - a.modifiedMs || (a.name < b.name ? -1 : 1));
  for (const { name } of found.files.splice(FILES_MAX)) found.left.push({ name, reason: REASONS.many });
  found.left.sort((a, b) => (a.name < b.name ? -1 : 1));
  return found;
}

/** A file that somebody named, wherever it lies and whatever it is called; else a sentence that says why not. */
export async function lookAtGiven(file: string): Promise<{ folder: string; seen: SeenFile } | string> {
  const named = path.basename(file);
  try {
    const real = await realpath(file);
    const [folder, name] = [path.dirname(real), path.basename(real)];
    const found: Look = { files: [], left: [], others: 0 };
    await lookAt(folder, name, found);
    const [seen] = found.files;
    return seen ? { folder, seen } : `“${named}”: ${found.left[0]?.reason ?? REASONS.special}`;
  } catch {
    return `“${named}”: ${REASONS.unreadable}`;
  }
}

/** A folder that became a link since it was chosen would lead anywhere. */
export async function isItself(folder: string): Promise<boolean> {
  return (await realpath(folder)) === folder;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    if (!(await isItself(folder))) throw new Error('it is elsewhere now');
    const names: string[] = [];
    for await (const { name } of await opendir(folder)) {
      names.push(name);
      if (names.length > ENTRIES_MAX) throw new Error(`it holds more than ${ENTRIES_MAX} files`);
    }
    return names;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const gone = code === 'ENOENT' || code === 'ENOTDIR';
    throw new BulkheadError(
      'NOT_FOUND',
      gone
        ? `The watched folder “${folder}” is not there.`
        : `The watched folder “${folder}” can’t be looked into: ${message}.`,
      { remedy: 'Bring it back, or choose another one.', cause: error },
    );
  }
}

async function lookAt(folder: string, name: string, found: Look): Promise<void> {
  const { files, left } = found;
  try {
    const seen = await lstat(path.join(folder, name));
    const reason = whyNotThis(seen);
    if (seen.isDirectory()) found.others += 1;
    else if (reason !== null) left.push({ name, reason });
    else files.push({ name, size: seen.size, modifiedMs: seen.mtimeMs, inode: seen.ino });
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (isGone && name.includes(NO_LETTER)) left.push({ name, reason: REASONS.unnamed });
    // Else gone since its name was read.
    else if (!isGone) left.push({ name, reason: REASONS.unreadable });
  }
}

function whyNotThis(seen: Awaited<ReturnType<typeof lstat>>): string | null {
  if (seen.isSymbolicLink()) return REASONS.link;
  if (!seen.isFile()) return REASONS.special;
  if (seen.size === 0) return REASONS.empty;
  return seen.size > FILE_BYTES_MAX ? REASONS.large : null;
}
