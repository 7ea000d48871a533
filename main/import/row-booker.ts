/**
 * Puts new rows of one account's part of a file into the books: each becomes evidence, and stands for an entry that waited
 * for it, or for one of its own. A row that a waiting entry could mean is kept until the part ends, since a later one may
 * be meant more likely. Every row comes in, whatever it meets.
 */
import { type HandMatch, removeEntry, type Unit } from '../ledger/index.ts';
import { lineMatch, posting, statementLine } from '../ledger/tables.ts';
import type { RuledCrossing } from '../rules/index.ts';
import { prepared } from '../vault/index.ts';
import type { Figures } from './figures.ts';
import { MatchedBefore } from './matched-before.ts';
import { OtherLegs } from './other-legs.ts';
import { OtherSides } from './other-sides.ts';
import type { FileBooks } from './owner-books.ts';
import { Payouts } from './payouts.ts';
import type { PlannedCrossing } from './planned-crossings.ts';
import type { StatementRow } from './reader.ts';
import type { Route } from './route.ts';
import { insertEntry } from './row-entry.ts';
import { type TakenRow, WAITING_MAX } from './taken-row.ts';
import type { OtherLeg } from './told-categories.ts';
import { ToldLater } from './told-later.ts';
import type { ToldRows } from './told-rows.ts';
import { leaveSecond } from './transfers.ts';
import { isUnderWay } from './under-way.ts';
import { type WaitingLeg, WaitingLegs } from './waiting-legs.ts';

/** What the rows are of, and where it is told and counted what becomes of them. */
export interface Around {
  statementId: string;
  route: Route;
  books: FileBooks;
  figures: Figures;
  told: ToldRows | null;
  /** A payment processor's own balance. */
  isProcessor: boolean;
  /** To be made of rows, once all files are there. */
  crossings: PlannedCrossing[];
}

/** A leg of a transfer, and its row. */
interface BegunLeg {
  leg: WaitingLeg;
  /** The place of the row in the file. */
  offset: number;
  /** The row moves nothing of its own account: the other one pays or gets what it tells of. */
  isPassed: boolean;
}

/** Of all rows that stand in its entries. */
const matchesBeside = prepared<{ entry_id: string; line: number; kind: string }>(
  `SELECT o.entry_id, o.line, o.kind FROM line_match m JOIN line_match o ON o.entry_id = m.entry_id
   WHERE m.statement_line_id = ?`,
);

export class RowBooker {
  readonly #unit: Unit;
  readonly #around: Around;
  readonly #waiting: WaitingLegs;
  readonly #before: MatchedBefore;
  /** For rows that are in the books already. */
  readonly later: ToldLater;
  readonly #others: OtherLegs;
  readonly #payouts: Payouts;
  readonly #otherSides: OtherSides;
  /** Rows that an entry waits for, perhaps. */
  #kept: TakenRow[] = [];
  /** By account: legs of transfers that were begun just now. */
  readonly #begun = new Map<string, BegunLeg[]>();
  /** Entries of payouts and payments that were made just now, with the place of their row in the file. */
  readonly #paidOut = new Map<string, number>();

  constructor(unit: Unit, around: Around) {
    const { route, books } = around;
    this.#unit = unit;
    this.#around = around;
    this.#before = new MatchedBefore(unit, route);
    this.#others = new OtherLegs(unit, route, books);
    this.later = new ToldLater(unit, route, books, this.#others, (...begun) => this.#noteBegun(...begun));
    this.#payouts = new Payouts(unit, route, books);
    this.#otherSides = new OtherSides(unit, books, route.owner.closed_through);
    this.#waiting = new WaitingLegs(unit.db, route.account.id, books);
  }

  take(taken: TakenRow): void {
    const before = this.#before.legsOf(taken);
    if (before) return this.#matchAgain(taken, before);
    if (!this.#waiting.hasFor(taken.row, taken.minor)) return this.#book(taken, null);
    const { told } = this.#around;
    this.#kept.push({ ...taken, place: taken.place ?? told?.shown.keep() ?? null });
    if (this.#kept.length >= WAITING_MAX) this.settle();
  }

  #matchAgain(taken: TakenRow, before: HandMatch): void {
    const { figures } = this.#around;
    this.#insertLine(taken);
    this.#tell(taken.place, (told) => told.again(taken.row, before.legs));
    this.#before.match(taken, before);
    figures.matched += 1;
  }

  /** Books what was kept. */
  settle(): void {
    if (this.#kept.length === 0) return;
    const kept = this.#kept;
    this.#kept = [];
    const met = this.#waiting.meet(kept);
    for (const taken of kept) this.#book(taken, met.get(taken) ?? null);
  }

  /** Looks for the other sides of what was booked, in rows of other accounts that came before. */
  finish(): void {
    this.settle();
    this.#findDeposits();
    this.#findOtherSides();
  }

  /** Takes a row back for which an entry was made; answers whether it could: one that something else stands on stays. */
  takeBack(lineId: string): boolean {
    const matches = matchesBeside(this.#unit.db).all(lineId);
    const [only] = matches;
    if (matches.length !== 1 || only!.kind !== 'created') return false;
    const { entry_id: entryId, line } = only!;
    this.#unit.remove(lineMatch, { statementLineId: lineId, entryId, line });
    removeEntry(this.#unit, entryId);
    this.#unit.remove(statementLine, { id: lineId });
    const { figures } = this.#around;
    figures.created -= 1;
    figures.duplicate += 1;
    return true;
  }

  warnings(): string[] {
    return [...this.later.warnings(), ...this.#others.warnings()];
  }

  #tell(place: number | null, tell: (told: ToldRows) => void): void {
    const { told } = this.#around;
    if (told) told.shown.at(place, () => tell(told));
  }

  #book(taken: TakenRow, leg: WaitingLeg | null): void {
    const { figures, isProcessor } = this.#around;
    const { row, minor, lineId, place } = taken;
    this.#insertLine(taken);
    if (leg) {
      this.#tell(place, (told) => told.matched(row, leg));
      this.#meet(lineId, leg);
      figures.matched += 1;
      return;
    }
    const arrived = isProcessor ? null : this.#payouts.arrived(row, minor, lineId);
    if (arrived) {
      this.#tell(place, (told) => told.arrived(row, arrived));
      figures.matched += 1;
      return;
    }
    this.#createEntry(taken);
    figures.created += 1;
  }

  #insertLine({ row, minor, identity, occurrence, lineId, correctsId }: TakenRow): void {
    const { route, statementId } = this.#around;
    this.#unit.insert(statementLine, {
      id: lineId,
      accountId: route.account.id,
      statementId,
      date: row.date,
      valueDate: row.valueDate,
      amountMinor: minor,
      payee: row.payee,
      memo: row.memo,
      type: row.type,
      checkNumber: row.checkNumber,
      reference: row.reference,
      counterparty: row.counterparty,
      lineNumber: row.line,
      offset: row.offset,
      length: row.length,
      identity,
      occurrence,
      correctsId: correctsId ?? null,
    });
  }

  #meet(statementLineId: string, { entry_id: entryId, line, was_cleared }: WaitingLeg): void {
    this.#unit.update(posting, { entryId, line }, { status: 'cleared' });
    const wasCleared = was_cleared === 1 || null;
    this.#unit.insert(lineMatch, { statementLineId, entryId, line, kind: 'matched', wasCleared });
  }

  #createEntry(taken: TakenRow): void {
    const { row, minor, lineId, entryId, place, correctsId } = taken;
    const { route, books } = this.#around;
    const told = this.#others.of(row, minor, correctsId ?? null);
    const transfer = this.#before.transferOf(taken);
    const { hit, legs, crossing } = transfer ? { hit: told.hit, legs: [transfer], crossing: null } : told;
    this.#tell(place, (told) => told.created(row, legs));
    const money = { accountId: route.account.id, amountMinor: minor, currency: route.currency };
    const head = {
      entityId: route.owner.id,
      date: row.date,
      payee: hit?.payee ?? books.names.of(row.payee, row.memo),
      memo: hit?.memo ?? row.memo,
      tags: hit?.tags ?? [],
      reviewed: crossing === null && (hit?.reviewed ?? false),
    };
    insertEntry(this.#unit, entryId, head, money, legs);
    this.#unit.insert(lineMatch, { statementLineId: lineId, entryId, line: 0, kind: 'created' });
    this.#noteBegun(taken, head, legs);
    if (crossing) this.#plan(taken, crossing, hit?.reviewed ?? false);
    if (leavesUnderWay(row)) this.#paidOut.set(entryId, row.offset);
  }

  #plan({ row, entryId }: TakenRow, crossing: RuledCrossing, reviewed: boolean): void {
    const { crossings, told } = this.#around;
    const tell = (words: string, accountId: string | null) => told?.crossed(row.offset, words, accountId);
    crossings.push({ entryId, crossing, date: row.date, reviewed, tell });
  }

  /** Another part of this import may be of the account that a transfer goes to. */
  #noteBegun(
    { entryId, row }: Pick<TakenRow, 'entryId' | 'row'>,
    { date, payee, memo }: { date: string; payee: string; memo: string },
    legs: readonly OtherLeg[],
  ): void {
    const { route, books } = this.#around;
    const isPassed = row.parts?.some((part) => part.elsewhere) === true;
    for (const [place, other] of legs.entries()) {
      const { accountId, amountMinor } = other;
      if (!other.waits || accountId === route.account.id) continue;
      const leg: WaitingLeg = {
        ...{ entry_id: entryId, line: place + 1, date, amount_minor: amountMinor },
        ...{ payee, memo: other.memo ?? memo, was_cleared: null, is_other_side: 1 },
      };
      added(books.begun, accountId, leg);
      added(this.#begun, accountId, { leg, offset: row.offset, isPassed });
    }
  }

  /** Another bank may have told of a transfer before this one did. */
  #findOtherSides(): void {
    const { told, route, books } = this.#around;
    for (const [accountId, begun] of this.#begun) {
      // Rows that name this very account are meant before others.
      const all = begun.map(({ leg }) => leg);
      const named = this.#otherSides.findTold(accountId, all, route.account.id);
      const done = new Set(named.map(({ leg }) => leg.entry_id));
      const open = all.filter((leg) => !done.has(leg.entry_id));
      const met = [...named, ...this.#otherSides.find(accountId, open)];
      const offsets = new Map(told ? begun.map(({ leg, offset }) => [leg.entry_id, offset]) : []);
      for (const { leg, row } of met) {
        const offset = offsets.get(leg.entry_id);
        if (offset !== undefined) told?.otherSide(offset, { ...row, accountId, minor: leg.amount_minor });
      }
    }
    for (const [accountId, begun] of this.#begun)
      for (const { leg, offset } of begun) {
        const why = leaveSecond(this.#unit, leg, accountId, books.uncategorisedId);
        if (why !== null) told?.crossed(offset, why, books.uncategorisedId);
      }
  }

  /** The bank may have told of a payout before its processor did, of a payment before the lender. */
  #findDeposits(): void {
    if (this.#paidOut.size === 0) return;
    for (const { legs, deposit } of this.#payouts.findDeposits(new Set(this.#paidOut.keys())))
      for (const { entry_id, amount_minor } of legs) {
        const offset = this.#paidOut.get(entry_id);
        const { told } = this.#around;
        if (offset !== undefined) told?.otherSide(offset, { ...deposit, minor: amount_minor });
      }
  }
}

function added<T>(all: Map<string, T[]>, key: string, one: T): void {
  const some = all.get(key);
  if (some) some.push(one);
  else all.set(key, [one]);
}

function leavesUnderWay({ kind, parts }: StatementRow): boolean {
  return isUnderWay(kind) || parts?.some((part) => isUnderWay(part.kind)) === true;
}
