/**
 * Files that came in while only a part of them was there: a download that stopped for a while, a copy that was broken off. A
 * file that begins with all the bytes of one of the same name is that file, grown: of the same account, with the same rows
 * and further ones. So is one of another name, where the first ends in the midst of a line: that is no chance. The last row of the part may be half of one, and gives way to how the whole tells it.
 */
import { createHash } from 'node:crypto';
import { readBytes, type Unit } from '../ledger/index.ts';
import { statement } from '../ledger/tables.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { HalfRow, type LastRow, wholeOf } from './half-rows.ts';
import type { StoredFile } from './messages.ts';
import { lastingWords } from './naming.ts';
import type { StatementRow } from './reader.ts';

/** Text; what is packed does not grow. */
const storedFiles = prepared<{ name: string; sha256: string; size: number }>(
  `SELECT f.name, f.sha256, b.size FROM source_file f JOIN blob_store b ON b.sha256 = f.sha256
   WHERE f.text_sha256 IS NULL`,
);
const sizeOf = preparedValue<number>('SELECT size FROM blob_store WHERE sha256 = ?');

type BySha256 = Map<string, { size: number; words: Set<string> }>;

/** The files of the vault, with what does not change in their names. */
export class StoredFiles {
  readonly #db: VaultDatabase;
  #all: BySha256 | null = null;

  constructor(db: VaultDatabase) {
    this.#db = db;
  }

  /** Those that may be the beginning of a file of that name and size. */
  smaller(name: string, size: number): StoredFile[] {
    const words = lastingWords(name);
    return [...this.#files()].flatMap(([sha256, file]) =>
      file.size < size ? [{ sha256, size: file.size, isNamed: file.words.has(words) }] : [],
    );
  }

  /** One that this import keeps. */
  add(name: string, sha256: string): void {
    this.#put(this.#files(), name, sha256, sizeOf(this.#db).get(sha256) ?? 0);
  }

  #files(): BySha256 {
    if (this.#all) return this.#all;
    const all: BySha256 = new Map();
    for (const { name, sha256, size } of storedFiles(this.#db).all()) this.#put(all, name, sha256, size);
    this.#all = all;
    return all;
  }

  #put(all: BySha256, name: string, sha256: string, size: number): void {
    const words = lastingWords(name);
    const known = all.get(sha256);
    if (known) known.words.add(words);
    else all.set(sha256, { size, words: new Set([words]) });
  }
}

interface FileBytes {
  sha256: string;
  size: number;
}

interface PartStatement {
  id: string;
  account_id: string;
  file: string;
  rows: number;
}

const statementsOf = prepared<PartStatement>(
  `SELECT s.id, s.account_id, f.name AS file, (SELECT count(*) FROM statement_line l WHERE l.statement_id = s.id) AS rows
   FROM source_file f JOIN statement s ON s.source_file_id = f.id WHERE f.sha256 = ? ORDER BY s.id`,
);
const lastRow = prepared<LastRow>(
  `SELECT id, statement_id, account_id, date, amount_minor AS minor, identity, offset FROM statement_line
   WHERE statement_id = ? ORDER BY offset DESC, id DESC LIMIT 1`,
);
const statementOf = preparedValue<string>('SELECT statement_id FROM statement_line WHERE id = ?');

const otherClosing = preparedValue<1>(
  'SELECT 1 FROM statement WHERE id = :id AND closing_on = :on AND closing_minor <> :minor',
);

/** What came in of one file before all of it was there. */
export class Beginning {
  readonly #db: VaultDatabase;
  readonly #statements: PartStatement[];
  /** Rows that the whole has not told yet, by statement. */
  readonly #untold: Map<string, number>;
  readonly #lastRows = new Map<number, LastRow>();
  readonly #own: FileBytes;
  readonly #hashes: ReadonlySet<string>;
  readonly #goesOnIn = new Map<string, boolean>();

  /** `hashes`: of the stored files that the file begins with; `own`: its own bytes. */
  constructor(db: VaultDatabase, hashes: readonly string[], own: FileBytes) {
    this.#db = db;
    this.#own = own;
    this.#hashes = new Set(hashes);
    this.#statements = hashes.flatMap((sha256) => statementsOf(db).all(sha256));
    this.#untold = new Map(this.#statements.map(({ id, rows }) => [id, rows]));
    for (const { id } of this.#statements) {
      const row = lastRow(db).get(id);
      if (row) this.#lastRows.set(row.offset, row);
    }
  }

  /** What the part was called; `null` where there was none. */
  get file(): string | null {
    return this.#statements[0]?.file ?? null;
  }

  /** Whether it is that of a part that came in. */
  isOf(sha256: string): boolean {
    return this.#hashes.has(sha256);
  }

  /** Of the file itself. */
  get sha256(): string {
    return this.#own.sha256;
  }

  /** Where its rows went. */
  get accounts(): string[] {
    return [...new Set(this.#statements.map(({ account_id: id }) => id))];
  }

  /** The last row of the part, where it lies in the place of this one and reads otherwise: it may be half of it. */
  halfOf(unit: Unit, accountId: string, { date, offset }: StatementRow, identity: string): HalfRow | null {
    const last = this.#lastRows.get(offset);
    if (last?.account_id !== accountId || last.date !== date || last.identity === identity) return null;
    return new HalfRow(unit, last, this.file!);
  }

  /** The row of the books that the last one of this file is half of, where the file is the part; `null` where it is none. */
  wholeOf(accountId: string, row: StatementRow): string | null {
    return wholeOf(this.#db, accountId, row, (sha256) => this.#isPartOf(sha256));
  }

  #isPartOf(sha256: string): boolean {
    const known = this.#goesOnIn.get(sha256);
    if (known !== undefined) return known;
    const { size, sha256: own } = this.#own;
    const begun = readBytes(this.#db, sha256).subarray(0, size);
    const isPart = begun.length === size && createHash('sha256').update(begun).digest('hex') === own;
    this.#goesOnIn.set(sha256, isPart);
    return isPart;
  }

  /** A row of the books that the whole tells, too. */
  tells(lineId: string): void {
    if (this.#statements.length === 0) return;
    this.tellsOneOf(statementOf(this.#db).get(lineId)!);
  }

  tellsOneOf(statementId: string): void {
    const untold = this.#untold.get(statementId);
    if (untold !== undefined) this.#untold.set(statementId, untold - 1);
  }

  /** A balance that the part ended in the midst of was never stated. */
  takeBalanceBack(unit: Unit, accountId: string, { minor, on }: { minor: number; on: string | null }): void {
    for (const { id, account_id: account } of this.#statements)
      if (account === accountId && otherClosing(this.#db).get({ id, minor, on }) !== undefined)
        unit.update(statement, { id }, { closingMinor: null, closingOn: null });
  }

  /** Why the whole can't come in beside its part, of which it does not tell all: it was read in another way. */
  contradiction(accounts: ReadonlySet<string>): string | null {
    const own = this.#statements.filter(({ account_id: id }) => accounts.has(id));
    const untold = own.reduce((sum, { id }) => sum + Math.max(0, this.#untold.get(id)!), 0);
    if (untold === 0) return null;
    const rows = untold === 1 ? '1 row that came in with it is' : `${untold} rows that came in with it are`;
    return `It begins as “${this.file}” does, which was a part of it, and ${rows} not among its own: days or columns are read in another way now. Take that import back first.`;
  }
}
