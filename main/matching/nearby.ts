/** Things of one account and amount by their day, for finding those nearest to another day. */
import { addDays, type CalendarDate, dayNumber, daysBetween } from '../../shared/dates.ts';

interface Placed {
  account_id: string;
  currency: string;
  amount_minor: number;
  date: string;
}

/** More of one account and amount within days are all alike. */
const NEAREST_MAX = 6;

/** Of more, some nearly always come to the amount by chance. */
const PARTS_MAX = 20;

/** On which days an amount is there at all, in whichever account: asked of all rows, most of which have none. */
export class AmountDays {
  /** By currency and amount, in time. */
  readonly #days = new Map<string, Map<number, number[]>>();

  constructor(all: Iterable<Omit<Placed, 'account_id'>>) {
    for (const { currency, amount_minor, date } of all) {
      const ofCurrency = this.#days.get(currency) ?? new Map<number, number[]>();
      this.#days.set(currency, ofCurrency);
      const days = ofCurrency.get(amount_minor);
      if (days) days.push(dayNumber(date));
      else ofCurrency.set(amount_minor, [dayNumber(date)]);
    }
    for (const ofCurrency of this.#days.values())
      for (const days of ofCurrency.values()) days.sort((a, b) => a - b);
  }

  /** Whether there is any at most `within` days away. */
  any(currency: string, minor: number, date: CalendarDate, within: number): boolean {
    const days = this.#days.get(currency)?.get(minor);
    if (!days) return false;
    const day = dayNumber(date);
    const next = days[firstWhere(days, (one) => one >= day - within)];
    return next !== undefined && next <= day + within;
  }
}

export class Nearby<T extends Placed> {
  readonly #buckets: ReadonlyMap<string, T[]>;

  constructor(all: readonly T[]) {
    this.#buckets = Map.groupBy(all, (one) => keyOf(one.account_id, one.currency, one.amount_minor));
    for (const bucket of this.#buckets.values())
      bucket.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  }

  /** The nearest, at most `days` away. */
  near(accountId: string, currency: string, minor: number, date: string, days: number): T[] {
    const bucket = this.#buckets.get(keyOf(accountId, currency, minor));
    if (!bucket) return [];
    const found: T[] = [];
    let after = firstFrom(bucket, date);
    let before = after - 1;
    while (found.length < NEAREST_MAX) {
      const behind = before < 0 ? Infinity : daysBetween(bucket[before]!.date, date);
      const ahead = after >= bucket.length ? Infinity : daysBetween(date, bucket[after]!.date);
      if (Math.min(behind, ahead) > days) break;
      found.push(ahead <= behind ? bucket[after++]! : bucket[before--]!);
    }
    return found;
  }
}

/** What could be a part of a larger amount, by its day. */
export class PartsNearby<T extends Placed> {
  readonly #buckets: ReadonlyMap<string, T[]>;
  readonly #days: ReadonlyMap<string, T[]>;
  /** What was asked of a day before: there are many rows to a day. */
  readonly #asked = new Map<string, boolean>();

  constructor(all: readonly T[]) {
    const inTime = [...all].sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
    const way = ({ currency, amount_minor }: T) => `${currency} ${Math.sign(amount_minor)}`;
    this.#buckets = Map.groupBy(inTime, (one) => `${one.account_id} ${way(one)}`);
    this.#days = Map.groupBy(inTime, way);
  }

  /** Those of the account that are smaller, go the same way and are at most `days` away; of many the nearest. */
  near(accountId: string, currency: string, minor: number, date: CalendarDate, days: number): T[] {
    const bucket = this.#buckets.get(`${accountId} ${currency} ${Math.sign(minor)}`) ?? [];
    const [from, to] = between(bucket, date, days);
    const smaller = bucket
      .slice(from, to)
      .filter(({ amount_minor }) => Math.abs(amount_minor) < Math.abs(minor));
    if (smaller.length <= PARTS_MAX) return smaller;
    const away = (one: T) => Math.abs(daysBetween(one.date, date));
    return smaller.toSorted((a, b) => away(a) - away(b)).slice(0, PARTS_MAX);
  }

  /** Whether there are two of them in whichever account. */
  any(currency: string, minor: number, date: CalendarDate, days: number): boolean {
    const way = `${currency} ${Math.sign(minor)}`;
    const key = `${way} ${date} ${days}`;
    const known = this.#asked.get(key);
    if (known !== undefined) return known;
    const [from, to] = between(this.#days.get(way) ?? [], date, days);
    this.#asked.set(key, to - from > 1);
    return to - from > 1;
  }
}

/** The first place within the days, and the first beyond. */
function between(inTime: readonly Placed[], date: CalendarDate, days: number): [number, number] {
  if (inTime.length === 0) return [0, 0];
  return [firstFrom(inTime, addDays(date, -days)), firstFrom(inTime, addDays(date, days + 1))];
}

function keyOf(accountId: string, currency: string, minor: number): string {
  return `${accountId} ${currency} ${minor}`;
}

export function firstFrom(bucket: readonly Pick<Placed, 'date'>[], date: string): number {
  return firstWhere(bucket, (one) => one.date >= date);
}

/** The first place from which on it `holds`; behind the last where it never does. */
function firstWhere<T>(inOrder: readonly T[], holds: (one: T) => boolean): number {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(inOrder[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
