/**
 * The bank's rows behind entries, and what they forbid: a leg that stands for a row keeps the row's account and amount,
 * and an entry made from one keeps its day. What is forbidden is REFUSED, with what can be done instead.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { readBytes } from './blobs.ts';
import { problemsIn, unbookedId } from './unbooked.ts';

interface StoredLeg {
  entry_id: string;
  line: number;
  account_id: string;
  amount_minor: number;
}

interface NewLeg {
  accountId: string;
  amountMinor: number;
}

/** A leg that stands for a row of the bank keeps that row's account and amount. */
export function requireEvidenceKept(db: VaultDatabase, before: StoredLeg, after: NewLeg | null): void {
  if (after && after.accountId === before.account_id && after.amountMinor === before.amount_minor) return;
  const matched = db
    .prepare('SELECT 1 FROM line_match WHERE entry_id = ? AND line = ?')
    .get(before.entry_id, before.line);
  if (!matched) return;
  throw new BulkheadError(
    'REFUSED',
    'That leg stands for a row of the bank; its account and amount are the bank’s.',
    {
      remedy: 'Change the other legs. Keep the bank’s leg first, as it is.',
    },
  );
}

/** An entry made from a row of the bank is of the bank's day. */
export function refuseMovingEvidence(db: VaultDatabase, entryId: string): void {
  const made = evidenceOf(db, entryId).find((evidence) => evidence.match === 'created');
  if (!made) return;
  throw new BulkheadError(
    'REFUSED',
    `The day of that entry is the bank’s (${made.file}, line ${made.line}).`,
    {
      remedy: 'Leave the date; change payee, memo, tags or the other legs.',
    },
  );
}

/** What stands for a row of the bank can't just go: the row would be in no account. */
export function refuseEvidenced(db: VaultDatabase, entryId: string): void {
  const evidence = evidenceOf(db, entryId)[0];
  if (!evidence) return;
  throw new BulkheadError(
    'REFUSED',
    `That entry stands for a row of the bank (${evidence.file}, line ${evidence.line}).`,
    {
      remedy:
        evidence.match === 'matched'
          ? 'Unmatch that row first, or undo the import batch.'
          : 'Change its category instead, or undo the import batch.',
    },
  );
}

interface OtherRow {
  statement_line_id: string;
  entry_id: string | null;
  date: string;
  payee: string;
  amount_minor: number;
  currency: string;
}

const OTHER_ROW = `SELECT l.id AS statement_line_id, l.date, l.payee, l.amount_minor,
    ifnull(a.currency, n.base_currency) AS currency,
    (SELECT min(m.entry_id) FROM line_match m WHERE m.statement_line_id = l.id) AS entry_id
  FROM statement_line l JOIN account a ON a.id = l.account_id JOIN entity n ON n.id = a.entity_id`;
const rowById = prepared<OtherRow>(`${OTHER_ROW} WHERE l.id = ?`);
const correctionsOf = prepared<OtherRow>(`${OTHER_ROW} WHERE l.corrects_id = ? ORDER BY l.id`);

function told(row: OtherRow) {
  return { ...row, amount: formatMoney(row.amount_minor, row.currency) };
}

/** The rows of the bank behind an entry, each with its own text out of the stored file. */
export function evidenceOf(db: VaultDatabase, entryId: string) {
  const rows = db
    .prepare(
      `SELECT l.id, l.payee, l.memo, l.corrects_id, l.line_number, l.offset, l.length, m.kind, f.id AS file_id, f.name, f.format, f.problems,
         ifnull(f.text_sha256, f.sha256) AS sha256, f.encoding FROM line_match m
       JOIN statement_line l ON l.id = m.statement_line_id JOIN statement s ON s.id = l.statement_id
       JOIN source_file f ON f.id = s.source_file_id WHERE m.entry_id = ? GROUP BY l.id ORDER BY min(m.line)`,
    )
    .all(entryId) as {
    id: string;
    payee: string;
    memo: string;
    corrects_id: string | null;
    line_number: number;
    offset: number;
    length: number;
    kind: 'created' | 'matched';
    problems: string;
    file_id: string;
    name: string;
    format: string;
    sha256: string;
    encoding: string;
  }[];
  return rows.map((row) => ({
    statement_line_id: row.id,
    file_id: row.file_id,
    file: row.name,
    format: row.format,
    line: row.line_number,
    payee: row.payee,
    memo: row.memo,
    raw: rawText(db, row),
    match: row.kind,
    unbooked_id: mendedAs(row),
    corrects: row.corrects_id === null ? null : told(rowById(db).get(row.corrects_id)!),
    corrected_by: correctionsOf(db).all(row.id).map(told),
  }));
}

/** What somebody said by hand keeps the name that it had as a row which could not be booked. */
function mendedAs(row: { id: string; file_id: string; problems: string }): string | null {
  const at = problemsIn(row).findIndex((problem) => problem.row === row.id);
  return at === -1 ? null : unbookedId(row.file_id, at);
}

function rawText(
  db: VaultDatabase,
  row: { sha256: string; encoding: string; offset: number; length: number },
): string {
  const text = new TextDecoder(row.encoding).decode(readBytes(db, row.sha256));
  return text.slice(row.offset, row.offset + row.length);
}
