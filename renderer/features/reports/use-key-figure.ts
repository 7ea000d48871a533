/** The one figure of each report on the overview. */
import { useQuery } from '@tanstack/react-query';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import type { Period } from '../../app/period.ts';
import { signOf } from '../../ui/index.ts';
import { keyFigure, totalsOf } from './chart-figures.ts';
import type { ReportName } from './names.ts';
import { readTable } from './read.ts';
import { spanOf, taxSpanOf } from './span.ts';

/** Reports that are opened for one figure; the others are doors alone. */
export const FIGURED = [
  'income-statement',
  'balance-sheet',
  'trial-balance',
  'general-ledger',
  'schedule-c',
] as const satisfies readonly ReportName[];
export type FiguredReport = (typeof FIGURED)[number];

export type KeyFigure =
  | { kind: 'money'; amount: string }
  | { kind: 'equal'; equal: boolean }
  | { kind: 'count'; count: number };

export function useKeyFigure(report: FiguredReport, entity: Entity, period: Period, day: string) {
  const span = report === 'schedule-c' ? taxSpanOf(period, day) : spanOf(period, day);
  const answer = useQuery({
    queryKey: ['report.figure', report, entity.id, span],
    queryFn: ({ signal }) => readFigure(report, entity, span, signal),
  });
  return { figure: answer.data, error: answer.error, retry: () => void answer.refetch() };
}

async function readFigure(
  report: FiguredReport,
  entity: Entity,
  span: ReturnType<typeof spanOf>,
  signal: AbortSignal,
): Promise<KeyFigure> {
  const table = (name: ReportName) =>
    readTable(
      {
        ...{ report: name, entities: [entity.id], layout: 'consolidated', span },
        ...{ interval: 'none', compare: 'none', basis: 'accrual', method: 'direct', by: 'category' },
      },
      signal,
    );
  switch (report) {
    case 'income-statement':
    case 'balance-sheet': {
      const figure = keyFigure(await table(report), entity.base_currency);
      return { kind: 'money', amount: figure?.amount ?? '0' };
    }
    case 'trial-balance': {
      // The books’ own proof: what the debits of each currency come to, its credits come to.
      const trial = await table(report);
      const at = (key: string) => trial.columns.findIndex((column) => column.key === key);
      const [debits, credits, closing] = [at('debits'), at('credits'), at('closing')];
      const totals = [...new Set(trial.rows.map(({ currency }) => currency))].flatMap((currency) =>
        totalsOf(trial, currency),
      );
      return {
        kind: 'equal',
        equal: totals.every(
          ({ cells }) => cells[debits] === cells[credits] && signOf(cells[closing] ?? '') === 0,
        ),
      };
    }
    case 'general-ledger': {
      const { rows } = await table('trial-balance');
      return { kind: 'count', count: rows.filter(({ kind }) => kind === 'account').length };
    }
    case 'schedule-c': {
      const from = span.from === undefined ? {} : { from: span.from };
      const { lines } = await client.reports.schedule_c(
        { entity: entity.id, ...from, to: span.to },
        { signal },
      );
      return { kind: 'money', amount: lines.find(({ line }) => line === '31')?.amount ?? '0' };
    }
  }
}
