/**
 * From the accrual books to the cash basis: what of a period's income and expense was not yet paid at its end, and what
 * was unpaid at its beginning and paid since. Invoices and bills count when their accrual account is settled, the oldest
 * first (Reg. 1.446-1(c)(1)(i): income when received, expense when paid).
 *
 * How the walk works. Every entry that touches a receivable, payable or deferred account is taken in date order.
 * - A leg that raises an accrual account opens an item, which carries the income and expense of its entry.
 * - A leg that lowers it settles the oldest items; what they carry counts from then on. A part of an item carries its
 *   part of each amount, to the cent. What goes beyond the open items opens an item the other way (a credit balance).
 * - Where income or expense itself settles an item (a credit note, a discount, a debt written off, an accrual reversed),
 *   no cash moved: the two cancel each other and neither counts, which leaves the profit as it is.
 * - A deferred account is income on its own tax line when it is credited: the customer paid (or owes, and then the
 *   receivable carries it) before the revenue was earned. Recognising the revenue moves it from line to line.
 * - Balances brought in by opening entries carry no line that is known: what is collected of them is said in a note.
 */
import { allocate, formatMoney, minor } from '../../shared/money.ts';
import type { ChartAccount } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { Span } from './span.ts';

/** Amounts by account id, debits positive. */
type Amounts = Map<string, number>;

/** An open part of an accrual account: what is left of it, and the income and expense that waits with it. */
interface Item {
  open: number;
  carried: Amounts;
}

interface Leg {
  date: string;
  entry_id: string;
  account_id: string;
  minor: number;
}

export interface CashBasis {
  /** What to add to the books' amount of each account to get the cash amount, debits positive. */
  shift: Amounts;
  notes: string[];
}

/**
 * What the cash basis makes of the entity's books in the span, for amounts in its base currency. `gone` is what of an entry's
 * accounts is left out, as if it had never been booked.
 */
export function cashBasis(
  db: VaultDatabase,
  chart: readonly ChartAccount[],
  span: Span,
  gone: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(),
): CashBasis {
  const walk = new Walk(chart, span);
  let entry: Leg[] = [];
  const take = () => {
    const left = withoutGone(entry, gone.get(entry[0]?.entry_id ?? ''));
    if (left.length > 0) walk.take(left);
    entry = [];
  };
  for (const leg of legs(db, span)) {
    if (entry.length > 0 && entry[0]!.entry_id !== leg.entry_id) take();
    entry.push(leg);
  }
  take();
  return walk.result();
}

function withoutGone(entry: readonly Leg[], gone: ReadonlyMap<string, number> | undefined): readonly Leg[] {
  if (!gone) return entry;
  return entry
    .map((leg) => ({ ...leg, minor: leg.minor - (gone.get(leg.account_id) ?? 0) }))
    .filter(({ minor: left }) => left !== 0);
}

/** The net legs of every entry that touches an accrual account up to the span's end, entry by entry in date order. */
function legs(db: VaultDatabase, { entity, to }: Span): IterableIterator<Leg> {
  return db
    .prepare(
      `SELECT date, entry_id, account_id, sum(amount_minor) AS minor FROM posting
       WHERE currency = :currency AND date <= :to AND entry_id IN (
         SELECT entry_id FROM posting WHERE date <= :to AND account_id IN (
           SELECT id FROM account WHERE entity_id = :entityId AND role IN ('receivable', 'payable', 'deferred')))
       GROUP BY date, entry_id, account_id HAVING minor <> 0`,
    )
    .iterate({ currency: entity.base_currency, to, entityId: entity.id }) as IterableIterator<Leg>;
}

type Part = 'earning' | 'deferred' | 'opening' | 'accrual' | 'other';

function partOf(account: ChartAccount): Part {
  if (account.type === 'income' || account.type === 'expense') return 'earning';
  if (account.role === 'opening' || account.role === 'deferred') return account.role;
  return account.role === 'receivable' || account.role === 'payable' ? 'accrual' : 'other';
}

class Walk {
  readonly #span: Span;
  readonly #accounts: Map<string, ChartAccount>;
  readonly #parts: Map<string, Part>;
  /** Open items of each accrual account, oldest first; all of one sign. */
  readonly #items = new Map<string, Item[]>();
  /** What the books hold so far that the cash basis does not count: waiting, or cancelled. */
  readonly #held: Amounts = new Map();
  /** The same on the day before the span. */
  #heldBefore: Amounts | null = null;
  /** Credits and debits of deferred accounts in the span. */
  readonly #deferred: Amounts = new Map();
  /** Opening balances of accrual accounts settled in the span, by account. */
  readonly #broughtIn: Amounts = new Map();

  constructor(chart: readonly ChartAccount[], span: Span) {
    this.#span = span;
    this.#accounts = new Map(chart.map((account) => [account.id, account]));
    this.#parts = new Map(chart.map((account) => [account.id, partOf(account)]));
  }

  take(entry: readonly Leg[]): void {
    const opening = entry.find((leg) => this.#parts.get(leg.account_id) === 'opening');
    const inSpan = entry[0]!.date >= this.#span.from;
    if (inSpan) this.#heldBefore ??= new Map(this.#held);
    const carried = opening ? broughtIn(entry, opening) : this.#carried(entry, inSpan);
    for (const [leg, amounts] of carried) {
      if (this.#parts.get(leg.account_id) === 'accrual') this.#move(leg, amounts, inSpan);
    }
  }

  #carried(entry: readonly Leg[], inSpan: boolean): Map<Leg, Amounts> {
    const isDeferred = (leg: Leg) => this.#parts.get(leg.account_id) === 'deferred';
    const isEarning = (leg: Leg) => this.#parts.get(leg.account_id) === 'earning' || isDeferred(leg);
    if (inSpan) for (const leg of entry.filter(isDeferred)) bump(this.#deferred, leg.account_id, leg.minor);
    return share(
      entry.filter(isEarning),
      entry.filter((leg) => !isEarning(leg)),
    );
  }

  result(): CashBasis {
    const before = this.#heldBefore ?? this.#held;
    const shift: Amounts = new Map(this.#deferred);
    for (const [id, held] of this.#held) bump(shift, id, (before.get(id) ?? 0) - held);
    for (const [id, part] of this.#parts) if (part === 'opening') shift.delete(id);
    return { shift, notes: [...this.#broughtInNotes(), ...this.#creditNotes()] };
  }

  /** Settles open items with one leg, oldest first; what is left of it opens an item. */
  #move(leg: Leg, carriedByLeg: Amounts, inSpan: boolean): void {
    const queue = this.#items.get(leg.account_id) ?? [];
    this.#items.set(leg.account_id, queue);
    let left = leg.minor;
    let carried = carriedByLeg;
    while (left !== 0 && queue.length > 0 && queue[0]!.open > 0 !== left > 0) {
      const item = queue[0]!;
      const settled = Math.min(Math.abs(left), Math.abs(item.open));
      const [paid, waiting] = split(item.carried, settled, Math.abs(item.open));
      const [paying, remaining] = split(carried, settled, Math.abs(left));
      const direction = Math.sign(left);
      item.open += direction * settled;
      item.carried = waiting;
      left -= direction * settled;
      carried = remaining;
      if (item.open === 0) queue.shift();
      this.#settle(leg.account_id, paid, paying, inSpan);
    }
    if (left === 0) return;
    queue.push({ open: left, carried });
    addAll(this.#held, carried, 1);
  }

  /** `paid` counts from now on, except for what `paying` cancels. */
  #settle(accountId: string, paid: Amounts, paying: Amounts, inSpan: boolean): void {
    const [gone, against] = cancel(paid, paying);
    const counted = new Map(paid);
    addAll(counted, gone, -1);
    addAll(this.#held, counted, -1);
    addAll(this.#held, against, 1);
    if (!inSpan) return;
    for (const [id, amount] of counted) {
      if (this.#parts.get(id) === 'opening') bump(this.#broughtIn, accountId, amount);
    }
  }

  #broughtInNotes(): string[] {
    return [...this.#broughtIn].flatMap(([id, amount]) => {
      if (amount === 0) return [];
      const account = this.#accounts.get(id)!;
      const { base_currency: currency } = this.#span.entity;
      const what = `${formatMoney(Math.abs(amount), currency)} ${currency}`;
      return [
        `${what} of the opening balance of ${account.name} was ${amount < 0 ? 'collected' : 'paid'} in this period. The books don’t know its line; adjust the line it belongs to.`,
      ];
    });
  }

  /** Money received before any invoice: income when it comes, but nothing says on which line. */
  #creditNotes(): string[] {
    return [...this.#items].flatMap(([id, queue]) => {
      const account = this.#accounts.get(id)!;
      if (account.role !== 'receivable') return [];
      const credit = queue.reduce(
        (sum, item) => sum + (item.carried.size === 0 ? Math.min(item.open, 0) : 0),
        0,
      );
      if (credit === 0) return [];
      const { base_currency: currency } = this.#span.entity;
      return [
        `Customers paid ${formatMoney(-credit, currency)} ${currency} more on ${account.name} than was invoiced by ${this.#span.to}. If it was paid in advance it is income; adjust line 1.`,
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

/** Parts `amounts` into the share of `part` in `whole` and the rest; both sum exactly to what was there. */
function split(amounts: Amounts, part: number, whole: number): [Amounts, Amounts] {
  if (part === whole) return [amounts, new Map()];
  const taken: Amounts = new Map();
  const weights = [part, whole - part];
  for (const [id, amount] of amounts) taken.set(id, allocate(minor(amount), weights)[0]!);
  // Cents lost in rounding each amount go to the largest, so that the taken parts sum to the share of the total.
  const off = allocate(minor(total(amounts)), weights)[0]! - total(taken);
  const largest = [...amounts].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))[0];
  if (off !== 0 && largest) bump(taken, largest[0], off);
  const rest = new Map(amounts);
  addAll(rest, taken, -1);
  return [taken, rest];
}

/** The parts of two opposite sums that cancel each other; nothing when they point the same way. */
function cancel(paid: Amounts, paying: Amounts): [Amounts, Amounts] {
  const a = total(paid);
  const b = total(paying);
  if (a === 0 || b === 0 || a > 0 === b > 0) return [new Map(), new Map()];
  const both = Math.min(Math.abs(a), Math.abs(b));
  return [split(paid, both, Math.abs(a))[0], split(paying, both, Math.abs(b))[0]];
}

function total(amounts: Amounts): number {
  let sum = 0;
  for (const amount of amounts.values()) sum += amount;
  return sum;
}

function bump(amounts: Amounts, id: string, by: number): void {
  amounts.set(id, (amounts.get(id) ?? 0) + by);
}

function addAll(to: Amounts, amounts: Amounts, sign: 1 | -1): void {
  for (const [id, amount] of amounts) bump(to, id, sign * amount);
}
