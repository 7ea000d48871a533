/** Days as text in the reader's locale. Days have no zone: everything is formatted in UTC, from UTC. */

/** `short`: 06/02/2025 · `day`: 02 Jun · `long`: 2 June 2025 · `month`: June 2025 · `monthShort`: Jun 25. */
export type DateStyle = 'short' | 'day' | 'medium' | 'long' | 'month' | 'monthShort';

const OPTIONS: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  short: { year: 'numeric', month: '2-digit', day: '2-digit' },
  day: { month: 'short', day: '2-digit' },
  medium: { year: 'numeric', month: 'short', day: '2-digit' },
  long: { year: 'numeric', month: 'long', day: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  monthShort: { year: '2-digit', month: 'short' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** `date` is `YYYY-MM-DD` or `YYYY-MM`; anything else is given back as it stands. */
export function dateText(date: string, locale: string, style: DateStyle = 'medium'): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(date);
  if (!match) return date;
  const key = `${locale}|${style}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...OPTIONS[style], timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format.format(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3] ?? '1')));
}

/** An instant (ISO with `Z`) as day and time where the reader is. */
export function instantText(instant: string, locale: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
