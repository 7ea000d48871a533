/**
 * What is owed on receivables and payables, item by item, and which items a payment settles: those under the same name, the oldest
 * first. A name under which nothing was ever owed tells nothing (the bank's words, no payee at all): what comes under it settles
 * the oldest item of exactly its amount, else the oldest. Whoever has nothing open settles items of no such name in the same
 * way. What is left then waits as an item the other way: it was paid in advance.
 */
import { perConnection, prepared, type VaultDatabase } from '../vault/index.ts';
import { versionOf } from './register/version.ts';

export interface OpenItem<T> {
  /** Debits positive. */
  open: number;
  readonly name: string;
  carried: T;
}

/** Both parts of what one amount carries, for a part of the amount and the rest. */
export type Split<T> = (carried: T, part: number, whole: number) => [T, T];

export class OpenItems<T> {
  readonly #known: ReadonlySet<string>;
  readonly #split: Split<T>;
  readonly #piles = new Map<string, Pile<T>>();

  /** `known`: account and name of whatever was ever owed, as `ownName` writes them. */
  constructor(known: ReadonlySet<string>, split: Split<T>) {
    this.#known = known;
    this.#split = split;
  }

  /** `settle` hears of each pair that meets: what the item carries, and what the amount does. Gives back what is left and waits now. */
  take(
    accountId: string,
    name: string,
    amount: number,
    carriedByAmount: T,
    settle: (ofItem: T, ofAmount: T) => void,
  ): T | null {
    const known = this.#known.has(ownName(accountId, name)) ? name : NOBODY;
    const against = this.#pile(accountId, amount < 0 ? 1 : -1);
    let left = amount;
    let carried = carriedByAmount;
    while (left !== 0) {
      const item = against.pick(known, -left);
      if (item === undefined) break;
      const settled = Math.min(Math.abs(left), Math.abs(item.open));
      const [ofItem, waiting] = this.#split(item.carried, settled, Math.abs(item.open));
      const [ofAmount, remaining] = this.#split(carried, settled, Math.abs(left));
      const direction = Math.sign(left);
      item.carried = waiting;
      against.lower(item, item.open + direction * settled);
      left -= direction * settled;
      carried = remaining;
      settle(ofItem, ofAmount);
    }
    if (left === 0) return null;
    this.#pile(accountId, left > 0 ? 1 : -1).add({ open: left, name: known, carried });
    return carried;
  }

  /** Everything that is open on an account, or on all. */
  *open(accountId?: string): Generator<OpenItem<T>> {
    for (const [key, pile] of this.#piles)
      if (accountId === undefined || key.startsWith(`${accountId} `)) yield* pile.all();
  }

  #pile(accountId: string, sign: 1 | -1): Pile<T> {
    const key = `${accountId} ${sign}`;
    const pile = this.#piles.get(key) ?? new Pile<T>();
    this.#piles.set(key, pile);
    return pile;
  }
}

const NOBODY = '';

export function ownName(accountId: string, name: string): string {
  return `${accountId} ${name}`;
}

/** Open items of one account and sign. */
class Pile<T> {
  readonly #everybody = new Line<T>();
  readonly #named = new Map<string, Line<T>>();

  add(item: OpenItem<T>): void {
    this.#everybody.add(item);
    this.#of(item.name).add(item);
  }

  pick(name: string, amount: number): OpenItem<T> | undefined {
    if (name === NOBODY) return this.#everybody.exactly(amount) ?? this.#everybody.oldest();
    const nobodys = this.#of(NOBODY);
    return this.#of(name).oldest() ?? nobodys.exactly(amount) ?? nobodys.oldest();
  }

  lower(item: OpenItem<T>, open: number): void {
    const before = item.open;
    item.open = open;
    for (const line of [this.#everybody, this.#of(item.name)]) {
      line.isNoLonger(before);
      if (open !== 0) line.isNow(item);
    }
  }

  all(): Iterable<OpenItem<T>> {
    return this.#everybody.all();
  }

  #of(name: string): Line<T> {
    const line = this.#named.get(name) ?? new Line<T>();
    this.#named.set(name, line);
    return line;
  }
}

/** Items in the order in which they came. What was settled elsewhere is passed over when its turn comes. */
class Line<T> {
  readonly #items = new Waiting<OpenItem<T>>();
  /** Made when an amount is first asked for: most payments say whom they pay, and nobody asks. */
  #byAmount: Map<number, Waiting<OpenItem<T>>> | null = null;

  add(item: OpenItem<T>): void {
    this.#items.add(item);
    this.isNow(item);
  }

  /** Its amount is another now. */
  isNow(item: OpenItem<T>): void {
    const same = this.#byAmount?.get(item.open);
    if (same) same.add(item);
    else this.#byAmount?.set(item.open, new Waiting([item]));
  }

  /** Keeps no list of what is settled. */
  isNoLonger(amount: number): void {
    if (this.#byAmount) this.exactly(amount);
  }

  oldest(): OpenItem<T> | undefined {
    return this.#items.first(({ open }) => open !== 0);
  }

  exactly(amount: number): OpenItem<T> | undefined {
    const byAmount = this.#amounts();
    const same = byAmount.get(amount);
    const found = same?.first(({ open }) => open === amount);
    if (same && !found) byAmount.delete(amount);
    return found;
  }

  *all(): Generator<OpenItem<T>> {
    for (const item of this.#items.rest()) if (item.open !== 0) yield item;
  }

  #amounts(): Map<number, Waiting<OpenItem<T>>> {
    if (!this.#byAmount) {
      this.#byAmount = new Map();
      for (const item of this.all()) this.isNow(item);
    }
    return this.#byAmount;
  }
}

const KEPT_BEHIND = 1000;

class Waiting<I> {
  #items: I[];
  #at = 0;

  constructor(items: I[] = []) {
    this.#items = items;
  }

  add(item: I): void {
    this.#items.push(item);
  }

  /** Passes over, for good, what does not hold any more. */
  first(holds: (item: I) => boolean): I | undefined {
    while (this.#at < this.#items.length && !holds(this.#items[this.#at]!)) this.#at += 1;
    if (this.#at > KEPT_BEHIND && this.#at * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#at);
      this.#at = 0;
    }
    return this.#items[this.#at];
  }

  rest(): readonly I[] {
    return this.#items.slice(this.#at);
  }
}

/** An account that gathers items, and whether its debits are such (1: receivables) or its credits (-1: payables). */
export interface OwedOn {
  accountId: string;
  sign: 1 | -1;
}

const everOwed = prepared<{ account_id: string; payee: string }>(
  `SELECT DISTINCT p.account_id, e.payee
   FROM json_each(:accounts) j CROSS JOIN posting p ON p.account_id = j.value ->> 'accountId' CROSS JOIN entry e ON e.id = p.entry_id
   WHERE p.amount_minor * (j.value ->> 'sign') > 0
   AND p.entry_id NOT IN (SELECT entry_id FROM posting WHERE account_id IN (SELECT id FROM account WHERE role = 'opening'))`,
);

/** What was found last, until the books change: every column of a report and every question about a day asks for it. */
const found = perConnection(() => ({
  version: '',
  of: new Map<string, { account_id: string; payee: string }[]>(),
}));

function everOwedRows(db: VaultDatabase, accounts: string): readonly { account_id: string; payee: string }[] {
  const kept = found(db);
  const version = versionOf(db);
  if (kept.version !== version) Object.assign(kept, { version, of: new Map() });
  const rows = kept.of.get(accounts) ?? everOwed(db).all({ accounts });
  kept.of.set(accounts, rows);
  return rows;
}

/** Under which names something was ever invoiced or billed, on whatever day; balances that were brought in name nobody. */
export function everOwedTo(
  db: VaultDatabase,
  accounts: readonly OwedOn[],
  nameOf: (payee: string) => string,
): ReadonlySet<string> {
  const rows = everOwedRows(db, JSON.stringify(accounts));
  const named = rows.map(({ account_id, payee }) => [account_id, nameOf(payee)] as const);
  return new Set(named.filter(([, name]) => name !== NOBODY).map(([id, name]) => ownName(id, name)));
}
