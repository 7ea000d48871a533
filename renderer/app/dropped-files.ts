/** Statement files on their way to the import screen: dropped anywhere, chosen, or handed over by the window. */
import { useSyncExternalStore } from 'react';

let files: readonly File[] = [];
const listeners = new Set<() => void>();

function change(next: readonly File[]): void {
  files = next;
  for (const listener of listeners) listener();
}

export function addDroppedFiles(more: readonly File[]): void {
  change([...files, ...more]);
}

export function removeDroppedFile(file: File): void {
  change(files.filter((other) => other !== file));
}

export function clearDroppedFiles(): void {
  change([]);
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
