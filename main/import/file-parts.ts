/** The parts of one file, one for each statement in it: which of them are one, and what each came to. */
import type { ImportAccount } from '../../shared/contract/import.ts';
import { Booking } from './booking.ts';
import type { StatementBalances } from './reader.ts';
import type { Uncounted } from './uncounted.ts';

export type Part = Booking | Uncounted;

export class FileParts {
  readonly #parts: Part[] = [];
  /** What finished parts came to. */
  readonly #reports = new Map<Part, ImportAccount>();

  /** As the file counts its statements; several may be one part. */
  set(index: number, part: Part): void {
    this.#parts[index] = part;
  }

  at(index: number): Part {
    return this.#parts[index]!;
  }

  get all(): Part[] {
    return [...new Set(this.#parts)];
  }

  get bookings(): Booking[] {
    return this.all.filter((part) => part instanceof Booking);
  }

  /** The account that all of the file is of. */
  get onlyAccount(): string | null {
    const ids = new Set(this.bookings.map(({ route }) => route.account.id));
    return ids.size === 1 ? [...ids][0]! : null;
  }

  /** The part of that account which is not finished. */
  openOf(accountId: string): Booking | null {
    const isOpen = (part: Booking) => part.route.account.id === accountId && !this.#reports.has(part);
    return this.bookings.find(isOpen) ?? null;
  }

  /** `isIn`: the file is not refused. */
  finish(part: Part, isIn: boolean): ImportAccount {
    const known = this.#reports.get(part);
    if (known) return known;
    const report = part instanceof Booking && isIn ? part.finish() : part.summary();
    this.#reports.set(part, report);
    return report;
  }
}

/** What a part of several sections states; one without a balance does not take back what an earlier one stated. */
export function laterBalances(before: StatementBalances | null, later: StatementBalances): StatementBalances {
  if (before === null) return later;
  if (later.closing === null) return before;
  const { opening, openingOn } = before.opening === null ? later : before;
  return { ...later, opening, openingOn };
}

/** What was said for the whole file is of a row of one of its accounts. */
export function notInDoubt(bookings: readonly Booking[]): string | null {
  const said = bookings.map((part) => part.said);
  const met = new Set(said.flatMap((part) => part.met));
  const [key] = said.flatMap((part) => part.unmet).filter((one) => !met.has(one));
  if (key === undefined) return null;
  return `Something was said of a row that is not in doubt: ${key}. Look at the file again, and decide anew.`;
}
