/** What a report screen is asked to show, from its address, and how that is changed. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Entity, useBooks } from '../../app/books.ts';
import type { Period } from '../../app/period.ts';
import { today, usePeriod } from '../../app/use-period.ts';
import { type ReportName, reportNamed } from './names.ts';
import { type Span, spanOf, taxSpanOf } from './span.ts';

export const INTERVALS = ['none', 'month', 'quarter', 'year'] as const;
export type Interval = (typeof INTERVALS)[number];
export const COMPARISONS = ['none', 'previous', 'year'] as const;
export type Comparison = (typeof COMPARISONS)[number];
export const BASES = ['cash', 'accrual'] as const;
export type Basis = (typeof BASES)[number];

export interface Asked {
  report: ReportName;
  entity: Entity;
  period: Period;
  span: Span;
  interval: Interval;
  compare: Comparison;
  basis: Basis;
  /** The general ledger of one account and those below it. */
  account: string | undefined;
}

export type Ask = (change: Partial<Pick<Asked, 'interval' | 'compare' | 'basis' | 'account'>>) => void;

function oneOf<T extends string>(choices: readonly [T, ...T[]], word: string | undefined): T {
  return choices.find((choice) => choice === word) ?? choices[0];
}

/** `null` while the books are asked for, and where there is no such report or no entity at all. */
export function useAsked(): { asked: Asked | null; ask: Ask; loading: boolean } {
  const { report: word } = useParams({ from: '/reports/$report' });
  const search = useSearch({ from: '/reports/$report' });
  const { entities, entity: entityOf, loading } = useBooks();
  const period = usePeriod();
  const navigate = useNavigate();
  const report = reportNamed(word);
  const entity = entityOf(search.entity) ?? entities[0];
  const day = today();
  const asked = useMemo<Asked | null>(() => {
    if (report === undefined || entity === undefined) return null;
    const span = report === 'schedule-c' ? taxSpanOf(period, day) : spanOf(period, day);
    const interval = oneOf(INTERVALS, search.interval);
    // All time has nothing before it; and columns side by side are a comparison already.
    const alone = span.from === undefined || interval !== 'none';
    return {
      report,
      entity,
      period,
      span,
      interval,
      compare: alone ? 'none' : oneOf(COMPARISONS, search.compare),
      basis: oneOf(BASES, search.basis),
      account: search.account,
    };
  }, [report, entity, period, day, search]);
  const ask: Ask = (change) =>
    void navigate({
      to: '/reports/$report',
      params: { report: word },
      search: (old) => ({ ...old, ...change }),
    });
  return { asked, ask, loading };
}
