/**
 * One account's part of one file on its way into the books. Each row, in the file's order, is found to be known
 * (duplicate), met by an entry entered by hand (matched), or new: then it becomes evidence and an entry. A row that
 * can't be booked is listed with the reason. Every row is counted once, whatever becomes of it.
 */

import type { ImportAccount } from '../../shared/contract/import.ts';
import { formatMoney, tryParseMoney } from '../../shared/money.ts';
import type { Unit } from '../ledger/index.ts';
import { lineMatch, posting, statement, statementLine } from '../ledger/tables.ts';
import { preparedValue } from '../vault/index.ts';
import { Figures } from './figures.ts';
import { identityOf, Occurrences } from './identity.ts';
import { KnownRows } from './known-rows.ts';
import { settleOpening, toMinor } from './opening.ts';
import { OtherLegs } from './other-legs.ts';
import type { OwnerBooks } from './owner-books.ts';
import { Payouts } from './payouts.ts';
import { isPosting } from './posting-legs.ts';
import { prove } from './proof.ts';
import type { ProblemRow, StatementBalances, StatementHead, StatementRow } from './reader.ts';
import { reusedReferences, warningsOfReuse, wordsOfReuse } from './reused-references.ts';
import type { Route } from './route.ts';
import { insertEntry } from './row-entry.ts';
import type { ShownRows } from './shown-rows.ts';
import type { Target } from './target.ts';
import { ToldRows } from './told-rows.ts';
import { WaitingLegs } from './waiting-legs.ts';

export interface Unbooked {
  line: number;
  reason: string;
  raw: string;
}

/** Where a part's rows go. */
export interface Place {
  route: Route;
  target: Target;
  books: OwnerBooks;
}

const sameBalance = preparedValue<1>(
  'SELECT 1 FROM statement WHERE account_id = ? AND closing_on = ? AND closing_minor = ? AND id <> ?',
);

export class Booking {
  readonly unit: Unit;
  readonly head: StatementHead;
  readonly route: Route;
  readonly unbooked: Unbooked[] = [];
  readonly warnings: string[] = [];
  readonly statementId: string;
  readonly figures = new Figures();
  balances: StatementBalances | null = null;

  /** Rows that were found but could not be booked, as far as their amount is known. */
  #unbookedMinor = 0;
  readonly #target: Target;
  readonly #books: OwnerBooks;
  readonly #occurrences = new Occurrences();
  readonly #known: KnownRows;
  readonly #waiting: WaitingLegs;
  readonly #others: OtherLegs;
  readonly #payouts: Payouts;
  /** Entries of payouts that were made just now, with the place of their row in the file. */
  readonly #paidOut = new Map<string, number>();
  /** Tells of the rows to whoever asked to see them. */
  readonly #told: ToldRows | null;

  constructor(unit: Unit, sourceFileId: string, head: StatementHead, place: Place, shown: ShownRows | null) {
    const { route, target, books } = place;
    this.unit = unit;
    this.head = head;
    this.route = route;
    this.#target = target;
    this.#books = books;
    this.statementId = unit.newId();
    this.#known = new KnownRows(unit.db, route.account.id, this.statementId, head.processor ?? null);
    this.#others = new OtherLegs(unit, route, books);
    this.#payouts = new Payouts(unit, route, books);
    this.#waiting = new WaitingLegs(unit.db, route.account.id, books);
    this.#told = shown && new ToldRows(unit.db, route, this.statementId, shown);
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
    if (this.#known.has(row, minor, identity, occurrence)) {
      figures.duplicate += 1;
      figures.addBooked(row.date, minor);
      this.#told?.duplicate(row, minor, identity, occurrence);
      return;
    }
    const { closed_through: closed } = this.route.owner;
    if (closed !== null && row.date <= closed) {
      return this.#refuse(row, `the books of ${this.route.owner.name} are closed through ${closed}`, minor);
    }
    figures.addBooked(row.date, minor);
    this.#book(row, minor, identity, occurrence);
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
    this.unbooked.push({ line: problem.line, reason: problem.reason, raw: problem.raw });
  }

  /** Rows that became evidence. */
  get lines(): number {
    return this.figures.created + this.figures.matched;
  }

  /** Whether this part brought anything worth keeping: a row, or a balance the account did not have. */
  get isNews(): boolean {
    return this.lines > 0 || this.#isNewBalance();
  }

  /** Closes the part: its statement's figures, the opening balance, the proof. */
  finish(): ImportAccount {
    const { unit, route, figures, balances } = this;
    this.#findDeposits();
    const closing = toMinor(balances?.closing ?? null, route.currency);
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
      },
    );
    const opening = settleOpening(unit, route, balances?.closing != null);
    this.#warnOfReusedReferences();
    this.warnings.push(...this.#others.warnings());
    const deduced_opening = opening && {
      amount: formatMoney(opening.minor, route.currency),
      date: opening.date,
    };
    return { ...this.#report(closing), deduced_opening };
  }

  /** What the file says of the account; all that is reported when the file is refused. */
  summary(): ImportAccount {
    const { route } = this;
    return {
      ...this.figures.stated(this.head, route.currency),
      account: route.account.path,
      entity: route.owner.name,
      stated_balance: this.balances?.closing ?? null,
      stated_on: this.#closingOn(),
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
    if (minor !== null) this.#unbookedMinor += minor;
    const raw = `${row.date} ${row.amount} ${row.payee} ${row.memo}`.trim();
    this.unbooked.push({ line: row.line, reason, raw });
  }

  #book(row: StatementRow, minor: number, identity: string, occurrence: number): void {
    const { unit, route } = this;
    const lineId = unit.newId();
    unit.insert(statementLine, {
      id: lineId,
      accountId: route.account.id,
      statementId: this.statementId,
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
    });
    const leg = this.#waiting.find(row, minor);
    if (leg) {
      this.#told?.matched(row, leg);
      unit.update(posting, { entryId: leg.entry_id, line: leg.line }, { status: 'cleared' });
      unit.insert(lineMatch, {
        statementLineId: lineId,
        entryId: leg.entry_id,
        line: leg.line,
        kind: 'matched',
      });
      this.figures.matched += 1;
      return;
    }
    const arrived = this.head.processor === undefined ? this.#payouts.arrived(row, minor, lineId) : null;
    if (arrived) {
      this.#told?.arrived(row, arrived);
      this.figures.matched += 1;
      return;
    }
    const entryId = this.#createEntry(row, minor);
    unit.insert(lineMatch, { statementLineId: lineId, entryId, line: 0, kind: 'created' });
    this.figures.created += 1;
  }

  #createEntry(row: StatementRow, minor: number): string {
    const { unit, route } = this;
    const { hit, legs } = this.#others.of(row, minor);
    this.#told?.created(row, legs);
    const money = { accountId: route.account.id, amountMinor: minor, currency: route.currency };
    const head = {
      entityId: route.owner.id,
      date: row.date,
      payee: hit?.payee ?? this.#books.names.of(row.payee, row.memo),
      memo: hit?.memo ?? row.memo,
      tags: hit?.tags ?? [],
      reviewed: hit?.reviewed ?? false,
    };
    const id = insertEntry(unit, head, money, legs);
    if (isPayout(row)) this.#paidOut.set(id, row.offset);
    return id;
  }

  /** The bank may have told of a payout before its processor did. */
  #findDeposits(): void {
    if (this.#paidOut.size === 0) return;
    for (const { legs, deposit } of this.#payouts.findDeposits(new Set(this.#paidOut.keys())))
      for (const { entry_id } of legs) {
        const offset = this.#paidOut.get(entry_id);
        if (offset !== undefined) this.#told?.deposited(offset, deposit);
      }
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

  #warnOfReusedReferences(): void {
    const { unit, route } = this;
    const { firstDate: first, lastDate: last } = this.figures;
    const { span } = this.#known;
    if (this.lines === 0 || span === null || first === null || last === null) return;
    const reused = reusedReferences(unit.db, route.account.id, this.statementId, { first, last }, span);
    this.warnings.push(...warningsOfReuse(reused, route.account.path, route.currency));
    for (const one of reused) this.#told?.remark(one.now.offset, wordsOfReuse(one, route.currency));
  }

  #report(closing: number | null): ImportAccount {
    const { unit, route, figures } = this;
    const stated = closing === null ? null : { minor: closing, on: this.#closingOn() };
    const { proof, warning } = prove(unit, route, this.statementId, figures, stated);
    if (warning !== null) this.warnings.push(warning);
    const { crossKind } = this.#known;
    if (crossKind > 0) {
      this.warnings.push(
        `${crossKind} rows are known from another kind of file (same day and amount) and were not added again.`,
      );
    }
    const { created, duplicate, matched } = figures;
    return { ...this.summary(), new: created, duplicate, matched, ...proof };
  }
}

function isPayout({ kind, parts }: StatementRow): boolean {
  return kind === 'payout' || parts?.some((part) => part.kind === 'payout') === true;
}
