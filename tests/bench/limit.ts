/**
 * The physical limit of an import on this machine: the same rows, scanned as tightly as can be and put through prepared
 * statements into the same tables of the same encrypted file, in one transaction with full durability, but without
 * triggers, foreign keys, rules, audit and undo.
 */
import { createHash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import type { Statement } from 'better-sqlite3';
import { realWorld } from '../../main/api/world.ts';
import type { VaultDatabase } from '../../main/vault/index.ts';
import type { ScannedRow } from './scan.ts';

const PACKING = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const newId = realWorld().newId;

function insertInto(db: VaultDatabase, table: string): Statement {
  const columns = db.prepare(`SELECT name FROM pragma_table_info('${table}') ORDER BY cid`).pluck().all();
  return db.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`);
}

/** Takes away whatever checks what is written. */
export function dropChecks(db: VaultDatabase): void {
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.pragma('foreign_keys = OFF');
}

export function identityOf(row: ScannedRow): string {
  return row.reference === null
    ? `${row.date}|${row.minor}|c|${row.payee}|${row.memo}|`
    : `${row.date}|${row.minor}|r|${row.reference}`;
}

/** Counts equal rows of one file, as any importer must. */
export class Occurrences {
  readonly #seen = new Map<string, number>();

  next(identity: string): number {
    const number = (this.#seen.get(identity) ?? 0) + 1;
    this.#seen.set(identity, number);
    return number;
  }
}

export class BareWriter {
  readonly #batch: Statement;
  readonly #file: Statement;
  readonly #blob: Statement;
  readonly #statement: Statement;
  readonly #line: Statement;
  readonly #entry: Statement;
  readonly #posting: Statement;
  readonly #match: Statement;
  readonly #batchId = newId();
  #fileId = '';
  #statementId = '';

  constructor(db: VaultDatabase) {
    this.#batch = insertInto(db, 'import_batch');
    this.#file = insertInto(db, 'source_file');
    this.#blob = insertInto(db, 'blob_store');
    this.#statement = insertInto(db, 'statement');
    this.#line = insertInto(db, 'statement_line');
    this.#entry = insertInto(db, 'entry');
    this.#posting = insertInto(db, 'posting');
    this.#match = insertInto(db, 'line_match');
  }

  batch(files: number, rows: number): void {
    this.#batch.run(this.#batchId, '2026-01-01T00:00:00.000Z', files, rows, null);
  }

  file(bytes: Uint8Array, name: string, format: string): void {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#blob.run(sha256, bytes.byteLength, 'zstd', zstdCompressSync(bytes, PACKING));
    this.#fileId = newId();
    this.#file.run(this.#fileId, this.#batchId, sha256, name, format, 'utf-8', null, '[]', null);
  }

  statement(accountId: string): void {
    this.#statementId = newId();
    this.#statement.run(
      this.#statementId,
      this.#fileId,
      accountId,
      ...new Array(8).fill(null),
      0,
      0,
      0,
      0,
      null,
      null,
    );
  }

  // biome-ignore format: one line for each table
  row(accountId: string, entityId: string, row: ScannedRow, identity: string, occurrence: number): void {
    const lineId = newId();
    const entryId = newId();
    const { date, minor, payee, memo, type, reference, offset, length } = row;
    this.#line.run(lineId, accountId, this.#statementId, date, null, minor, payee, memo, type, null, reference, null, 1, offset, length, identity, occurrence, null);
    this.#entry.run(entryId, entityId, date, payee, memo, 'import', null);
    this.#posting.run(entryId, 0, accountId, minor, 'USD', date, 'cleared', null, null);
    this.#posting.run(entryId, 1, entityId, -minor, 'USD', date, 'cleared', null, null);
    this.#match.run(lineId, entryId, 0, 'created', null, null);
  }
}
