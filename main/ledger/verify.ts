/**
 * Proof of the whole file: every invariant, re-checked from what is stored and nothing else. Each check says how much
 * it looked at, and each finding what is wrong, where, and what to do.
 */
import { createHash } from 'node:crypto';
import type { Statement } from 'better-sqlite3';
import type { Vault, VaultDatabase, VaultNotice } from '../vault/index.ts';
import { unpackBytes } from './blobs.ts';
import { type ChainReport, chunksOf, verifyChain } from './door/audit.ts';
import { unpackChunk } from './door/changes.ts';
import type { TableInfo } from './door/tables.ts';

export interface Finding {
  check: string;
  problem: string;
  remedy: string;
}

export interface CheckResult {
  check: string;
  examined: number;
  problems: string[];
  remedy: string;
}

const RESTORE = 'Restore the newest backup that is shown as proven.';
const HEAD =
  'The head file is written anew when the vault is opened. See whether the latest entries are there; restore a backup only if they are not. Ask who had the folder.';
const OUTSIDE =
  'The file was changed past the program. Restore a backup from before, or ask who has the key.';

/** Problems shown of one check; the rest are counted. */
const PROBLEMS_SHOWN_MAX = 50;

type Tables = ReadonlyMap<string, TableInfo>;

/** What is known of the file from its opening, and can't be read from it any more. */
interface BooksJob {
  what: 'books';
  pages: number;
  notices: Pick<VaultNotice, 'code' | 'message'>[];
  tables: Tables;
}
export type VerifyJob = BooksJob | { what: 'chain' };

type Check = (db: VaultDatabase, job: BooksJob) => CheckResult;

function count(db: VaultDatabase, table: string): number {
  return db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
}

/** A check that is one query: every row it gives back is a problem, in the words of its column `problem`. */
function query(check: string, table: string, sql: string): Check {
  return (db) => ({
    check,
    examined: count(db, table),
    problems: db.prepare(sql).pluck().all() as string[],
    remedy: OUTSIDE,
  });
}

/** Of the head file alone: the books are whole, and a backup would cost their end. */
function isOfHead({ code }: Pick<VaultNotice, 'code'>): boolean {
  return code.startsWith('HEAD_');
}

const pages: Check = (_, job) => ({
  check: 'pages and companion files',
  examined: job.pages,
  problems: job.notices.filter((notice) => !isOfHead(notice)).map(({ message }) => message),
  remedy: RESTORE,
});

const head: Check = (_, job) => ({
  check: 'head file',
  examined: 1,
  problems: job.notices.filter(isOfHead).map(({ message }) => message),
  remedy: HEAD,
});

const structure: Check = (db) => {
  const answers = db.prepare('PRAGMA integrity_check').pluck().all() as string[];
  return {
    check: 'structure of the database',
    examined: count(db, 'sqlite_schema'),
    problems: answers.filter((a) => a !== 'ok'),
    remedy: RESTORE,
  };
};

const references: Check = (db) => {
  const broken = db.prepare('PRAGMA foreign_key_check').all() as { table: string; parent: string }[];
  return {
    check: 'references',
    examined: count(db, 'posting') + count(db, 'entry') + count(db, 'line_match'),
    problems: broken.map((b) => `a row of ${b.table} refers to a ${b.parent} that is not there`),
    remedy: OUTSIDE,
  };
};

const chain: Check = (db) => {
  const result = verifyChain(db);
  return { check: 'audit chain', examined: result.events, problems: result.problems, remedy: OUTSIDE };
};

const files: Check = (db) => {
  const problems: string[] = [];
  let examined = 0;
  for (const row of db.prepare('SELECT * FROM blob_store').iterate()) {
    const blob = row as { sha256: string; size: number; packing: 'raw' | 'zstd'; bytes: Buffer };
    examined += 1;
    if (!isWhole(blob)) problems.push(`the stored file ${blob.sha256.slice(0, 12)}… is not what it was`);
  }
  return { check: 'stored files', examined, problems, remedy: RESTORE };
};

function isWhole(blob: { sha256: string; size: number; packing: 'raw' | 'zstd'; bytes: Buffer }): boolean {
  try {
    return createHash('sha256').update(unpackBytes(blob)).digest('hex') === blob.sha256;
  } catch {
    // Bytes that no longer unpack are as changed as bytes with another hash.
    return false;
  }
}

/**
 * The rows as they stand against the last image that the audit log has of each: an edit, a deletion or an insertion
 * past the door shows here, even where every sum still fits.
 */
const rows: Check = (db, { tables }) => {
  const problems: string[] = [];
  const seen = new Map([...tables.keys()].map((name) => [name, new Set<string>()]));
  const alive = new Map<string, number>();
  const events = db.prepare('SELECT seq FROM audit_event ORDER BY seq DESC').pluck().all() as number[];
  for (const seq of events) {
    for (const bytes of [...chunksOf(db, seq)].reverse()) {
      const chunk = unpackChunk(bytes);
      for (const change of chunk.changes.reverse()) {
        const info = tables.get(change.table);
        if (!info) continue;
        const image = (change.after ?? change.before)!;
        const columns = chunk.columns[change.table]!;
        const key = info.key.map((index) => image[columns.indexOf(info.columns[index]!)]);
        const name = key.join('\u0000');
        if (seen.get(change.table)!.has(name)) continue;
        seen.get(change.table)!.add(name);
        if (change.after) alive.set(change.table, (alive.get(change.table) ?? 0) + 1);
        const problem = compare(db, info, columns, key, change.after);
        if (problem) problems.push(problem);
      }
    }
  }
  for (const name of tables.keys()) {
    const extra = count(db, name) - (alive.get(name) ?? 0);
    if (extra > 0) problems.push(`${extra} rows of ${name} were never written by a command`);
  }
  return {
    check: 'rows against the audit log',
    examined: [...seen.values()].reduce((sum, keys) => sum + keys.size, 0),
    problems,
    remedy: OUTSIDE,
  };
};

/** One prepared statement a table: preparing one for each row costs more than reading it. */
const selects = new WeakMap<VaultDatabase, Map<string, Statement>>();

function selecting(db: VaultDatabase, info: TableInfo, where: string): Statement {
  const known = selects.get(db) ?? new Map<string, Statement>();
  selects.set(db, known);
  const statement = known.get(info.name) ?? db.prepare(`SELECT * FROM "${info.name}" WHERE ${where}`);
  known.set(info.name, statement);
  return statement;
}

function compare(
  db: VaultDatabase,
  info: TableInfo,
  columns: readonly string[],
  key: unknown[],
  after: readonly unknown[] | null,
): string | null {
  const where = info.key.map((index) => `"${info.columns[index]}" = ?`).join(' AND ');
  const row = selecting(db, info, where).get(...key) as Record<string, unknown> | undefined;
  const what = `${info.name} ${key.join(' ')}`;
  if (after === null) return row ? `${what} is back although a command removed it` : null;
  if (!row) return `${what} is gone although no command removed it`;
  const changed = columns.filter((column, index) => column in row && row[column] !== after[index]);
  return changed.length === 0 ? null : `${what} was changed past the program: ${changed.join(', ')}`;
}

const CHECKS: readonly Check[] = [
  pages,
  head,
  structure,
  references,
  query(
    'entries balance',
    'entry',
    `SELECT 'entry ' || entry_id || ' does not balance in ' || currency || ': off by ' || sum(amount_minor) || ' minor units'
     FROM posting GROUP BY entry_id, currency HAVING sum(amount_minor) <> 0`,
  ),
  query(
    'entries have postings',
    'entry',
    `SELECT 'entry ' || id || ' has no postings' FROM entry WHERE id NOT IN (SELECT entry_id FROM posting)`,
  ),
  query(
    'postings belong to their entry',
    'posting',
    `SELECT 'posting ' || p.line || ' of entry ' || e.id || CASE WHEN a.entity_id <> e.entity_id THEN ' is in another entity’s account'
       WHEN p.date <> e.date THEN ' has another date' ELSE ' has a currency its account does not hold' END
     FROM posting p JOIN entry e ON e.id = p.entry_id JOIN account a ON a.id = p.account_id
     WHERE a.entity_id <> e.entity_id OR p.date <> e.date OR a.currency <> p.currency`,
  ),
  query(
    'sums of the months',
    'posting_month',
    `SELECT 'the legs of ' || month || ' in account ' || account_id || ' do not come to what is kept of them in ' || currency
     FROM (
       SELECT account_id, month, currency, legs, amount_minor FROM posting_month
       UNION ALL
       SELECT account_id, substr(date, 1, 7), currency, -1, -amount_minor FROM posting
     ) GROUP BY account_id, month, currency HAVING sum(legs) <> 0 OR sum(amount_minor) <> 0`,
  ),
  query(
    'entries agree with the bank’s rows',
    'line_match',
    `SELECT 'entry ' || min(p.entry_id) || ' has not the amount, day or account of the bank’s row behind it'
     FROM line_match m JOIN statement_line l ON l.id = m.statement_line_id
     JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line
     GROUP BY l.id HAVING sum(p.amount_minor) <> l.amount_minor OR max(p.account_id <> l.account_id)
       OR max(m.kind = 'created' AND (p.date <> l.date OR p.amount_minor <> l.amount_minor))`,
  ),
  query(
    'every bank row is booked',
    'statement_line',
    `SELECT 'the bank’s row ' || l.id || ' of ' || l.date || ' is in no entry' FROM statement_line l
     WHERE NOT EXISTS (SELECT 1 FROM line_match m WHERE m.statement_line_id = l.id)`,
  ),
  query(
    'reconciliations prove',
    'reconciliation',
    `SELECT 'the reconciliation of ' || r.statement_date || ' no longer adds up' FROM reconciliation r
     WHERE r.balance_minor <> (SELECT ifnull(sum(p.amount_minor), 0) FROM posting p JOIN reconciliation o ON o.id = p.reconciliation_id
       WHERE p.account_id = r.account_id AND (o.statement_date, o.id) <= (r.statement_date, r.id))
     UNION ALL
     SELECT 'a posting of entry ' || entry_id || ' is reconciled by nothing' FROM posting
     WHERE status = 'reconciled' AND (reconciliation_id IS NULL OR reconciliation_id NOT IN (SELECT id FROM reconciliation))`,
  ),
  query(
    'crossings are pairs',
    'crossing',
    `SELECT 'the two sides of crossing ' || c.id || CASE WHEN oe.entity_id = me.entity_id THEN ' are in the same books'
       ELSE ' have not the same amount, currency and day' END
     FROM (SELECT id, origin_entry_id, origin_line, mirror_entry_id, mirror_line FROM crossing
       UNION ALL SELECT crossing_id, origin_entry_id, origin_line, mirror_entry_id, mirror_line FROM crossing_leg) c
     JOIN posting o ON o.entry_id = c.origin_entry_id AND o.line = c.origin_line
     JOIN posting m ON m.entry_id = c.mirror_entry_id AND m.line = c.mirror_line
     JOIN entry oe ON oe.id = o.entry_id JOIN entry me ON me.id = m.entry_id
     WHERE oe.entity_id = me.entity_id OR o.amount_minor + m.amount_minor <> 0 OR o.currency <> m.currency
       OR o.date <> m.date`,
  ),
  files,
  chain,
  rows,
];

const WORKER = new URL('./verify-worker.ts', import.meta.url);

/**
 * Runs every check on the books as they are now, in a thread of its own: it takes seconds for large books, in which
 * everybody else is answered. CANCELLED once `signal` says so or the vault is closed.
 */
export function verifyBooks(
  vault: Vault,
  tables: Tables,
  signal: AbortSignal | undefined,
): Promise<CheckResult[]> {
  const notices = vault.notices.map(({ code, message }) => ({ code, message }));
  const job: VerifyJob = { what: 'books', pages: vault.pages?.pages ?? 0, notices, tables };
  return vault.readInWorker(WORKER, job, signal);
}

/** The same of the audit log alone. */
export function verifyLog(vault: Vault, signal: AbortSignal | undefined): Promise<ChainReport> {
  const job: VerifyJob = { what: 'chain' };
  return vault.readInWorker(WORKER, job, signal);
}

/** Every check, one after another; a check that can't run because the file is damaged is itself a finding. */
export function checkBooks(db: VaultDatabase, job: BooksJob): CheckResult[] {
  const results: CheckResult[] = [];
  for (const check of CHECKS) {
    try {
      const result = check(db, job);
      const more = result.problems.length - PROBLEMS_SHOWN_MAX;
      results.push(
        more > 0
          ? { ...result, problems: [...result.problems.slice(0, PROBLEMS_SHOWN_MAX), `and ${more} more`] }
          : result,
      );
    } catch (error) {
      results.push({
        check: check.name || 'a check',
        examined: 0,
        problems: [`could not be checked: ${(error as Error).message}`],
        remedy: RESTORE,
      });
    }
  }
  return results;
}
