/** Spans and columns in the words of the reader. */
import { endOfMonth } from '../../../shared/dates.ts';
import { text } from '../../text/index.ts';
import { dateText } from '../../ui/date/format.ts';
import { CHANGE, PERCENT, type SheetColumn } from './sheet.ts';
import type { Span } from './span.ts';

function rangeText(from: string, to: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** `2025`, `Q2 2025`, `June 2025`, or its two days. */
export function spanName({ from, to }: Span, locale: string): string {
  if (from === undefined) return text.reports.asOf(dateText(to, locale));
  const year = Number(from.slice(0, 4));
  if (from === `${year}-01-01` && to === `${year}-12-31`) return String(year);
  const month = Number(from.slice(5, 7));
  const quarterEnd = endOfMonth(`${year}-${String(month + 2).padStart(2, '0')}-01`);
  if (from.endsWith('-01') && month % 3 === 1 && to === quarterEnd)
    return text.reports.quarter((month + 2) / 3, year);
  if (from.endsWith('-01') && to === endOfMonth(from)) return dateText(from, locale, 'month');
  return rangeText(from, to, locale);
}

/** Short enough for the head of a column of figures. */
export function columnLabel({ name, kind, days }: SheetColumn, locale: string, alone: boolean): string {
  const words = text.reports.columns;
  if (name === CHANGE) return words.change;
  if (name === PERCENT) return words.percent;
  switch (kind) {
    case 'month':
      return dateText(name, locale, 'monthShort');
    case 'quarter':
      return text.reports.quarter(Number(name.at(-1)), Number(name.slice(0, 4)));
    case 'year':
      return name;
    case 'day':
      return dateText(days?.to ?? name, locale);
    case 'range':
      return days ? spanName(days, locale) : name;
    case 'total':
      return alone && days ? spanName(days, locale) : words.total;
    case 'word':
      return words.words[name] ?? name;
  }
}
