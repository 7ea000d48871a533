/** Bars of one series: where the steps of a waterfall begin and end, and a figure at the end of each bar. */
import type { Plugin } from 'chart.js';
import type { Kind, Point } from './draw.ts';
import type { Ink } from './ink.ts';
import type { ChartSeries } from './types.ts';

const FONT_PX = 12;

/** Both ends of each bar. A sum stands on zero, and the next step begins where it ends. */
export function stepsOf(values: readonly (number | null)[], sums: readonly number[]): Point[] {
  let level = 0;
  return values.map((value, at) => {
    if (value === null) return null;
    const from = sums.includes(at) ? 0 : level;
    level = from + value;
    return [from, level];
  });
}

/** A name over two lines of so many letters at most, broken between words, so that its neighbours keep their room. */
export function twoLines(name: string, letters: number): string[] {
  const words = name.split(' ');
  let first = words.shift() ?? '';
  while (words[0] !== undefined && `${first} ${words[0]}`.length <= letters) first += ` ${words.shift()}`;
  const cut = (line: string) => (line.length > letters ? `${line.slice(0, letters - 1)}…` : line);
  return [first, words.join(' ')].filter((line) => line !== '').map(cut);
}

/** What each bar comes to: over it, or behind its end where bars lie. */
export function figureLabels(
  series: ChartSeries | undefined,
  across: boolean,
  ink: Ink,
  short: (minor: number) => string,
): Plugin<Kind> {
  return {
    id: 'figureLabels',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart;
      const bars = chart.getDatasetMeta(0).data;
      // Over a bar there is as much room as it has beside its neighbours; what has none is in the tooltip.
      const room = across ? Number.POSITIVE_INFINITY : chartArea.width / bars.length - 2;
      ctx.save();
      ctx.font = `500 ${FONT_PX}px ${ink.font}`;
      ctx.fillStyle = ink.ink;
      for (const [at, element] of bars.entries()) {
        const value = series?.values[at];
        if (value === null || value === undefined) continue;
        const { x, y, base } = element.getProps(['x', 'y', 'base'], true) as Record<
          'x' | 'y' | 'base',
          number
        >;
        ctx.textAlign = across ? 'left' : 'center';
        ctx.textBaseline = across ? 'middle' : 'bottom';
        if (ctx.measureText(short(value)).width > room) continue;
        if (across) ctx.fillText(short(value), Math.max(x, base) + 6, y);
        else ctx.fillText(short(value), x, Math.min(y, base) - 4);
      }
      ctx.restore();
    },
  };
}
