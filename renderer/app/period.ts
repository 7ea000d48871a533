/**
 * The period that the frame shows: all time, a year, a quarter or a month, as one short word (`2025`, `2025-Q2`,
 * `2025-06`, `all`; `year` is the running one). Days are inclusive calendar dates.
 */
export type PeriodKind = 'month' | 'quarter' | 'year' | 'all';

export interface Period {
  kind: PeriodKind;
  /** The word that stands for it. */
  key: string;
  from: string | undefined;
  to: string | undefined;
}

const MONTHS_OF: Record<Exclude<PeriodKind, 'all'>, number> = { month: 1, quarter: 3, year: 12 };

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** `months` counts from year 0; month 0 of a year is January. */
function spanOf(kind: Exclude<PeriodKind, 'all'>, firstMonth: number): Period {
  const length = MONTHS_OF[kind];
  const year = Math.floor(firstMonth / 12);
  const month = firstMonth % 12;
  const last = firstMonth + length - 1;
  const lastDay = new Date(Date.UTC(Math.floor(last / 12), (last % 12) + 1, 0)).getUTCDate();
  const key = {
    month: `${year}-${two(month + 1)}`,
    quarter: `${year}-Q${month / 3 + 1}`,
    year: String(year),
  }[kind];
  return {
    kind,
    key,
    from: `${year}-${two(month + 1)}-01`,
    to: `${Math.floor(last / 12)}-${two((last % 12) + 1)}-${two(lastDay)}`,
  };
}

const ALL: Period = { kind: 'all', key: 'all', from: undefined, to: undefined };

/** The period of a word; the year of `today` for one that means nothing. */
export function periodOf(key: string, today: string): Period {
  if (key === 'all') return ALL;
  const [, year, quarter, month] = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(key) ?? [];
  if (year === undefined) return spanOf('year', Number(today.slice(0, 4)) * 12);
  if (quarter !== undefined) return spanOf('quarter', Number(year) * 12 + (Number(quarter) - 1) * 3);
  if (month !== undefined) return spanOf('month', Number(year) * 12 + Number(month) - 1);
  return spanOf('year', Number(year) * 12);
}

/** The period of `kind` that holds the end of `period`, or today if that is all time or still running. */
export function asKind(period: Period, kind: PeriodKind, today: string): Period {
  if (kind === 'all') return ALL;
  const day = period.to === undefined || (period.from! <= today && today <= period.to) ? today : period.to;
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return spanOf(kind, months - (months % MONTHS_OF[kind]));
}

/** The neighbour, `by` periods away; all time has none. */
export function stepped(period: Period, by: number): Period {
  if (period.kind === 'all' || period.from === undefined) return period;
  const months = Number(period.from.slice(0, 4)) * 12 + Number(period.from.slice(5, 7)) - 1;
  return spanOf(period.kind, months + by * MONTHS_OF[period.kind]);
}
