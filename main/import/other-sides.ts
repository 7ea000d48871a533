/**
 * Transfers that rows of this account begin, and whose other bank told of them before: its row, which had an entry of its own
 * meanwhile, then stands for the leg that would wait for it. So the books don't depend on which bank's file came first. Of
 * several rows or legs those meet that would have met the other way round (`meeting.ts`). Nothing fails.
 */
import { addDays } from '../../shared/dates.ts';
import { listedRoles, STATEMENT_ROLES, type Unit } from '../ledger/index.ts';
import { lineMatch, posting } from '../ledger/tables.ts';
import { prepared, preparedValue } from '../vault/index.ts';
import { meetTransfers, TRANSFER_DAYS_MAX } from './meeting.ts';
import type { OwnerBooks } from './owner-books.ts';
import type { Side } from './score.ts';
import { type UntouchedRow, UntouchedRows } from './untouched-rows.ts';
import { sideOfLeg, type WaitingLeg } from './waiting-legs.ts';

/** All that wait there since an import began them: they may be meant as well. */
const legsOfAmount = prepared<WaitingLeg>(
  `SELECT p.entry_id, p.line, p.date, p.amount_minor, e.payee, ifnull(p.memo, e.memo) AS memo, NULL AS was_cleared,
     1 AS is_other_side
   FROM posting p INDEXED BY posting_pending JOIN entry e ON e.id = p.entry_id
   WHERE p.status = 'pending' AND p.account_id = ? AND p.amount_minor = ? AND p.date BETWEEN ? AND ?
     AND e.source = 'import' ORDER BY p.date, p.entry_id, p.line`,
);

const hasRows = preparedValue<1>(
  `SELECT 1 FROM account a WHERE a.id = ? AND a.role IN (${listedRoles(STATEMENT_ROLES)})
     AND EXISTS (SELECT 1 FROM statement_line l WHERE l.account_id = a.id)`,
);

/** The other bank's rows of a day and amount that may be the other side. */
type RowsOn = (day: string, minor: number) => UntouchedRow[];

export interface OtherSide {
  leg: WaitingLeg;
  row: UntouchedRow;
}

export class OtherSides {
  readonly #unit: Unit;
  readonly #untouched: UntouchedRows;
  readonly #hasRows = new Map<string, boolean>();

  constructor(unit: Unit, books: OwnerBooks, closedThrough: string | null) {
    this.#unit = unit;
    this.#untouched = new UntouchedRows(unit, books, closedThrough);
  }

  /** Of the legs that rows have just begun in that account; each that was found waits no more. */
  find(accountId: string, begun: readonly WaitingLeg[]): OtherSide[] {
    return this.#find(accountId, begun, (day, minor) => this.#untouched.on(accountId, day, minor));
  }

  /**
   * Of legs that rows of `ownId` have just begun there, where the other bank's row was taken for a transfer to or from
   * `ownId`: else one transfer would stand twice.
   */
  findTold(accountId: string, begun: readonly WaitingLeg[], ownId: string): OtherSide[] {
    const its = new Set(begun.map(placeOf));
    return this.#find(
      accountId,
      begun,
      (day, minor) => this.#untouched.toldOf(accountId, day, minor, ownId),
      (leg) => its.has(placeOf(leg)),
    );
  }

  #find(
    accountId: string,
    begun: readonly WaitingLeg[],
    rowsOn: RowsOn,
    isMeant: (leg: WaitingLeg) => boolean = () => true,
  ): OtherSide[] {
    if (!this.#holdsRows(accountId)) return [];
    const found: OtherSide[] = [];
    for (const [minor, some] of Map.groupBy(begun, (leg) => leg.amount_minor))
      for (const near of clusters(some)) {
        const days = [...new Set(near.flatMap(({ date }) => daysAround(date)))].sort();
        const rows = days.flatMap((day) => rowsOn(day, minor));
        if (rows.length === 0) continue;
        const [from, to] = [addDays(days[0]!, -TRANSFER_DAYS_MAX), addDays(days.at(-1)!, TRANSFER_DAYS_MAX)];
        const legs = legsOfAmount(this.#unit.db).all(accountId, minor, from, to).filter(isMeant);
        found.push(...this.#meet(rows, legs));
      }
    return found;
  }

  #meet(rows: readonly UntouchedRow[], legs: readonly WaitingLeg[]): OtherSide[] {
    const own = new Set(rows.map((row) => row.entry_id));
    const others = legs.filter((leg) => !own.has(leg.entry_id));
    return [...meetTransfers(rows, others, sideOfStored, sideOfLeg)].map(([row, leg]) => {
      const { entry_id: entryId, line } = leg;
      this.#untouched.release(row);
      this.#unit.update(posting, { entryId, line }, { status: 'cleared' });
      this.#unit.insert(lineMatch, { statementLineId: row.id, entryId, line, kind: 'matched' });
      return { leg, row };
    });
  }

  #holdsRows(accountId: string): boolean {
    const known = this.#hasRows.get(accountId) ?? hasRows(this.#unit.db).get(accountId) !== undefined;
    this.#hasRows.set(accountId, known);
    return known;
  }
}

const placeOf = ({ entry_id, line }: WaitingLeg): string => `${entry_id} ${line}`;

/** Those that lie so near that they could mean the same rows, or each other's. */
function clusters(legs: readonly WaitingLeg[]): WaitingLeg[][] {
  const all: WaitingLeg[][] = [];
  let until = '';
  for (const leg of legs.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))) {
    if (leg.date <= until) all.at(-1)!.push(leg);
    else all.push([leg]);
    until = addDays(leg.date, 2 * TRANSFER_DAYS_MAX);
  }
  return all;
}

/** The days on which the other bank may tell of it. */
export function daysAround(date: string): string[] {
  return Array.from({ length: 2 * TRANSFER_DAYS_MAX + 1 }, (_, n) => addDays(date, n - TRANSFER_DAYS_MAX));
}

export const sideOfStored = ({ date, payee, memo, check_number }: UntouchedRow): Side => ({
  ...{ date, payee, memo },
  checkNumber: check_number,
  accountId: '',
});
