/** The last stretch of a series in which something held: since when, how it was at its end, and when it ended. */
import type { CalendarDate } from '../../shared/dates.ts';

export interface Run<T> {
  since: CalendarDate;
  /** As it stood when it last held. */
  last: T;
  /** The first day on which it did not hold any more; `null` while it does. */
  ended: CalendarDate | null;
}

/** `ordered` by day, the earliest first; `null` where it never held. */
export function lastRun<T extends { date: CalendarDate }>(
  ordered: readonly T[],
  holds: (one: T) => boolean,
): Run<T> | null {
  const end = ordered.findLastIndex(holds);
  if (end < 0) return null;
  let start = end;
  while (start > 0 && holds(ordered[start - 1]!)) start -= 1;
  return { since: ordered[start]!.date, last: ordered[end]!, ended: ordered[end + 1]?.date ?? null };
}
