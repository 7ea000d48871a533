/**
 * From the accrual books to the cash basis: what of a period's income and expense was not yet paid at its end, and what
 * was unpaid at its beginning and paid since. Invoices and bills count when they are settled, by payee
 * (`ledger/open-items.ts`; Reg. 1.446-1(c)(1)(i): income when received, expense when paid).
 *
 * How the walk works. Every entry that touches a receivable, payable or deferred account is taken in date order.
 * - A leg that raises an accrual account opens an item, which carries the income and expense of its entry.
 * - A leg that lowers it settles items; what they carry counts from then on. A part of an item carries its part of each
 *   amount, to the cent. What goes beyond the open items opens an item the other way (a credit balance).
 * - Where income or expense itself settles an item (a credit note, a discount, a debt written off, an accrual reversed),
 *   no cash moved: the two cancel each other and neither counts, which leaves the profit as it is.
 * - A deferred account is income on its own tax line when it is credited: the customer paid (or owes, and then the
 *   receivable carries it) before the revenue was earned. Recognising the revenue moves it from line to line.
 * - Balances brought in by opening entries carry no line that is known: what is collected of them is said in a note.
 */
import { addDays, monthsBetween } from '../../shared/dates.ts';
import { allocate, formatMoneyForPeople, minor } from '../../shared/money.ts';
import {
  BEGINNING,
  type ChartAccount,
  type EntityRow,
  everOwedTo,
  OpenItems,
  type OwedOn,
} from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { payeeKeys } from '../vendor/index.ts';
import { type Amounts, addAll, bump, cancel, difference, split } from './amounts.ts';
import type { Span } from './span.ts';

interface Leg {
  date: string;
  entry_id: string;
  payee: string;
  account_id: string;
  minor: number;
}

export interface CashBasis {
  /** What to add to the books' amount of each account to get the cash amount, debits positive. */
  shift: Amounts;
  /** The same by the accrual account behind it: receivables, payables, deferred accounts. Both come to the same sum. */
  steps: Amounts;
  notes: string[];
}

/** What of an entry's accounts is left out, as if it had never been booked; by entry and account. */
export type Gone = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What the cash basis makes of the entity's books in the span, for amounts in its base currency. */
export function cashBasis(
  db: VaultDatabase,
  chart: readonly ChartAccount[],
  { entity, from, to }: Span,
  gone: Gone = new Map(),
): CashBasis {
  const walk = new CashWalk(db, chart, entity, [dayBefore(from), to], gone);
  walk.toEnd();
  return walk.between({ from, to });
}

function dayBefore(from: string): string {
  return from === BEGINNING ? BEGINNING : addDays(from, -1);
}

/** One walk over the entries for any number of spans that end, or begin after, one of `days`: all at once, or by months. */
export class CashWalk {
  readonly #db: VaultDatabase;
  readonly #entity: EntityRow;
  readonly #walk: Walk;
  readonly #gone: Gone;
  /** Days that are still to come, in their order. */
  readonly #left: string[];
  readonly #states = new Map<string, State>();

  constructor(
    db: VaultDatabase,
    chart: readonly ChartAccount[],
    entity: EntityRow,
    days: readonly string[],
    gone: Gone,
  ) {
    this.#db = db;
    this.#entity = entity;
    const nameOf = payeeKeys(db);
    this.#walk = new Walk(chart, entity.base_currency, nameOf, everOwedTo(db, owedOn(chart), nameOf));
    this.#gone = gone;
    this.#left = [...new Set(days)].sort();
  }

  toEnd(): void {
    for (const _ of this.months());
  }

  /** Walks on by a month at each turn; yields how many are behind and how many there are. */
  *months(): Generator<{ done: number; total: number }> {
    const { id: entityId, base_currency: currency } = this.#entity;
    const to = this.#left.at(-1)!;
    const first = firstOwed(this.#db).get(entityId, to);
    const months = first == null ? [] : monthsBetween(first, to);
    for (const [at, month] of months.entries()) {
      const end = `${month}-31` < to ? `${month}-31` : to;
      this.#take(legsWithin(this.#db).all({ entityId, currency, from: `${month}-01`, to: end }));
      yield { done: at + 1, total: months.length };
    }
    for (const day of this.#left.splice(0)) this.#states.set(day, this.#walk.state());
  }

  #take(legs: readonly Leg[]): void {
    let entry: Leg[] = [];
    const take = () => {
      const own = withoutGone(entry, this.#gone.get(entry[0]?.entry_id ?? ''));
      if (own.length > 0) this.#walk.take(own);
      entry = [];
    };
    for (const leg of legs) {
      if (entry.length > 0 && entry[0]!.entry_id !== leg.entry_id) take();
      while (this.#left.length > 0 && this.#left[0]! < leg.date)
        this.#states.set(this.#left.shift()!, this.#walk.state());
      entry.push(leg);
    }
    take();
  }

  /** Both the day before the span and its last day are among those of the walk. */
  between({ from, to }: Pick<Span, 'from' | 'to'>): CashBasis {
    return this.#walk.basis(this.#states.get(dayBefore(from))!, this.#states.get(to)!, to);
  }
}

function owedOn(chart: readonly ChartAccount[]): OwedOn[] {
  return chart.flatMap(({ id: accountId, role }): OwedOn[] => {
    if (role === 'receivable') return [{ accountId, sign: 1 }];
    return role === 'payable' ? [{ accountId, sign: -1 }] : [];
  });
}

function withoutGone(entry: readonly Leg[], gone: ReadonlyMap<string, number> | undefined): readonly Leg[] {
  if (!gone) return entry;
  return entry
    .map((leg) => ({ ...leg, minor: leg.minor - (gone.get(leg.account_id) ?? 0) }))
    .filter(({ minor: left }) => left !== 0);
}

const OWED = `account_id IN (
  SELECT id FROM account WHERE entity_id = :entityId AND (role IN ('receivable', 'payable', 'deferred')
    OR id IN (SELECT account_id FROM counter_account WHERE sort IN ('due-from', 'due-to', 'accrued-receivable', 'accrued-payable'))))`;
/** The net legs of every entry that touches an accrual account, entry by entry in date order. */
const legsWithin = prepared<Leg>(
  `SELECT t.*, e.payee FROM (
     SELECT date, entry_id, account_id, sum(amount_minor) AS minor FROM posting
     WHERE currency = :currency AND date BETWEEN :from AND :to AND entry_id IN (
       SELECT entry_id FROM posting WHERE date BETWEEN :from AND :to AND ${OWED})
     GROUP BY date, entry_id, account_id HAVING minor <> 0) AS t
   CROSS JOIN entry e ON e.id = t.entry_id ORDER BY t.date, t.entry_id, t.account_id`,
);
const firstOwed = preparedValue<string | null>(
  `SELECT min(date) FROM posting WHERE ${OWED.replace(':entityId', '?')} AND date <= ?`,
);

type Part = 'earning' | 'deferred' | 'opening' | 'accrual' | 'other';

function partOf(account: ChartAccount): Part {
  if (account.type === 'income' || account.type === 'expense') return 'earning';
  if (account.role === 'opening' || account.role === 'deferred') return account.role;
  return account.role === 'receivable' || account.role === 'payable' ? 'accrual' : 'other';
}

/** Where things stand at the end of a day, since the beginning. */
interface State {
  /** What the books hold so far that the cash basis does not count: waiting, or cancelled. */
  held: Amounts;
  /** What of it waits on each accrual account, without balances that were brought in. */
  waiting: Amounts;
  /** Credits and debits of deferred accounts. */
  deferred: Amounts;
  /** Opening balances of accrual accounts that were settled, by account. */
  broughtIn: Amounts;
  /** What customers paid beyond what was invoiced, by receivable. */
  credits: Amounts;
}

class Walk {
  readonly #currency: string;
  readonly #accounts: Map<string, ChartAccount>;
  readonly #parts: Map<string, Part>;
  /** Open items of the accrual accounts, with the income and expense that waits with each. */
  readonly #items: OpenItems<Amounts>;
  readonly #nameOf: (payee: string) => string;
  readonly #held: Amounts = new Map();
  readonly #waiting: Amounts = new Map();
  readonly #deferred: Amounts = new Map();
  readonly #broughtIn: Amounts = new Map();

  constructor(
    chart: readonly ChartAccount[],
    currency: string,
    nameOf: (payee: string) => string,
    everOwed: ReadonlySet<string>,
  ) {
    this.#currency = currency;
    this.#nameOf = nameOf;
    this.#items = new OpenItems(everOwed, split);
    this.#accounts = new Map(chart.map((account) => [account.id, account]));
    this.#parts = new Map(chart.map((account) => [account.id, partOf(account)]));
  }

  take(entry: readonly Leg[]): void {
    const opening = entry.find((leg) => this.#parts.get(leg.account_id) === 'opening');
    const carried = opening ? broughtIn(entry, opening) : this.#carried(entry);
    for (const [leg, amounts] of carried) {
      if (this.#parts.get(leg.account_id) === 'accrual') this.#move(leg, amounts);
    }
  }

  #carried(entry: readonly Leg[]): Map<Leg, Amounts> {
    const isDeferred = (leg: Leg) => this.#parts.get(leg.account_id) === 'deferred';
    const isEarning = (leg: Leg) => this.#parts.get(leg.account_id) === 'earning' || isDeferred(leg);
    for (const leg of entry.filter(isDeferred)) bump(this.#deferred, leg.account_id, leg.minor);
    return share(
      entry.filter(isEarning),
      entry.filter((leg) => !isEarning(leg)),
    );
  }

  state(): State {
    const [held, waiting] = [new Map(this.#held), new Map(this.#waiting)];
    const [deferred, brought] = [new Map(this.#deferred), new Map(this.#broughtIn)];
    return { held, waiting, deferred, broughtIn: brought, credits: this.#credits() };
  }

  /** What lies between two states, of which the later is that of `to`. */
  basis(before: State, after: State, to: string): CashBasis {
    const deferred = difference(after.deferred, before.deferred);
    const shift: Amounts = new Map(deferred);
    addAll(shift, difference(before.held, after.held), 1);
    for (const [id, part] of this.#parts) if (part === 'opening') shift.delete(id);
    const steps: Amounts = new Map(deferred);
    addAll(steps, difference(before.waiting, after.waiting), 1);
    const settled = difference(after.broughtIn, before.broughtIn);
    return { shift, steps, notes: [...this.#broughtInNotes(settled), ...this.#creditNotes(after, to)] };
  }

  /** Settles open items with one leg; what is left of it waits. */
  #move({ account_id: id, payee, minor: amount }: Leg, carried: Amounts): void {
    const waits = this.#items.take(id, this.#nameOf(payee), amount, carried, (paid, paying) =>
      this.#settle(id, paid, paying),
    );
    if (waits !== null) this.#hold(id, waits, 1);
  }

  #hold(accountId: string, amounts: Amounts, sign: 1 | -1): void {
    addAll(this.#held, amounts, sign);
    for (const [id, amount] of amounts)
      if (this.#parts.get(id) !== 'opening') bump(this.#waiting, accountId, sign * amount);
  }

  /** `paid` counts from now on, except for what `paying` cancels. */
  #settle(accountId: string, paid: Amounts, paying: Amounts): void {
    const [gone, against] = cancel(paid, paying);
    const counted = new Map(paid);
    addAll(counted, gone, -1);
    this.#hold(accountId, counted, -1);
    this.#hold(accountId, against, 1);
    for (const [id, amount] of counted) {
      if (this.#parts.get(id) === 'opening') bump(this.#broughtIn, accountId, amount);
    }
  }

  #broughtInNotes(settled: Amounts): string[] {
    return [...settled].flatMap(([id, amount]) => {
      if (amount === 0) return [];
      const account = this.#accounts.get(id)!;
      const what = `${formatMoneyForPeople(Math.abs(amount), this.#currency)} ${this.#currency}`;
      return [
        `${what} of the opening balance of ${account.name} was ${amount < 0 ? 'collected' : 'paid'} in this period. The books don’t know its line; adjust the line it belongs to.`,
      ];
    });
  }

  /** Money received before any invoice: income when it comes, but nothing says on which line. */
  #credits(): Amounts {
    const credits: Amounts = new Map();
    for (const { id, role } of this.#accounts.values())
      if (role === 'receivable')
        for (const { open, carried } of this.#items.open(id))
          if (open < 0 && carried.size === 0) bump(credits, id, open);
    return credits;
  }

  #creditNotes({ credits }: State, to: string): string[] {
    return [...credits].flatMap(([id, credit]) => {
      if (credit === 0) return [];
      const account = this.#accounts.get(id)!;
      return [
        `Customers paid ${formatMoneyForPeople(-credit, this.#currency)} ${this.#currency} more on ${account.name} than was invoiced by ${to}. If it was paid in advance it is income; adjust line 1.`,
      ];
    });
  }
}

/** An opening entry tells no income or expense: each of its legs carries its own balance as brought in. */
function broughtIn(entry: readonly Leg[], opening: Leg): Map<Leg, Amounts> {
  return new Map(
    entry
      .filter((leg) => leg !== opening)
      .map((leg) => [leg, new Map([[opening.account_id, -leg.minor]]) as Amounts]),
  );
}

/**
 * Which income and expense each balance leg of an entry carries. A credit (revenue) is carried by the debits that stand
 * for it (receivable, bank), a debit (expense) by the credits (payable, bank), in proportion; where there are none on
 * that side, by the others (a discount within the invoice).
 */
function share(earning: readonly Leg[], balance: readonly Leg[]): Map<Leg, Amounts> {
  const carried = new Map<Leg, Amounts>(balance.map((leg) => [leg, new Map()]));
  for (const { account_id, minor: amount } of earning) {
    const across = balance.filter((leg) => leg.minor > 0 !== amount > 0);
    const carriers = across.length > 0 ? across : balance;
    if (carriers.length === 0) continue;
    const weights = carriers.map((leg) => Math.abs(leg.minor));
    for (const [index, part] of allocate(minor(amount), weights).entries()) {
      if (part !== 0) bump(carried.get(carriers[index]!)!, account_id, part);
    }
  }
  return carried;
}
