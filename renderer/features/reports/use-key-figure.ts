/** The one figure of each report. */
import { useQuery } from '@tanstack/react-query';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import type { Period } from '../../app/period.ts';
import { signOf } from '../../ui/index.ts';
import type { ReportName } from './names.ts';
import { readStatement } from './read.ts';
import { spanOf, taxSpanOf } from './span.ts';

export type KeyFigure =
  | { kind: 'money'; amount: string }
  | { kind: 'equal'; equal: boolean }
  | { kind: 'count'; count: number };

export function useKeyFigure(report: ReportName, entity: Entity, period: Period, day: string) {
  const span = report === 'schedule-c' ? taxSpanOf(period, day) : spanOf(period, day);
  const answer = useQuery({
    queryKey: ['report.figure', report, entity.id, span],
    queryFn: ({ signal }) => readFigure(report, entity, span, signal),
  });
  return { figure: answer.data, error: answer.error, retry: () => void answer.refetch() };
}

async function readFigure(
  report: ReportName,
  entity: Entity,
  span: ReturnType<typeof spanOf>,
  signal: AbortSignal,
): Promise<KeyFigure> {
  const ask = { entity: entity.id, span, interval: 'none', compare: 'none' } as const;
  const total = (name: string, totals: { name: string; currency: string; amounts: string[] }[]) =>
    totals.find((figure) => figure.name === name && figure.currency === entity.base_currency)?.amounts[0] ??
    '0';
  switch (report) {
    case 'income-statement': {
      const { totals } = await readStatement({ ...ask, report }, signal);
      return { kind: 'money', amount: total('net_income', totals) };
    }
    case 'balance-sheet': {
      const { totals } = await readStatement({ ...ask, report }, signal);
      return { kind: 'money', amount: total('equity', totals) };
    }
    case 'trial-balance': {
      // The contract’s own proof: what the total row closes with is zero in each currency.
      const { rows } = await readStatement({ ...ask, report }, signal);
      const sums = rows.filter(({ kind }) => kind === 'total');
      return {
        kind: 'equal',
        equal: sums.every(({ amounts }) => amounts[1] === amounts[2] && signOf(amounts[3] ?? '0') === 0),
      };
    }
    case 'general-ledger': {
      const { rows } = await readStatement({ ...ask, report: 'trial-balance' }, signal);
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
