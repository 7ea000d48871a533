/** Papers and what wants one, by the filters of the address. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { PAPER_KINDS } from '../../../shared/contract/paper.ts';
import { api } from '../../app/client.ts';
import type { PapersSearch } from '../../app/search.ts';
import { type PaperRow, rowsOf } from './rows.ts';

const NONE: never[] = [];
/** Of each; a year has fewer. */
const SHOWN_MAX = 1000;

export function usePapers({ stage, kind: named, entity, year }: PapersSearch) {
  const kind = PAPER_KINDS.find((one) => one === named);
  const asked = {
    ...(kind ? { kind } : {}),
    ...(entity === undefined ? {} : { entity }),
    ...(year === undefined ? {} : { year }),
    limit: SHOWN_MAX,
  };
  const papers = useQuery(api.paper.list.queryOptions({ input: asked }));
  const wanted = useQuery(api.paper.wanted.queryOptions({ input: asked }));
  const all = useMemo(
    () => rowsOf(papers.data?.papers ?? NONE, wanted.data?.wanted ?? NONE),
    [papers.data, wanted.data],
  );
  const rows = useMemo<PaperRow[]>(
    () => (stage === undefined ? all : all.filter((row) => row.stage === stage)),
    [all, stage],
  );
  return {
    all,
    rows,
    /** How many there are beyond those. */
    left: Math.max(0, (papers.data?.total ?? 0) + (wanted.data?.total ?? 0) - all.length),
    isPending: papers.isPending || wanted.isPending,
    error: papers.error ?? wanted.error,
    refetch: () => Promise.all([papers.refetch(), wanted.refetch()]),
  };
}
