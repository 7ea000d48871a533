/** What the rows of an inbox that are in view look like, by the entry of each: asked once for all of them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import type { Candidate } from './match-words.ts';

export interface Matches {
  /** Proposals in all for rows without a category. */
  total: number;
  of: (entry: string) => Candidate | null;
}

export function useMatches(entity: string | undefined, inView: readonly string[]): Matches {
  const { data } = useQuery({
    ...api.matching.pairs.queryOptions({ input: { entity, entries: [...inView] } }),
    enabled: inView.length > 0,
    placeholderData: keepPreviousData,
  });
  return useMemo(() => {
    const byEntry = new Map<string, Candidate>();
    for (const pair of data?.pairs ?? [])
      for (const { own_entry } of pair.rows) if (own_entry !== null) byEntry.set(own_entry, pair);
    return {
      total: data === undefined ? 0 : data.total - data.doubled,
      of: (entry) => byEntry.get(entry) ?? null,
    };
  }, [data]);
}
