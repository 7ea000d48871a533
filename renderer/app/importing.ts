/**
 * The import that is being kept, and what the latest came to: both go on while another screen is looked at, and are there when
 * somebody comes back. Gone with the vault.
 */
import { useSyncExternalStore } from 'react';
import type { ImportResult } from '../../shared/contract/import.ts';

export interface CommitProgress {
  file: string;
  rows: number;
}

/** What the latest import came to, with its files: taken back, it stands on the list again. */
export interface Outcome {
  result: ImportResult;
  /** What each file of the result is called on the screen. */
  names: readonly string[];
  putBack: (fits?: (at: number) => boolean) => void;
}

export interface Importing {
  /** How far it is; `null` while none is under way. */
  progress: CommitProgress | null;
  outcome: Outcome | null;
  stop: (() => void) | null;
}

const NONE: Importing = { progress: null, outcome: null, stop: null };
let state = NONE;
const listeners = new Set<() => void>();

export function setImporting(change: Partial<Importing>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

export function forgetImporting(): void {
  setImporting(NONE);
}

export function importUnderWay(): boolean {
  return state.progress !== null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useImporting(): Importing {
  return useSyncExternalStore(subscribe, () => state);
}
