/**
 * One account's part of one file on its way into the books. Each row, in the file's order, is found to be known
 * (duplicate), met by an entry entered by hand (matched), or new: then it becomes evidence and an entry. A row that
 * can't be booked is listed with the reason. Every row is counted once, whatever becomes of it.
 */

import type { ImportAccount } from '../../shared/contract/import.ts';
import { formatMoney, tryParseMoney } from '../../shared/money.ts';
import type { Unit } from '../ledger/index.ts';
import { statement } from '../ledger/tables.ts';
import { preparedValue } from '../vault/index.ts';
import { Corrections } from './corrections.ts';
import { overruled } from './doubts.ts';
import { Figures } from './figures.ts';
import { areNewPositions, type ListedPositions, writtenPositions } from './held-positions.ts';
import { identityOf, Occurrences } from './identity.ts';
import { KnownRows } from './known-rows.ts';
import { OpenRows, wordsOfPossible, wordsOfSame } from './open-rows.ts';
import { settleOpening, toMinor } from './opening.ts';
import type { FileBooks } from './owner-books.ts';
import type { PlannedCrossing } from './planned-crossings.ts';
import { isPosting } from './posting-legs.ts';
import { type Closing, prove } from './proof.ts';
import {
  type ProblemRow,
  RAW_LENGTH_MAX,
  type StatementBalances,
  type StatementHead,
  type StatementRow,
} from './reader.ts';
import { placeOf, RetoldRows, storedTelling, tellingOf } from './retold-rows.ts';
import {
  type ReusedReference,
  reusedReferences,
  warningsOfMoved,
  warningsOfReuse,
  wordsOfMoved,
  wordsOfReuse,
} from './reused-references.ts';
import type { Route } from './route.ts';
import { RowBooker } from './row-booker.ts';
import type { ShownRows } from './shown-rows.ts';
import type { TakenRow } from './taken-row.ts';
import type { Target } from './target.ts';
import { ToldRows } from './told-rows.ts';
import { UnbookedRows } from './unbooked.ts';

/** Where a part's rows go. */
export interface Place {
  route: Route;
  target: Target;
  books: FileBooks;
  crossings: PlannedCrossing[];
  /** What somebody said of rows in doubt, by their keys. */
  doubts: ReadonlyMap<string, boolean>;
}

const sameBalance = preparedValue<1>(
  'SELECT 1 FROM statement WHERE account_id = ? AND closing_on = ? AND closing_minor = ? AND id <> ?',
);

const amountOf = preparedValue<number>('SELECT amount_minor FROM statement_line WHERE id = ?');

export class Booking {
  readonly unit: Unit;
  readonly head: StatementHead;
  readonly route: Route;
  readonly unbooked = new UnbookedRows();
  readonly warnings: string[] = [];
  readonly statementId: string;
  readonly figures = new Figures();
  balances: StatementBalances | null = null;
  positions: ListedPositions | null = null;

  /** Rows that were found but could not be booked, as far as their amount is known. */
  #unbookedMinor = 0;
  /** Rows whose amount is not known. */
  #unread = 0;
  readonly #target: Target;
  readonly #occurrences = new Occurrences();
  readonly #known: KnownRows;
  readonly #corrections: Corrections;
  readonly #open: OpenRows;
  readonly #rows: RowBooker;
  readonly #retold: RetoldRows;
  /** Tells of the rows to whoever asked to see them. */
  readonly #told: ToldRows | null;

  constructor(unit: Unit, sourceFileId: string, head: StatementHead, place: Place, shown: ShownRows | null) {
    const { route, target, books, crossings, doubts } = place;
    this.unit = unit;
    this.head = head;
    this.route = route;
    this.#target = target;
    this.statementId = unit.newId();
    this.#known = new KnownRows(unit.db, route.account.id, head.processor ?? null);
    this.#corrections = new Corrections(unit.db, route.account.id);
    this.#open = new OpenRows(unit, route, this.statementId, this.#occurrences, doubts);
    this.#told = shown && new ToldRows(unit.db, route, shown);
    const isProcessor = head.processor !== undefined;
    const { statementId, figures } = this;
    this.#retold = new RetoldRows(unit, statementId);
    const told = this.#told;
    this.#rows = new RowBooker(unit, { statementId, route, books, figures, told, isProcessor, crossings });
    unit.insert(statement, {
      id: this.statementId,
      sourceFileId,
      accountId: route.account.id,
      rowCount: 0,
      newCount: 0,
      unbookedMinor: 0,
    });
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
    const minor = tryParseMoney(row.amount, this.route.currency);
    if (typeof minor !== 'number') return this.#refuse(row, `amount ${row.amount}: ${minor.reason}`, null);
    if (row.currency !== null && row.currency !== this.route.currency) {
      return this.#refuse(
        row,
        `the row is in ${row.currency}, the account holds ${this.route.currency}`,
        null,
      );
    }
    const part = isPosting(row) ? this.#unbookablePart(row) : null;
    if (part !== null) return this.#refuse(row, part, minor);
    const identity = identityOf(row, minor);
    const occurrence = this.#occurrences.next(row.date, identity);
    const look = this.#known.look(row, minor, identity, occurrence);
    if (typeof look === 'object') {
      this.#countKnown(row, row.corrects ? amountOf(this.unit.db).get(look.lineId)! : minor);
      this.#retold.add(look.lineId, row, look.isReworded ? tellingOf(row, minor, occurrence) : null);
      this.#told?.duplicate(row, identity, occurrence);
      return;
    }
    const [lineId, entryId] = [this.unit.newId(), this.unit.newId()];
    const taken = { row, minor, identity, occurrence, lineId, entryId, place: null };
    if (row.corrects !== undefined) return this.#takeCorrection(taken, row.corrects, look);
    if (look === 'new') return this.#takeNew(taken);
    this.#takeOpen(taken);
  }

  #takeOpen(taken: TakenRow): void {
    this.#open.take({ ...taken, place: this.#told?.shown.keep() ?? null });
    if (this.#open.isFull) this.#settleOpen({ date: taken.row.date });
  }

  /** Moves what the bank's correction changes; one of a row that is not there is a row like any other, or nothing. */
  #takeCorrection(
    taken: TakenRow,
    { reference, deletes }: NonNullable<StatementRow['corrects']>,
    look: 'open' | 'new',
  ): void {
    const { row, minor, identity, occurrence } = taken;
    // It may be among those that an entry waits for.
    this.#rows.settle();
    const before = this.#corrections.correctedBy(row, identity);
    if (before === null) {
      if (deletes) this.#refuse(row, `it takes back a row (${reference}) that is not there`, 0);
      else if (look === 'new') this.#takeNew(taken);
      else this.#takeOpen(taken);
      return;
    }
    const change = (deletes ? 0 : minor) - before.minor;
    if (change !== 0) {
      this.#takeNew({ ...taken, minor: change });
      const amount = formatMoney(before.minor, this.route.currency);
      this.#told?.remark(row.offset, `Corrects ${amount} of ${before.date}: it moves what that changes`);
      return;
    }
    this.#countKnown(row, 0);
    this.#retold.add(before.id, row, tellingOf(row, minor, occurrence));
    this.#told?.duplicate(row, before.identity, before.occurrence);
  }

  #countKnown({ date }: StatementRow, minor: number): void {
    this.figures.duplicate += 1;
    this.figures.addBooked(date, minor);
  }

  #takeNew(taken: TakenRow): void {
    const { row, minor, place } = taken;
    const { name, closed_through: closed } = this.route.owner;
    if (closed !== null && row.date <= closed) {
      const refuse = () => this.#refuse(row, `the books of ${name} are closed through ${closed}`, minor);
      if (this.#told) this.#told.shown.at(place, refuse);
      else refuse();
      return;
    }
    this.figures.addBooked(row.date, minor);
    this.#rows.take(taken);
  }

  #settleOpen(until: Parameters<OpenRows['settle']>[1]): void {
    const told = this.#told;
    const { firstDate, lastDate } = this.figures;
    const isProcessor = this.head.processor !== undefined;
    const part = { isProcessor, firstDate, lastDate, exact: this.#known.exact };
    const { same, fresh } = this.#open.settle(part, until);
    for (const like of same) {
      const { row, minor, occurrence, place } = like.taken;
      this.#countKnown(row, minor);
      this.#retold.add(like.line.id, row, tellingOf(row, minor, occurrence));
      told?.shown.at(place, () => told.same(row, like, wordsOfSame(like)));
    }
    for (const { taken } of fresh) this.#takeNew(taken);
    this.#rows.settle();
    for (const { taken, like } of fresh) if (like) told?.mayBe(taken.row.offset, like, wordsOfPossible(like));
  }

  /** Takes a row that the reader could not read. */
  takeProblem(problem: ProblemRow): void {
    const { figures } = this;
    this.#told?.problem(problem);
    if (problem.pending) {
      figures.pending += 1;
      return;
    }
    figures.read += 1;
    if (problem.amount !== null) figures.add(problem.amount, null);
    const minor = problem.amount === null ? null : tryParseMoney(problem.amount, this.route.currency);
    if (typeof minor === 'number') this.#unbookedMinor += minor;
    else this.#unread += 1;
    this.unbooked.add({ line: problem.line, reason: problem.reason, raw: problem.raw });
  }

  /** Whether any row of the file could be read. */
  get hasRows(): boolean {
    return this.figures.firstDate !== null;
  }

  /** Rows that became evidence. */
  get lines(): number {
    return this.figures.created + this.figures.matched;
  }

  /** What somebody said of rows in doubt, by whether they were. */
  get said(): OpenRows['said'] {
    return this.#open.said;
  }

  /** Whether this part brought anything worth keeping: a row, or a balance or positions that the account did not have. */
  get isNews(): boolean {
    if (this.lines > 0 || this.#open.hasNews || this.#isNewBalance()) return true;
    return this.positions !== null && areNewPositions(this.unit.db, this.#statementKey, this.positions);
  }

  /** Closes the part: its statement's figures, the opening balance, the proof. */
  finish(): ImportAccount {
    const { unit, route, figures, balances } = this;
    const closing = toMinor(balances?.closing ?? null, route.currency);
    // Of rows in doubt the bank's balance is asked, with all others in the books.
    this.#rows.settle();
    const stated = closing === null ? null : { minor: closing, on: this.#closingOn() };
    this.#settleOpen({ closing: stated });
    this.#rows.finish();
    const reused = this.#reusedReferences(stated);
    this.#retold.keep();
    this.#open.remember();
    unit.update(
      statement,
      { id: this.statementId },
      {
        periodFrom: balances?.periodFrom ?? null,
        periodTo: balances?.periodTo ?? null,
        firstDate: figures.firstDate,
        lastDate: figures.lastDate,
        openingMinor: toMinor(balances?.opening ?? null, route.currency),
        openingOn: balances?.openingOn ?? null,
        closingMinor: closing,
        closingOn: this.#closingOn(),
        rowCount: figures.read,
        newCount: this.lines,
        unbookedMinor: this.#unbookedMinor,
        unreadCount: this.#unread,
        ...writtenPositions(this.positions),
      },
    );
    const opening = settleOpening(unit, route, balances?.closing != null);
    this.warnings.push(...reused, ...this.#rows.warnings());
    const deduced_opening = opening && {
      amount: formatMoney(opening.minor, route.currency),
      date: opening.date,
    };
    return { ...this.#report(closing), deduced_opening };
  }

  /** What the file says of the account; all that is reported when the file is refused. */
  summary(): ImportAccount {
    const { route } = this;
    this.#settleOpen({ closing: null });
    return {
      ...this.figures.stated(this.head, route.currency),
      account: route.account.path,
      entity: route.owner.name,
      stated_balance: this.balances?.closing ?? null,
      stated_on: this.#closingOn(),
      positions: this.positions?.held.length ?? null,
      target: this.#target,
      rows: this.#told?.shown.rows ?? [],
    };
  }

  #unbookablePart({ parts = [] }: StatementRow): string | null {
    for (const { amount } of parts) {
      const minor = tryParseMoney(amount, this.route.currency);
      if (typeof minor !== 'number') return `its part ${amount}: ${minor.reason}`;
    }
    return null;
  }

  #refuse(row: StatementRow, reason: string, minor: number | null): void {
    this.#told?.refused(row, reason);
    if (minor === null) this.#unread += 1;
    else this.#unbookedMinor += minor;
    const raw = `${row.date} ${row.amount} ${row.payee} ${row.memo}`.trim();
    this.unbooked.add({ line: row.line, reason, raw: raw.slice(0, RAW_LENGTH_MAX) });
  }

  get #statementKey() {
    return { id: this.statementId, accountId: this.route.account.id };
  }

  #closingOn(): string | null {
    return this.balances?.closing == null ? null : (this.balances.closingOn ?? this.figures.lastDate);
  }

  #isNewBalance(): boolean {
    const minor = toMinor(this.balances?.closing ?? null, this.route.currency);
    if (minor === null || this.#closingOn() === null) return false;
    const { unit, route, statementId } = this;
    return sameBalance(unit.db).get(route.account.id, this.#closingOn(), minor, statementId) === undefined;
  }

  /** Takes rows back that are known under their reference, where the bank's balance says so; answers with what to warn of. */
  #reusedReferences(closing: Closing | null): string[] {
    const { unit, route, statementId } = this;
    const { firstDate: first, lastDate: last } = this.figures;
    const { span } = this.#known;
    if (this.lines === 0 || span === null || first === null || last === null) return [];
    const looked = { accountId: route.account.id, statementId, product: this.head.processor ?? null };
    const reused = reusedReferences(unit.db, looked, { first, last }, span);
    const moved = reused.filter((one) => this.#isMoved(one));
    const doubts = moved.map((one) => ({ ...one, date: one.now.date, minor: one.now.minor, isSame: false }));
    const gone = new Set<string>();
    for (const { now, before } of overruled(unit, route, { id: statementId, closing }, doubts, true)) {
      const [place, telling] = [placeOf(unit.db, now.id), storedTelling(unit.db, now.id)];
      if (!this.#rows.takeBack(now.id)) continue;
      this.#retold.add(before.id, place, telling);
      gone.add(now.id);
      this.#told?.turned(now.offset, wordsOfMoved(before.date));
    }
    const left = reused.filter(({ now }) => !gone.has(now.id));
    for (const one of left) this.#told?.remark(one.now.offset, wordsOfReuse(one, route.currency));
    const { path } = route.account;
    return [...warningsOfMoved(gone.size, path), ...warningsOfReuse(left, path, route.currency)];
  }

  /** The file has the amount on another day, and not on the one from before any more. */
  #isMoved({ now, before }: ReusedReference): boolean {
    const seen = this.#occurrences.of(before.date).get(before.identity) ?? 0;
    return now.minor === before.minor && seen < before.occurrence;
  }

  #report(closing: number | null): ImportAccount {
    const { unit, route, figures } = this;
    const stated = closing === null ? null : { minor: closing, on: this.#closingOn() };
    const { created, duplicate, matched, read } = figures;
    const isUnread = read > 0 && created + duplicate + matched === 0;
    const { proof, warning } = prove(unit, route, this.statementId, figures, stated, isUnread);
    if (warning !== null) this.warnings.push(warning);
    this.warnings.push(...this.#open.warnings());
    return { ...this.summary(), new: created, duplicate, matched, ...proof };
  }
}
