/** The files of an import as they are listed: each that was given, or in its place those within it. Pure. */
import type { ImportFile } from '../../../shared/contract/import.ts';
import { fileKey } from '../../app/dropped-files.ts';
import { namesApart, partKey } from './files.ts';

export interface ListedFile {
  key: string;
  /** What tells it from the others. */
  name: string;
  /** The file that was given: this one, or the archive or workbook that it lies in. */
  file: File;
  /** The key of that. */
  given: string;
  /** What tells that from the others. */
  givenName: string;
  /** Its place among the files within that; `null` for one by itself. */
  part: number | null;
  /** How many files there are within; 0 for one by itself. */
  parts: number;
  /** What the preview says of it; `null` until it has been read. */
  seen: ImportFile | null;
}

/** `seenKeys` are those of the files that `reports` are on, which may be fewer, or others. */
export function listedFiles(
  files: readonly File[],
  seenKeys: readonly string[],
  reports: readonly ImportFile[],
): ListedFile[] {
  const names = namesApart(files);
  return files.flatMap((file, at): ListedFile[] => {
    const given = fileKey(file);
    const givenName = names[at]!;
    const found = reports.filter(({ at }) => seenKeys[at] === given);
    const base = { file, given, givenName };
    if (found.length === 0)
      return [{ ...base, key: given, name: givenName, part: null, parts: 0, seen: null }];
    const parts = found.filter(({ part }) => part !== null).length;
    return found.map((seen) => {
      const { part } = seen;
      const name = givenName + seen.file.slice(file.name.length);
      return { ...base, key: partKey(given, part), name, part, parts, seen };
    });
  });
}

/** Those of one given file together. */
export function byGiven(listed: readonly ListedFile[]): ListedFile[][] {
  const groups = new Map<string, ListedFile[]>();
  for (const one of listed) groups.set(one.given, [...(groups.get(one.given) ?? []), one]);
  return [...groups.values()];
}
