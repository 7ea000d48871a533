/**
 * One account's part of one file on its way into the books: its rows, and with them the statement that the bank makes of the
 * account, held against the books.
 */
import type { ImportAccount } from '../../shared/contract/import.ts';
import { formatMoney } from '../../shared/money.ts';
import type { Unbooked, Unit } from '../ledger/index.ts';
import { statement } from '../ledger/tables.ts';
import { preparedValue } from '../vault/index.ts';
import type { Figures } from './figures.ts';
import { areNewPositions, type ListedPositions, writtenPositions } from './held-positions.ts';
import { type Anchored, anchoredOpening, settleOpening, toMinor } from './opening.ts';
import { PartRows, type Surroundings } from './part-rows.ts';
import { type Closing, prove, unprovenBy } from './proof.ts';
import type { ProblemRow, StatementBalances, StatementHead, StatementRow } from './reader.ts';
import type { Route } from './route.ts';
import type { ShownRows } from './shown-rows.ts';
import type { Target } from './target.ts';
import { countUnbooked, type UnbookedRows } from './unbooked.ts';

/** Where a part's rows go. */
export interface Place extends Surroundings {
  target: Target;
}

const sameBalance = preparedValue<1>(
  'SELECT 1 FROM statement WHERE account_id = ? AND closing_on = ? AND closing_minor = ? AND id <> ?',
);

const bookedIn = preparedValue<number>(
  'SELECT amount_minor FROM statement_line WHERE id = ? AND statement_id = ?',
);

export class Booking {
  readonly unit: Unit;
  readonly head: StatementHead;
  readonly route: Route;
  readonly warnings: string[] = [];
  /** By how much the books differ from what the bank states; `null` where they don't. */
  off: string | null = null;
  /** What was proven before its rows came, and is no more. */
  unproven: string | null = null;
  readonly statementId: string;
  balances: StatementBalances | null = null;
  positions: ListedPositions | null = null;
  readonly #place: Place;
  readonly #rows: PartRows;
  /** The account's opening before any row of this came. */
  readonly #opening: Anchored | null;
  #lacks = { left: 0, isUnread: false };

  constructor(unit: Unit, sourceFileId: string, head: StatementHead, place: Place, shown: ShownRows | null) {
    this.unit = unit;
    this.head = head;
    this.route = place.route;
    this.#place = place;
    this.statementId = unit.newId();
    this.#opening = anchoredOpening(unit, place.route.account.id);
    this.#rows = new PartRows(unit, this.statementId, head, place, shown);
    unit.insert(statement, {
      id: this.statementId,
      sourceFileId,
      accountId: place.route.account.id,
      rowCount: 0,
      newCount: 0,
      unbookedMinor: 0,
    });
  }

  /** Takes one row of the bank. */
  take(row: StatementRow): void {
    this.#rows.take(row);
  }

  /** Takes a row that the reader could not read. */
  takeProblem(problem: ProblemRow): void {
    this.#rows.takeProblem(problem);
  }

  get figures(): Figures {
    return this.#rows.figures;
  }

  get unbooked(): UnbookedRows {
    return this.#rows.unbooked;
  }

  /** Whether any row of the file could be read. */
  get hasRows(): boolean {
    return this.figures.firstDate !== null;
  }

  /** Whether the file says nothing of the account, but that there is one. */
  get isEmpty(): boolean {
    const { read, pending } = this.figures;
    const { closing = null, available = null, opening = null } = this.balances ?? {};
    const stated = closing ?? available ?? opening ?? this.positions;
    return read + pending === 0 && stated === null && this.unbooked.isEmpty;
  }

  /** Rows that became evidence. */
  get lines(): number {
    return this.#rows.lines;
  }

  /** What somebody said of rows in doubt, by whether they were. */
  get said(): PartRows['said'] {
    return this.#rows.said;
  }

  /** Whether this part brought anything worth keeping: a row, or a balance or positions that the account did not have. */
  get isNews(): boolean {
    if (this.lines > 0 || this.#rows.hasNews || this.#isNewBalance()) return true;
    return this.positions !== null && areNewPositions(this.unit.db, this.#statementKey, this.positions);
  }

  /** Closes the part: its statement's figures, the opening balance, the proof. */
  finish(): ImportAccount {
    const { unit, route, figures, balances } = this;
    const stated = this.#stated();
    const warnings = this.#rows.finish(stated);
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
        closingMinor: stated?.minor ?? null,
        closingOn: this.#closingOn(),
        rowCount: figures.read,
        newCount: this.lines,
        unbookedMinor: this.#rows.unbookedMinor,
        unreadCount: this.#rows.unread,
        ...writtenPositions(this.positions),
      },
    );
    if (stated) this.#place.beginning.takeBalanceBack(unit, route.account.id, stated);
    const opening = settleOpening(unit, route, balances?.closing != null, this.#opening);
    this.warnings.push(...warnings);
    const deduced_opening = opening && {
      amount: formatMoney(opening.minor, route.currency),
      date: opening.date,
    };
    return { ...this.#report(), deduced_opening };
  }

  /** What the file says of the account; all that is reported when the file is refused. */
  summary(): ImportAccount {
    const { route } = this;
    this.#rows.settle(null);
    return {
      ...this.figures.stated(this.head, route.currency),
      account: route.account.path,
      entity: route.owner.name,
      stated_balance: this.balances?.closing ?? null,
      stated_on: this.#closingOn(),
      positions: this.positions?.held.length ?? null,
      target: this.#place.target,
      rows: this.#rows.shown,
    };
  }

  get #statementKey() {
    return { id: this.statementId, accountId: this.route.account.id };
  }

  #stated(): Closing | null {
    const minor = toMinor(this.balances?.closing ?? null, this.route.currency);
    return minor === null ? null : { minor, on: this.#closingOn() };
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

  #report(): ImportAccount {
    const { created, duplicate, matched, read } = this.figures;
    const isUnread = read > 0 && created + duplicate + matched === 0;
    this.#lacks = { left: countUnbooked(this.unbooked.list()), isUnread };
    const proof = this.#prove();
    this.warnings.push(...this.#rows.doubts());
    return { ...this.summary(), new: created, duplicate, matched, ...proof };
  }

  #prove() {
    const { unit, route, statementId, figures } = this;
    const { proof, warning } = prove(unit, route, statementId, figures, this.#stated(), this.#lacks);
    this.off = warning;
    return proof;
  }

  /** Once all files of the import are there: one after it may have brought what it lacked, or brought a row again. */
  reprove(): Partial<ImportAccount> {
    const { unit, route, statementId, figures } = this;
    const proof = this.#prove();
    // Rows that their own bank's balance bears out are right, whatever an earlier one says.
    const isBorneOut = proof.stated_balance !== null && this.off === null;
    this.unproven = isBorneOut
      ? null
      : figures.firstDate && unprovenBy(unit, route, statementId, figures.firstDate);
    return proof;
  }

  /** Corrections that it had left out, and that were booked with a file after it: what changes in its report. */
  retell(late: readonly Unbooked[]): Partial<ImportAccount> {
    const { unit, route, figures } = this;
    const shown = new Map(this.#rows.shown.map((row) => [row.line, row]));
    for (const { line, row, corrects } of late) {
      const moved = bookedIn(unit.db).get(row, this.statementId) ?? 0;
      figures.adjust(moved - corrects!.minor, route.currency);
      const state = moved === 0 ? 'duplicate' : 'new';
      if (moved === 0) figures.duplicate += 1;
      else figures.created += 1;
      const amount = formatMoney(moved, route.currency);
      const reason = `Corrects a row (${corrects!.reference}) of a file that came after it`;
      Object.assign(shown.get(line) ?? {}, { state, amount, reason });
    }
    this.#lacks = { left: countUnbooked(this.unbooked.list()) - late.length, isUnread: false };
    const proof = this.#prove();
    const { created, duplicate } = figures;
    const { sum } = figures.stated(this.head, route.currency);
    return { new: created, duplicate, sum, ...proof };
  }
}
