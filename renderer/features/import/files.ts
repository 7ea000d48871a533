/** Statement files as the list knows them: each once, and one of pasted text like any other. */
import { fileKey, folderOf, setFolder } from '../../app/dropped-files.ts';
import { text } from '../../text/index.ts';

/** What tells a file within another from those beside it; the file that was given is its own and only part. */
export function partKey(given: string, part: number | null): string {
  return part === null ? given : `${given} #${part}`;
}

/** Which part of the file `given` has this key; `undefined`: none of it. */
export function partOf(given: string, key: string): number | null | undefined {
  if (key === given) return null;
  const number = key.startsWith(`${given} #`) ? key.slice(given.length + 2) : '';
  return /^\d+$/.test(number) ? Number(number) : undefined;
}

/** Each file once, in the order in which they came; `again` are those that were there. */
export function uniqueFiles(files: readonly File[]): { files: File[]; again: File[] } {
  const seen = new Set<string>();
  const first: File[] = [];
  const again: File[] = [];
  for (const file of files) {
    const key = fileKey(file);
    (seen.has(key) ? again : first).push(file);
    seen.add(key);
  }
  return { files: first, again };
}

/** What to call each on the screen: files of one name by their folders too, or else by their places among those. */
export function namesApart(files: readonly File[]): string[] {
  return files.map((file) => {
    const { name } = file;
    const alike = files.filter((other) => other.name === name);
    if (alike.length === 1) return name;
    const folders = new Set(alike.map(folderOf));
    const folder = folderOf(file);
    if (folder !== null && folders.size === alike.length) return `${folder}/${name}`;
    return text.imports.files.alike(name, alike.indexOf(file) + 1, alike.length);
  });
}

/**
 * Of files that look like others of the list: the same to the byte, and others that only have the name, size and time of one, as
 * those of two folders that were unpacked together. These get a key of their own.
 */
export async function alikeOnly(
  again: readonly File[],
  files: readonly File[],
): Promise<{ same: File[]; others: File[] }> {
  const answer: { same: File[]; others: File[] } = { same: [], others: [] };
  for (const file of again) {
    const twin = files.find((one) => fileKey(one) === fileKey(file));
    if (twin === undefined || twin === file || (await isSame(file, twin))) answer.same.push(file);
    else {
      const { name, type, lastModified } = file;
      const other = new File([file], name, { type, lastModified: lastModified + 1 });
      answer.others.push(setFolder(other, folderOf(file)));
    }
  }
  return answer;
}

const COMPARED_BYTES = 4 * 1024 * 1024;

/** Whether two files of one size hold the same; also where one of them can’t be read any more. */
async function isSame(one: File, other: File): Promise<boolean> {
  try {
    for (let at = 0; at < one.size; at += COMPARED_BYTES) {
      const [a, b] = await Promise.all(
        [one, other].map(
          async (file) => new Uint8Array(await file.slice(at, at + COMPARED_BYTES).arrayBuffer()),
        ),
      );
      if (a!.some((byte, place) => byte !== b![place])) return false;
    }
  } catch {
    return true;
  }
  return true;
}

/** Those that can’t be read any more: a page loses a file of the disk once that changes or goes away. */
export async function filesGone(files: readonly File[]): Promise<File[]> {
  const isThere = await Promise.all(
    files.map((file) =>
      file
        .slice(0, 1)
        .arrayBuffer()
        .then(
          () => true,
          () => false,
        ),
    ),
  );
  return files.filter((_, at) => !isThere[at]);
}

/** What a clipboard holds, as far as it matters here. */
export interface Pasted {
  files: Iterable<File>;
  getData(type: 'text/plain'): string;
}

/** Text of one line is no statement. */
const PASTED_LINES_MIN = 2;

/** The files of a clipboard; its text as a file called `name`, if it has several lines. Content tells the format. */
export function pastedFiles(clipboard: Pasted, name: string, now: number): File[] {
  const files = [...clipboard.files];
  if (files.length > 0) return files;
  const typed = clipboard.getData('text/plain');
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < PASTED_LINES_MIN) return [];
  return [new File([typed], name, { lastModified: now, type: 'text/plain' })];
}
