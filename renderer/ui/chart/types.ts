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
  /**
   * `steps`: one series, each bar from where the one before ended, as a waterfall. `ranks`: one series, bars from left to right
   * under one another, each with its name.
   */
  type: 'line' | 'bar' | 'stacked' | 'steps' | 'ranks';
  labels: readonly string[];
  series: readonly ChartSeries[];
  currency: string;
  height?: number;
  /** Of `steps`: the places that are no step but what all before come to; they stand on zero. */
  sums?: readonly number[];
  /** Nothing of it can be below zero: there the scale begins. */
  fromZero?: boolean;
  /** A click on a figure, in the chart and in its table: to the entries behind it. */
  onPick?: (pick: ChartPick) => void;
  /** The title is said but not shown, where a panel has it already. */
  titleHidden?: boolean;
  /** Remembers whether the table is shown. */
  storageKey?: string;
}
