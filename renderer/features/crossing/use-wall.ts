/** What the wall is drawn from, and what of it the address asks for. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import { useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import type { WallSearch } from '../../app/search.ts';
import { today, usePeriod } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import type { Line } from './kinds.ts';
import { NOTHING_OPEN } from './open-findings.ts';
import { NO_PAPER } from './paper-state.ts';
import { domainOf } from './scale.ts';
import { useOpenFindings } from './use-open-findings.ts';
import { usePaperStates } from './use-paper-states.ts';
import { shownLines } from './wall-filter.ts';

export type UnpairedLeg = InferContractRouterOutputs<Contract>['crossing']['unpaired'][number];

const NONE: never[] = [];

export function useWall() {
  const books = useBooks();
  const search = useSearch({ from: '/wall' });
  const navigate = useNavigate();
  const { from, to } = usePeriod();
  const wall = useQuery(api.crossing.wall.queryOptions({ input: {} }));
  const open = useQuery(api.crossing.unpaired.queryOptions({ input: {} }));
  const papers = usePaperStates();
  const { findings, ofCrossings } = useOpenFindings();
  const crossed = wall.data ?? NONE;
  const all = useMemo<Line[]>(
    () =>
      crossed.map((line) => ({
        ...line,
        ...(papers.get(line.id) ?? NO_PAPER),
        ...(ofCrossings.get(line.id) ?? NOTHING_OPEN),
      })),
    [crossed, papers, ofCrossings],
  );
  const { text: typed, entity, kind, transit, open: onlyOpen } = search;
  const { entity: entityOf } = books;
  const lines = useMemo(
    () =>
      shownLines(
        all,
        { text: typed, entity, kind, transit, open: onlyOpen },
        { from, to },
        { kind: (one) => text.crossing.kinds[one], entity: (id) => entityOf(id)?.name ?? '' },
      ),
    [all, typed, entity, kind, transit, onlyOpen, from, to, entityOf],
  );
  const unpaired = useMemo(
    () =>
      (open.data ?? NONE).filter(
        (leg) =>
          (entity === undefined || leg.entity_id === entity) &&
          (from === undefined || leg.date >= from) &&
          (to === undefined || leg.date <= to),
      ),
    [open.data, entity, from, to],
  );
  const domain = useMemo(() => domainOf(all, today(), from, to), [all, from, to]);
  const narrow = useCallback(
    (change: Partial<WallSearch>, how: 'replace' | 'push' = 'replace') =>
      void navigate({
        to: '/wall',
        search: { ...search, ...change },
        replace: how === 'replace',
      }),
    [navigate, search],
  );
  const isEmpty = wall.data !== undefined && crossed.length === 0 && open.data?.length === 0;
  const isNarrowed = [typed, entity, kind, transit, onlyOpen].some((one) => one !== undefined);
  return { books, search, narrow, query: wall, all, lines, unpaired, findings, domain, isEmpty, isNarrowed };
}
