/**
 * Statements whose text depends on what is asked, kept for the next who asks alike. Fails with nothing of its own.
 */
import type { Statement } from 'better-sqlite3';
import { perConnection, type VaultDatabase } from '../../vault/index.ts';

/** A screen asks in a handful of ways; what somebody types changes parameters, and the text only now and then. */
const KEPT_MAX = 64;

const keptOf = perConnection(() => new Map<string, Statement<unknown[], unknown>>());

/** The statement of `sql`, prepared on this connection; its parameters are named. */
export function statementOf<Row>(db: VaultDatabase, sql: string): Statement<[object], Row> {
  const kept = keptOf(db);
  let statement = kept.get(sql);
  if (statement) kept.delete(sql);
  else statement = db.prepare<unknown[], unknown>(sql);
  kept.set(sql, statement);
  if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value!);
  return statement as unknown as Statement<[object], Row>;
}
