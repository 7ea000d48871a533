/** What the program would put the rows of the inbox into, by what its owner did before. Asked again as the books change. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Proposal } from '../../../shared/contract/learner.ts';
import { api } from '../../app/client.ts';
import type { RegisterRow } from './types.ts';

export interface Proposals {
  of: (row: Pick<RegisterRow, 'entry_id'>) => Proposal | null;
  /** Those to be taken without looking at each, in view or not. */
  sure: readonly Proposal[];
}

const NONE: Proposal[] = [];

export function useProposals(entity: string | undefined, inView: readonly string[]): Proposals {
  const latest = useQuery({
    ...api.learner.proposals.queryOptions({ input: { entity } }),
    placeholderData: keepPreviousData,
  });
  const shown = useQuery({
    ...api.learner.proposals.queryOptions({ input: { entity, entries: [...inView] } }),
    enabled: inView.length > 0,
    placeholderData: keepPreviousData,
  });
  const all = latest.data?.proposals ?? NONE;
  const here = shown.data?.proposals ?? NONE;
  return useMemo(() => {
    const byEntry = new Map(here.map((one) => [one.entry_id, one]));
    return { of: ({ entry_id }) => byEntry.get(entry_id) ?? null, sure: all.filter(({ sure }) => sure) };
  }, [all, here]);
}
