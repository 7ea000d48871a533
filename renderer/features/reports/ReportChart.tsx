/** The same figures month by month, over a year at least. Each point is a door to that month. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { tryParseMoney } from '../../../shared/money.ts';
import { setPeriod } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import type { ChartSeries } from '../../ui/chart/types.ts';
import { dateText, useLocale } from '../../ui/index.ts';
import styles from './ReportScreen.module.css';
import { readStatement } from './read.ts';
import { chartSpanOf } from './span.ts';
import type { Asked } from './use-report.ts';

const Chart = lazy(() => import('../../ui/chart/index.ts').then((module) => ({ default: module.Chart })));

const HEIGHT = 200;
const words = text.reports.chart;
type SeriesName = keyof typeof words.names;

const SERIES: Record<'income-statement' | 'balance-sheet', readonly [SeriesName, SeriesName, SeriesName]> = {
  'income-statement': ['income', 'expenses', 'net_income'],
  'balance-sheet': ['assets', 'liabilities', 'equity'],
};

interface ReportChartProps {
  report: 'income-statement' | 'balance-sheet';
  asked: Asked;
}

export function ReportChart({ report, asked }: ReportChartProps) {
  const locale = useLocale();
  const navigate = useNavigate();
  const { entity } = asked;
  const question = {
    report,
    entity: entity.id,
    span: chartSpanOf(asked.span),
    interval: 'month',
    compare: 'none',
  } as const;
  const months = useQuery({
    queryKey: ['statement.months', question],
    queryFn: ({ signal }) => readStatement(question, signal),
    placeholderData: keepPreviousData,
  });
  // The months of an income statement are followed by their total.
  const columns = months.data?.columns.filter((name) => name !== 'Total') ?? [];
  const amountsOf = (name: SeriesName) =>
    months.data?.totals.find((total) => total.name === name && total.currency === entity.base_currency)
      ?.amounts;
  const [first, second, last] = SERIES[report];
  const look: Record<string, Partial<ChartSeries>> = {
    [first]: { hue: entity.hue },
    [second]: { tone: 'muted' },
    [last]: { tone: 'ink' },
  };
  const series = SERIES[report].map((name): ChartSeries => {
    const amounts = amountsOf(name);
    return {
      id: name,
      label: words.names[name],
      values: columns.map((_, place) => {
        const minor = tryParseMoney(amounts?.[place] ?? '', entity.base_currency);
        return typeof minor === 'number' ? minor : null;
      }),
      ...look[name],
    };
  });
  // The statement below says what went wrong, or that there is nothing.
  const flat = months.data && series.every(({ values }) => values.every((value) => !value));
  if (months.isError || flat) return null;
  return (
    <div className={styles.chart} style={{ minHeight: HEIGHT + 36 }}>
      <Suspense fallback={null}>
        {months.data && (
          <Chart
            title={report === 'income-statement' ? words.income : words.balance}
            type="line"
            labels={columns.map((name) => dateText(name.slice(0, 7), locale, 'monthShort'))}
            series={series}
            currency={entity.base_currency}
            height={HEIGHT}
            storageKey={report}
            onPick={({ index }) => {
              const month = columns[index]?.slice(0, 7);
              if (month !== undefined) setPeriod(month);
              void navigate({
                to: '/reports/$report',
                params: { report: 'general-ledger' },
                search: { entity: entity.id },
              });
            }}
          />
        )}
      </Suspense>
    </div>
  );
}
