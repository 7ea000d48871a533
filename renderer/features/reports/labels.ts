/** Spans and columns in the words of the reader. */
import { endOfMonth } from '../../../shared/dates.ts';
import { text } from '../../text/index.ts';
import { dateText } from '../../ui/date/format.ts';
import type { SheetColumn } from './sheet.ts';
import type { Span } from './span.ts';
import type { Asked } from './use-report.ts';

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

export function entityNames(entities: readonly { name: string }[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(entities.map(({ name }) => name));
}

export function legalNames(entities: readonly { name: string; legal_name: string | null }[]): string {
  return entityNames(entities.map(({ name, legal_name }) => ({ name: legal_name ?? name })));
}

/** “This quarter”, or the days that stay. */
export function periodText(period: string): string {
  const words: Record<string, string> = text.reportBoard.periods;
  const [first, last] = period.split('..');
  if (first !== undefined && last !== undefined) return spanName({ from: first, to: last }, 'en');
  const [year, part] = period.split('-');
  if (words[period] !== undefined) return words[period];
  if (part === undefined) return period;
  return part.startsWith('Q')
    ? text.reports.quarter(Number(part[1]), Number(year))
    : dateText(period, 'en', 'month');
}

/** “Income statement of Harbor LLC”. */
export function sheetTitle({ report, entities }: Pick<Asked, 'report' | 'entities'>): string {
  return text.reports.sheet(text.reports.names[report], entityNames(entities));
}

/** Short enough for the head of a column of figures. The only one of a report says its days. */
export function columnLabel({ key, name, named, days }: SheetColumn, locale: string, alone: boolean): string {
  switch (named) {
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
    case 'word':
      return alone && days && key === 'total' ? spanName(days, locale) : name;
  }
}
