/** What a chart is of. Figures are minor units, exact to the tooltip and the table; only the drawing rounds. */

/** Colours that are no entity's. `ink` and `muted` for what is neutral; states only for states. */
export type SeriesTone = 'ink' | 'muted' | 'action' | 'good' | 'warn' | 'bad';

export interface ChartSeries {
  id: string;
  label: string;
  /** One for each label; `null` is a gap and stays one. */
  values: readonly (number | null)[];
  /** An entity's hue, 0…7. */
  hue?: number;
  tone?: SeriesTone;
  /** A forecast, a budget: what is not (yet) so. */
  dashed?: boolean;
}

export interface ChartPick {
  series: string;
  /** The place among `labels`. */
  index: number;
}

export interface ChartProps {
  title: string;
  /** A sentence that says what there is to see, for the ear; made from the figures where it is left out. */
  description?: string;
  type: 'line' | 'bar' | 'stacked';
  labels: readonly string[];
  series: readonly ChartSeries[];
  currency: string;
  height?: number;
  /** Nothing of it can be below zero: there the scale begins. */
  fromZero?: boolean;
  /** A click on a figure, in the chart and in its table: to the entries behind it. */
  onPick?: (pick: ChartPick) => void;
  /** The title is said but not shown, where a panel has it already. */
  titleHidden?: boolean;
  /** Remembers whether the table is shown. */
  storageKey?: string;
}
