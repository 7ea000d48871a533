/** The days of a saved report on a given day. All days are inclusive. */
import type { SavedReport } from './contract/saved-report.ts';
import { endOfMonth } from './dates.ts';

export interface ReportDays {
  /** Empty: from the first day of the books. */
  from?: string;
  to: string;
  /** `2025`, `2025-Q2`, `2025-06`, `all`; empty for days that are no period. */
  period?: string;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
type Kind = keyof typeof MONTHS;

/** A period that is running ends today: what has not happened yet is in no report. */
export function reportDays(period: SavedReport['period'], today: string): ReportDays {
  if (period === 'all') return { to: today, period };
  const [first, last] = period.split('..');
  if (first !== undefined && last !== undefined) return { from: first, to: last };
  const whole = periodDays(periodKey(period, today));
  const isRunning = whole.from <= today && today < whole.to;
  return { ...whole, to: isRunning ? today : whole.to, period: periodKey(period, today) };
}

/** `2025-Q2` for `this-quarter`; what is fixed as it is. */
function periodKey(period: string, today: string): string {
  const [, which, kind] = /^(this|last)-(month|quarter|year)$/.exec(period) ?? [];
  if (which === undefined) return period;
  const length = MONTHS[kind as Kind];
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const begin = months - (months % length) - (which === 'last' ? length : 0);
  const [year, month] = [Math.floor(begin / 12), (begin % 12) + 1];
  if (kind === 'year') return String(year);
  return kind === 'quarter' ? `${year}-Q${(month + 2) / 3}` : `${year}-${two(month)}`;
}

function periodDays(key: string): { from: string; to: string } {
  const [year = '', part] = key.split('-');
  if (part === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const begin = part.startsWith('Q') ? 3 * Number(part[1]) - 2 : Number(part);
  const end = part.startsWith('Q') ? begin + 2 : begin;
  return { from: `${year}-${two(begin)}-01`, to: endOfMonth(`${year}-${two(end)}-01`) };
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** Beside a period: the word that goes on with the calendar, if it is one on that day. */
export function wordFor(period: string, today: string): SavedReport['period'] {
  const words = [
    'this-month',
    'this-quarter',
    'this-year',
    'last-month',
    'last-quarter',
    'last-year',
  ] as const;
  return words.find((word) => periodKey(word, today) === period) ?? period;
}
