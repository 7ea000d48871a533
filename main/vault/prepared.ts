/**
 * Statements that are prepared once for each connection. Preparing takes longer than looking up one row, so SQL that
 * runs for every row, account or screen is declared with these; what runs once in a command is prepared on the spot.
 */
import type { Statement } from 'better-sqlite3';
import type { VaultDatabase } from './cipher.ts';

/** What `make` makes for a connection, made when it is first asked for. */
export function perConnection<T>(make: (db: VaultDatabase) => T): (db: VaultDatabase) => T {
  const made = new WeakMap<VaultDatabase, { value: T }>();
  return (db) => {
    let found = made.get(db);
    if (!found) {
      found = { value: make(db) };
      made.set(db, found);
    }
    return found.value;
  };
}

/** A statement whose rows are objects. For `get`, `all` and `run`: who iterates needs a statement of their own. */
export function prepared<Row = unknown>(sql: string): (db: VaultDatabase) => Statement<unknown[], Row> {
  return perConnection((db) => db.prepare<unknown[], Row>(sql));
}

/** A statement whose rows are the values of their first column. */
export function preparedValue<Value = unknown>(
  sql: string,
): (db: VaultDatabase) => Statement<unknown[], Value> {
  return perConnection((db) => db.prepare<unknown[], Value>(sql).pluck());
}
