/**
 * One file of an import under way: its accounts find their places, its rows go there, and what it came to is reported.
 * What is wrong with the file as a whole (an account that is not settled, a CSV whose columns can't be told) refuses it
 * as a whole; it is read on to its end all the same, so that the report says what it holds.
 */
import type { ImportAccount, ImportFile } from '../../shared/contract/import.ts';
import { findEntity, problemsIn } from '../ledger/index.ts';
import { sourceFile } from '../ledger/tables.ts';
import { preparedValue } from '../vault/index.ts';
import { Booking } from './booking.ts';
import type { FileChoices, Wish } from './choices.ts';
import { learnMapping } from './csv-profiles.ts';
import { datedFormat, keptOrder } from './date-order.ts';
import { Beginning } from './file-beginnings.ts';
import { FileParts, laterBalances, notInDoubt, type Part } from './file-parts.ts';
import { type FileError, type FilePlace, fileError, fileReport, isDoubtful } from './file-report.ts';
import type { ImportRun } from './import-run.ts';
import { LackingCategories } from './lacking-categories.ts';
import {
  type CsvFacts,
  type DatesKnown,
  type FileEvent,
  type FileFacts,
  isConfirmed,
  knownDatesOf,
  processorOf,
} from './messages.ts';
import { lastDigits } from './naming.ts';
import { type Answer, PartPlaces } from './part-places.ts';
import type { PlannedCrossing } from './planned-crossings.ts';
import { NO_STATEMENT, namedByFile, type OpenDates, type ProblemRow, type StatementHead } from './reader.ts';
import type { Route } from './route.ts';
import { RowsWithoutAccount, wordsOfElsewhere } from './rows-elsewhere.ts';
import { ShownRows } from './shown-rows.ts';
import { skippedTarget } from './target.ts';
import { asSentence } from './text/words.ts';
import { openOf, readingOf, UnbookedRows, unbookedOf } from './unbooked.ts';
import { Uncounted } from './uncounted.ts';

const problemsOf = preparedValue<string>('SELECT problems FROM source_file WHERE sha256 = ?');
const problemsById = preparedValue<string>('SELECT problems FROM source_file WHERE id = ?');

export interface FinishedFile {
  report: ImportFile;
  /** Whether it brought anything worth keeping. */
  keep: boolean;
  /** Rows that became evidence. */
  lines: number;
  /** Of its accounts, as somebody gave them. */
  answers: readonly Answer[];
  /** The statement that each account of the report became; none of what goes nowhere. */
  statements: readonly (string | null)[];
  /** To be made of them. */
  crossings: readonly PlannedCrossing[];
  /** Once all files of the import are there: of what it left out or lacked, some may be in the books by now. */
  retell?: () => void;
}

export class FileImport {
  readonly place: FilePlace;
  facts: FileFacts | null = null;
  /** Rows taken so far. */
  rows = 0;
  readonly #run: ImportRun;
  readonly #tab: number | null;
  readonly #datesKnown: DatesKnown | null;
  readonly #choices: FileChoices;
  readonly #sourceFileId: string;
  /** There once the file has told what it is. */
  #places!: PartPlaces;
  #beginning!: Beginning;
  readonly #heads: StatementHead[] = [];
  readonly #parts = new FileParts();
  readonly #unbooked = new UnbookedRows();
  readonly #crossings: PlannedCrossing[] = [];
  #warnings: string[] = [];
  readonly #lacking: LackingCategories;
  #openDates: OpenDates | null = null;
  #error: FileError | null = null;
  /** Parts that their file's own balances do not prove, and that nobody has accepted so. */
  readonly #unaccepted = new Set<number>();
  #isUnproven = false;
  /** A PDF has rows whose year is told nowhere. */
  #isUndated = false;
  /** The columns could not be told: what the rows say is not to be acted upon. */
  #isDoubtful = false;

  /** `tab`: that of the table, where the file is one of a workbook. */
  constructor(run: ImportRun, place: FilePlace, tab: number | null, dates: DatesKnown | null) {
    this.#run = run;
    this.#datesKnown = dates;
    this.#tab = tab;
    this.#choices = run.choices.ofFile(place.at, place.part);
    this.place = place;
    this.#sourceFileId = run.scope.unit.newId();
    const makes = this.#choices.makesCategories || run.input.make_categories;
    this.#lacking = new LackingCategories(run.scope.unit, makes, this.#choices.categories);
  }

  take(event: FileEvent): void {
    switch (event.type) {
      case 'facts':
        return this.#begin(event.facts);
      case 'statement':
        this.#parts.set(event.index, this.#part(event.head, event.index));
        return;
      case 'rows': {
        const part = this.#parts.at(event.statement);
        for (const row of event.rows) part.take(row);
        this.rows += event.rows.length;
        return;
      }
      case 'problem':
        return this.#takeProblem(event.statement, event.problem);
      case 'balances': {
        const part = this.#parts.at(event.statement);
        part.balances = laterBalances(part.balances, event.balances);
        return;
      }
      case 'positions':
        this.#parts.at(event.statement).positions = { on: event.on, held: event.positions };
        return;
      case 'warning':
        this.#warnings.push(event.text);
        return;
      case 'dates':
        this.#openDates = event.open;
        return;
      case 'undated':
        this.#isUndated = true;
        return;
      case 'unproven':
        return this.#takeUnproven(event.statement);
    }
  }

  #begin(facts: FileFacts): void {
    this.facts = facts;
    const { unit } = this.#run.scope;
    if (facts.csv) this.#weighGuess(facts.csv);
    const mark = this.#mark();
    const shape = facts.csv?.shape ?? '';
    this.#beginning = new Beginning(unit.db, facts.begins, facts);
    const { file, accounts: begun } = this.#beginning;
    const kind = shape === '' ? facts.format : shape;
    const marks = { fileName: this.place.file, fileMark: mark, shape, kind, begun };
    this.#places = new PartPlaces(this.#run, marks);
    if (file !== null)
      this.#warnings.push(
        `It begins as “${file}” of an earlier import does, and goes on: it is taken for the whole of it.`,
      );
    const same = this.#run.seen.get(mark);
    if (same === undefined) this.#run.seen.set(mark, { file: this.place.file, isIn: false });
    else
      this.#warnings.push(
        `It is the same as “${same.file}”, to the byte${same.isIn ? ': nothing of it is added twice' : ''}.`,
      );
    unit.keepPackedBytes(facts);
    if (facts.text) unit.keepPackedBytes(facts.text);
    unit.insert(sourceFile, {
      id: this.#sourceFileId,
      batchId: this.#run.batchId,
      sha256: facts.sha256,
      textSha256: facts.text?.sha256 ?? null,
      name: this.place.file,
      format: facts.format,
      encoding: facts.encoding,
      mapping: facts.csv ? JSON.stringify(facts.csv.mapping) : null,
      problems: '[]',
    });
  }

  #weighGuess(csv: CsvFacts): void {
    this.#warnings.push(...csv.doubts);
    if (!isDoubtful(csv)) return;
    this.#isDoubtful = true;
    const doubts = csv.doubts.length > 0 ? `: ${csv.doubts.join(' ')}` : '.';
    this.#error = {
      words: `Which column means what could not be told surely enough${doubts} Mend the mapping shown with this file, and import it with that.`,
      trouble: 'columns-doubtful',
    };
  }

  #takeUnproven(index: number): void {
    const part = this.#parts.at(index);
    if (part instanceof Uncounted && part.target.skipped) return;
    this.#isUnproven = true;
    if (!this.#unaccepted.has(index)) return;
    const told = namedByFile(part.head);
    const name = told && (lastDigits(told) ?? told);
    this.#error ??= {
      words: `The balances printed in it do not prove that every row ${name === null ? '' : `of ${name} `}was read. Look at the lines in doubt on its pages; download another format, or accept it as it is.`,
      trouble: 'unproven',
    };
  }

  #part(head: StatementHead, index: number): Part {
    const { scope, room, books } = this.#run;
    this.#heads.push(head);
    const wish = this.#choices.wishFor(head);
    if (!wish.acceptUnproven && !this.#run.input.accept_unproven) this.#unaccepted.add(index);
    if (wish.skip) return new Uncounted(head, skippedTarget(head, this.place.file), null);
    const found = this.#places.find(head, wish);
    const { route, target } = found;
    if (found.route === null) this.#error ??= fileError(found.refused);
    // The same holds for all accounts of a file: it is said once.
    else this.#warnings.push(...found.route.warnings.filter((words) => !this.#warnings.includes(words)));
    const shown = room && new ShownRows(room);
    // What a refused file would do to its accounts is of no interest but to the eye.
    if (route === null || this.#isDoubtful || (this.#error !== null && shown === null))
      return new Uncounted(
        head,
        target,
        shown,
        target.wants === 'account' ? this.#homeless(head, wish) : null,
      );
    const place = {
      route,
      target,
      books: { ...books.of(route.owner.id), lacking: this.#lacking },
      crossings: this.#crossings,
      doubts: wish.doubts,
      beginning: this.#beginning,
    };
    return this.#sameAs(route, head) ?? new Booking(scope.unit, this.#sourceFileId, head, place, shown);
  }

  #homeless(head: StatementHead, { entity }: Wish): RowsWithoutAccount {
    const { scope, entity: all } = this.#run;
    return new RowsWithoutAccount(
      scope.unit.db,
      head,
      entity === undefined ? all : findEntity(scope.unit.db, entity),
    );
  }

  /**
   * The bank's own bytes, and never the text that is made of them: a later version may make another one. The tables of
   * a workbook have its bytes in common, and may be of several accounts.
   */
  #mark(): string {
    const sha256 = this.facts?.sha256 ?? '';
    return this.#tab === null ? sha256 : `${sha256}:${this.#tab}`;
  }

  /**
   * A file may hold several statements of one account. In OFX they come one after another, and each builds on the one
   * before; in a table and in QIF their rows may be mixed, and are one part. So are the pages of one statement: two
   * equal rows on two pages are two transactions, and only the last page’s balance is the one that the day closes with.
   */
  #sameAs(route: Route, head: StatementHead): Booking | null {
    const same = this.#parts.openOf(route.account.id);
    if (same === null || this.#isList || head.continues) return same;
    this.#parts.finish(same, this.#error === null);
    return null;
  }

  #takeProblem(index: number | null, problem: ProblemRow): void {
    const part = index === null ? undefined : this.#parts.at(index);
    part?.takeProblem(problem);
    // A part that is booked lists its own; one that is left out has none to list.
    if (part instanceof Booking || (part && (part.target.skipped || problem.pending))) return;
    this.#unbooked.add(unbookedOf(problem));
  }

  /** Ends the file. */
  finish(): FinishedFile {
    this.#error ??= other(this.#choices.unmet(this.#heads)) ?? this.#yearless();
    const { all, bookings } = this.#parts;
    const accounts = all.map((part) => this.#parts.finish(part, this.#error === null));
    for (const booking of bookings) {
      this.#unbooked.addAll(booking.unbooked);
      this.#warnings.push(...booking.warnings);
      const { unit } = this.#run.scope;
      this.#warnings.push(...wordsOfElsewhere(unit, booking.statementId, booking.figures.created));
    }
    this.#error ??= other(this.#lacking.refusal) ?? other(notInDoubt(bookings));
    const used = new Set(
      bookings.filter(({ head }) => head.processor === undefined).map(({ route }) => route.account.id),
    );
    if (bookings.length > 0) this.#error ??= other(this.#beginning.contradiction(used));
    this.#refuseForNothing(bookings);
    const lines = bookings.reduce((sum, part) => sum + part.lines, 0);
    const keep = this.#error === null && (bookings.some((part) => part.isNews) || this.#hasNewProblems());
    const seen = this.#run.seen.get(this.#mark());
    if (seen && this.#error === null) seen.isIn = true;
    if (keep) this.#remember();
    const answers = this.#error === null ? (this.#places?.answers ?? []) : [];
    const report = this.#report(accounts);
    const statements = all.map((part) => (part instanceof Booking ? part.statementId : null));
    const crossings = keep ? this.#crossings : [];
    const finished: FinishedFile = { report, keep, lines, answers, statements, crossings };
    if (keep) finished.retell = () => this.#retell(finished);
    return finished;
  }

  /** No more than rows under a head, which names no account: without a row, it is of a time without one. */
  get #isList(): boolean {
    return this.facts?.csv != null || this.facts?.format === 'qif';
  }

  /** As of a download that broke off in its head: it is not to count as imported, and is asked for again. */
  #refuseForNothing(bookings: readonly Booking[]): void {
    const isNothing = ({ route, head, isEmpty }: Booking) =>
      route.made && namedByFile(head) === null && isEmpty;
    if (this.#error !== null || this.#isList || bookings.length === 0 || !bookings.every(isNothing)) return;
    const ofTheirAccounts = new Set(bookings.flatMap(({ route }) => route.warnings));
    this.#warnings = this.#warnings.filter((words) => !ofTheirAccounts.has(words));
    this.#error = other(
      'It holds no row and no balance, and does not say which account it is of: there is nothing to import. If it should hold some, download it again.',
    );
  }

  #retell(finished: FinishedFile): void {
    this.#retellCorrections(finished);
    for (const part of this.#parts.bookings) Object.assign(this.#parts.finish(part, true), part.reprove());
    finished.report.warnings = this.#allWarnings();
  }

  #retellCorrections(finished: FinishedFile): void {
    if (!this.#unbooked.list().some(({ corrects }) => corrects)) return;
    const { db } = this.#run.scope.unit;
    const now = problemsIn({ problems: problemsById(db).get(this.#sourceFileId)! });
    const { report } = finished;
    report.unreadable = openOf(now);
    if (report.status === 'partly' && report.unreadable.length === 0) report.status = 'imported';
    for (const part of this.#parts.bookings) {
      const late = now.filter(
        ({ corrects, row, statement }) => corrects && row && statement === part.statementId,
      );
      if (late.length > 0) Object.assign(this.#parts.finish(part, true), part.retell(late));
    }
    finished.lines = this.#parts.bookings.reduce((sum, part) => sum + part.lines, 0);
  }

  /** Without a year, not a row can be booked. */
  #yearless(): FileError | null {
    const taken = this.#parts.all.filter((part) => part instanceof Booking || !part.target.skipped);
    if (!this.#isUndated || taken.length === 0 || taken.some((part) => part.hasRows)) return null;
    return {
      words: 'No year is told in it, so that no row has a day. Say the last day of its statement.',
      trouble: 'year-missing',
    };
  }

  #report(accounts: ImportAccount[]): ImportFile {
    const error = this.#error ?? (accounts.length > 0 ? null : other(this.#emptyReason()));
    const report = fileReport(this.place, this.facts, error);
    const unreadable = this.#unbooked.open();
    if (error === null && accounts.every((account) => account.target.skipped)) report.status = 'skipped';
    else if (error === null && unreadable.length > 0) report.status = 'partly';
    const dates = this.#openDates && { ...this.#openDates, assumed: !this.#isOrderKnown() };
    const warnings = this.#allWarnings();
    return {
      ...report,
      accounts,
      dates,
      categories: this.#lacking.list(),
      undated: this.#isUndated,
      unproven: this.#isUnproven,
      unreadable,
      warnings,
    };
  }

  #allWarnings(): string[] {
    const off = this.#parts.bookings.flatMap(({ off, unproven }) =>
      [off, unproven].filter((one) => one !== null),
    );
    return [...this.#warnings, ...off, ...this.#lacking.warnings()].map(asSentence);
  }

  /** Whether somebody has chosen how its dates are written, be it for a file before. */
  #isOrderKnown(): boolean {
    const format = datedFormat(this.facts?.format ?? '');
    const csv = this.facts?.csv ?? null;
    if (csv !== null && isConfirmed(csv)) return true;
    const processor = processorOf(csv?.mapping ?? null);
    return format !== null && knownDatesOf(this.#datesKnown, format, processor) !== null;
  }

  /** Rows that could not be booked are kept to be mended, once. */
  #hasNewProblems(): boolean {
    if (this.#unbooked.isEmpty || this.#parts.bookings.length === 0) return false;
    const own = readingOf(this.#unbooked.list());
    const known = problemsOf(this.#run.scope.unit.db).all(this.facts?.sha256);
    return !known.some((problems) => readingOf(problemsIn({ problems })) === own);
  }

  #emptyReason(): string {
    const said = this.#warnings.map(asSentence);
    const none = asSentence(NO_STATEMENT);
    return [...(said[0] === none ? [] : [none]), ...said].join(' ');
  }

  #remember(): void {
    const { unit } = this.#run.scope;
    if (!this.#unbooked.isEmpty)
      unit.update(
        sourceFile,
        { id: this.#sourceFileId },
        { problems: JSON.stringify(this.#unbooked.list()) },
      );
    if (this.#openDates && this.#isOrderKnown()) {
      const mapping = keptOrder(this.facts?.csv?.mapping ?? null, this.#openDates.order);
      unit.update(sourceFile, { id: this.#sourceFileId }, { mapping });
    }
    // Only what somebody confirmed is learnt; a guess is made afresh, and as surely, every time.
    const csv = this.facts?.csv ?? null;
    const wasGiven = this.#run.input.mapping !== undefined || this.#choices.mapping !== undefined;
    const wasDated = csv !== null && isConfirmed(csv) && (this.#datesKnown?.chosen ?? null) !== null;
    if (csv !== null && (wasGiven || wasDated)) learnMapping(unit, csv, this.#parts.onlyAccount);
  }
}

function other(words: string | null): FileError | null {
  return words === null ? null : { words, trouble: 'other' };
}
