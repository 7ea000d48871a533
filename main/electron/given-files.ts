/**
 * Files that the system gives to the program: on the command line, from the file manager, from the dock. A vault is
 * named to the page; statements are read here and handed over as bytes, since the page cannot read files. Anything else
 * is not for us.
 */
import fs from 'node:fs';
import path from 'node:path';
import { FILE_BYTES_MAX, SHARED_EXTENSIONS, STATEMENT_EXTENSIONS } from '../../shared/statement-files.ts';
import type { GivenFile, WindowEvent } from '../../shared/window-shell.ts';
import { words } from './words.ts';

export const VAULT_EXTENSION = '.bulkhead';
/** The system is told of the first only; the others are opened as well where somebody says so. */
const READ_EXTENSIONS: readonly string[] = [...STATEMENT_EXTENSIONS, ...SHARED_EXTENSIONS];

/** The import has limits of its own; this keeps the main process from choking first. */
const FILES_MAX = 50;
/** Of all together: they lie in the main process's memory until the page takes them. */
const TOTAL_MB_MAX = 160;

const BYTES_PER_MB = 1024 * 1024;

/** The files among a command line's arguments, as absolute paths. `args`: without the program's own name. */
export function filesNamed(args: readonly string[], cwd: string): string[] {
  return args
    .filter((arg) => !arg.startsWith('-'))
    .map((arg) => path.resolve(cwd, arg))
    .filter((file) => isVault(file) || isStatement(file));
}

export function isVault(file: string): boolean {
  return path.extname(file).toLowerCase() === VAULT_EXTENSION;
}

function isStatement(file: string): boolean {
  return READ_EXTENSIONS.includes(path.extname(file).toLowerCase());
}

/** What to tell the page of them. The last vault counts: only one can be open. */
export function eventsFor(files: readonly string[]): WindowEvent[] {
  const vault = files.findLast((file) => isVault(file) && fs.existsSync(file));
  const statements = files.filter(isStatement);
  const events: WindowEvent[] = vault === undefined ? [] : [{ type: 'open-vault', file: vault }];
  return statements.length === 0 ? events : [...events, readAll(statements)];
}

function readAll(files: readonly string[]): WindowEvent {
  const refused: string[] = [];
  const read: GivenFile[] = [];
  let room = TOTAL_MB_MAX * BYTES_PER_MB;
  for (const file of files.slice(0, FILES_MAX)) {
    const result = readOne(file, room);
    if (typeof result === 'string') refused.push(result);
    else {
      read.push(result);
      room -= result.bytes.length;
    }
  }
  if (files.length > FILES_MAX) refused.push(words.files.tooMany(FILES_MAX));
  return { type: 'import', files: read, refused };
}

/** The file, or a sentence that says why not. `room`: so many bytes more are taken. */
function readOne(file: string, room: number): GivenFile | string {
  const name = path.basename(file);
  try {
    const stat = fs.statSync(file);
    if (!stat.isFile()) return words.files.unreadable(name);
    if (stat.size > FILE_BYTES_MAX) return words.files.tooLarge(name, FILE_BYTES_MAX / BYTES_PER_MB);
    if (stat.size > room) return words.files.tooMuch(name, TOTAL_MB_MAX);
    return { name, bytes: Uint8Array.from(fs.readFileSync(file)) };
  } catch {
    return words.files.unreadable(name);
  }
}

/** What another instance was given (`requestSingleInstanceLock({ files })`): the same program, but over a border. */
export function filesOf(given: unknown): string[] {
  const files = (given as { files?: unknown } | null)?.files;
  if (!Array.isArray(files)) return [];
  return filesNamed(
    files.filter((file) => typeof file === 'string' && path.isAbsolute(file)),
    path.sep,
  );
}
