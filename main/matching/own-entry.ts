/**
 * The entry that an import made for a row of the bank, and whether it may go when the row stands for something else from
 * now on. What somebody did to it is lost with it, so that takes a word; what is locked stays.
 */

import { holdsUnderWay, type Proposed, type StoredRows } from '../import/index.ts';
import { accountPath, crossingsOf, tagsOf } from '../ledger/index.ts';
import { cleanName } from '../rules/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { BankRow } from './rows.ts';

export interface Held {
  kind:
    | 'category'
    | 'words'
    | 'tags'
    | 'files'
    | 'split'
    | 'reconciled'
    | 'closed'
    | 'other_row'
    | 'crossing';
  text: string | null;
}

/** Kinds that no word helps against. */
const LOCKED: ReadonlySet<Held['kind']> = new Set(['reconciled', 'closed', 'other_row', 'crossing']);

interface OwnEntry {
  date: string;
  payee: string;
  memo: string;
  files: number;
}

interface OwnLeg {
  line: number;
  account_id: string;
  amount_minor: number;
  role: string;
  status: string;
  memo: string | null;
}

const entryOf = prepared<OwnEntry>(
  `SELECT e.date, e.payee, e.memo,
     (SELECT count(*) FROM attachment t WHERE t.entry_id = e.id) AS files
   FROM entry e WHERE e.id = ?`,
);
const legsOf = prepared<OwnLeg>(
  `SELECT p.line, p.account_id, p.amount_minor, a.role, p.status, p.memo FROM posting p JOIN account a ON a.id = p.account_id
   WHERE p.entry_id = ? ORDER BY p.line`,
);
const otherRow = preparedValue<string>(
  `SELECT f.name || ', line ' || l.line_number FROM line_match m JOIN statement_line l ON l.id = m.statement_line_id
   JOIN statement s ON s.id = l.statement_id JOIN source_file f ON f.id = s.source_file_id
   WHERE m.entry_id = ? AND m.statement_line_id <> ? LIMIT 1`,
);

export class OwnEntries {
  readonly #db: VaultDatabase;
  readonly #stored: StoredRows;

  constructor(db: VaultDatabase, stored: StoredRows) {
    this.#db = db;
    this.#stored = stored;
  }

  /** What holds the entry that was made for a row, the weightiest; `null` where nothing does, or there is none. */
  held(row: BankRow, kept: readonly (string | null)[] = []): Held | null {
    return this.allHeld(row, kept)[0] ?? null;
  }

  /** Everything that holds it, what is locked first. A category that is one of `kept` is not lost. */
  allHeld(row: BankRow, kept: readonly (string | null)[] = []): Held[] {
    if (row.kind !== 'created') return [];
    const own = entryOf(this.#db).get(row.entry_id)!;
    const legs = legsOf(this.#db).all(row.entry_id);
    const all: Held[] = [];
    const other = otherRow(this.#db).get(row.entry_id, row.id);
    if (other !== undefined) all.push(held('other_row', other));
    const pair = crossingsOf(this.#db, [row.entry_id])[0];
    if (pair) all.push(held('crossing', pair.with));
    if (legs.some(({ status }) => status === 'reconciled')) all.push(held('reconciled'));
    if (row.closed_through !== null && own.date <= row.closed_through) all.push(held('closed'));
    const ruled = this.#stored.proposed(row.id);
    if (tagsOf(this.#db, row.entry_id).some((name) => !ruled.tags.includes(name))) all.push(held('tags'));
    if (own.files > 0) all.push(held('files'));
    const [, category, ...more] = legs;
    const isSplit = !category || more.length > 0;
    if (isSplit && !areSame(legs.slice(1), ruled.legs)) all.push(held('split'));
    // Its import may have been before another entry of that payee got a name of its own.
    const words = new Set([
      ruled.payee,
      row.payee,
      row.memo,
      cleanName(row.payee === '' ? row.memo : row.payee),
    ]);
    const hasOwnMemo = own.memo !== row.memo && own.memo !== ruled.memo;
    if (!words.has(own.payee) || hasOwnMemo) all.push(held('words'));
    if (isSplit) return all;
    const rulesOwn = ruled.legs.length === 1 ? ruled.legs[0]!.accountId : null;
    const ours = [rulesOwn, this.#stored.uncategorisedOf(row.entity_id), ...kept];
    if (!ours.includes(category.account_id) && !this.#isUnderWay(category))
      all.push(held('category', accountPath(this.#db, category.account_id)));
    return all;
  }

  /** The account of the category of the entry made for a row; `null` where it has none, or several. */
  categoryOf(row: BankRow): string | null {
    if (row.kind !== 'created') return null;
    const [, category, ...more] = legsOf(this.#db).all(row.entry_id);
    if (!category || more.length > 0 || category.role === 'uncategorised') return null;
    return this.#isUnderWay(category) ? null : category.account_id;
  }

  /** A payout or a loan's payment that no bank has told of yet: which account it is of is not known. */
  #isUnderWay({ status, account_id }: OwnLeg): boolean {
    return status === 'pending' && holdsUnderWay(this.#db, account_id);
  }
}

/** Whether the parts of a split are those that a rule makes. */
function areSame(legs: readonly OwnLeg[], ruled: Proposed['legs']): boolean {
  if (legs.length !== ruled.length) return false;
  return legs.every(({ account_id: account, amount_minor: amount, memo }, index) => {
    const { accountId, amountMinor } = ruled[index]!;
    return memo === null && account === accountId && amount === amountMinor;
  });
}

export function isLocked({ kind }: Held): boolean {
  return LOCKED.has(kind);
}

function held(kind: Held['kind'], text: string | null = null): Held {
  return { kind, text };
}
