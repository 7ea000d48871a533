/** What the screen shows, from its address and the frame’s period: whose, which year, which view, which form. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type Entity, useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { today, usePeriod } from '../../app/use-period.ts';
import type { FormsOf, ListedForm } from './types.ts';

export const VIEWS = [
  'forms',
  'bridge',
  'self-employment',
  'estimates',
  'shares',
  'vendors',
  'mileage',
  'home-office',
  'assets',
  'rates',
] as const;
export type View = (typeof VIEWS)[number];
const BASES = ['cash', 'accrual'] as const;
export type Basis = (typeof BASES)[number];

export interface Shown {
  entity: Entity;
  /** A return is of a calendar year: the one that the frame’s period ends in. */
  year: number;
  /** Whose rates and lines are known. */
  years: readonly number[];
  forms: readonly ListedForm[];
  views: readonly View[];
  view: View;
  /** `undefined`: the books are on no form that is kept here. */
  form: ListedForm | undefined;
  /** When income and costs count: by the method of whose form it is, unless somebody asked for the other. */
  basis: Basis;
  /** `undefined`: each of the books by its own. */
  askedBasis: Basis | undefined;
}

export type Show = (change: { view?: View; form?: ListedForm; basis?: Basis }) => void;

/** A person’s own forms and a Schedule C are of the same name for everybody: whose it is belongs to the key. */
export function formKey({ form, entity_id }: ListedForm): string {
  return `${form}.${entity_id}`;
}

/** What an entity has nothing of is not offered to it. */
function viewsOf({ kind, tax_class }: Entity, forms: readonly ListedForm[]): View[] {
  const has = (name: ListedForm['form']) => forms.some(({ form }) => form === name);
  const offered: Record<View, boolean> = {
    ...{ forms: true, bridge: has('schedule-c'), assets: true, rates: true, mileage: true },
    ...{ 'self-employment': has('schedule-se'), estimates: has('schedule-se') },
    shares: tax_class === 'partnership' || tax_class === 's-corp',
    ...{ vendors: kind === 'llc', 'home-office': tax_class === 'disregarded' },
  };
  return VIEWS.filter((view) => offered[view]);
}

export interface Asked {
  entity: Entity | undefined;
  year: number;
  loading: boolean;
}

export function useAsked(): Asked {
  const search = useSearch({ from: '/tax' });
  const { entities, entity: entityOf, loading } = useBooks();
  const { to } = usePeriod();
  return {
    ...{ entity: entityOf(search.entity) ?? entities[0], loading },
    year: Number((to ?? today()).slice(0, 4)),
  };
}

export function useForms(entity: Entity, year: number) {
  return useQuery(api.tax.forms.queryOptions({ input: { entity: entity.id, year } }));
}

export function useShown(entity: Entity, { year, years, forms }: FormsOf): { shown: Shown; show: Show } {
  const search = useSearch({ from: '/tax' });
  const navigate = useNavigate();
  const books = useBooks();
  const views = viewsOf(entity, forms);
  const view = views.find((one) => one === search.view) ?? 'forms';
  const form = forms.find((one) => formKey(one) === search.form) ?? forms[0];
  const filer = view === 'forms' ? books.entity(form?.entity_id) : undefined;
  const own = (filer ?? entity).accounting_method;
  const askedBasis = BASES.find((one) => one === search.basis);
  const show: Show = ({ form: next, basis, ...change }) =>
    void navigate({
      to: '/tax',
      search: (old) => ({
        ...{ ...old, ...change },
        // Its own method again: that of each of the books on the form, too.
        ...(basis === undefined ? {} : { basis: basis === own ? undefined : basis }),
        ...(next ? { form: formKey(next) } : {}),
      }),
    });
  return {
    shown: {
      ...{ entity, year, years, forms, views, view, form, askedBasis, basis: askedBasis ?? own },
    },
    show,
  };
}
