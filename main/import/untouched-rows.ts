/**
 * Rows in the vault with an entry that is still as their import made it: what another file tells of the same money may take
 * its place. Nothing that anybody worked on is among them, and nothing of closed books. Nothing fails.
 */
import { removeEntry, type Unit } from '../ledger/index.ts';
import { lineMatch } from '../ledger/tables.ts';
import { prepared } from '../vault/index.ts';
import type { OwnerBooks } from './owner-books.ts';
import { type Proposed, StoredRows } from './row-entry.ts';

export interface UntouchedRow {
  id: string;
  account_id: string;
  date: string;
  payee: string;
  memo: string;
  check_number: string | null;
  entry_id: string;
  entry_payee: string;
  entry_memo: string;
  /** Where the entry says that the money came from, or went. */
  other_id: string;
}

/** Rows of that day and amount with an entry of their own of two legs, to which nobody has added anything. */
const openRows = prepared<UntouchedRow>(
  `SELECT l.id, l.account_id, l.date, l.payee, l.memo, l.check_number, m.entry_id, e.payee AS entry_payee,
     e.memo AS entry_memo, (SELECT q.account_id FROM posting q WHERE q.entry_id = e.id AND q.line <> m.line) AS other_id
   FROM statement_line l JOIN line_match m ON m.statement_line_id = l.id AND m.kind = 'created'
   JOIN entry e ON e.id = m.entry_id
   WHERE l.account_id = :account AND l.identity >= :from AND l.identity < :to
     AND (SELECT count(*) FROM posting q WHERE q.entry_id = e.id) = 2
     AND NOT EXISTS (SELECT 1 FROM posting q WHERE q.entry_id = e.id AND q.status = 'reconciled')
     AND NOT EXISTS (SELECT 1 FROM line_match o WHERE o.entry_id = e.id AND o.line <> m.line)
     AND NOT EXISTS (SELECT 1 FROM entry_tag g WHERE g.entry_id = e.id)
     AND NOT EXISTS (SELECT 1 FROM attachment t WHERE t.entry_id = e.id)
   ORDER BY l.identity, l.occurrence`,
);

export class UntouchedRows {
  readonly #unit: Unit;
  readonly #books: OwnerBooks;
  readonly #closedThrough: string | null;
  #stored: StoredRows | null = null;

  constructor(unit: Unit, books: OwnerBooks, closedThrough: string | null) {
    this.#unit = unit;
    this.#books = books;
    this.#closedThrough = closedThrough;
  }

  /** In the order in which they came. */
  on(account: string, day: string, minor: number): UntouchedRow[] {
    return this.#openOn(account, day, minor).filter((row) => this.#isUntouched(row));
  }

  /** Those that told themselves that their money came from or went to that account, whose row for it has not come. */
  toldOf(account: string, day: string, minor: number, other: string): UntouchedRow[] {
    return this.#openOn(account, day, minor).filter(
      (row) => row.other_id === other && this.#hasOwnWords(row, this.#proposed(row)),
    );
  }

  /** Takes the row's entry away, so that it can stand for another. */
  release({ id: statementLineId, entry_id: entryId }: UntouchedRow): void {
    this.#unit.remove(lineMatch, { statementLineId, entryId, line: 0 });
    removeEntry(this.#unit, entryId);
  }

  /** As the import made it, by a rule or without any: a rule did not know yet what the other file tells. */
  #isUntouched(row: UntouchedRow): boolean {
    const ruled = this.#proposed(row);
    const others = [
      this.#books.uncategorisedId,
      ...(ruled.legs.length === 1 ? [ruled.legs[0]!.accountId] : []),
    ];
    return others.includes(row.other_id) && this.#hasOwnWords(row, ruled);
  }

  #hasOwnWords({ payee, memo, entry_payee, entry_memo }: UntouchedRow, ruled: Proposed): boolean {
    const payees = [payee, this.#books.names.of(payee, memo), ruled.payee];
    return payees.includes(entry_payee) && [memo, ruled.memo].includes(entry_memo);
  }

  #openOn(account: string, day: string, minor: number): UntouchedRow[] {
    if (this.#closedThrough !== null && day <= this.#closedThrough) return [];
    const [from, to] = [`${day}|${minor}|`, `${day}|${minor}}`];
    return openRows(this.#unit.db).all({ account, from, to });
  }

  #proposed({ id }: UntouchedRow): Proposed {
    this.#stored ??= new StoredRows(this.#unit.db);
    return this.#stored.proposed(id);
  }
}
