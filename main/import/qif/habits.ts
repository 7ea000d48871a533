/**
 * How a file writes its dates and amounts, found from all of its transactions before any of them is read. One pass, a few
 * numbers. Fails as `forEachRecord` does.
 */
import { type DecimalMark, markOf, readAmount } from '../amounts.ts';
import type { KnownDates } from '../messages.ts';
import type { OpenDates, ReaderLimits } from '../reader.ts';
import { DateSurvey } from './date-survey.ts';
import type { DateHabits } from './dates.ts';
import { readFields } from './fields.ts';
import { forEachRecord } from './records.ts';
import { type Ledger, Sections } from './sections.ts';

export interface Habits {
  dates: DateHabits;
  /** Where the file does not tell the order of its dates. */
  open: OpenDates | null;
  /** What had to be assumed of the dates. */
  doubts: readonly string[];
  /** The decimal mark that most amounts prove; `null` where none does, or as many prove the other. */
  decimal: DecimalMark | null;
  /** Keys of ledgers whose heading is not known, and which hold transactions. */
  proven: ReadonlySet<string>;
  /** Those that hold rows, or are named as accounts, in the file's order, with the line that begins each. */
  ledgers: ReadonlyMap<string, { ledger: Ledger; line: number }>;
}

export function findHabits(text: string, limits: ReaderLimits, known: KnownDates | null = null): Habits {
  const sections = new Sections();
  const dates = new DateSurvey();
  const marks = { '.': 0, ',': 0 };
  const proven = new Set<string>();
  const ledgers = new Map<string, { ledger: Ledger; line: number }>();
  const note = (ledger: Ledger, line: number) => {
    if (!ledgers.has(ledger.key)) ledgers.set(ledger.key, { ledger, line });
  };
  const vote = (amount: string | null): void => {
    const mark = amount === null ? null : markOf(amount);
    if (mark !== null && readAmount(amount!, mark) !== null) marks[mark] += 1;
  };
  forEachRecord(text, limits, {
    heading(heading, line) {
      const ledger = sections.take(heading);
      // An account without rows is an account all the same.
      if (ledger !== null) note(ledger, line);
      if (heading.what === 'option') dates.told ??= heading.order;
    },
    record(record) {
      const place = sections.place(record);
      if (place.what !== 'row') return;
      note(place.ledger, record.line);
      const fields = readFields(record);
      if (!place.ledger.type.known) proven.add(place.ledger.key);
      if (fields.date !== null) dates.add(fields.date, place.ledger.key);
      vote(fields.amount);
      if (fields.fullAmount !== fields.amount) vote(fields.fullAmount);
      vote(fields.transferred);
      for (const split of fields.splits) vote(split.amount);
    },
  });
  const decimal = marks['.'] === marks[','] ? null : marks['.'] > marks[','] ? '.' : ',';
  const { habits, open, doubts } = dates.find(decimal === ',', known);
  return { dates: habits, open, doubts, decimal, proven, ledgers };
}
