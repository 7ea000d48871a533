/** Whether the window is too narrow for words on every button of the bar: a small laptop, or a zoomed page. */
import { useSyncExternalStore } from 'react';

const NARROW = window.matchMedia('(max-width: 1360px)');

function subscribe(listener: () => void): () => void {
  NARROW.addEventListener('change', listener);
  return () => NARROW.removeEventListener('change', listener);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => NARROW.matches);
}
