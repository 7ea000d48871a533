/** How chart.js draws ours: thin lines, hairline grid, a zero line, names at the ends of lines, exact tooltips. */
import type { ChartConfiguration, ChartDataset, Plugin, Scale } from 'chart.js';
import { moneyShort, moneyText } from '../money/format.ts';
import { text } from '../text.ts';
import { figureLabels, stepsOf, twoLines } from './bars.ts';
import type { Ink } from './ink.ts';
import type { ChartPick, ChartProps, ChartSeries } from './types.ts';

export type Kind = 'line' | 'bar';
/** A bar that does not begin at zero is told by both its ends. */
export type Point = number | [number, number] | null;

interface DrawOptions {
  props: ChartProps;
  ink: Ink;
  locale: string;
  still: boolean;
  onPick: ((pick: ChartPick) => void) | undefined;
}

const FONT_PX = 12;
/** About what a letter takes, and what the scale at the left does. */
const LETTER_PX = 6.6;
const AXIS_PX = 56;

function datasetOf(series: ChartSeries, props: ChartProps, ink: Ink): ChartDataset<Kind, Point[]> {
  const color = ink.series(series);
  const { values } = series;
  const data: Point[] = props.type === 'steps' ? stepsOf(values, props.sums ?? []) : [...values];
  if (props.type === 'line')
    return {
      type: 'line',
      label: series.label,
      data,
      borderColor: color,
      borderWidth: 1.5,
      ...(series.dashed && { borderDash: [4, 4] }),
      pointRadius: data.length === 1 ? 3 : 0,
      pointHitRadius: 12,
      pointHoverRadius: 3,
      pointBackgroundColor: color,
      spanGaps: false,
      tension: 0,
    };
  return {
    type: 'bar',
    label: series.label,
    data,
    backgroundColor: series.dashed ? ink.faint(color) : colorsOf(series, props, ink),
    borderColor: color,
    borderWidth: series.dashed ? 1 : 0,
    maxBarThickness: 28,
    categoryPercentage: 0.72,
    barPercentage: 0.92,
  };
}

/** Steps: sums in the series’ colour, up in a paler one, down in a quiet one. */
function colorsOf(series: ChartSeries, { type, sums = [] }: ChartProps, ink: Ink): string | string[] {
  const color = ink.series(series);
  if (type !== 'steps') return color;
  return series.values.map((value, at) => {
    if (sums.includes(at)) return color;
    return value !== null && value < 0 ? ink.muted : ink.faint(color);
  });
}

export function configOf({
  props,
  ink,
  locale,
  still,
  onPick,
}: DrawOptions): ChartConfiguration<Kind, Point[]> {
  const { type, series, currency, labels } = props;
  const stacked = type === 'stacked';
  const across = type === 'ranks';
  const single = across || type === 'steps';
  const font = { family: ink.font, size: FONT_PX };
  const named = series.length > 1;
  // Anywhere in its column, or row, is as good as on the bar.
  const loose = type === 'line' || single;
  const categories = {
    stacked,
    grid: { display: false },
    border: { display: false },
    ticks: {
      ...{ color: ink.muted, font, maxRotation: 0, autoSkipPadding: 16, autoSkip: !single },
      ...(type === 'steps' && {
        callback(this: Scale, _: unknown, at: number) {
          const letters = Math.floor((this.chart.width - AXIS_PX) / labels.length / LETTER_PX);
          return twoLines(labels[at] ?? '', Math.max(letters, 5));
        },
      }),
      ...(across && { callback: (_: unknown, at: number) => shortened(labels[at] ?? '') }),
    },
  };
  const figures = {
    stacked,
    border: { display: false },
    grid: {
      color: (context: { tick?: { value: number } }) => (context.tick?.value === 0 ? ink.zero : ink.line),
      lineWidth: 1,
      drawTicks: false,
    },
    ticks: {
      color: ink.muted,
      font,
      padding: 8,
      maxTicksLimit: 6,
      callback: (value: number | string) => moneyShort(Number(value), currency, locale),
    },
    grace: '4%',
    // The zero line is always there: what is drawn from elsewhere looks like more than it is.
    beginAtZero: true,
    ...(props.fromZero ? { min: 0 } : {}),
  };
  return {
    type: type === 'line' ? 'line' : 'bar',
    data: { labels: [...labels], datasets: series.map((one) => datasetOf(one, props, ink)) },
    plugins: single
      ? [figureLabels(series[0], across, ink, (minor) => moneyShort(minor, currency, locale))]
      : named
        ? [endLabels(series, ink)]
        : [],
    options: {
      indexAxis: across ? 'y' : 'x',
      responsive: true,
      maintainAspectRatio: false,
      animation: still ? false : { duration: 120 },
      locale,
      interaction: { mode: loose ? 'index' : 'nearest', intersect: !loose, axis: across ? 'y' : 'x' },
      layout: {
        padding: {
          top: single && !across ? 20 : 8,
          right: across ? 56 : named ? widestLabel(series, ink) + 12 : 4,
        },
      },
      onClick: (event, _, chart) => {
        if (!onPick || !event.native) return;
        const hit = chart.getElementsAtEventForMode(
          event.native,
          'nearest',
          { intersect: !loose, axis: across ? 'y' : 'x' },
          false,
        )[0];
        const one = hit && series[hit.datasetIndex];
        if (hit && one) onPick({ series: one.id, index: hit.index });
      },
      onHover: (event, hits) => {
        const target = event.native?.target;
        if (target instanceof HTMLElement)
          target.style.cursor = onPick && hits.length > 0 ? 'pointer' : 'default';
      },
      scales: across ? { x: figures, y: categories } : { x: categories, y: figures },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: ink.float,
          borderColor: ink.line,
          borderWidth: 1,
          cornerRadius: 6,
          padding: 10,
          titleColor: ink.ink,
          bodyColor: ink.ink,
          titleFont: { ...font, weight: 600 },
          bodyFont: font,
          boxWidth: 8,
          boxHeight: 2,
          boxPadding: 6,
          animation: false,
          callbacks: {
            label: ({ datasetIndex, dataIndex }) => {
              const one = series[datasetIndex];
              const value = one?.values[dataIndex];
              const amount =
                value === null || value === undefined
                  ? text.chart.gap
                  : moneyText(value, currency, locale, 'symbol');
              return `${one?.label ?? ''}  ${amount}`;
            },
            labelColor: ({ datasetIndex }) => {
              const one = series[datasetIndex];
              const color = one ? ink.series(one) : ink.muted;
              return { borderColor: color, backgroundColor: color };
            },
          },
        },
      },
    },
  };
}

const NAME_MAX = 30;

function shortened(name: string): string {
  return name.length > NAME_MAX ? `${name.slice(0, NAME_MAX - 1)}…` : name;
}

function widestLabel(series: readonly ChartSeries[], ink: Ink): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 80;
  context.font = `500 ${FONT_PX}px ${ink.font}`;
  return Math.ceil(Math.max(...series.map((one) => context.measureText(one.label).width)));
}

/** The name of each series at its last figure, moved apart where they would lie on one another. */
function endLabels(series: readonly ChartSeries[], ink: Ink): Plugin<Kind> {
  return {
    id: 'endLabels',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart;
      const places = series.flatMap((one, index) => {
        const last = one.values.findLastIndex((value) => value !== null);
        const element = chart.getDatasetMeta(index).data[last];
        if (!element) return [];
        const { y, base } = element.getProps(['x', 'y', 'base'], true) as { y: number; base?: number };
        return [{ one, y: base === undefined ? y : (y + base) / 2 }];
      });
      ctx.save();
      ctx.font = `500 ${FONT_PX}px ${ink.font}`;
      ctx.textBaseline = 'middle';
      for (const { item, y } of spread(places, FONT_PX + 4, chartArea.top + 6, chartArea.bottom)) {
        ctx.fillStyle = ink.series(item.one);
        ctx.fillText(item.one.label, chartArea.right + 8, y);
      }
      ctx.restore();
    },
  };
}

/** Places at least `gap` apart, each as near to where it wants to be as its neighbours above allow. */
export function spread<T extends { y: number }>(
  items: readonly T[],
  gap: number,
  top: number,
  bottom: number,
): { item: T; y: number }[] {
  const placed = [...items].sort((a, b) => a.y - b.y).map((item) => ({ item, y: item.y }));
  placed.forEach((place, at) => {
    place.y = Math.max(place.y, at === 0 ? top : placed[at - 1]!.y + gap);
  });
  for (let at = placed.length - 1; at >= 0; at -= 1) {
    const limit = at === placed.length - 1 ? bottom : placed[at + 1]!.y - gap;
    placed[at]!.y = Math.min(placed[at]!.y, limit);
  }
  return placed;
}
