/**
 * What the door must know of a table to write, record and take back its rows: names, order and keys of columns.
 * Taken from the drizzle schemas, so that a column is declared once.
 */
import type { Table } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';

/** A value as SQLite stores it. Bytes never pass here: they live in `blob_store`, outside the change log. */
export type Stored = string | number | null;

export interface TableInfo {
  name: string;
  /** Column names in the order of every row image. */
  columns: readonly string[];
  /** Property names in the same order. */
  properties: readonly string[];
  /** Indices into `columns` of the primary key. */
  key: readonly number[];
}

const known = new WeakMap<Table, TableInfo>();

export function tableInfo(table: SQLiteTable): TableInfo {
  const cached = known.get(table);
  if (cached) return cached;
  const config = getTableConfig(table);
  const properties = Object.entries(table as unknown as Record<string, { name: string }>);
  const columns = config.columns.map((column) => column.name);
  const ofComposite = config.primaryKeys[0]?.columns.map((column) => column.name) ?? [];
  const keyNames =
    ofComposite.length > 0 ? ofComposite : config.columns.filter((c) => c.primary).map((c) => c.name);
  const info: TableInfo = {
    name: config.name,
    columns,
    properties: columns.map((name) => properties.find(([, column]) => column?.name === name)?.[0] ?? name),
    key: keyNames.map((name) => columns.indexOf(name)),
  };
  known.set(table, info);
  return info;
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
