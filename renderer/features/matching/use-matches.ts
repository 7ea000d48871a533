/** What the rows of an inbox look like, by the entry of each: asked once for all of them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import type { Candidate } from './match-words.ts';

const SHOWN_MAX = 500;

export interface Matches {
  /** Proposals in all. */
  total: number;
  of: (entry: string) => Candidate | null;
}

export function useMatches(entity: string | undefined): Matches {
  const { data } = useQuery({
    ...api.matching.pairs.queryOptions({ input: { entity, limit: SHOWN_MAX } }),
    placeholderData: keepPreviousData,
  });
  return useMemo(() => {
    const byEntry = new Map<string, Candidate>();
    for (const pair of data?.pairs ?? [])
      for (const { own_entry } of pair.rows) if (own_entry !== null) byEntry.set(own_entry, pair);
    return { total: data?.total ?? 0, of: (entry) => byEntry.get(entry) ?? null };
  }, [data]);
}
