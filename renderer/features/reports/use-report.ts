/** What a report screen is asked to show, from its address, and how that is changed. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Entity, useBooks } from '../../app/books.ts';
import type { Period } from '../../app/period.ts';
import type { ReportSearch } from '../../app/search.ts';
import { today, usePeriod } from '../../app/use-period.ts';
import { ids } from './built.ts';
import { type ReportName, reportNamed, traitsOf } from './names.ts';
import type { Question } from './read.ts';
import { type Span, spanOf, taxSpanOf } from './span.ts';

export const INTERVALS = ['none', 'month', 'quarter', 'year'] as const;
export type Interval = (typeof INTERVALS)[number];
export const COMPARISONS = ['none', 'previous', 'year'] as const;
export type Comparison = (typeof COMPARISONS)[number];
export const BASES = ['cash', 'accrual'] as const;
export type Basis = (typeof BASES)[number];
export const METHODS = ['direct', 'indirect'] as const;
export type Method = (typeof METHODS)[number];
export const GROUPINGS = ['category', 'payee', 'tag'] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const LAYOUTS = ['consolidated', 'side-by-side'] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface Asked {
  report: ReportName;
  /** The one whose books they are, or the first of several. */
  entity: Entity;
  /** More than one where several are asked for together. */
  entities: readonly Entity[];
  layout: Layout;
  period: Period;
  span: Span;
  /** Days of its own, and not the period of the frame. */
  ownDays: boolean;
  interval: Interval;
  compare: Comparison;
  basis: Basis;
  method: Method;
  by: Grouping;
  /** The general ledger of one account and those below it. */
  account: string | undefined;
}

export type Ask = (change: Partial<Record<keyof ReportSearch, string | undefined>>) => void;

function oneOf<T extends string>(choices: readonly T[], word: string | undefined, usual: T): T {
  return choices.find((choice) => choice === word) ?? usual;
}

/** `null` while the books are asked for, and where there is no such report or no entity at all. */
export function useAsked(): {
  asked: Asked | null;
  ask: Ask;
  /** The saved report that it began as. */
  saved: string | undefined;
  loading: boolean;
} {
  const { report: word } = useParams({ from: '/reports/$report' });
  const search = useSearch({ from: '/reports/$report' });
  const { entities: all, entity: entityOf, loading } = useBooks();
  const period = usePeriod();
  const navigate = useNavigate();
  const report = reportNamed(word);
  const day = today();
  const asked = useMemo<Asked | null>(() => {
    const entity = entityOf(search.entity) ?? all[0];
    if (report === undefined || entity === undefined) return null;
    const traits = traitsOf(report);
    const chosen = ids(search.entities);
    const several = traits.several ? all.filter(({ id }) => chosen.includes(id)) : [];
    const { span, ownDays } = daysOf(report, period, day, search);
    const layout = oneOf(LAYOUTS, search.layout, 'consolidated');
    const beside = several.length > 1 && layout === 'side-by-side';
    const interval = beside ? 'none' : oneOf(INTERVALS, search.interval, 'none');
    // All time has nothing before it; and columns side by side are a comparison already.
    const alone = beside || span.from === undefined || interval !== 'none';
    return {
      ...{ report, entity, period, span, ownDays, layout, interval },
      entities: several.length > 1 ? several : [entity],
      compare: alone ? 'none' : oneOf(COMPARISONS, search.compare, 'none'),
      basis: oneOf(BASES, search.basis, report === 'schedule-c' ? entity.accounting_method : 'accrual'),
      method: oneOf(METHODS, search.method, 'direct'),
      by: oneOf(GROUPINGS, search.by, 'category'),
      account: search.account,
    };
  }, [report, all, entityOf, period, day, search]);
  const ask: Ask = (change) =>
    void navigate({
      to: '/reports/$report',
      params: { report: word },
      search: (old) => ({ ...old, ...(change as Partial<ReportSearch>) }),
    });
  return { asked, ask, saved: search.saved, loading };
}

function daysOf(report: ReportName, period: Period, day: string, { from, to }: ReportSearch) {
  if (from !== undefined && to !== undefined && from <= to) return { span: { from, to }, ownDays: true };
  return { span: report === 'schedule-c' ? taxSpanOf(period, day) : spanOf(period, day), ownDays: false };
}

export function questionOf({ entities, ...asked }: Asked): Question {
  const { report, layout, span, interval, compare, basis, method, by } = asked;
  return {
    entities: entities.map(({ id }) => id),
    report,
    layout,
    span,
    interval,
    compare,
    basis,
    method,
    by,
  };
}
