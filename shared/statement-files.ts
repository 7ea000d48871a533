/**
 * What the command line, the window and the page hold alike of files that banks hand out: how they are named, how
 * large they may be, and which of them wait on. What a file is, its content tells; a name only says whether to look.
 */

/** Made for statements: the system is told that the program opens these. */
export const STATEMENT_EXTENSIONS = ['.ofx', '.qfx', '.qbo', '.qif', '.sta', '.mt940', '.940'] as const;

/** By right other programs’, and statements now and then. */
export const SHARED_EXTENSIONS = ['.csv', '.tsv', '.xlsx', '.zip', '.xml', '.942', '.pdf'] as const;

/** MT940 and QIF come as plain text now and then; so does much else, but not to a folder of statements. */
const ENDINGS_IN_FOLDERS: readonly string[] = [...STATEMENT_EXTENSIONS, ...SHARED_EXTENSIONS, '.txt'];

/** Whether a file of a folder that holds statements is one of them, by its name. */
export function isNamedLikeStatement(name: string): boolean {
  const lower = name.toLowerCase();
  return ENDINGS_IN_FOLDERS.some((ending) => lower.endsWith(ending));
}

/** What an import says of files that have something in them that did not come into the books: they are offered again. */
export const STILL_WAITING: readonly string[] = ['refused', 'skipped'];

/** The import reads no larger one. */
export const FILE_BYTES_MAX = 100 * 1024 * 1024;
/** What one import takes of those that wait, together: all of it is in memory at once. The others wait on. */
export const TAKEN_BYTES_MAX = 150_000_000;
