/**
 * How somebody likes the program to look: widths, hidden columns, an open pane. Kept by this browser or window in
 * localStorage and never part of the books; nothing of the books may be put in here. Where storage is refused or holds
 * nonsense, the default is used and nobody is told.
 */
import { useCallback, useState } from 'react';

const PREFIX = 'bulkhead.';

/** Takes what was stored and gives it back checked, or `undefined` where it is not what it should be. */
export type Parse<T> = (stored: unknown) => T | undefined;

export function readPref<T>(key: string, parse: Parse<T>): T | undefined {
  try {
    const stored = localStorage.getItem(PREFIX + key);
    return stored === null ? undefined : parse(JSON.parse(stored));
  } catch {
    return undefined;
  }
}

export function writePref(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Full or forbidden: the preference lasts as long as the window.
  }
}

/** `useState` that outlives the window. Without a key it is `useState`. */
export function usePref<T>(
  key: string | undefined,
  initial: T,
  parse: Parse<T>,
): [T, (next: T | ((before: T) => T)) => void] {
  const [value, setValue] = useState<T>(
    () => (key === undefined ? undefined : readPref(key, parse)) ?? initial,
  );
  const set = useCallback(
    (next: T | ((before: T) => T)) =>
      setValue((before) => {
        const after = typeof next === 'function' ? (next as (before: T) => T)(before) : next;
        if (key !== undefined && after !== before) writePref(key, after);
        return after;
      }),
    [key],
  );
  return [value, set];
}

export const asBoolean: Parse<boolean> = (stored) => (typeof stored === 'boolean' ? stored : undefined);
export const asNumber: Parse<number> = (stored) =>
  typeof stored === 'number' && Number.isFinite(stored) ? stored : undefined;
export const asText: Parse<string> = (stored) => (typeof stored === 'string' ? stored : undefined);
