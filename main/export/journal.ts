/**
 * The books as one stream of entries, entity by entity in date order, and the text of a journal in pieces of bounded
 * size, so that a long journal is never held twice.
 */
import { type ChartAccount, type DayOf, type EntityRow, loadChart } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

export interface JournalLeg {
  account_id: string;
  amount_minor: number;
  currency: string;
  status: 'pending' | 'cleared' | 'reconciled';
  memo: string | null;
}

export interface JournalEntry {
  id: string;
  date: string;
  payee: string;
  memo: string;
  tags: readonly string[];
  legs: readonly JournalLeg[];
}

export interface JournalAccount extends ChartAccount {
  /** The currencies of its postings, and its own. */
  currencies: readonly string[];
}

/** One entity's books, to be written. */
export interface JournalBook {
  entity: EntityRow;
  accounts: readonly JournalAccount[];
  /** The first day of the books; the day the entity was made when they are empty. */
  since: string;
  entries(): Generator<JournalEntry>;
}

/** The days that are wanted, both inclusive; `null` is without a bound. */
export interface Days {
  from: string | null;
  to: string | null;
}

/** How one tool's text is made. Every part ends with a line break. */
export interface JournalFormat {
  extension: string;
  /** UTF-8 by default. */
  encoding?: 'latin1';
  header(title: string, books: readonly JournalBook[], currencies: readonly string[]): string;
  /** Starts an entity's part with its accounts. */
  open(book: JournalBook): string;
  entry(entry: JournalEntry): string;
}

interface Row extends JournalLeg {
  entry_id: string;
  date: string;
  payee: string;
  entry_memo: string;
}

const NO_TAGS: readonly string[] = [];

export function loadBook(db: VaultDatabase, entity: EntityRow, days: Days, dayOf: DayOf): JournalBook {
  const since = db
    .prepare("SELECT min(date) FROM entry WHERE entity_id = ? AND date >= coalesce(?, '')")
    .pluck()
    .get(entity.id, days.from) as string | null;
  return {
    entity,
    accounts: loadAccounts(db, entity),
    since: since ?? dayOf(entity.created_at),
    entries: () => readEntries(db, entity.id, days),
  };
}

function loadAccounts(db: VaultDatabase, entity: EntityRow): JournalAccount[] {
  const used = db
    .prepare(
      `SELECT DISTINCT account_id, currency FROM posting
       WHERE account_id IN (SELECT id FROM account WHERE entity_id = ?) ORDER BY currency`,
    )
    .all(entity.id) as { account_id: string; currency: string }[];
  const currencies = Map.groupBy(used, (row) => row.account_id);
  return loadChart(db, entity.id).map((account) => {
    const posted = (currencies.get(account.id) ?? []).map((row) => row.currency);
    const own = account.currency !== null && !posted.includes(account.currency) ? [account.currency] : [];
    return { ...account, currencies: [...own, ...posted] };
  });
}

/** One statement reads it all, in the order of the index `entry_date`, so the journal shows the books of one moment. */
function* readEntries(db: VaultDatabase, entityId: string, days: Days): Generator<JournalEntry> {
  const tags = tagsByEntry(db, entityId);
  const rows = db
    .prepare(
      `SELECT e.id AS entry_id, e.date, e.payee, e.memo AS entry_memo,
         p.account_id, p.amount_minor, p.currency, p.status, p.memo
       FROM entry e CROSS JOIN posting p ON p.entry_id = e.id
       WHERE e.entity_id = ? AND e.date >= coalesce(?, '') AND e.date <= coalesce(?, '9999')
       ORDER BY e.date, e.id, p.line`,
    )
    .iterate(entityId, days.from, days.to) as IterableIterator<Row>;
  let first: Row | null = null;
  let legs: JournalLeg[] = [];
  const whole = (row: Row): JournalEntry => ({
    id: row.entry_id,
    date: row.date,
    payee: row.payee,
    memo: row.entry_memo,
    tags: tags.get(row.entry_id) ?? NO_TAGS,
    legs,
  });
  for (const row of rows) {
    if (first && first.entry_id !== row.entry_id) {
      yield whole(first);
      legs = [];
    }
    if (legs.length === 0) first = row;
    legs.push(row);
  }
  if (first) yield whole(first);
}

function tagsByEntry(db: VaultDatabase, entityId: string): Map<string, string[]> {
  const rows = db
    .prepare(
      `SELECT et.entry_id, t.name FROM entry_tag et JOIN tag t ON t.id = et.tag_id JOIN entry e ON e.id = et.entry_id
       WHERE e.entity_id = ? ORDER BY t.name`,
    )
    .all(entityId) as { entry_id: string; name: string }[];
  const tags = new Map<string, string[]>();
  for (const { entry_id, name } of rows) {
    const list = tags.get(entry_id);
    if (list) list.push(name);
    else tags.set(entry_id, [name]);
  }
  return tags;
}

/** Characters of text gathered before they become bytes. */
const PIECE_CHARS = 256 * 1024;

/** The journal in pieces. */
export function writePieces(title: string, books: readonly JournalBook[], format: JournalFormat): Buffer[] {
  const pieces: Buffer[] = [];
  let text = '';
  const write = (part: string) => {
    text += part;
    if (text.length < PIECE_CHARS) return;
    pieces.push(Buffer.from(text, format.encoding ?? 'utf8'));
    text = '';
  };
  write(format.header(title, books, allCurrencies(books)));
  for (const book of books) {
    write(format.open(book));
    for (const entry of book.entries()) write(format.entry(entry));
  }
  pieces.push(Buffer.from(text, format.encoding ?? 'utf8'));
  return pieces;
}

function allCurrencies(books: readonly JournalBook[]): string[] {
  const used = new Set(
    books.flatMap((b) => [b.entity.base_currency, ...b.accounts.flatMap((a) => a.currencies)]),
  );
  return [...used].sort();
}

/** `!` while a leg waits for the bank, `*` once all are seen. */
export function markOf(status: JournalLeg['status']): '!' | '*' {
  return status === 'pending' ? '!' : '*';
}

/** Words of plain ASCII with single spaces: most of what banks send, and nothing to clean. */
const PLAIN = /^[!-~]*(?: [!-~]+)*$/;

/** Text on one line: control characters and line breaks become spaces, runs of spaces one. */
export function oneLine(text: string): string {
  if (PLAIN.test(text)) return text.trimStart();
  // Lone surrogates have no UTF-8 and would reach the file as replacement marks anyway.
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}
