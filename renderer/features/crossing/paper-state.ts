/** Whether a crossing has its paper. The one place that tells; what it can't tell counts as none. */
import type { Line } from './kinds.ts';

export type PaperState = 'papered' | 'none';

export function paperStateOf(_line: Pick<Line, 'id'>): PaperState {
  return 'none';
}
