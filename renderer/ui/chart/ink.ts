/** The tokens' colours as chart.js wants them: read from the page, so that they follow the theme. */
import type { ChartSeries } from './types.ts';

export interface Ink {
  font: string;
  ink: string;
  muted: string;
  line: string;
  zero: string;
  float: string;
  series: (series: ChartSeries) => string;
  faint: (color: string) => string;
}

export function readInk(element: HTMLElement): Ink {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    font: style.fontFamily,
    ink: token('--ink'),
    muted: token('--muted'),
    line: token('--line'),
    zero: token('--line-control'),
    float: token('--float'),
    series: ({ hue, tone }) => token(hue === undefined ? `--${tone ?? 'action'}` : `--hue-${hue}`),
    faint: (color) => `color-mix(in srgb, ${color} 30%, transparent)`,
  };
}
