/**
 * What the door must know of a table to write, record and take back its rows: names, order and keys of columns.
 *
 * Tables are declared with drizzle, in each feature's `schema.ts`; from there come the migrations and, as types only,
 * what a row must hold. At run time the database itself tells its columns: loading drizzle would cost more time and
 * memory than all the rest of a command.
 */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { perConnection, type VaultDatabase } from '../../vault/index.ts';

/** A value as SQLite stores it. Bytes never pass here: they live in `blob_store`, outside the change log. */
export type Stored = string | number | null;

declare const declaration: unique symbol;

/** A table by its name, with the type of its declaration. */
export interface TableToken<T extends SQLiteTable = SQLiteTable> {
  readonly name: T['_']['name'];
  readonly [declaration]?: T;
}

export function table<T extends SQLiteTable>(name: T['_']['name']): TableToken<T> {
  return { name };
}

export interface TableInfo {
  name: string;
  /** Column names in the order of every row image. */
  columns: readonly string[];
  /** Property names in the same order: `amount_minor` is `amountMinor`. */
  properties: readonly string[];
  /** Indices into `columns` of the primary key. */
  key: readonly number[];
}

const knownTables = perConnection(() => new Map<string, TableInfo>());

/** Columns and key of a table as the database has them. */
export function tableInfo(db: VaultDatabase, name: string): TableInfo {
  const tables = knownTables(db);
  let info = tables.get(name);
  if (!info) {
    info = readTableInfo(db, name);
    tables.set(name, info);
  }
  return info;
}

function readTableInfo(db: VaultDatabase, name: string): TableInfo {
  const columns = db.pragma(`table_info(${name})`) as { cid: number; name: string; pk: number }[];
  if (columns.length === 0) throw new Error(`there is no table ${name}`);
  return {
    name,
    columns: columns.map((column) => column.name),
    properties: columns.map((column) =>
      column.name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    ),
    key: columns
      .filter((column) => column.pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map((column) => column.cid),
  };
}

/** Turns a property's value into what SQLite stores. Throws for anything that isn't text, number, boolean or null. */
export function toStored(value: unknown): Stored {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
    return value;
  }
  if (typeof value === 'boolean') return value ? 1 : 0;
  throw new TypeError(`a ${typeof value} can't be stored through the door`);
}
