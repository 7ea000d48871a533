/** Which accounts of a chart are folded away; remembered on this computer, by their ids alone. */
import { useCallback, useMemo } from 'react';
import { usePref } from '../../ui/index.ts';

function asIds(stored: unknown): string[] | undefined {
  return Array.isArray(stored) && stored.every((id) => typeof id === 'string') ? stored : undefined;
}

const NONE: string[] = [];

export function useClosed(): [
  closed: ReadonlySet<string>,
  fold: (ids: readonly string[], open: boolean) => void,
] {
  const [ids, setIds] = usePref<string[]>('accounts.closed', NONE, asIds);
  const closed = useMemo(() => new Set(ids), [ids]);
  const fold = useCallback(
    (which: readonly string[], open: boolean) =>
      setIds((before) => {
        const others = before.filter((id) => !which.includes(id));
        return open ? others : [...others, ...which];
      }),
    [setIds],
  );
  return [closed, fold];
}
