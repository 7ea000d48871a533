/** Every entry of one payee that waits in the inbox of an entity, among the rows of a register. */
import type { VaultDatabase } from '../../vault/index.ts';
import { compileFilter, type RegisterFilter } from './filter.ts';
import { Params } from './params.ts';
import { FROM } from './places.ts';
import { statementOf } from './statements.ts';

/** The latest first. Fails as a register of that filter fails. */
export function waitingOf(
  db: VaultDatabase,
  { entity_id: entityId, payee }: { entity_id: string; payee: string },
  among: Omit<RegisterFilter, 'unreviewed' | 'uncategorised'>,
): string[] {
  const filter = compileFilter(db, { ...among, unreviewed: true, uncategorised: false });
  const params = new Params();
  const where = filter.where(params, 'entries');
  const own = `e.entity_id = ${params.add(entityId)} AND e.payee = ${params.add(payee)}`;
  return statementOf<{ entry_id: string }>(
    db,
    `SELECT DISTINCT p.entry_id, p.date FROM ${FROM.entries} WHERE ${own} AND ${where} ORDER BY p.date DESC, p.entry_id DESC`,
  )
    .all(params.values)
    .map((row) => row.entry_id);
}
