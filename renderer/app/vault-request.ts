/** What somebody asked for that only the closed vault can show: make another, or open that one. */
import { useSyncExternalStore } from 'react';

export interface VaultRequest {
  view: 'start' | 'new' | 'unlock';
  file?: string;
}

let request: VaultRequest | null = null;
const listeners = new Set<() => void>();

export function requestVault(next: VaultRequest | null): void {
  request = next;
  for (const listener of listeners) listener();
}

export function useVaultRequest(): VaultRequest | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => request,
  );
}
