/**
 * One account's part of one file on its way into the books. Each row, in the file's order, is found to be known
 * (duplicate), met by an entry entered by hand (matched), or new: then it becomes evidence and an entry. A row that
 * can't be booked is listed with the reason. Every row is counted once, whatever becomes of it.
 */

import type { ImportAccount } from '../../shared/contract/import.ts';
import { addDays, daysBetween } from '../../shared/dates.ts';
import {
  addDecimals,
  type Decimal,
  exponentOf,
  formatDecimal,
  formatMoney,
  parseDecimal,
  tryParseMoney,
} from '../../shared/money.ts';
import { accountOfRole, bankBalance, type Unit } from '../ledger/index.ts';
import { entry, lineMatch, posting, statement, statementLine } from '../ledger/tables.ts';
import { applyToRow, type CompiledRules, compileRules } from '../rules/index.ts';
import { type IdentityKind, identityKind, identityOf, Occurrences } from './identity.ts';
import { deduceOpening, resettleOpening, toMinor } from './opening.ts';
import { lastProven } from './proof.ts';
import type { ProblemRow, StatementBalances, StatementHead, StatementRow } from './reader.ts';
import { namedByFile, type Route } from './route.ts';

/** How far a hand-entered entry's date may lie from the bank's, either way: a cheque over a long weekend. */
const MATCH_DAYS_MAX = 5;

export interface Unbooked {
  line: number;
  reason: string;
  raw: string;
}

interface PendingLeg {
  entry_id: string;
  line: number;
  date: string;
  payee: string;
}

/** Statements that every account's rows run through; prepared once for each connection. */
function prepare(unit: Unit) {
  const { db } = unit;
  return {
    known: db
      .prepare('SELECT 1 FROM statement_line WHERE account_id = ? AND identity = ? AND occurrence = ?')
      .pluck(),
    /** The statements that hold a row of that day and amount of the other kind, one line for each such row. */
    otherKind: db
      .prepare(
        `SELECT statement_id FROM statement_line
         WHERE account_id = ? AND identity >= ? AND identity < ? AND (reference IS NULL) <> ? AND statement_id <> ?`,
      )
      .pluck(),
    holdsKind: db
      .prepare('SELECT 1 FROM statement_line WHERE statement_id = ? AND (reference IS NULL) = ? LIMIT 1')
      .pluck(),
    pendingLegs: db.prepare(
      `SELECT p.entry_id, p.line, p.date, e.payee FROM posting p JOIN entry e ON e.id = p.entry_id
       WHERE p.status = 'pending' AND p.account_id = ? AND p.amount_minor = ? AND p.date BETWEEN ? AND ?`,
    ),
    /** Entered by hand as seen at the bank already, before the bank's row came. */
    seenLegs: db.prepare(
      `SELECT p.entry_id, p.line, p.date, e.payee FROM entry e JOIN posting p ON p.entry_id = e.id
       WHERE e.source = 'manual' AND e.entity_id = ? AND p.account_id = ? AND p.amount_minor = ? AND e.date BETWEEN ? AND ?
         AND p.status = 'cleared'
         AND NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line)`,
    ),
  };
}

type Prepared = ReturnType<typeof prepare>;
const preparedFor = new WeakMap<object, Prepared>();

function preparedOf(unit: Unit): Prepared {
  let found = preparedFor.get(unit.db);
  if (!found) {
    found = prepare(unit);
    preparedFor.set(unit.db, found);
  }
  return found;
}

export class Booking {
  readonly unit: Unit;
  readonly head: StatementHead;
  readonly route: Route;
  readonly unbooked: Unbooked[] = [];
  readonly warnings: string[] = [];
  readonly statementId: string;
  read = 0;
  created = 0;
  duplicate = 0;
  matched = 0;
  pending = 0;
  firstDate: string | null = null;
  lastDate: string | null = null;
  balances: StatementBalances | null = null;

  #sum: Decimal = { units: 0n, scale: 0 };
  /** Rows that were found but could not be booked, as far as their amount is known. */
  #unbookedMinor = 0;
  #crossKind = 0;
  readonly #q: Prepared;
  readonly #rules: CompiledRules;
  readonly #uncategorisedId: string;
  readonly #occurrences = new Occurrences();
  readonly #crossCounts = new Map<string, number>();
  readonly #kindsOf = new Map<string, boolean>();
  /** Days the account's earlier lines span; a row outside of them is new without a look. */
  readonly #known: { from: string; to: string } | null;
  readonly #hasPendingLegs: boolean;
  readonly #hasManualEntries: boolean;

  constructor(unit: Unit, sourceFileId: string, head: StatementHead, route: Route) {
    this.unit = unit;
    this.head = head;
    this.route = route;
    this.#q = preparedOf(unit);
    this.#rules = compileRules(unit.db, route.owner.id);
    this.#uncategorisedId = accountOfRole(unit.db, route.owner.id, 'uncategorised').id;
    this.#known = knownSpan(unit, route.account.id);
    this.#hasPendingLegs =
      unit.db
        .prepare("SELECT 1 FROM posting WHERE status = 'pending' AND account_id = ? LIMIT 1")
        .get(route.account.id) !== undefined;
    this.#hasManualEntries =
      unit.db
        .prepare("SELECT 1 FROM entry WHERE source = 'manual' AND entity_id = ? LIMIT 1")
        .get(route.owner.id) !== undefined;
    this.statementId = unit.newId();
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
    if (row.pending) {
      this.pending += 1;
      return;
    }
    this.read += 1;
    this.#count(row.amount, row.date);
    const minor = tryParseMoney(row.amount, this.route.currency);
    if (typeof minor !== 'number') return this.#refuse(row, `amount ${row.amount}: ${minor.reason}`, null);
    if (row.currency !== null && row.currency !== this.route.currency) {
      return this.#refuse(
        row,
        `the row is in ${row.currency}, the account holds ${this.route.currency}`,
        null,
      );
    }
    const identity = identityOf(row, minor);
    const occurrence = this.#occurrences.next(identity);
    if (this.#isKnown(row, minor, identity, occurrence)) {
      this.duplicate += 1;
      return;
    }
    const { closed_through: closed } = this.route.owner;
    if (closed !== null && row.date <= closed) {
      return this.#refuse(row, `the books of ${this.route.owner.name} are closed through ${closed}`, minor);
    }
    this.#book(row, minor, identity, occurrence);
  }

  /** Takes a row that the reader could not read. */
  takeProblem(problem: ProblemRow): void {
    if (problem.reason.startsWith('pending')) {
      this.pending += 1;
      return;
    }
    this.read += 1;
    if (problem.amount !== null) this.#count(problem.amount, null);
    const minor = problem.amount === null ? null : tryParseMoney(problem.amount, this.route.currency);
    if (typeof minor === 'number') this.#unbookedMinor += minor;
    this.unbooked.push({ line: problem.line, reason: problem.reason, raw: problem.raw });
  }

  /** Whether this part brought anything worth keeping: a row, or a balance the account did not have. */
  get isNews(): boolean {
    return this.created + this.matched > 0 || this.#isNewBalance();
  }

  /** Closes the part: its statement's figures, the opening balance, the proof. */
  finish(): ImportAccount {
    const { unit, route } = this;
    const closing = toMinor(this.balances?.closing ?? null, route.currency);
    const opening = toMinor(this.balances?.opening ?? null, route.currency);
    unit.update(
      statement,
      { id: this.statementId },
      {
        periodFrom: this.balances?.periodFrom ?? null,
        periodTo: this.balances?.periodTo ?? null,
        firstDate: this.firstDate,
        lastDate: this.lastDate,
        openingMinor: opening,
        openingOn: this.balances?.openingOn ?? null,
        closingMinor: closing,
        closingOn: this.#closingOn(),
        rowCount: this.read,
        newCount: this.created + this.matched,
        unbookedMinor: this.#unbookedMinor,
      },
    );
    this.#settleOpening();
    return this.#report(closing);
  }

  /** What the file says of the account; all that is reported when the file is refused. */
  summary(): ImportAccount {
    return {
      account_id: namedByFile(this.head),
      account: this.route.account.path,
      entity: this.route.owner.name,
      currency: this.route.currency,
      read: this.read,
      new: 0,
      duplicate: 0,
      matched: 0,
      pending: this.pending,
      sum: formatDecimal(this.#sum, exponentOf(this.route.currency)),
      first_date: this.firstDate,
      last_date: this.lastDate,
      stated_balance: this.balances?.closing ?? null,
      stated_on: this.#closingOn(),
      computed_balance: null,
      difference: null,
    };
  }

  #count(amount: string, date: string | null): void {
    const decimal = parseDecimal(amount);
    if (decimal) this.#sum = addDecimals(this.#sum, decimal);
    if (date === null) return;
    if (this.firstDate === null || date < this.firstDate) this.firstDate = date;
    if (this.lastDate === null || date > this.lastDate) this.lastDate = date;
  }

  #refuse(row: StatementRow, reason: string, minor: number | null): void {
    if (minor !== null) this.#unbookedMinor += minor;
    const raw = `${row.date} ${row.amount} ${row.payee} ${row.memo}`.trim();
    this.unbooked.push({ line: row.line, reason, raw });
  }

  #isKnown(row: StatementRow, minor: number, identity: string, occurrence: number): boolean {
    const known = this.#known;
    if (!known || row.date < known.from || row.date > known.to) return false;
    if (this.#q.known.get(this.route.account.id, identity, occurrence) !== undefined) return true;
    return this.#isKnownByOtherKind(row, minor, identityKind(row));
  }

  /**
   * The same days may come as OFX (with references) and as CSV (without). Such rows can only be compared by day and
   * amount, as multisets: as many as came the other way are the same ones.
   */
  #isKnownByOtherKind(row: StatementRow, minor: number, kind: IdentityKind): boolean {
    const prefix = `${row.date}|${minor}|`;
    const found = this.#q.otherKind.all(
      this.route.account.id,
      prefix,
      `${row.date}|${minor}}`,
      kind === 'c' ? 1 : 0,
      this.statementId,
    ) as string[];
    const there = found.filter((id) => !this.#statementHolds(id, kind)).length;
    const seen = (this.#crossCounts.get(prefix) ?? 0) + 1;
    if (seen > there) return false;
    this.#crossCounts.set(prefix, seen);
    this.#crossKind += 1;
    return true;
  }

  /** A statement that has rows of both kinds was told apart row by row; only one of the other kind alone needs guessing. */
  #statementHolds(statementId: string, kind: IdentityKind): boolean {
    let holds = this.#kindsOf.get(statementId + kind);
    if (holds === undefined) {
      holds = this.#q.holdsKind.get(statementId, kind === 'c' ? 1 : 0) !== undefined;
      this.#kindsOf.set(statementId + kind, holds);
    }
    return holds;
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
    const leg = this.#waitingLeg(row, minor);
    if (leg) {
      unit.update(posting, { entryId: leg.entry_id, line: leg.line }, { status: 'cleared' });
      unit.insert(lineMatch, {
        statementLineId: lineId,
        entryId: leg.entry_id,
        line: leg.line,
        kind: 'matched',
      });
      this.matched += 1;
      return;
    }
    const entryId = this.#createEntry(row, minor);
    unit.insert(lineMatch, { statementLineId: lineId, entryId, line: 0, kind: 'created' });
    this.created += 1;
  }

  #createEntry(row: StatementRow, minor: number): string {
    const { unit, route } = this;
    const hit = applyToRow(this.#rules, row.payee, row.memo, minor, {
      accountId: route.account.id,
      currency: route.currency,
    });
    const id = unit.newId();
    const payee = hit?.payee ?? (row.payee === '' ? row.memo : row.payee);
    unit.insert(entry, {
      id,
      entityId: route.owner.id,
      date: row.date,
      payee,
      memo: row.memo,
      source: 'import',
    });
    const leg = { entryId: id, currency: route.currency, date: row.date, status: 'cleared' as const };
    unit.insert(posting, { ...leg, line: 0, accountId: route.account.id, amountMinor: minor });
    unit.insert(posting, {
      ...leg,
      line: 1,
      accountId: hit?.accountId ?? this.#uncategorisedId,
      status: hit?.waits ? 'pending' : 'cleared',
      amountMinor: minor === 0 ? 0 : -minor,
    });
    return id;
  }

  /** The leg that this row confirms: same amount, nearest day, then the likeliest payee. */
  #waitingLeg(row: StatementRow, minor: number): PendingLeg | null {
    if (!this.#hasPendingLegs && !this.#hasManualEntries) return null;
    const from = addDays(row.date, -MATCH_DAYS_MAX);
    const to = addDays(row.date, MATCH_DAYS_MAX);
    const { account, owner } = this.route;
    const pending = this.#hasPendingLegs ? this.#q.pendingLegs.all(account.id, minor, from, to) : [];
    const legs = (
      pending.length > 0 || !this.#hasManualEntries
        ? pending
        : this.#q.seenLegs.all(owner.id, account.id, minor, from, to)
    ) as PendingLeg[];
    const distance = (leg: PendingLeg) =>
      Math.abs(daysBetween(leg.date, row.date)) - (sharesWord(leg.payee, row.payee) ? 0.5 : 0);
    return legs.sort((a, b) => distance(a) - distance(b))[0] ?? null;
  }

  #closingOn(): string | null {
    return this.balances?.closing == null ? null : (this.balances.closingOn ?? this.lastDate);
  }

  #isNewBalance(): boolean {
    const minor = toMinor(this.balances?.closing ?? null, this.route.currency);
    if (minor === null || this.#closingOn() === null) return false;
    const there = this.unit.db
      .prepare(
        'SELECT 1 FROM statement WHERE account_id = ? AND closing_on = ? AND closing_minor = ? AND id <> ?',
      )
      .get(this.route.account.id, this.#closingOn(), minor, this.statementId);
    return there === undefined;
  }

  #settleOpening(): void {
    const { unit, route } = this;
    if (resettleOpening(unit, route.account.id) || this.balances?.closing == null) return;
    const opening = deduceOpening(unit, route);
    if (!opening) return;
    const amount = formatMoney(opening.minor, route.currency);
    this.warnings.push(
      `${route.account.path}: opening balance ${amount} on ${opening.date}, deduced from the bank’s own balance.`,
    );
  }

  #report(closing: number | null): ImportAccount {
    const { route } = this;
    const closingOn = this.#closingOn();
    const computed = bankBalance(
      this.unit.db,
      route.account.id,
      (closing === null ? this.lastDate : closingOn) ?? '9999-12-31',
    );
    const difference = closing === null ? null : closing - computed;
    if (difference !== null && difference !== 0) this.warnings.push(this.#offBy(difference, closingOn!));
    if (this.#crossKind > 0) {
      this.warnings.push(
        `${this.#crossKind} rows are known from another kind of file (same day and amount) and were not added again.`,
      );
    }
    return {
      ...this.summary(),
      new: this.created,
      duplicate: this.duplicate,
      matched: this.matched,
      stated_balance: closing === null ? null : formatMoney(closing, route.currency),
      stated_on: closing === null ? null : closingOn,
      computed_balance: formatMoney(computed, route.currency),
      difference: difference === null ? null : formatMoney(difference, route.currency),
    };
  }

  #offBy(difference: number, closingOn: string): string {
    const { route } = this;
    const proven = lastProven(this.unit.db, route.account.id, closingOn);
    const since = proven === null ? `up to ${closingOn}` : `between ${proven} (proven) and ${closingOn}`;
    return `${route.account.path}: the bank’s balance is off by ${formatMoney(difference, route.currency)} ${route.currency} ${since}: a statement or a row is missing, or one is doubled.`;
  }
}

/** Each end by itself: asked for together, SQLite would walk the whole index. */
function knownSpan(unit: Unit, accountId: string): { from: string; to: string } | null {
  const end = (which: 'min' | 'max') =>
    unit.db
      .prepare(`SELECT ${which}(identity) FROM statement_line WHERE account_id = ?`)
      .pluck()
      .get(accountId) as string | null;
  const [first, last] = [end('min'), end('max')];
  return first === null || last === null ? null : { from: first.slice(0, 10), to: last.slice(0, 10) };
}

function sharesWord(a: string, b: string): boolean {
  const words = new Set(
    a
      .toLowerCase()
      .split(/\W+/)
      .filter((w) => w.length >= 3),
  );
  return b
    .toLowerCase()
    .split(/\W+/)
    .some((w) => words.has(w));
}
