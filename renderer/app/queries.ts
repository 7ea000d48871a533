/**
 * What the screens keep of the books, and when they ask again. The core is on this computer and answers in
 * milliseconds, so the rule is simple: whatever was written, everything on screen is asked for again; and when the vault
 * turns out to be locked, the gate is told.
 */
import { hashKey, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { dismissUndos } from '../ui/index.ts';
import { api } from './client.ts';
import { troubleOf } from './trouble.ts';

/** Whether the program answers, and whether a vault is open, is asked by one query that the gate watches. */
const STATUS = api.app.status.queryKey();

export const queries = new QueryClient({
  queryCache: new QueryCache({
    // The gate's own question, asked again because it failed, would go on without end.
    onError: (error, { queryKey }) => {
      if (hashKey(queryKey) !== hashKey(STATUS)) noticeLock(error);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 5 * 60_000,
      retry: (failures, error) => troubleOf(error).code === 'OFFLINE' && failures < 2,
      refetchOnWindowFocus: true,
    },
  },
});

export function noticeLock(error: unknown): void {
  const { code } = troubleOf(error);
  if (code === 'VAULT_LOCKED' || code === 'OFFLINE' || code === 'UNAUTHORIZED')
    void queries.invalidateQueries({ queryKey: STATUS });
}

/** Of a query that costs more than what a screen is drawn from: what was written lets it wait until nobody writes. */
export const UNHURRIED = { isUnhurried: true };
const PAUSE_MS = 1000;
let pause: ReturnType<typeof setTimeout> | undefined;

const isUnhurried = ({ meta }: Pick<Query, 'meta'>) => meta === UNHURRIED;

/** The other tabs of this program: what was written or locked in one is so in all. */
const tabs = new BroadcastChannel('bulkhead');
tabs.onmessage = () => void showAnew();

async function showAnew(): Promise<void> {
  dismissUndos();
  clearTimeout(pause);
  pause = setTimeout(() => void queries.invalidateQueries({ predicate: isUnhurried }), PAUSE_MS);
  await queries.invalidateQueries({ predicate: (query) => !isUnhurried(query) });
}

/** After anything was written. An Undo that is still offered would take back this and not what it speaks of: it goes. */
export async function booksChanged(): Promise<void> {
  tabs.postMessage(null);
  await showAnew();
}
