/**
 * The rows of one account's part of one file. Each, in the file's order, is found to be known (duplicate), met by an entry
 * entered by hand (matched), or new: then it becomes evidence and an entry. A row that can't be booked is listed with the
 * reason. Every row is counted once, whatever becomes of it.
 */
import type { ImportAccount } from '../../shared/contract/import.ts';
import { formatMoney, formatMoneyForPeople, tryParseMoney } from '../../shared/money.ts';
import type { Unbooked, Unit } from '../ledger/index.ts';
import { preparedValue } from '../vault/index.ts';
import { bookable } from './bookable.ts';
import { type CorrectedRow, Corrections, namesItself } from './corrections.ts';
import { Figures } from './figures.ts';
import type { Beginning } from './file-beginnings.ts';
import type { HalfRow } from './half-rows.ts';
import { identityOf, Occurrences } from './identity.ts';
import { KnownRows } from './known-rows.ts';
import { bookLateCorrections } from './late-corrections.ts';
import { MendedRows } from './mended-rows.ts';
import { takeMovedBack } from './moved-rows.ts';
import { OpenRows, wordsOfPossible, wordsOfSame } from './open-rows.ts';
import type { FileBooks } from './owner-books.ts';
import type { PlannedCrossing } from './planned-crossings.ts';
import type { Closing } from './proof.ts';
import {
  type ProblemRow,
  RAW_LENGTH_MAX,
  type StatementHead,
  type StatementRow,
  whatWasRead,
} from './reader.ts';
import { RetoldRows, type Telling, tellingOf } from './retold-rows.ts';
import type { Route } from './route.ts';
import { RowBooker } from './row-booker.ts';
import type { ShownRows } from './shown-rows.ts';
import type { TakenRow } from './taken-row.ts';
import { ToldRows } from './told-rows.ts';
import { ToldWhole } from './told-whole.ts';
import { UnbookedRows, unbookedOf } from './unbooked.ts';

/** What the rows go by. */
export interface Surroundings {
  route: Route;
  books: FileBooks;
  crossings: PlannedCrossing[];
  /** What somebody said of rows in doubt, by their keys. */
  doubts: ReadonlyMap<string, boolean>;
  /** What of the file came in before all of it was there. */
  beginning: Beginning;
}

type Place = Pick<StatementRow, 'line' | 'offset' | 'length'>;

const amountOf = preparedValue<number>('SELECT amount_minor FROM statement_line WHERE id = ?');

export class PartRows {
  readonly figures = new Figures();
  readonly unbooked = new UnbookedRows();
  /** Rows that were found but could not be booked, as far as their amount is known. */
  unbookedMinor = 0;
  /** Rows whose amount is not known. */
  unread = 0;
  readonly #unit: Unit;
  readonly #route: Route;
  readonly #product: string | null;
  readonly #occurrences = new Occurrences();
  readonly #known: KnownRows;
  readonly #mended: MendedRows;
  readonly #corrections: Corrections;
  readonly #open: OpenRows;
  readonly #rows: RowBooker;
  readonly #retold: RetoldRows;
  readonly #toldWhole: ToldWhole;
  readonly #beginning: Beginning;
  readonly #books: FileBooks;
  readonly #statementId: string;
  /** Whether the row before was in the books already. */
  #isAmongKnown = false;
  /** Tells of the rows to whoever asked to see them. */
  readonly #told: ToldRows | null;

  constructor(
    unit: Unit,
    statementId: string,
    head: StatementHead,
    { route, books, crossings, doubts, beginning }: Surroundings,
    shown: ShownRows | null,
  ) {
    this.#unit = unit;
    this.#route = route;
    this.#statementId = statementId;
    this.#product = head.processor ?? null;
    this.#beginning = beginning;
    this.#books = books;
    this.#known = new KnownRows(unit.db, route.account.id, this.#product);
    this.#corrections = new Corrections(unit.db, route.account.id);
    this.#mended = new MendedRows(unit.db, route.account.id);
    this.#open = new OpenRows(unit, route, statementId, this.#occurrences, doubts, this.#mended);
    this.#retold = new RetoldRows(unit, statementId);
    this.#toldWhole = new ToldWhole(unit, route.account.id, (sha256) => beginning.isOf(sha256));
    this.#told = shown && new ToldRows(unit.db, route, shown);
    const { figures } = this;
    const [told, isProcessor] = [this.#told, this.#product !== null];
    this.#rows = new RowBooker(unit, { statementId, route, books, figures, told, isProcessor, crossings });
  }

  /** Takes one row of the bank. */
  take(row: StatementRow): void {
    const { figures } = this;
    if (row.pending) {
      figures.pending += 1;
      this.#told?.pending(row);
      return;
    }
    figures.read += 1;
    figures.add(row.amount, row.date);
    const { minor, reason } = bookable(row, this.#route.currency);
    if (reason !== null) return this.#refuse(row, reason, minor);
    const identity = identityOf(row, minor);
    const occurrence = this.#occurrences.next(row.date, identity);
    const half = this.#beginning.halfOf(this.#unit, this.#route.account.id, row, identity);
    const given = half && this.#unit.newId();
    const whole =
      given !== null && !this.#givesWay(half!, row, minor, given)
        ? half!.id
        : this.#beginning.wholeOf(this.#route.account.id, row);
    const look =
      whole === null ? this.#look(row, minor, identity, occurrence) : { lineId: whole, isReworded: true };
    if (typeof look === 'object') {
      this.#rows.later.take(look.lineId, row, minor);
      const booked = row.corrects ? amountOf(this.#unit.db).get(look.lineId)! : minor;
      this.#countKnown(row, booked);
      this.#tells(look.lineId, row, look.isReworded ? tellingOf(row, minor, occurrence) : null);
      this.#told?.duplicate(this.#moving(row, minor, booked), identity, occurrence);
      return;
    }
    const [lineId, entryId] = [given ?? this.#unit.newId(), this.#unit.newId()];
    const taken = { row, minor, identity, occurrence, lineId, entryId, place: null };
    if (row.corrects !== undefined) return this.#takeCorrection(taken, row.corrects, look);
    if (look === 'new') this.#takeNew(taken);
    else this.#takeOpen(taken);
    if (given !== null) this.#told?.remark(row.offset, 'Only half of it was there when it came before');
  }

  #look(
    row: StatementRow,
    minor: number,
    identity: string,
    occurrence: number,
  ): ReturnType<KnownRows['look']> {
    const look = this.#known.look(row, minor, identity, occurrence);
    if (look !== 'new' || this.#known.span === null) return look;
    const mended = this.#mended.takeNamed(row) ?? this.#mended.takeNear(row, minor);
    return mended === null ? look : { lineId: mended, isReworded: true };
  }

  /** The file tells a row that is in the books. */
  #tells(lineId: string, row: StatementRow, telling: Telling | null): void {
    this.#retold.add(lineId, row, telling);
    this.#beginning.tells(lineId);
    this.#toldWhole.take(row, lineId);
  }

  #givesWay(half: HalfRow, row: StatementRow, minor: number, lineId: string): boolean {
    const gone = half.giveWay(row, minor, lineId, this.#route, this.#books);
    if (!gone) return false;
    this.#beginning.tellsOneOf(half.statementId);
    return true;
  }

  #takeOpen(taken: TakenRow): void {
    this.#open.take({ ...taken, place: this.#told?.shown.keep() ?? null });
    if (this.#open.isFull) this.#settleOpen({ date: taken.row.date });
  }

  /** Moves what the bank's correction changes; one of a row that is not there is a row like any other, or nothing. */
  #takeCorrection(
    taken: TakenRow,
    { deletes }: NonNullable<StatementRow['corrects']>,
    look: 'open' | 'new',
  ): void {
    // It may be among those that an entry waits for.
    this.#rows.settle();
    const before = this.#corrections.correctedBy(taken.row, taken.identity);
    if (before) this.#correct(taken, before);
    // Another kind of file may have told what it was corrected to.
    else if (look === 'open' && !deletes) this.#takeOpen(taken);
    else this.#takeUncorrecting(taken);
  }

  #takeUncorrecting(taken: TakenRow): void {
    if (namesItself(taken.row)) this.#takeNew(taken);
    else this.#waitForRow(taken);
  }

  #waitForRow(taken: TakenRow): void {
    this.#corrections.wait({ ...taken, place: taken.place ?? this.#told?.shown.keep() ?? null });
  }

  #settleCorrections(): void {
    this.#rows.settle();
    this.#corrections.settle(
      (taken, before) => {
        this.#correct(taken, before);
        this.#rows.settle();
      },
      (taken) => this.#at(taken, () => this.#refuseCorrection(taken.row)),
    );
  }

  #refuseCorrection(row: StatementRow): void {
    const { reference, deletes } = row.corrects!;
    const what = deletes ? 'takes back' : 'replaces';
    const reason = `it ${what} a row (${reference}) that is not there: it is booked once the file with that row is imported`;
    const minor = bookable(row, this.#route.currency).minor!;
    this.#refuse(row, reason, deletes ? 0 : null, { corrects: { reference, deletes, minor } });
  }

  #correct(taken: TakenRow, before: CorrectedRow): void {
    const { row, minor, occurrence } = taken;
    const change = (row.corrects!.deletes ? 0 : minor) - before.minor;
    const moving = this.#moving(row, minor, change);
    if (change !== 0) {
      this.#takeNew({ ...taken, row: moving, minor: change, correctsId: before.last });
      const { currency } = this.#route;
      const [was, is] = [before.minor, minor].map(
        (one) => `${formatMoneyForPeople(one, currency)} ${currency}`,
      );
      const words = row.corrects!.deletes
        ? `Takes back ${was} of ${before.date}`
        : `Replaces ${was} of ${before.date} by ${is}: this is the difference`;
      this.#told?.remark(row.offset, words);
      return;
    }
    this.#countKnown(row, 0);
    this.#tells(before.last, row, tellingOf(row, minor, occurrence));
    this.#at(taken, () => this.#told?.duplicate(moving, before.identity, before.occurrence));
  }

  /** A correction as what it moves, which is the amount that counts. */
  #moving(row: StatementRow, minor: number, moved: number): StatementRow {
    if (moved === minor) return row;
    const { currency } = this.#route;
    this.figures.adjust(moved - minor, currency);
    return { ...row, amount: formatMoney(moved, currency) };
  }

  #countKnown({ date }: StatementRow, minor: number): void {
    this.#isAmongKnown = true;
    this.figures.duplicate += 1;
    this.figures.addBooked(date, minor);
  }

  #takeNew(taken: TakenRow): void {
    this.#isAmongKnown = false;
    const { row, minor } = taken;
    const { name, closed_through: closed } = this.#route.owner;
    if (closed !== null && row.date <= closed) {
      this.#at(taken, () => this.#refuse(row, `the books of ${name} are closed through ${closed}`, minor));
      return;
    }
    this.figures.addBooked(row.date, minor);
    this.#rows.take(taken);
    this.#toldWhole.take(row, taken.lineId);
  }

  /** Tells of a row in its place among the others. */
  #at({ place }: TakenRow, tell: () => void): void {
    if (this.#told) this.#told.shown.at(place, tell);
    else tell();
  }

  /** Decides on rows that may be others from before; what the bank's balance says of it may be known. */
  #settleOpen(until: Parameters<OpenRows['settle']>[1]): void {
    const told = this.#told;
    const { firstDate, lastDate } = this.figures;
    const part = { isProcessor: this.#product !== null, firstDate, lastDate, exact: this.#known.exact };
    const { same, fresh } = this.#open.settle(part, until);
    for (const like of same) {
      const { row, minor, occurrence, place } = like.taken;
      this.#countKnown(row, minor);
      this.#tells(like.line.id, row, tellingOf(row, minor, occurrence));
      told?.shown.at(place, () => told.same(row, like, wordsOfSame(like)));
    }
    for (const { taken } of fresh)
      if (taken.row.corrects === undefined) this.#takeNew(taken);
      else this.#takeUncorrecting(taken);
    this.#rows.settle();
    for (const { taken, like } of fresh) if (like) told?.mayBe(taken.row.offset, like, wordsOfPossible(like));
  }

  /** Takes a row that the reader could not read. */
  takeProblem(problem: ProblemRow): void {
    const { figures } = this;
    if (problem.pending) {
      this.#told?.problem(problem);
      figures.pending += 1;
      return;
    }
    figures.read += 1;
    const mended = this.#takeMended(unbookedOf(problem));
    if (mended) return figures.add(mended.amount, mended.date);
    this.#told?.problem(problem);
    if (problem.amount !== null) figures.add(problem.amount, null);
    const minor = problem.amount === null ? null : tryParseMoney(problem.amount, this.#route.currency);
    this.#leaveOut(unbookedOf(problem), typeof minor === 'number' ? minor : null, problem.amount);
  }

  /** The row, where somebody has said what it says. */
  #takeMended(problem: Place & Unbooked): StatementRow | null {
    const isKnownHere = this.#isAmongKnown || this.#mended.isOfFile(problem.raw, this.#beginning.sha256);
    const id = this.#known.span === null ? null : this.#mended.take(problem.raw, isKnownHere);
    if (id === null) return null;
    const row = this.#mended.told(id, problem, this.#route.currency);
    this.unbooked.add({ ...problem, statement: this.#statementId, row: id });
    this.#countKnown(row, this.#mended.minorOf(id));
    this.#tells(id, row, null);
    this.#told?.mended(row, id);
    return row;
  }

  #leaveOut(problem: Unbooked, minor: number | null, amount: string | null): void {
    if (minor === null) this.unread += 1;
    else this.unbookedMinor += minor;
    const worth = minor === null ? amount !== null && { amount } : { minor };
    this.unbooked.add({ ...problem, statement: this.#statementId, ...worth });
  }

  /** Rows that became evidence. */
  get lines(): number {
    return this.figures.created + this.figures.matched;
  }

  /** What somebody said of rows in doubt, by whether they were. */
  get said(): OpenRows['said'] {
    return this.#open.said;
  }

  /** Whether somebody said something of rows that was not known. */
  get hasNews(): boolean {
    return this.#open.hasNews || this.#rows.later.hasAny;
  }

  get shown(): ImportAccount['rows'] {
    return this.#told?.shown.rows ?? [];
  }

  /** Decides what waited for later rows, or for the bank's balance. */
  settle(closing: Closing | null): void {
    this.#rows.settle();
    this.#settleOpen({ closing });
    this.#settleCorrections();
  }

  /** All rows are there. Answers with what to warn of. */
  finish(closing: Closing | null): string[] {
    // Of rows in doubt the bank's balance is asked, with all others in the books.
    this.settle(closing);
    this.#rows.finish();
    // What came in may be what others had corrected before.
    if (this.lines > 0) bookLateCorrections(this.#unit, this.#route, this.#books);
    const moved = this.#takeMovedBack(closing);
    this.#retold.keep();
    this.#toldWhole.keep();
    this.#open.remember();
    return [...moved, ...this.#rows.warnings()];
  }

  /** What is left in doubt. */
  doubts(): string[] {
    return this.#open.warnings();
  }

  #takeMovedBack(closing: Closing | null): string[] {
    const { firstDate: first, lastDate: last } = this.figures;
    const { span } = this.#known;
    if (this.lines === 0 || span === null || first === null || last === null) return [];
    const around = {
      ...{ route: this.#route, statementId: this.#statementId, closing, days: { first, last }, span },
      ...{
        product: this.#product,
        occurrences: this.#occurrences,
        rows: this.#rows,
        retold: this.#retold,
        told: this.#told,
      },
    };
    return takeMovedBack(this.#unit, around);
  }

  #refuse(
    row: StatementRow,
    reason: string,
    minor: number | null,
    more: Pick<Unbooked, 'corrects'> = {},
  ): void {
    const { line, offset, length } = row;
    const raw = `${row.date} ${row.amount} ${row.payee} ${row.memo}`.trim().slice(0, RAW_LENGTH_MAX);
    const problem = { line, reason, raw, offset, length, ...whatWasRead(row), ...more };
    if (this.#takeMended(problem)) return;
    this.#told?.refused(row, reason);
    this.#leaveOut(problem, minor, row.amount);
  }
}
