/** Charts, apart from the rest of the kit so that chart.js loads when one is first shown. */
export { Chart } from './Chart.tsx';
export type { ChartPick, ChartProps, ChartSeries, SeriesTone } from './types.ts';
