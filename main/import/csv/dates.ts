/**
 * Dates as banks write them. A format is written with YYYY or YY, MM or MMM (a month's name), DD, and whatever stands
 * between them: `DD/MM/YYYY`, `YYYY.MM.DD.`, `DD-MMM-YY`, `YYYYMMDD`. MM and DD may have one digit where something
 * stands between the parts. A time after the date, or "as of ...", is ignored: the day is the one written.
 *
 * Promises: only days that exist; `null` for everything else. A two-digit year is 1970 to 2069.
 */
import { type CalendarDate, calendarDate } from '../../../shared/dates.ts';
import { MONTHS } from './words.ts';

type Part = 'YYYY' | 'YY' | 'MMM' | 'MM' | 'DD';
export type DateReader = (cell: string) => CalendarDate | null;

const PARTS = /YYYY|YY|MMM|MM|DD/g;
const YEAR_PIVOT = 70;

const readers = new Map<string, DateReader>();

/** The reader of a format; readers are kept, there are few formats. */
export function dateReader(format: string): DateReader {
  let reader = readers.get(format);
  if (reader === undefined) {
    reader = compile(format);
    readers.set(format, reader);
  }
  return reader;
}

/** What may follow: nothing, a time, "as of ...". */
const TAIL = String.raw`\.?(?:\s*|[T\s,.-]+\d{1,2}[:.h]\d{2}.*|\s+as of .*)`;
/** After digits without separators a time may follow directly, as in 20091224120000[0:GMT]. */
const COMPACT_TAIL = String.raw`(?:(?:[T\s]?(?:\d{4}|\d{6}))(?:[.[+Z].*)?|[T\s]+\d{1,2}:.*)?`;

function compile(format: string): DateReader {
  const parts = (format.match(PARTS) ?? []) as Part[];
  const compact = /^(?:YYYY|YY|MM|DD)+$/.test(format);
  const source = format
    .replace(/\.$/, '')
    .split(/(YYYY|YY|MMM|MM|DD)/)
    .map((piece) => pattern(piece, compact))
    .join('');
  const regexp = new RegExp(`^\\s*${source}${compact ? COMPACT_TAIL : TAIL}$`, 'su');
  return (cell) => {
    const match = regexp.exec(cell);
    return match === null ? null : build(parts, match, compact);
  };
}

function pattern(piece: string, compact: boolean): string {
  switch (piece) {
    case 'YYYY':
      return String.raw`(\d{4})`;
    case 'YY':
      return String.raw`(\d{2})`;
    case 'MMM':
      return String.raw`(\p{L}{3,12})\.?`;
    case 'MM':
    case 'DD':
      return compact ? String.raw`(\d{2})` : String.raw`(\d{1,2})`;
    case '':
      return '';
    default:
      return piece.trim() === '' ? String.raw`\s+` : String.raw`\s*${literally(piece.trim())}\s*`;
  }
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}

function build(parts: readonly Part[], match: RegExpExecArray, compact: boolean): CalendarDate | null {
  let year = 0;
  let month = 0;
  let day = 0;
  for (let index = 0; index < parts.length; index++) {
    const text = match[index + 1]!;
    switch (parts[index]!) {
      case 'YYYY':
        year = Number(text);
        break;
      case 'YY':
        year = Number(text) + (Number(text) < YEAR_PIVOT ? 2000 : 1900);
        break;
      case 'MMM':
        month = monthByName(text);
        break;
      case 'MM':
        month = Number(text);
        break;
      case 'DD':
        day = Number(text);
    }
  }
  // Eight digits are a date only if they look like one of our time: otherwise they are some number.
  if (compact && (year < 1900 || year > 2199)) return null;
  return calendarDate(year, month, day);
}

function monthByName(name: string): number {
  return MONTHS[name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()] ?? 0;
}

/** A quick look: could this cell be a date at all? */
const MAYBE =
  /^\s*(?:\d{1,4}\s?[-/. ]\s?(?:\d{1,2}|\p{L}{3,12}\.?)\s?[-/. ]\s?\d{2,4}(?!\d)|\p{L}{3,12}\.? \d{1,2},? \d{4}(?!\d)|\d{8}(?!\d{1,3}(?!\d))|\d{4}年)/u;

const SEPARATORS = ['-', '/', '.', ' '];
/** Orders in the sequence in which they are preferred when nothing else decides. */
const ORDERS: readonly (readonly Part[])[] = [
  ['YYYY', 'MM', 'DD'],
  ['DD', 'MM', 'YYYY'],
  ['MM', 'DD', 'YYYY'],
  ['DD', 'MMM', 'YYYY'],
  ['DD', 'MMM', 'YY'],
  ['DD', 'MM', 'YY'],
  ['MM', 'DD', 'YY'],
  ['YYYY', 'MMM', 'DD'],
  ['YY', 'MM', 'DD'],
  ['YYYY', 'DD', 'MM'],
];

const FORMATS: readonly string[] = [
  ...SEPARATORS.flatMap((separator) => ORDERS.map((order) => order.join(separator))),
  'YYYYMMDD',
  'MMM DD, YYYY',
  'MMM DD YYYY',
  'YYYY年MM月DD日',
];

/** Whether a cell reads as a date in any format that is guessed. */
export function isDateLike(cell: string): boolean {
  return MAYBE.test(cell) && FORMATS.some((format) => dateReader(format)(cell) !== null);
}

const NUMBERS_OF_A_DAY = /^\s*\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}(?!\d)/;

/** Whether a cell is written like a day that there is not, in whichever order: “02/30/2026”. It tells nothing of the others. */
export function isNoDay(cell: string): boolean {
  return NUMBERS_OF_A_DAY.test(cell) && !isDateLike(cell);
}

/**
 * The formats in which most of `cells` read, best first, with the share that reads. Formats that differ only in
 * day/month order both appear when nothing in the cells decides between them.
 */
export function formatsOf(cells: readonly string[]): { format: string; share: number }[] {
  const maybe = cells.filter((cell) => MAYBE.test(cell));
  if (maybe.length === 0) return [];
  const found: { format: string; share: number }[] = [];
  for (const format of FORMATS) {
    const read = dateReader(format);
    // Most formats fail on the first cells; only those that fit some are counted out.
    if (!maybe.slice(0, 20).some((cell) => read(cell) !== null)) continue;
    const count = maybe.reduce((sum, cell) => sum + (read(cell) === null ? 0 : 1), 0);
    if (count > 0) found.push({ format, share: count / cells.length });
  }
  found.sort((a, b) => b.share - a.share);
  const dotted = maybe.every((cell) => /^\s*\d+\.\s?\d+\.\s?\d+\.\s*$/.test(cell));
  return found.map(({ format, share }) => ({ format: dotted ? `${format}.` : format, share }));
}

/** Whether days never go back, or never go forward. */
export function isSorted(days: readonly string[]): boolean {
  let up = true;
  let down = true;
  for (let index = 1; index < days.length; index++) {
    if (days[index]! > days[index - 1]!) down = false;
    if (days[index]! < days[index - 1]!) up = false;
  }
  return up || down;
}
