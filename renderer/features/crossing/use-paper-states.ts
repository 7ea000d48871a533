/** How far the papers of crossings are: for the picture, the list and the details. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import type { PaperTold } from './paper-state.ts';

/** By the ids of crossings. */
export function usePaperStates(): ReadonlyMap<string, PaperTold> {
  const { data } = useQuery(api.paper.states.queryOptions());
  return useMemo(
    () =>
      new Map(
        (data ?? []).map(({ crossing, wanted, state, paper }): [string, PaperTold] => [
          crossing,
          { paper: state === 'none' && wanted === null ? 'unneeded' : state, paperId: paper },
        ]),
      ),
    [data],
  );
}
