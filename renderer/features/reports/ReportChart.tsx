/** A report as a drawing. Each point, step or bar is a door to its entries. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ComponentProps, lazy, Suspense } from 'react';
import { type Entity, useBooks } from '../../app/books.ts';
import { setPeriod } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { dateText, useLocale } from '../../ui/index.ts';
import { cashOverTime, overTime, periodColumns, ranks, steps, totalsOf } from './chart-figures.ts';
import { entityNames } from './labels.ts';
import type { ChartName } from './names.ts';
import { type AnyTable, type Question, readTable } from './read.ts';
import { chartSpanOf } from './span.ts';

const Chart = lazy(() => import('../../ui/chart/index.ts').then((module) => ({ default: module.Chart })));
type ChartProps = ComponentProps<typeof Chart>;
type Drawn = Pick<ChartProps, 'type' | 'labels' | 'series' | 'sums' | 'onPick' | 'title' | 'fromZero'>;

const words = text.reports.chart;
const ROW_PX = 25;
const COSTS_MAX = { short: 4, usual: 7 };
/** The scale below the bars. */
const SCALE_PX = 36;

/** The question behind a drawing: a year of months at least, or the days themselves. */
function chartQuestion(question: Question, show: ChartName): Question {
  const isMonths = show === 'trend' || show === 'cash';
  return {
    ...question,
    ...{ layout: 'consolidated', compare: 'none' },
    ...(isMonths ? { span: chartSpanOf(question.span), interval: 'month' } : { interval: 'none' }),
  };
}

interface ReportChartProps {
  question: Question;
  show: ChartName;
  /** The first of those whose books they are: its hue, its currency. */
  entity: Entity;
  height: number;
  /** Where something else says whose it is. */
  short?: boolean;
  storageKey: string;
}

export function ReportChart({ question, show, entity, height, short, storageKey }: ReportChartProps) {
  const asked = chartQuestion(question, show);
  const answer = useQuery({
    queryKey: ['report', asked],
    queryFn: ({ signal }) => readTable(asked, signal),
    placeholderData: keepPreviousData,
  });
  // The statement itself says what went wrong, or that there is nothing.
  if (answer.isError) return null;
  const more = short === undefined ? {} : { short };
  return <DrawnTable table={answer.data} {...{ show, entity, height, storageKey }} {...more} />;
}

interface DrawnTableProps extends Omit<ReportChartProps, 'question'> {
  table: AnyTable | undefined;
}

/** A drawing of what was read already. */
export function DrawnTable({ table, show, entity, height, short, storageKey }: DrawnTableProps) {
  const drawn = useDrawn(table, { show, entity, height, short });
  const flat = drawn?.series.every(({ values }) => values.every((value) => !value));
  if (flat) return null;
  const room = drawn?.type === 'ranks' ? drawn.labels.length * ROW_PX + SCALE_PX : height;
  return (
    <div style={{ minHeight: room + 36 }}>
      <Suspense fallback={null}>
        {drawn && <Chart {...drawn} currency={entity.base_currency} height={room} storageKey={storageKey} />}
      </Suspense>
    </div>
  );
}

type Look = Pick<ReportChartProps, 'show' | 'entity' | 'height'> & { short: boolean | undefined };

function useDrawn(table: AnyTable | undefined, { show, entity, height, short }: Look): Drawn | undefined {
  const locale = useLocale();
  const navigate = useNavigate();
  const { account } = useBooks();
  if (!table) return undefined;
  const currency = entity.base_currency;
  const whose = entityNames(table.entities);
  const title = (what: string) => (short ? what : words.titleOf(what, whose));
  const toLedger = (only?: string) =>
    void navigate({
      to: '/reports/$report',
      params: { report: 'general-ledger' },
      search: { entity: entity.id, ...(only === undefined ? {} : { account: only }) },
    });
  if (show === 'ranks' || show === 'steps') {
    const { parts, sums } =
      show === 'ranks'
        ? {
            parts: ranks(table, currency).slice(0, Math.floor((height - SCALE_PX) / ROW_PX)),
            sums: undefined,
          }
        : steps(table, currency, words.steps, short ? COSTS_MAX.short : COSTS_MAX.usual);
    return {
      title: title(show === 'ranks' ? words.ranks : words.stepsTitle),
      type: show,
      labels: parts.map(({ label }) => label),
      series: [
        { id: 'amount', label: words.amount, values: parts.map(({ minor }) => minor), hue: entity.hue },
      ],
      ...(sums === undefined ? {} : { sums }),
      onPick: ({ index }) => {
        const own = parts[index]?.accountIds.find((id) => account(id)?.entity_id === entity.id);
        toLedger(own);
      },
    };
  }
  const months = periodColumns(table);
  return {
    title: title(titleOf(table, show)),
    type: 'line',
    labels: months.map(({ key }) => dateText(key, locale, 'monthShort')),
    series:
      show === 'cash'
        ? [
            {
              ...{ id: 'cash', label: words.names.cash, hue: entity.hue },
              values: cashOverTime(table, currency, (id) => CASH.has(account(id)?.role ?? '')),
            },
          ]
        : linesOf(table, entity),
    onPick: ({ index }) => {
      const month = months[index]?.key;
      if (month !== undefined) setPeriod(month);
      toLedger();
    },
  };
}

function titleOf({ report, title }: AnyTable, show: ChartName): string {
  if (show === 'cash') return words.cash;
  if (report === 'income-statement') return words.income;
  return report === 'balance-sheet' ? words.balance : words.byMonth(title);
}

/** Of the two great statements all three sums, of any other what it comes to in the end. */
function linesOf(table: AnyTable, { base_currency: currency, hue }: Entity): ChartProps['series'] {
  const totals = totalsOf(table, currency);
  const names = { ...words.names };
  const three = {
    'income-statement': [names.income, names.expenses, names.net_income],
    'balance-sheet': [names.assets, names.liabilities, names.equity],
  }[table.report as 'income-statement' | 'balance-sheet'] as readonly string[] | undefined;
  if (!three)
    return [{ id: 'total', label: table.title, values: overTime(table, totals.at(-1), currency), hue }];
  const looks = [{ hue }, { tone: 'muted' }, { tone: 'ink' }] as const;
  return three.map((label, at) => ({
    ...{ id: label, label, values: overTime(table, totals[at], currency) },
    ...looks[at],
  }));
}

const CASH: ReadonlySet<string> = new Set(['bank', 'cash']);
