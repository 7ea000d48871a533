/**
 * Finds the order of day, month and year from all dates of a file, never from one of them alone. Holds a few numbers for
 * each account and no dates. Nothing fails; what had to be assumed is said.
 */
import type { DateOrder as NamedOrder } from '../../../shared/contract/import.ts';
import { type CalendarDate, daysBetween } from '../../../shared/dates.ts';
import type { KnownDates } from '../messages.ts';
import type { OpenDates } from '../reader.ts';
import { dayInWords, ORDER_WORDS, tellAssumedOrder } from '../text/date-orders.ts';
import { type DateHabits, dayIn, ORDERS, takeApart, type WrittenDate, YEAR_PIVOT } from './dates.ts';
import type { DateOrder } from './headings.ts';

/** How the dates of the file look under one order. */
interface Trial {
  fits: number;
  earliest: CalendarDate | null;
  latest: CalendarDate | null;
  /** By account: the date before, and how often a date lies after or before the one before it. */
  runs: Map<string, { last: CalendarDate; ups: number; downs: number }>;
}

/** A date and the days that it can be. */
interface Sample {
  written: string;
  date: WrittenDate | null;
  days: { order: DateOrder; day: CalendarDate }[];
}

/** `other`: what it could be as well; `null` where the file tells. */
interface OrderFound {
  order: DateOrder;
  other: DateOrder | null;
}

export interface DateFinding {
  habits: DateHabits;
  /** Where the file does not tell the order. */
  open: OpenDates | null;
  /** What was assumed and can't be known from the file. */
  doubts: string[];
}

/** How many times as far dates lie from one another if their days are taken for years. */
const SCATTER_MIN = 10;

const NAMES: Readonly<Record<DateOrder, NamedOrder>> = {
  MDY: 'month-first',
  DMY: 'day-first',
  YMD: 'year-first',
};

export class DateSurvey {
  /** The order that an option of the file names. */
  told: DateOrder | null = null;
  readonly #trials: Record<DateOrder, Trial> = { MDY: newTrial(), DMY: newTrial(), YMD: newTrial() };
  /** Dates that are days in some order. */
  #count = 0;
  #allDotted = true;
  /** Whether a year after 1999 stands behind an apostrophe, and the first such year that does not. */
  #shortApostrophes = false;
  #shortSlash: Sample | null = null;
  /** The first one that is another day with the month first. */
  #ambiguous: Sample | null = null;
  #first: Sample | null = null;
  #last: Sample | null = null;

  /** `account` tells whose dates are in a row with this one. */
  add(written: string, account: string): void {
    // Many rows have the day of the one before.
    if (written !== this.#last?.written) this.#last = sample(written);
    const { date, days } = this.#last;
    if (date === null || days.length === 0) return;
    this.#count += 1;
    this.#first ??= this.#last;
    this.#allDotted &&= date.dotted;
    if (date.third.length < 3 && Number(date.third) < YEAR_PIVOT) {
      if (date.apostrophe) this.#shortApostrophes = true;
      else if (date.first.length < 4) this.#shortSlash ??= this.#last;
    }
    for (const { order, day } of days) note(this.#trials[order], day, account);
    const [one, other] = days;
    if (one?.order === 'MDY' && other?.order === 'DMY' && one.day !== other.day)
      this.#ambiguous ??= this.#last;
  }

  /** `decimalComma`: whether the file's amounts have one. What is `known` is asked where the file does not tell. */
  find(decimalComma: boolean, known: KnownDates | null): DateFinding {
    const most = Math.max(...ORDERS.map((order) => this.#trials[order].fits));
    const fitting = ORDERS.filter((order) => this.#trials[order].fits === most);
    const slashIs1900s = this.#shortApostrophes;
    const found = this.#choose(fitting, decimalComma);
    const { order, other } = asKnown(found, known);
    const habits = { order, slashIs1900s };
    const doubts: string[] = [];
    if (most < this.#count) doubts.push(this.#contradiction(order, most));
    else if (other !== null) {
      if (!known?.isChosen) doubts.push(this.#assumption(habits, other, known));
    } else if (known?.isChosen && this.#first !== null && known.order !== NAMES[order]) {
      doubts.push(
        `The dates of the file are ${ORDER_WORDS[NAMES[order]]}, as they themselves show; the order that was chosen was not needed.`,
      );
    }
    const century = slashIs1900s ? this.#century(habits) : null;
    if (century !== null) doubts.push(century);
    const open = other === null ? null : { order: NAMES[order], other: NAMES[other] };
    return { habits, open, doubts };
  }

  #choose(fitting: readonly DateOrder[], decimalComma: boolean): OrderFound {
    if (this.told !== null && fitting.includes(this.told)) return { order: this.told, other: null };
    const usual = fitting.filter((order) => order !== 'YMD');
    if (usual.length === 0) return { order: 'YMD', other: null };
    const best = usual.length === 1 ? { order: usual[0]!, other: null } : this.#monthOrDay(decimalComma);
    // Two digits are hardly ever a year that stands first, but days taken for years scatter over decades.
    const isYearFirst =
      fitting.includes('YMD') && span(this.#trials.YMD) * SCATTER_MIN < span(this.#trials[best.order]);
    return isYearFirst ? { order: 'YMD', other: best.order } : best;
  }

  #monthOrDay(decimalComma: boolean): OrderFound {
    if (this.#ambiguous === null) return { order: 'MDY', other: null };
    // Nobody who writes dots writes the month first.
    if (this.#allDotted) return { order: 'DMY', other: null };
    const order = this.#lower(breaks) ?? this.#lower(span) ?? (decimalComma ? 'DMY' : 'MDY');
    return { order, other: order === 'MDY' ? 'DMY' : 'MDY' };
  }

  /** The order of the two under which `measure` is lower; `null` where it is the same. */
  #lower(measure: (trial: Trial) => number): DateOrder | null {
    const { MDY, DMY } = this.#trials;
    const [monthFirst, dayFirst] = [measure(MDY), measure(DMY)];
    return monthFirst === dayFirst ? null : monthFirst < dayFirst ? 'MDY' : 'DMY';
  }

  #assumption(habits: DateHabits, other: DateOrder, known: KnownDates | null): string {
    const { written, date } = (this.#ambiguous ?? this.#first)!;
    const [taken, not] = [dayIn(date!, habits), dayIn(date!, { ...habits, order: other })];
    const order = NAMES[habits.order];
    return tellAssumedOrder(order, { written, taken: taken!, not: not! }, known?.order === order);
  }

  #century(habits: DateHabits): string | null {
    if (this.#shortSlash === null) return null;
    const { written, date } = this.#shortSlash;
    const day = dayIn(date!, habits);
    if (day === null) return null;
    return `Years after 1999 stand behind a ’ in this file, so “${written}” is taken for ${dayInWords(day)}. Check the days of such rows.`;
  }

  #contradiction(order: DateOrder, fits: number): string {
    return `The dates of the file are not all in one order: ${fits} of ${this.#count} were read as ${ORDER_WORDS[NAMES[order]]}, the others are listed. Check the days of those that were read.`;
  }
}

/** What is known goes before what was only assumed, where the file may be written so. */
function asKnown(found: OrderFound, known: KnownDates | null): OrderFound {
  return found.other !== null && known?.order === NAMES[found.other]
    ? { order: found.other, other: found.order }
    : found;
}

function sample(written: string): Sample {
  const date = takeApart(written);
  const days: Sample['days'] = [];
  for (const order of date === null ? [] : ORDERS) {
    const day = dayIn(date!, { order, slashIs1900s: false });
    if (day !== null) days.push({ order, day });
  }
  return { written, date, days };
}

function newTrial(): Trial {
  return { fits: 0, earliest: null, latest: null, runs: new Map() };
}

function note(trial: Trial, day: CalendarDate, account: string): void {
  trial.fits += 1;
  if (trial.earliest === null || day < trial.earliest) trial.earliest = day;
  if (trial.latest === null || day > trial.latest) trial.latest = day;
  const run = trial.runs.get(account);
  if (run === undefined) {
    trial.runs.set(account, { last: day, ups: 0, downs: 0 });
    return;
  }
  if (day > run.last) run.ups += 1;
  if (day < run.last) run.downs += 1;
  run.last = day;
}

/** How often the dates leave the direction in which most of them go: statements are sorted by day, up or down. */
function breaks(trial: Trial): number {
  let sum = 0;
  for (const { ups, downs } of trial.runs.values()) sum += Math.min(ups, downs);
  return sum;
}

/** Days swapped with months scatter over whole years. */
function span({ earliest, latest }: Trial): number {
  return earliest === null || latest === null ? 0 : daysBetween(earliest, latest);
}
