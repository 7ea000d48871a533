/** What a report tells the bar above it. */
import type { Line } from './delimited.ts';

export interface Shown {
  /** Whether it has rows at zero, shown or not. */
  zeros: boolean;
  /** What is copied and downloaded; a long ledger reads the rest of itself first. */
  lines: () => readonly Line[] | Promise<readonly Line[]>;
}

export const NOTHING_SHOWN: Shown = { zeros: false, lines: () => [] };
