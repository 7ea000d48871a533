/**
 * Payouts of processors, and payments on loans: what left their balance, or was paid on it, stands in an account of its own
 * until a bank tells of it. Here it meets the bank's row, whichever of the two was imported first: the same amount, within
 * days, and the processor or the loan named in the bank's words. Several legs with one reference of a payout are one
 * transfer. What fits none surely is left to be matched by hand. Nothing fails.
 */
import { addDays, daysBetween } from '../../shared/dates.ts';
import { accountById, STATEMENT_ROLES, type Unit } from '../ledger/index.ts';
import { lineMatch, posting } from '../ledger/tables.ts';
import { prepared, preparedValue } from '../vault/index.ts';
import { linkedPart, partKey } from './bank-links.ts';
import type { OwnerBooks } from './owner-books.ts';
import type { StatementRow } from './reader.ts';
import type { Route } from './route.ts';
import { UNDER_WAY, type UnderWay } from './under-way.ts';
import { type UntouchedRow, UntouchedRows } from './untouched-rows.ts';

/**
 * How much earlier and later than the other side a bank may date it: weekends, holidays, slow transfers. A payout comes once
 * the processor has sent it; of a loan the bank pays first as well.
 */
const DAYS_MAX: Readonly<Record<UnderWay, { earlier: number; later: number }>> = {
  payout: { earlier: 2, later: 10 },
  payment: { earlier: 5, later: 10 },
};

/** How banks call what is paid on a loan, besides the loan's own name. */
const LOAN_WORDS: readonly string[] = ['loan', 'loans', 'mortgage', 'mortg', 'mtg', 'lending', 'lender'];
const WORD_LETTERS_MIN = 4;

export interface PayoutLeg {
  kind: UnderWay;
  entry_id: string;
  line: number;
  date: string;
  amount_minor: number;
  /** The processor's balance that it left, or the loan that was paid. */
  from_id: string;
  /** What the payout is called that it is a part of; `null` for one that stands for itself. */
  part_of: string | null;
}

/** Pending legs on the account of payouts or of payments, each with the row that it was made of. */
const underWay = prepared<Omit<PayoutLeg, 'kind'>>(
  `SELECT p.entry_id, p.line, p.date, p.amount_minor, l.account_id AS from_id, l.counterparty AS part_of
   FROM posting p INDEXED BY posting_pending
   JOIN line_match m ON m.entry_id = p.entry_id AND m.kind = 'created'
   JOIN statement_line l ON l.id = m.statement_line_id
   WHERE p.status = 'pending' AND p.account_id = ? ORDER BY p.date, p.entry_id, p.line`,
);

/** Another account of the same file may have had it meanwhile. */
const waits = preparedValue<1>(
  "SELECT 1 FROM posting WHERE entry_id = ? AND line = ? AND status = 'pending'",
);

const institutions = preparedValue<string | null>(
  `SELECT DISTINCT json_extract(f.mapping, '$.source.institution')
   FROM statement s JOIN source_file f ON f.id = s.source_file_id WHERE s.account_id = ?`,
);

const moneyAccounts = prepared<{ id: string; role: string }>(
  `SELECT a.id, a.role FROM account a JOIN entity n ON n.id = a.entity_id
   WHERE a.entity_id = ? AND a.archived = 0 AND ifnull(a.currency, n.base_currency) = ?
     AND EXISTS (SELECT 1 FROM statement_line l WHERE l.account_id = a.id)`,
);

interface Payout {
  kind: UnderWay;
  legs: PayoutLeg[];
  date: string;
  minor: number;
  fromId: string;
}

/** One account's, while one part of a file is taken in. */
export class Payouts {
  readonly #unit: Unit;
  readonly #route: Route;
  readonly #untouched: UntouchedRows;
  readonly #names = new Map<string, readonly string[]>();
  /** By amount. */
  #waiting: Map<number, Payout[]> | null = null;

  constructor(unit: Unit, route: Route, books: OwnerBooks) {
    this.#unit = unit;
    this.#route = route;
    this.#untouched = new UntouchedRows(unit, books, route.owner.closed_through);
  }

  /** The payout that this row of a bank is; its legs are in the bank's account from now on. `null` if there is none. */
  arrived(row: StatementRow, minor: number, lineId: string): PayoutLeg[] | null {
    this.#waiting ??= Map.groupBy(this.#underWay(), (payout) => payout.minor);
    const all = this.#waiting.get(minor);
    if (!all || minor === 0) return null;
    const fits = (payout: Payout) =>
      isNear(payout, row.date) &&
      this.#isNamed(payout, row.payee, row.memo) &&
      payout.legs.every(({ entry_id, line }) => waits(this.#unit.db).get(entry_id, line) !== undefined);
    const found = firstOf(all.filter(fits), (payout) => daysBetween(payout.date, row.date));
    if (!found) return null;
    all.splice(all.indexOf(found), 1);
    this.#move(found, this.#route.account.id, lineId);
    return found.legs;
  }

  /** Finds the deposits of payouts that have just left this account; answers with the legs of each and its deposit. */
  findDeposits(
    made: ReadonlySet<string>,
  ): { legs: PayoutLeg[]; deposit: { date: string; accountId: string } }[] {
    const payouts = this.#underWay(true).filter(({ legs }) => legs.some((leg) => made.has(leg.entry_id)));
    if (payouts.length === 0) return [];
    const { currency, account, owner } = this.#route;
    const accounts = moneyAccounts(this.#unit.db)
      .all(owner.id, currency)
      .filter(({ id, role }) => STATEMENT_ROLES.has(role) && id !== account.id);
    return payouts.flatMap((payout) => {
      const deposits = accounts.flatMap(({ id }) => this.#depositsOf(payout, id));
      const deposit = firstOf(deposits, (one) => daysBetween(payout.date, one.date));
      if (!deposit) return [];
      this.#untouched.release(deposit);
      this.#move(payout, deposit.account_id, deposit.id);
      return [{ legs: payout.legs, deposit: { date: deposit.date, accountId: deposit.account_id } }];
    });
  }

  #depositsOf(payout: Payout, account: string): UntouchedRow[] {
    const found: UntouchedRow[] = [];
    const { earlier, later } = DAYS_MAX[payout.kind];
    for (let days = -earlier; days <= later; days++)
      found.push(...this.#untouched.on(account, addDays(payout.date, days), payout.minor));
    return found.filter((one) => this.#isNamed(payout, one.payee, one.memo));
  }

  #move({ legs }: Payout, accountId: string, statementLineId: string): void {
    for (const { entry_id: entryId, line } of legs) {
      this.#unit.update(posting, { entryId, line }, { accountId, status: 'cleared' });
      this.#unit.insert(lineMatch, { statementLineId, entryId, line, kind: 'matched' });
    }
  }

  #underWay(own = false): Payout[] {
    return UNDER_WAY.flatMap((kind) => this.#ofKind(kind, own));
  }

  #ofKind(kind: UnderWay, own: boolean): Payout[] {
    const { db } = this.#unit;
    const { account, owner, currency } = this.#route;
    const accountId = linkedPart(db, partKey(owner.id, kind, currency));
    if (accountId === null || (!own && accountId === account.id)) return [];
    const { closed_through: closed } = owner;
    const legs = underWay(db)
      .all(accountId)
      .filter((leg) => (leg.from_id === account.id) === own && (closed === null || leg.date > closed))
      .map((leg) => ({ ...leg, kind }));
    const parts = Map.groupBy(legs, (leg) =>
      leg.part_of === null || kind !== 'payout'
        ? `${leg.entry_id} ${leg.line}`
        : `${leg.from_id} ${leg.date} ${leg.part_of}`,
    );
    return [...parts.values()].map((legs) => ({
      kind,
      legs,
      date: legs[0]!.date,
      minor: legs.reduce((sum, leg) => sum + leg.amount_minor, 0),
      fromId: legs[0]!.from_id,
    }));
  }

  #isNamed({ kind, fromId }: Payout, payee: string, memo: string): boolean {
    const words = `${payee} ${memo}`.toLowerCase();
    if (kind === 'payment') return this.#namesLoan(fromId, words);
    let names = this.#names.get(fromId);
    if (!names) {
      names = institutions(this.#unit.db)
        .all(fromId)
        .flatMap((name) => (name === null ? [] : [name.toLowerCase()]));
      this.#names.set(fromId, names);
    }
    return names.some((name) => words.includes(name));
  }

  /** By a word of the loan's own name, by its number, or as a loan. */
  #namesLoan(loanId: string, words: string): boolean {
    let names = this.#names.get(loanId);
    if (!names) {
      const own = wordsOf(accountById(this.#unit.db, loanId)?.name.toLowerCase() ?? '');
      names = [...LOAN_WORDS, ...own.filter((word) => word.length >= WORD_LETTERS_MIN)];
      this.#names.set(loanId, names);
    }
    const said = new Set(wordsOf(words));
    return names.some((name) => said.has(name));
  }
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function isNear({ kind, date }: Payout, day: string): boolean {
  const days = daysBetween(date, day);
  const { earlier, later } = DAYS_MAX[kind];
  return days >= -earlier && days <= later;
}

/**
 * The one that came first of those that could be paid out by then, so that both orders of files find the same pairs; a
 * deposit that its bank dates before the payout is second choice. `delay`: days from payout to deposit.
 */
function firstOf<T extends { date: string }>(all: readonly T[], delay: (one: T) => number): T | undefined {
  const isEarly = (one: T) => Number(delay(one) < 0);
  return all.toSorted((a, b) => isEarly(a) - isEarly(b) || (a.date < b.date ? -1 : 1))[0];
}
