/**
 * Reads QIF files: rows of bank, cash, card, investment, asset and liability accounts. Keeps the promises of
 * `../reader.ts`.
 *
 * QIF says neither how it writes its dates nor its amounts, so the text is gone through twice: once to find that, once to
 * read. Rows of one account and type are one statement, wherever they stand, and all statements come before the rows. Lists of categories, securities and the like
 * are passed over.
 *
 * Throws LIMIT_EXCEEDED if the file goes beyond `limits`. Everything else is a problem or a warning in the sink.
 */

import type { KnownDates } from '../messages.ts';
import { NO_STATEMENT, problemAt, type ReaderLimits, type Sink } from '../reader.ts';
import { limitExceeded } from '../text/refusals.ts';
import { Tally } from '../text/tally.ts';
import { quoted } from '../text/words.ts';
import { findHabits, type Habits } from './habits.ts';
import type { Heading } from './headings.ts';
import { forEachRecord, type QifRecord, type RecordVisitor } from './records.ts';
import { type ReadRow, readRecord } from './row.ts';
import { type Ledger, Sections } from './sections.ts';

/** Splits that were not taken are told one by one up to so many; of more only the number is told. */
const TOLD_MAX = 20;
const SPLIT_IT =
  'Write the file anew for shorter periods or fewer accounts at a time, and import them one after another.';
const STRAY = 'it stands in a list and not among the rows of an account, so that its account is not known';

/** Pushes everything that `text` states into `sink`, in the file's order; `known` is asked where it does not tell its dates. */
export function readQif(
  text: string,
  sink: Sink,
  limits: ReaderLimits,
  known: KnownDates | null = null,
): void {
  const habits = findHabits(text, limits, known);
  for (const doubt of habits.doubts) sink.warning(doubt);
  if (habits.open) sink.dates?.(habits.open);
  const reader = new QifReader(text, sink, limits, habits);
  // A transfer names its other account, which may stand further down.
  for (const { ledger, line } of habits.ledgers.values()) reader.announce(ledger, line);
  forEachRecord(text, limits, reader);
  reader.conclude();
}

class QifReader implements RecordVisitor {
  readonly #text: string;
  readonly #sink: Sink;
  readonly #limits: ReaderLimits;
  readonly #habits: Habits;
  readonly #sections: Sections;
  /** By the key of their ledger. */
  readonly #statements = new Map<string, number>();
  readonly #splits = new Tally();
  readonly #besideDates = new Tally();
  readonly #unknown = new Tally();
  readonly #preamble = new Tally();
  #rows = 0;
  #last: QifRecord | null = null;

  constructor(text: string, sink: Sink, limits: ReaderLimits, habits: Habits) {
    this.#text = text;
    this.#sink = sink;
    this.#limits = limits;
    this.#habits = habits;
    this.#sections = new Sections(habits.proven);
  }

  heading(heading: Heading): void {
    this.#sections.take(heading);
  }

  record(record: QifRecord): void {
    const place = this.#sections.place(record);
    switch (place.what) {
      case 'row':
        return this.#takeRow(record, place.ledger);
      case 'stray':
        this.#count(record);
        return this.#sink.problem(
          null,
          problemAt(this.#text, record, record.offset + record.length, {
            reason: STRAY,
            amount: null,
            currency: null,
          }),
        );
      case 'unknown':
        return this.#unknown.add(record.line, place.ledger.type.name ?? '');
      case 'preamble':
        return this.#preamble.add(record.line);
      case 'aside':
    }
  }

  /** Tells what recurs in the file, and what is missing. */
  conclude(): void {
    const [splits, besideDates, unknown] = [this.#splits, this.#besideDates, this.#unknown];
    if (splits.count > TOLD_MAX)
      this.#sink.warning(`The splits of ${splits.count - TOLD_MAX} more transactions were not taken`);
    if (besideDates.count > 0)
      this.#sink.warning(
        `${besideDates.describe('date')} with other text behind, which was left out (${quoted(besideDates.sample)})`,
      );
    if (unknown.count > 0)
      this.#sink.warning(
        `${unknown.describe('record')} in a section of a kind that is not read (${quoted(unknown.sample)})`,
      );
    if (this.#preamble.count > 0)
      this.#sink.warning(
        `The lines from ${this.#preamble.firstLine} on, before the first section, are not read`,
      );
    // Some programs leave the last one out.
    const last = this.#last;
    if (last !== null && !last.closed && this.#text.trimEnd().length <= last.offset + last.length)
      this.#sink.warning(
        `The last transaction, on line ${last.line}, has no ^ behind it: the file may have been cut off, rows may be missing`,
      );
    if (this.#statements.size === 0) this.#sink.warning(NO_STATEMENT);
  }

  #takeRow(record: QifRecord, ledger: Ledger): void {
    this.#count(record);
    this.#last = record;
    const index = this.#statements.get(ledger.key)!;
    const outcome = readRecord(this.#text, record, ledger, this.#habits);
    if ('reason' in outcome) return this.#sink.problem(index, outcome);
    this.#sink.row(index, outcome.row);
    this.#note(record, outcome);
  }

  #note(record: QifRecord, { besideDate, splitTrouble }: ReadRow): void {
    if (besideDate !== '') this.#besideDates.add(record.line, besideDate);
    if (splitTrouble === null) return;
    this.#splits.add(record.line);
    if (this.#splits.count <= TOLD_MAX)
      this.#sink.warning(`Line ${record.line}: the splits were not taken: ${splitTrouble}`);
  }

  announce(ledger: Ledger, line: number): void {
    const most = this.#limits.statementsMax;
    if (this.#statements.size === most)
      throw limitExceeded(line, `more than ${most} accounts in one file`, most, SPLIT_IT);
    const index = this.#sink.statement({
      accountId: null,
      bankId: null,
      kind: ledger.type.kind,
      accountType: ledger.type.name,
      currency: null,
      accountName: ledger.accountName,
      bankName: null,
    });
    this.#statements.set(ledger.key, index);
    if (ledger.amongListed > 0)
      this.#sink.warning(
        `The file lists ${ledger.amongListed} accounts and does not say which of them the rows from line ${line} on belong to`,
      );
  }

  #count(record: QifRecord): void {
    const most = this.#limits.rowsMax;
    this.#rows += 1;
    if (this.#rows > most)
      throw limitExceeded(record.line, `more than ${most} rows in one file`, most, SPLIT_IT);
  }
}
