/**
 * A unit of work: the only hand that writes. A command gets one, inside its transaction; every insert, update and
 * delete through it is recorded with the row before and after. Commands read through `db` as they like but never write
 * through it.
 */
import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import type { Statement } from 'better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type CalendarDate, dayIn } from '../../../shared/dates.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import type { IdFactory } from '../../../shared/ids.ts';
import { perConnection, type VaultDatabase } from '../../vault/index.ts';
import { type Change, ChangeLog, type ChangeMark, type RowImage } from './changes.ts';
import { type SettledSums, settledSums } from './settled.ts';
import { type Stored, type TableInfo, type TableToken, tableInfo, toStored } from './tables.ts';

type Row<T extends SQLiteTable> = T['$inferInsert'];
type Patch<T extends SQLiteTable> = Partial<T['$inferInsert']>;

interface Writers {
  info: TableInfo;
  insert: Statement;
  select: Statement;
  remove: Statement;
  /** UPDATE statements by the columns they set. */
  updates: Map<string, Statement>;
}

export interface UnitMark {
  changes: ChangeMark;
  /** How many files' bytes had been kept. */
  kept: number;
}

/** By the table's name. */
const writersOf = perConnection(() => new Map<string, Writers>());

/** The table whose rows are the legs of entries. */
const LEGS = 'posting';

const quote = (name: string) => `"${name}"`;

function keyClause(info: TableInfo): string {
  return info.key.map((index) => `${quote(info.columns[index]!)} = ?`).join(' AND ');
}

function writers(db: VaultDatabase, info: TableInfo): Writers {
  const cache = writersOf(db);
  let found = cache.get(info.name);
  if (!found) {
    const columns = info.columns.map(quote).join(', ');
    const marks = info.columns.map(() => '?').join(', ');
    found = {
      info,
      insert: db.prepare(`INSERT INTO ${quote(info.name)} (${columns}) VALUES (${marks})`),
      select: db.prepare(`SELECT ${columns} FROM ${quote(info.name)} WHERE ${keyClause(info)}`).raw(true),
      remove: db.prepare(`DELETE FROM ${quote(info.name)} WHERE ${keyClause(info)}`),
      updates: new Map(),
    };
    cache.set(info.name, found);
  }
  return found;
}

function updater(db: VaultDatabase, info: TableInfo, changed: readonly number[]): Statement {
  const { updates } = writers(db, info);
  const name = changed.join();
  let statement = updates.get(name);
  if (!statement) {
    const assignments = changed.map((index) => `${quote(info.columns[index]!)} = ?`).join(', ');
    statement = db.prepare(`UPDATE ${quote(info.name)} SET ${assignments} WHERE ${keyClause(info)}`);
    updates.set(name, statement);
  }
  return statement;
}

export class Unit {
  readonly db: VaultDatabase;
  /** The instant of the command, UTC. */
  #now: string;
  readonly newId: IdFactory;
  readonly signal: AbortSignal | undefined;
  readonly changes = new ChangeLog();
  /** Sums from before this command that it need not take again. */
  readonly settled: SettledSums;
  /** Hashes of bytes that this command was the first to keep. */
  readonly #kept: string[] = [];
  readonly #timeZone: string;

  constructor(
    db: VaultDatabase,
    now: string,
    { newId, timeZone }: { newId: IdFactory; timeZone: string },
    signal?: AbortSignal,
  ) {
    this.db = db;
    this.#now = now;
    this.newId = newId;
    this.#timeZone = timeZone;
    this.signal = signal;
    this.settled = settledSums(db);
    this.settled.begin();
  }

  get now(): string {
    return this.#now;
  }

  /** The user's calendar day. */
  get today(): CalendarDate {
    return this.dayOf(this.#now);
  }

  dayOf(instant: string): CalendarDate {
    return dayIn(this.#timeZone, instant);
  }

  /**
   * Does `act` as of another instant, which rows then carry that tell when they were written. For the sample alone, whose story
   * lies in the past: the audit event has the instant of the command, whatever stands in its rows.
   */
  async inThePast<T>(instant: string, act: () => T | Promise<T>): Promise<T> {
    const now = this.#now;
    this.#now = instant;
    try {
      return await act();
    } finally {
      this.#now = now;
    }
  }

  insert<T extends SQLiteTable>(table: TableToken<T>, row: Row<T>): void {
    const info = tableInfo(this.db, table.name);
    const { properties } = info;
    const values = new Array<Stored>(properties.length);
    for (let i = 0; i < properties.length; i++)
      values[i] = toStored((row as Record<string, unknown>)[properties[i]!]);
    this.insertImage(info, values);
  }

  /** Changes the columns in `patch` of the row under `key`. NOT_FOUND when there is none; no change is recorded as none. */
  update<T extends SQLiteTable>(table: TableToken<T>, key: Patch<T>, patch: Patch<T>): void {
    const info = tableInfo(this.db, table.name);
    const before = this.#image(info, this.#keyOf(info, key));
    const after = [...before];
    for (const [property, value] of Object.entries(patch)) {
      const index = info.properties.indexOf(property);
      if (index < 0) throw new TypeError(`${info.name} has no ${property}`);
      after[index] = toStored(value);
    }
    this.replaceImage(info, before, after);
  }

  remove<T extends SQLiteTable>(table: TableToken<T>, key: Patch<T>): void {
    const info = tableInfo(this.db, table.name);
    this.removeImage(info, this.#image(info, this.#keyOf(info, key)));
  }

  /**
   * Keeps bytes under their SHA-256 (hex), once. They stay when the command is undone: nothing but rows refers to
   * them, and redo needs them.
   */
  keepBytes(bytes: Uint8Array): string {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const packed = zstdCompressSync(bytes);
    const smaller = packed.byteLength < bytes.byteLength;
    this.#keep(sha256, bytes.byteLength, smaller ? 'zstd' : 'raw', smaller ? packed : bytes);
    return sha256;
  }

  /** The same for bytes that were hashed and packed elsewhere; `size` is that of the original. */
  keepPackedBytes(file: { sha256: string; size: number; packed: Uint8Array }): void {
    this.#keep(file.sha256, file.size, 'zstd', file.packed);
  }

  #keep(sha256: string, size: number, packing: 'raw' | 'zstd', bytes: Uint8Array): void {
    const { changes } = this.db
      .prepare(
        'INSERT INTO blob_store (sha256, size, packing, bytes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      )
      .run(sha256, size, packing, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (changes > 0) this.#kept.push(sha256);
  }

  /**
   * A place within the transaction to come back to: one file of several, say. Not a savepoint: under one, SQLite keeps
   * every page it touches, and each later statement with a trigger takes longer the more there are. Many thousand rows
   * after a mark are cheap that way, and coming back costs what undo costs.
   */
  mark(): UnitMark {
    return { changes: this.changes.mark(), kept: this.#kept.length };
  }

  /** Takes back everything since the mark, row by row, as if it had not been. */
  rollbackTo(mark: UnitMark): void {
    for (const change of this.changes.takeBack(mark.changes)) this.#takeBack(change);
    for (const sha256 of this.#kept.splice(mark.kept))
      this.db.prepare('DELETE FROM blob_store WHERE sha256 = ?').run(sha256);
  }

  // --- Row images: what undo and redo work with -------------------------------------------------------------------

  insertImage(info: TableInfo, after: RowImage): void {
    this.#unsettle(info, after);
    writers(this.db, info).insert.run(...after);
    this.changes.record(info, null, after);
  }

  replaceImage(info: TableInfo, before: RowImage, after: RowImage): void {
    this.#unsettle(info, before);
    this.#unsettle(info, after);
    if (this.#write(info, before, after)) this.changes.record(info, before, after);
  }

  removeImage(info: TableInfo, before: RowImage): void {
    this.#unsettle(info, before);
    this.#delete(info, before);
    this.changes.record(info, before, null);
  }

  /** The row as it stands now under the key that `image` carries; `null` if there is none. */
  current(info: TableInfo, image: RowImage): RowImage | null {
    const key = info.key.map((index) => image[index]);
    return (writers(this.db, info).select.get(...key) as RowImage | undefined) ?? null;
  }

  /** Says that a leg is about to be written as it was or will be. */
  #unsettle(info: TableInfo, leg: RowImage): void {
    if (info.name === LEGS) this.settled.written(leg[info.columns.indexOf('date')] as string);
  }

  /** Writes what differs over the row that stands as `before`; answers whether anything does. */
  #write(info: TableInfo, before: RowImage, after: RowImage): boolean {
    const changed = info.columns.flatMap((_, index) => (before[index] === after[index] ? [] : [index]));
    if (changed.length === 0) return false;
    updater(this.db, info, changed).run(
      ...changed.map((index) => after[index]),
      ...info.key.map((index) => before[index]),
    );
    return true;
  }

  #delete(info: TableInfo, before: RowImage): void {
    writers(this.db, info).remove.run(...info.key.map((index) => before[index]));
  }

  /** Writes a change's row back as it was before, without a record. */
  #takeBack({ table, before, after }: Change): void {
    // Whoever made the change has written to the table through this connection.
    const { info, insert } = writersOf(this.db).get(table)!;
    if (before === null) this.#delete(info, after!);
    else if (after === null) insert.run(...before);
    else this.#write(info, after, before);
  }

  #keyOf(info: TableInfo, key: Record<string, unknown>): Stored[] {
    return info.key.map((index) => toStored(key[info.properties[index]!]));
  }

  #image(info: TableInfo, key: Stored[]): RowImage {
    const row = writers(this.db, info).select.get(...key) as RowImage | undefined;
    if (row) return row;
    throw new BulkheadError('NOT_FOUND', `There is no ${info.name.replaceAll('_', ' ')} ${key.join(' ')}.`);
  }
}
