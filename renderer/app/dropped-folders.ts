/**
 * Folders dropped on the window: the files in them, and in folders within, that are named like statements. A folder that
 * can’t be looked into, or a file that can’t be had, is told by its name and keeps no other out.
 */
import { isNamedLikeStatement } from '../../shared/statement-files.ts';
import { setFolder } from './dropped-files.ts';

/** More is no drop of statements but somebody’s whole disk. */
const FILES_MAX = 200;
const FOLDERS_MAX = 200;

export interface FolderFiles {
  files: File[];
  /** How many others lie there. Hidden ones do not count. */
  others: number;
  /** What can’t be had. */
  unread: string[];
  /** Whether everything was looked at. */
  isWhole: boolean;
}

export async function statementsIn(folders: readonly FileSystemDirectoryEntry[]): Promise<FolderFiles> {
  const found: FolderFiles = { files: [], others: 0, unread: [], isWhole: true };
  const open = [...folders];
  for (const [looked, folder] of open.entries()) {
    if (looked === FOLDERS_MAX || !found.isWhole) return { ...found, isWhole: false };
    for (const entry of await entriesOf(folder, found)) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory) open.push(entry as FileSystemDirectoryEntry);
      else if (!isNamedLikeStatement(entry.name)) found.others += 1;
      else if (found.files.length === FILES_MAX) found.isWhole = false;
      else await take(entry as FileSystemFileEntry, found);
    }
  }
  return found;
}

async function entriesOf(folder: FileSystemDirectoryEntry, found: FolderFiles): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  try {
    for (;;) {
      // A hundred at a time; none says that these were all.
      const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
      if (some.length === 0) break;
      all.push(...some);
    }
  } catch {
    found.unread.push(folder.name);
  }
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function take(entry: FileSystemFileEntry, found: FolderFiles): Promise<void> {
  try {
    const file = await new Promise<File>((done, fail) => entry.file(done, fail));
    found.files.push(setFolder(file, folderIn(entry.fullPath)));
  } catch {
    found.unread.push(entry.name);
  }
}

/** “/2026/june/statement.csv” lies in “2026/june”. */
function folderIn(path: string): string | null {
  return path.split('/').slice(1, -1).join('/') || null;
}
