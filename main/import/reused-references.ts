/**
 * Rows that carry a reference which the bank sent before with another amount or day. Each is a row of its own, because
 * banks do reuse references; but it may as well be the same payment, corrected, and then it is there twice.
 *
 * Looked for once at the end of a part, in the days that the new rows share with earlier ones: a first import, and one
 * of days that nothing is known of, cost nothing.
 */
import { addDays } from '../../shared/dates.ts';
import { formatMoneyForPeople } from '../../shared/money.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

/** Warnings are for reading: of more than these only the number is told. */
const TOLD_MAX = 5;
const REFERENCE_LENGTH_MAX = 40;
/** How far a correction's day may lie from that of the first row, either way. */
const DAYS_MAX = 10;

interface ReferencedLine {
  id: string;
  reference: string;
  date: string;
  amount_minor: number;
  offset: number;
  identity: string;
  occurrence: number;
}

interface KnownLine {
  id: string;
  date: string;
  minor: number;
  identity: string;
  occurrence: number;
}

export interface ReusedReference {
  reference: string;
  now: Pick<ReferencedLine, 'id' | 'date' | 'offset'> & { minor: number };
  before: KnownLine;
}

/** The statement whose lines are looked at; `product`: which export of a processor it is, `null` of any other bank. */
interface Looked {
  accountId: string;
  statementId: string;
  product: string | null;
}

/**
 * Those of the statement's new lines, in the file's order. `first` and `last` are the days of its rows, `span` those of
 * the account's earlier lines. A reference that the bank gives to many rows says nothing and is left out. A processor names
 * a payment in each of its exports, on its way in, back and out: only the same way in the same export is told again.
 */
export function reusedReferences(
  db: VaultDatabase,
  looked: Looked,
  days: { first: string; last: string },
  span: { from: string; to: string },
): ReusedReference[] {
  const from = later(days.first, addDays(span.from, -DAYS_MAX));
  const to = earlier(days.last, addDays(span.to, DAYS_MAX));
  if (from > to) return [];
  const around = { from: addDays(from, -DAYS_MAX), to: addDays(to, DAYS_MAX + 1) };
  const fresh = freshLines(db, { ...looked, first: from, last: to, ...around });
  if (fresh.size === 0) return [];
  const known = knownLines(db, { ...looked, ...around }, fresh);
  const isSameWay = ({ minor }: KnownLine, { amount_minor }: ReferencedLine) =>
    looked.product === null || minor < 0 === amount_minor < 0;
  return [...fresh.values()]
    .flatMap((line) => {
      const before = line && known.get(line.reference);
      return before && isSameWay(before, line)
        ? [{ reference: line.reference, now: asNow(line), before }]
        : [];
    })
    .sort((a, b) => a.now.offset - b.now.offset);
}

/** What to say of such a row beside it. */
export function wordsOfReuse({ reference, now, before }: ReusedReference, currency: string): string {
  const amount = formatMoneyForPeople(before.minor, currency);
  const how =
    before.minor === now.minor ? `on another day (${before.date})` : `with ${amount} on ${before.date}`;
  return `The bank sent reference ${reference.slice(0, REFERENCE_LENGTH_MAX)} before ${how}: check that it is not the same payment`;
}

/** What to say of one that the bank's balance tells to be the row from before. */
export function wordsOfMoved(before: string): string {
  return `Same reference and amount as on ${before}: the bank’s balance comes out without it`;
}

export function warningsOfMoved(count: number, path: string): string[] {
  if (count === 0) return [];
  const rows = count === 1 ? 'One row was' : `${count} rows were`;
  return [
    `${path}: ${rows} there under the same reference on another day. The bank’s balance comes out without adding ${count === 1 ? 'it' : 'them'} again.`,
  ];
}

/** What to warn the file's importer of. */
export function warningsOfReuse(
  reused: readonly ReusedReference[],
  path: string,
  currency: string,
): string[] {
  const told = reused
    .slice(0, TOLD_MAX)
    .map(
      (one) =>
        `${path}, ${formatMoneyForPeople(one.now.minor, currency)} on ${one.now.date}: ${wordsOfReuse(one, currency)}.`,
    );
  const more = reused.length - told.length;
  return more > 0
    ? [...told, `${path}: ${more} more rows with a reference that the bank sent before.`]
    : told;
}

const OF_OTHER_EXPORTS = `SELECT s.id FROM statement s JOIN source_file f ON f.id = s.source_file_id
  WHERE :product IS NOT NULL AND s.account_id = :accountId
    AND json_extract(f.mapping, '$.source.product') IS NOT :product`;

type Asked = Record<'accountId' | 'statementId' | 'from' | 'to', string> & Pick<Looked, 'product'>;

/** Of a busy account the database holds the references of all others against them: few are there twice. */
const linesWithKnown = prepared<ReferencedLine>(
  `SELECT id, reference, date, amount_minor, offset FROM statement_line
   WHERE statement_id = :statementId AND date BETWEEN :first AND :last AND reference IN (
     SELECT o.reference FROM statement_line o WHERE o.account_id = :accountId AND o.identity >= :from
       AND o.identity < :to AND o.reference IS NOT NULL AND o.statement_id <> :statementId
       AND o.statement_id NOT IN (${OF_OTHER_EXPORTS}))`,
);

/** By identity, which begins with the day and is indexed. */
const knownWithReference = prepared<ReferencedLine>(
  `SELECT id, reference, date, amount_minor, identity, occurrence FROM statement_line
   WHERE account_id = :accountId AND identity >= :from AND identity < :to AND reference IS NOT NULL
     AND statement_id <> :statementId AND statement_id NOT IN (${OF_OTHER_EXPORTS})`,
);

/** The statement's lines whose reference others have, by it; `null` for one that several of them have. */
function freshLines(
  db: VaultDatabase,
  asked: Asked & Record<'first' | 'last', string>,
): Map<string, ReferencedLine | null> {
  const fresh = new Map<string, ReferencedLine | null>();
  for (const line of linesWithKnown(db).iterate(asked))
    fresh.set(line.reference, fresh.has(line.reference) ? null : line);
  return fresh;
}

/** What the account's earlier lines have under those references; `null` where several lines have one. */
function knownLines(
  db: VaultDatabase,
  asked: Asked,
  wanted: ReadonlyMap<string, unknown>,
): Map<string, KnownLine | null> {
  const known = new Map<string, KnownLine | null>();
  // One at a time, because a busy account has many.
  for (const line of knownWithReference(db).iterate(asked)) {
    const { id, reference, date, amount_minor: minor, identity, occurrence } = line;
    if (wanted.has(reference))
      known.set(reference, known.has(reference) ? null : { id, date, minor, identity, occurrence });
  }
  return known;
}

function asNow({ id, date, amount_minor, offset }: ReferencedLine): ReusedReference['now'] {
  return { id, date, minor: amount_minor, offset };
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
