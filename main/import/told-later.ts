/**
 * Rows that are in the books, have no category, and that a file tells again: they get what it tells, since somebody may have said
 * meanwhile which account that is, or made one. What anybody has looked at stays as it is. Nothing fails.
 */
import { crossingsOf, type Unit } from '../ledger/index.ts';
import { posting } from '../ledger/tables.ts';
import { prepared } from '../vault/index.ts';
import type { OtherLegs } from './other-legs.ts';
import type { FileBooks } from './owner-books.ts';
import type { StatementRow } from './reader.ts';
import type { Route } from './route.ts';
import { whySecond } from './second-halves.ts';
import type { OtherLeg } from './told-categories.ts';

interface OpenEntry {
  entry_id: string;
  line: number;
  date: string;
  payee: string;
  memo: string;
}

/** The entry of a row that is as its import made it, has no category, and that nobody has looked at. */
const openEntry = prepared<OpenEntry>(
  `SELECT e.id AS entry_id, p.line, e.date, e.payee, e.memo FROM line_match m JOIN entry e ON e.id = m.entry_id
   JOIN posting p ON p.entry_id = e.id AND p.line <> m.line
   WHERE m.statement_line_id = ? AND m.kind = 'created' AND p.account_id = ? AND e.reviewed IS NULL AND e.date > ?
     AND (SELECT count(*) FROM posting q WHERE q.entry_id = e.id) = 2
     AND (SELECT count(*) FROM line_match o WHERE o.entry_id = e.id) = 1`,
);

/** Hears of a transfer that begins with a row. */
type Begin = (
  taken: { entryId: string; row: StatementRow },
  head: Pick<OpenEntry, 'date' | 'payee' | 'memo'>,
  legs: readonly OtherLeg[],
) => void;

/** Of one account's part of a file. */
export class ToldLater {
  readonly #unit: Unit;
  readonly #route: Route;
  readonly #books: FileBooks;
  readonly #others: OtherLegs;
  readonly #begin: Begin;
  #rows = 0;

  constructor(unit: Unit, route: Route, books: FileBooks, others: OtherLegs, begin: Begin) {
    this.#unit = unit;
    this.#route = route;
    this.#books = books;
    this.#others = others;
    this.#begin = begin;
  }

  take(lineId: string, row: StatementRow, minor: number): void {
    const { uncategorisedId } = this.#books;
    if ((row.parts === undefined && !row.category) || row.corrects) return;
    const { owner, currency } = this.#route;
    const open = openEntry(this.#unit.db).get(lineId, uncategorisedId, owner.closed_through ?? '');
    const legs = open && this.#others.toldBy(row, minor);
    if (!legs || legs.every(({ accountId }) => accountId === uncategorisedId)) return;
    const { entry_id: entryId, line, ...head } = open;
    if (crossingsOf(this.#unit.db, [entryId])[0] || this.#isSecond(entryId, row, minor, legs)) return;
    for (const [at, { waits, accountId, amountMinor, memo }] of legs.entries()) {
      const leg = {
        accountId,
        amountMinor,
        memo,
        status: waits ? ('pending' as const) : ('cleared' as const),
      };
      if (at === 0) this.#unit.update(posting, { entryId, line }, leg);
      else this.#unit.insert(posting, { ...leg, entryId, line: line + at, currency, date: open.date });
    }
    this.#begin({ entryId, row }, head, legs);
    this.#rows += 1;
  }

  /** It would be a transfer that waits for this very row. */
  #isSecond(entryId: string, { date }: StatementRow, minor: number, legs: readonly OtherLeg[]): boolean {
    const { id, name } = this.#route.account;
    const own = { account_id: id, account: name, amount_minor: minor, date };
    return legs.some(
      ({ waits, accountId }) => waits && whySecond(this.#unit.db, own, entryId, accountId) !== null,
    );
  }

  /** Whether rows that were there have a category from now on. */
  get hasAny(): boolean {
    return this.#rows > 0;
  }

  warnings(): string[] {
    if (this.#rows === 0) return [];
    const [were, have] =
      this.#rows === 1 ? ['One row that was', 'has'] : [`${this.#rows} rows that were`, 'have'];
    return [`${were} there without a category ${have} what the file tells from now on.`];
  }
}
