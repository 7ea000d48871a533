/** What the screen shows, from its address: whose, which view, on which basis, for which days. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type Entity, useBooks } from '../../app/books.ts';
import { today, usePeriod } from '../../app/use-period.ts';

export type View = 'capital' | 'basis' | 'worth' | 'tax';

/** A company's views and a person's, the first one to begin with. */
export function viewsOf({ kind }: Entity): readonly [View, ...View[]] {
  return kind === 'llc' ? ['capital', 'basis', 'tax'] : ['worth', 'tax'];
}

export interface Shown {
  entity: Entity;
  view: View;
  basis: 'book' | 'tax';
  days: { from: string; to: string };
}

export type Show = (change: { view?: View; basis?: Shown['basis'] }) => void;

export function useShown(): { shown: Shown | null; show: Show; loading: boolean } {
  const search = useSearch({ from: '/members' });
  const { entities, entity: entityOf, loading } = useBooks();
  const { from, to } = usePeriod();
  const navigate = useNavigate();
  const entity = entityOf(search.entity) ?? entities[0];
  const show: Show = (change) => void navigate({ to: '/members', search: (old) => ({ ...old, ...change }) });
  if (!entity) return { shown: null, show, loading };
  const day = today();
  // While a period is running, what is asked for is what there is.
  const last = to === undefined || (from !== undefined && from <= day && day < to) ? day : to;
  const view = viewsOf(entity).find((one) => one === search.view) ?? viewsOf(entity)[0];
  return {
    shown: {
      ...{ entity, view, basis: search.basis === 'tax' ? 'tax' : 'book' },
      days: { from: from ?? FIRST_DAY, to: last },
    },
    show,
    loading,
  };
}

/** All time: before anything that books hold. */
const FIRST_DAY = '1990-01-01';
