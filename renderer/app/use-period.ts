/** The period of the frame, remembered on this computer, with ways to move it. */
import { useMemo } from 'react';
import { text } from '../text/index.ts';
import { asKind, type Period, type PeriodKind, periodOf, stepped } from './period.ts';
import { getPrefs, setPrefs, usePrefs } from './prefs.ts';

export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function usePeriod(): Period {
  const { period } = usePrefs();
  return useMemo(() => periodOf(period, today()), [period]);
}

export function stepPeriod(by: number): void {
  setPrefs({ period: stepped(periodOf(getPrefs().period, today()), by).key });
}

export function setPeriodKind(kind: PeriodKind): void {
  setPrefs({ period: asKind(periodOf(getPrefs().period, today()), kind, today()).key });
}

export function setPeriod(key: string): void {
  setPrefs({ period: key });
}

const MONTH = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' });

export function periodName({ kind, from }: Period): string {
  if (kind === 'all' || from === undefined) return text.app.period.all;
  const year = Number(from.slice(0, 4));
  if (kind === 'year') return String(year);
  if (kind === 'quarter') return text.app.period.quarter((Number(from.slice(5, 7)) + 2) / 3, year);
  return MONTH.format(new Date(`${from}T00:00:00Z`));
}
