/**
 * Which days a file's dates mean: which of two numbers is the month, and which year where none is written. Told from
 * all dates of the file and from the period that it says it covers. What is not told is `null`, never guessed.
 */
import { addDays, type CalendarDate, calendarDate, daysBetween } from '../../../shared/dates.ts';
import { phraseFinder, plainWords } from '../csv/header.ts';
import { datesIn, type WrittenDate } from './dates.ts';
import type { Line } from './lines.ts';
import { STATEMENT_DAY, UNTIL } from './words.ts';

export interface Period {
  from: CalendarDate | null;
  to: CalendarDate;
}

/** How long after the end of its period a statement may still book. */
const LATE_DAYS = 10;
const PERIOD_DAYS_MAX = 800;
/** How far a statement reaches back that names its last day only. */
const USUAL_DAYS = 62;
const ENDS_IN_AMOUNT = /[.,]\d{2}(?!\d)\s*$/;
const SHORT_YEARS_SHARE = 0.9;
/** What may stand beside the day of a heading: “Page 1 of 4”. */
const PAGE_WORDS = /^(?:page \d{1,4}(?: of \d{1,4})?)?$/;
/** How many lines are looked at for the period: it stands on the first pages, or on the last. */
const DATED_LINES_MAX = 4_000;

const saysStatementDay = phraseFinder(STATEMENT_DAY);

interface DatedLine {
  line: Line;
  dates: WrittenDate[];
  /** It begins with a date, as rows do. */
  isRow: boolean;
}

export class Calendar {
  #monthFirst: boolean;
  /** Nothing in the file tells the month from the day. */
  readonly isDoubtful: boolean;
  readonly #shortYears: boolean;
  readonly period: Period | null;

  /** `isMonthLikelyFirst`: what is taken where no date tells. `lastDay`: of the statement, as somebody said who sees a year that is told nowhere. */
  constructor(lines: readonly Line[], isMonthLikelyFirst: boolean, lastDay: CalendarDate | null = null) {
    const dated = lines
      .map((line) => ({ line, dates: datesIn(line.text) }))
      .filter(({ dates }) => dates.length > 0)
      .slice(0, DATED_LINES_MAX)
      .map((entry) => ({ ...entry, isRow: entry.dates[0]!.start === 0 }));
    const all = dated.flatMap(({ dates }) => dates);
    const first = dated.filter(({ isRow }) => isRow).map(({ dates }) => dates[0]!);
    this.#shortYears = hasShortYears(dated);
    const order = orderOf(first) ?? orderOf(all);
    this.#monthFirst = order === null ? isMonthLikelyFirst : order === 'month-day';
    const told = this.#periodOf(dated) ?? this.#statementDay(dated) ?? this.#headingDay(dated, first);
    this.period = told ?? (lastDay === null ? null : { from: null, to: lastDay });
    const open = first.filter((date) => date.order === 'unknown' && date.first !== date.second);
    this.isDoubtful = order === null && open.length > 0 && !this.#orderByPeriod(open);
  }

  /** Takes the order in which the rows lie in the period, if they do so in one only. */
  #orderByPeriod(dates: readonly WrittenDate[]): boolean {
    if (this.period === null) return false;
    const to = addDays(this.period.to, LATE_DAYS);
    const from = addDays(
      this.period.from ?? this.period.to,
      this.period.from === null ? -USUAL_DAYS : -LATE_DAYS,
    );
    const preferred = this.#monthFirst;
    const fits = [true, false].filter((monthFirst) => {
      this.#monthFirst = monthFirst;
      return dates.every((date) => {
        const day = this.dayOf(date);
        return day !== null && day >= from && day <= to;
      });
    });
    const [only] = fits;
    this.#monthFirst = fits.length === 1 ? only! : preferred;
    return fits.length === 1;
  }

  /** Of two numbers that could each be the month. */
  get monthFirst(): boolean {
    return this.#monthFirst;
  }

  /** Where a date ends, with its year. */
  endOf(date: WrittenDate): number {
    return this.#shortYears && date.maybeYear !== null ? date.maybeYear.end : date.end;
  }

  /** The day that a row's date means, in `period` or else in that of the file; `null` where that is not told. */
  dayOf(date: WrittenDate, period: Period | null = this.period): CalendarDate | null {
    const year = date.year ?? (this.#shortYears ? (date.maybeYear?.year ?? null) : null);
    if (year !== null) return this.#on(date, year);
    if (period === null) return null;
    const last = addDays(period.to, LATE_DAYS);
    const own = Number(last.slice(0, 4));
    const day = this.#on(date, own);
    if (day !== null && day <= last) return day;
    return this.#on(date, own - 1);
  }

  /** The period or day that a line names for the statement. */
  periodIn(line: Line): Period | null {
    const dates = datesIn(line.text);
    return dates.length < 2 || dates[0]!.start === 0 ? null : this.#between(line, dates);
  }

  /** The last day with a year in a text that is no row's, such as a label. */
  dayIn(text: string): CalendarDate | null {
    const date = datesIn(text).at(-1);
    if (!date) return null;
    const written = this.#freely(text, date);
    return written ?? this.dayOf(date);
  }

  #on(date: WrittenDate, year: number): CalendarDate | null {
    const monthFirst = date.order === 'unknown' ? this.#monthFirst : date.order === 'month-day';
    return calendarDate(year, monthFirst ? date.first : date.second, monthFirst ? date.second : date.first);
  }

  /** A date in running text: two digits behind its month are its year if nothing else follows. */
  #freely(text: string, date: WrittenDate): CalendarDate | null {
    if (date.year !== null) return this.#on(date, date.year);
    if (date.maybeYear === null || /^\s?[\p{L}\p{N}]/u.test(text.slice(date.maybeYear.end))) return null;
    return this.#on(date, date.maybeYear.year);
  }

  #between({ text }: Line, dates: readonly WrittenDate[]): Period | null {
    for (let index = 1; index < dates.length; index++) {
      const [a, b] = [dates[index - 1]!, dates[index]!];
      const between = text.slice(
        Math.max(a.end, b.year === null ? a.end : (a.maybeYear?.end ?? a.end)),
        b.start,
      );
      const joint = between.trim();
      if (joint.length > 10 || !(/^[-\u2010-\u2015/]$/.test(joint) || UNTIL.has(plainWords(joint)))) continue;
      const to = this.#freely(text, b);
      if (to === null) continue;
      const from = this.#freely(text, a) ?? this.dayOf(a, { from: null, to });
      const days = from === null ? -1 : daysBetween(from, to);
      if (from !== null && days >= 0 && days <= PERIOD_DAYS_MAX) return { from, to };
    }
    return null;
  }

  #periodOf(dated: readonly DatedLine[]): Period | null {
    const inText = dated.filter(({ isRow }) => !isRow);
    const others = dated.filter(({ isRow, line }) => isRow && !ENDS_IN_AMOUNT.test(line.text));
    for (const { line, dates } of [...inText, ...others]) {
      const period = this.#between(line, dates);
      if (period) return period;
    }
    return null;
  }

  /** The latest day that is called the statement's; a lonely date in the heading if none is. */
  #statementDay(dated: readonly DatedLine[]): Period | null {
    const labelled: CalendarDate[] = [];
    const lonely: CalendarDate[] = [];
    for (const { line, dates, isRow } of dated) {
      for (const [index, date] of dates.entries()) {
        const label = plainWords(line.text.slice(dates[index - 1]?.end ?? 0, date.start));
        const day = this.#freely(line.text, date);
        if (day === null) continue;
        if (saysStatementDay(label)) labelled.push(day);
        else if (!isRow && (label === 'date' || label === 'datum' || label === 'fecha' || label === 'data'))
          lonely.push(day);
      }
    }
    const to = labelled.sort().at(-1) ?? lonely.sort().at(-1);
    return to === undefined ? null : { from: null, to };
  }

  /** A day with its year that stands alone above all rows, if the rows are of the time before it. */
  #headingDay(dated: readonly DatedLine[], rows: readonly WrittenDate[]): Period | null {
    const firstRow = dated.findIndex(({ isRow, line }) => isRow && ENDS_IN_AMOUNT.test(line.text));
    const days = dated.slice(0, Math.max(firstRow, 0)).flatMap(({ line: { text }, dates }) => {
      const [date] = dates;
      if (dates.length !== 1 || date === undefined) return [];
      const beside = plainWords(`${text.slice(0, date.start)} ${text.slice(this.endOf(date))}`);
      return PAGE_WORDS.test(beside) ? (this.#freely(text, date) ?? []) : [];
    });
    const to = days.sort().at(-1);
    if (to === undefined) return null;
    const period = { from: null, to };
    const isOf = (date: WrittenDate) => (this.dayOf(date, period) ?? '') >= addDays(to, -USUAL_DAYS);
    return rows.filter(({ year }) => year === null).every(isOf) ? period : null;
  }
}

/** Whether two digits behind a day and the name of its month are the year, on lines that end in an amount as rows do. */
function hasShortYears(dated: readonly DatedLine[]): boolean {
  const rows = dated.filter(({ isRow }) => isRow);
  const withAmount = rows.filter(({ line }) => ENDS_IN_AMOUNT.test(line.text));
  const first = (withAmount.length > 0 ? withAmount : rows).map(({ dates }) => dates[0]!);
  const short = first.filter(({ maybeYear }) => maybeYear !== null).length;
  return short > 0 && short >= SHORT_YEARS_SHARE * first.filter(({ order }) => order !== 'unknown').length;
}

/** Which number is the month, if the dates tell; `null` where they don't or contradict each other. */
function orderOf(dates: readonly WrittenDate[]): 'day-month' | 'month-day' | null {
  const open = dates.filter(({ order }) => order === 'unknown');
  const dayFirst = open.some(({ first }) => first > 12);
  const monthFirst = open.some(({ second }) => second > 12);
  if (dayFirst === monthFirst) return null;
  return dayFirst ? 'day-month' : 'month-day';
}
