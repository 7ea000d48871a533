/** How this computer likes to see the app. Nothing of the books: this is kept in the open. */
import { useSyncExternalStore } from 'react';

export interface Prefs {
  scheme: 'light' | 'dark' | 'auto';
  density: 'compact' | 'comfortable';
  sidebar: number;
  /** A period of the picker: `all`, `2025`, `2025-Q2`, `2025-06`. */
  period: string;
  /** Ids of actions and destinations, latest first. */
  recent: readonly string[];
}

const NAME = 'bulkhead:prefs';
const DEFAULTS: Prefs = { scheme: 'auto', density: 'compact', sidebar: 264, period: 'year', recent: [] };

function read(): Prefs {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Prefs>) };
  } catch {
    return DEFAULTS;
  }
}

let prefs = read();
const listeners = new Set<() => void>();

export function setPrefs(change: Partial<Prefs>): void {
  prefs = { ...prefs, ...change };
  localStorage.setItem(NAME, JSON.stringify(prefs));
  for (const listener of listeners) listener();
}

export function getPrefs(): Prefs {
  return prefs;
}

export function usePrefs(): Prefs {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => prefs,
  );
}
