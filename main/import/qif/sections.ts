/**
 * Keeps track of what the records under each heading are: rows of an account, accounts, or entries of a list. Every
 * record has a place; nothing fails.
 *
 * An account that stands alone under `!Account` is the one that the rows after it belong to; several are a list of the
 * program's accounts, of which none is meant.
 */

import { isDateLike } from './dates.ts';
import { isAmountLike, readFields } from './fields.ts';
import { type AccountType, type Heading, readType, UNTOLD_TYPE } from './headings.ts';
import type { QifRecord } from './records.ts';

/** An account with the type under which its rows stand. The same one is the same object within a file. */
export interface Ledger {
  key: string;
  accountName: string | null;
  type: AccountType;
  /** How many accounts were listed right before it, where the file does not say which of them it is. */
  amongListed: number;
}

export type Place =
  | { what: 'row'; ledger: Ledger }
  /** Nothing to do with transactions. */
  | { what: 'aside' }
  /** Under a heading of a kind that is not known, and no transaction by its looks. */
  | { what: 'unknown'; ledger: Ledger }
  /** Before the first heading, and no transaction by its looks. */
  | { what: 'preamble' }
  /** A transaction by its looks, among the entries of a list. */
  | { what: 'stray' };

interface Account {
  name: string;
  type: AccountType;
}

const ASIDE: Place = { what: 'aside' };

export class Sections {
  /** The account that the next rows belong to. */
  #account: Account | null = null;
  /** Names under the open `!Account`. */
  readonly #listed = new Set<string>();
  readonly #ledgers = new Map<string, Ledger>();
  /** Ledgers under headings that are not known which hold transactions all the same. */
  readonly #proven: ReadonlySet<string>;
  #state: 'start' | 'rows' | 'accounts' | 'list' = 'start';
  #ledger: Ledger;

  /** `proven`: keys of ledgers that were found to hold transactions, although their heading is not known. */
  constructor(proven: ReadonlySet<string> = new Set()) {
    this.#proven = proven;
    this.#ledger = this.#ledgerOf(UNTOLD_TYPE);
  }

  /** Answers with the ledger that begins, if one does. */
  take(heading: Heading): Ledger | null {
    switch (heading.what) {
      case 'account':
        this.#state = 'rows';
        this.#ledger = this.#ledgerOf(heading.type);
        return heading.type.known ? this.#ledger : null;
      case 'accounts':
        this.#state = 'accounts';
        this.#listed.clear();
        return null;
      case 'list':
        this.#state = 'list';
        return null;
      case 'option':
        return null;
    }
  }

  place(record: QifRecord): Place {
    switch (this.#state) {
      case 'rows': {
        const ledger = this.#ledger;
        const isRow = ledger.type.known || this.#proven.has(ledger.key) || isTransaction(record);
        return { what: isRow ? 'row' : 'unknown', ledger };
      }
      case 'accounts':
        if (!isTransaction(record)) return this.#define(record);
        // Their heading is missing.
        this.#state = 'rows';
        this.#ledger = this.#ledgerOf(UNTOLD_TYPE);
        return { what: 'row', ledger: this.#ledger };
      case 'list':
        return isTransaction(record) ? { what: 'stray' } : ASIDE;
      case 'start':
        if (!record.closed && !hasDateOrAmount(record)) return { what: 'preamble' };
        return { what: 'row', ledger: this.#ledger };
    }
  }

  #define(record: QifRecord): Place {
    const valueUnder = (letter: string) =>
      record.fields
        .find((field) => field.startsWith(letter))
        ?.slice(1)
        .trim() ?? '';
    const name = valueUnder('N');
    if (name === '') return ASIDE;
    this.#listed.add(name);
    this.#account = this.#listed.size === 1 ? { name, type: readType(valueUnder('T')) } : null;
    return ASIDE;
  }

  #ledgerOf(type: AccountType): Ledger {
    const account = this.#account;
    const its = type.name === null ? (account?.type ?? type) : type;
    const amongListed = account === null && this.#listed.size > 1 ? this.#listed.size : 0;
    const key = `${account?.name ?? ''}\n${(its.name ?? '').toLowerCase()}`;
    let ledger = this.#ledgers.get(key);
    if (ledger === undefined) {
      ledger = { key, accountName: account?.name ?? null, type: its, amongListed };
      this.#ledgers.set(key, ledger);
    }
    return ledger;
  }
}

function hasDateOrAmount(record: QifRecord): boolean {
  return record.fields.some(
    (field) =>
      (field.startsWith('D') && isDateLike(field.slice(1).trim())) ||
      (/^[TU]/.test(field) && isAmountLike(field.slice(1).trim())),
  );
}

/** What has a day and an amount is a transaction, wherever it stands. */
function isTransaction(record: QifRecord): boolean {
  const { date, amount, fullAmount } = readFields(record);
  const written = amount ?? fullAmount;
  return date !== null && isDateLike(date) && written !== null && isAmountLike(written);
}
