/** Which days a report is asked for. Days are inclusive calendar dates. */
import type { Period } from '../../app/period.ts';

export interface Span {
  /** `undefined`: the first day of the books. */
  from: string | undefined;
  to: string;
}

/** The period up to today while it is running: what has not happened yet is in no statement. */
export function spanOf({ from, to }: Period, today: string): Span {
  if (to === undefined) return { from, to: today };
  const running = from !== undefined && from <= today && today < to;
  return { from, to: running ? today : to };
}

/** A return is for a whole calendar year, whether it is over or not. */
export function taxSpanOf({ from, to }: Period, today: string): Span {
  const year = today.slice(0, 4);
  return { from: from ?? `${year}-01-01`, to: to ?? `${year}-12-31` };
}

/** For a chart: at least twelve months, so that there is something to see. */
export function chartSpanOf({ from, to }: Span): Span {
  if (from === undefined) return { from, to };
  const year = Number(to.slice(0, 4)) - 1;
  // The month after the same month a year before: twelve months with the last.
  const month = Number(to.slice(5, 7));
  const earliest = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return { from: from < earliest ? from : earliest, to };
}
