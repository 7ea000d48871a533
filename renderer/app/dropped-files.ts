/** Statement files on their way to the import screen: dropped anywhere, chosen, or handed over by the window. */
import { useSyncExternalStore } from 'react';

/** What tells a file from another without reading it; the same file dropped again has the same. */
export function fileKey({ name, size, lastModified }: Pick<File, 'name' | 'size' | 'lastModified'>): string {
  return `${name}|${size}|${lastModified}`;
}

/** The folders that files were dropped in; of others nothing is known but their names. */
const folders = new WeakMap<File, string>();

export function folderOf(file: File): string | null {
  return folders.get(file) ?? null;
}

export function setFolder(file: File, folder: string | null): File {
  if (folder !== null) folders.set(file, folder);
  return file;
}

let files: readonly File[] = [];
const listeners = new Set<() => void>();

function change(next: readonly File[]): void {
  files = next;
  for (const listener of listeners) listener();
}

export function addDroppedFiles(more: readonly File[]): void {
  if (more.length > 0) change([...files, ...more]);
}

export function removeDroppedFiles(gone: readonly File[]): void {
  if (gone.length > 0) change(files.filter((file) => !gone.includes(file)));
}

export function clearDroppedFiles(): void {
  change([]);
}

/** Those that wait now. */
export function droppedFiles(): readonly File[] {
  return files;
}

export function useDroppedFiles(): readonly File[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => files,
  );
}
