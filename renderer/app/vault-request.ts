/** What somebody asked for that only the closed vault can show: make another, or open that one. */
import { useSyncExternalStore } from 'react';

export interface VaultRequest {
  view: 'start' | 'new' | 'unlock';
  file?: string;
}

let request: VaultRequest | null = null;
let asked = 0;
const listeners = new Set<() => void>();

export function requestVault(next: VaultRequest | null): void {
  if (next === null && request === null) return;
  asked += 1;
  request = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was asked for, and which asking it was: the same may be asked for twice. */
export function useVaultRequest(): { request: VaultRequest | null; asked: number } {
  const number = useSyncExternalStore(subscribe, () => asked);
  return { request, asked: number };
}
