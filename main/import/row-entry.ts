/** The entry that is made of a row of the bank: the row's own leg first, then those of its category. */
import { BulkheadError } from '../../shared/errors.ts';
import { setTags, type Unit } from '../ledger/index.ts';
import { entry, lineMatch, posting } from '../ledger/tables.ts';
import { applyToRow, legsOf } from '../rules/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { type OwnerBooks, OwnersBooks } from './owner-books.ts';
import type { MoneyLeg, OtherLeg } from './told-categories.ts';

interface Head {
  entityId: string;
  date: string;
  payee: string;
  memo: string;
  tags: readonly string[];
  reviewed: boolean;
}

/** Answers with the entry's id. */
export function insertEntry(unit: Unit, head: Head, money: MoneyLeg, others: readonly OtherLeg[]): string {
  const id = unit.newId();
  const { entityId, date, payee, memo, tags } = head;
  const reviewed = head.reviewed || null;
  unit.insert(entry, { id, entityId, date, payee, memo, source: 'import', reviewed });
  if (tags.length > 0) setTags(unit, id, tags);
  const leg = { entryId: id, currency: money.currency, date, status: 'cleared' as const };
  const { accountId, amountMinor } = money;
  unit.insert(posting, { ...leg, line: 0, accountId, amountMinor });
  for (const [place, { accountId, amountMinor, memo, waits }] of others.entries()) {
    const status = waits ? 'pending' : 'cleared';
    unit.insert(posting, { ...leg, line: place + 1, accountId, amountMinor, memo, status });
  }
  return id;
}

interface StoredRow {
  id: string;
  account_id: string;
  account: string;
  entity_id: string;
  owner: string;
  closed_through: string | null;
  currency: string;
  date: string;
  amount_minor: number;
  payee: string;
  memo: string;
}

const storedRow = prepared<StoredRow>(
  `SELECT l.id, l.account_id, a.name AS account, a.entity_id, n.name AS owner, n.closed_through,
     ifnull(a.currency, n.base_currency) AS currency, l.date, l.amount_minor, l.payee, l.memo
   FROM statement_line l JOIN account a ON a.id = l.account_id JOIN entity n ON n.id = a.entity_id WHERE l.id = ?`,
);

/** What the rules make of a row: the words and tags of its entry, and the legs against its own. */
export interface Proposed extends Pick<Head, 'payee' | 'memo' | 'tags' | 'reviewed'> {
  legs: readonly OtherLeg[];
}

/**
 * Books rows that are in the vault already, as an import of them would today had nothing waited for them: by the rules.
 * Categories and parts that the file itself told stand in the file alone, and are not read again.
 */
export class StoredRows {
  readonly #db: VaultDatabase;
  readonly #owners: OwnersBooks;

  constructor(db: VaultDatabase) {
    this.#db = db;
    this.#owners = new OwnersBooks(db);
  }

  /** The account that stands for having no category. */
  uncategorisedOf(entityId: string): string {
    return this.#owners.of(entityId).uncategorisedId;
  }

  /** What the rules would give the row today. */
  proposed(lineId: string): Proposed {
    const row = this.#row(lineId);
    return proposedFor(this.#owners.of(row.entity_id), row);
  }

  /** Gives the row an entry of its own; answers with its id. REFUSED in a closed period. */
  book(unit: Unit, lineId: string): string {
    const row = this.#row(lineId);
    const { closed_through: closed } = row;
    if (closed !== null && row.date <= closed)
      throw new BulkheadError(
        'REFUSED',
        `The bank’s row of ${row.date} in “${row.account}” would get an entry of its own, and the books of ${row.owner} are closed through ${closed}.`,
        { remedy: 'Reopen the period first, with the reason.' },
      );
    const books = this.#owners.of(row.entity_id);
    const { legs, ...words } = proposedFor(books, row);
    const money = { accountId: row.account_id, amountMinor: row.amount_minor, currency: row.currency };
    const head = { entityId: row.entity_id, date: row.date, ...words };
    const entryId = insertEntry(unit, head, money, legs);
    unit.insert(lineMatch, { statementLineId: lineId, entryId, line: 0, kind: 'created' });
    return entryId;
  }

  #row(lineId: string): StoredRow {
    const row = storedRow(this.#db).get(lineId);
    if (row) return row;
    throw new BulkheadError('NOT_FOUND', `There is no row ${lineId} of a bank.`);
  }
}

function proposedFor(books: OwnerBooks, row: StoredRow): Proposed {
  const { account_id: accountId, amount_minor: amountMinor, currency, payee, memo, date } = row;
  const subject = { payee, memo, amountMinor, date, money: { accountId, currency } };
  const hit = applyToRow(books.rules, subject);
  const ruled = hit && legsOf(hit, subject);
  const open = {
    accountId: books.uncategorisedId,
    amountMinor: amountMinor === 0 ? 0 : -amountMinor,
    waits: false,
  };
  return {
    payee: hit?.payee ?? books.names.of(payee, memo),
    memo: hit?.memo ?? memo,
    tags: hit?.tags ?? [],
    reviewed: hit?.reviewed ?? false,
    legs: (ruled ?? [open]).map((leg) => ({ ...leg, memo: null })),
  };
}
