/**
 * Accounts that an import made, when it is taken back: those that nothing else in the books needs by then leave with it.
 * Whatever names an account in the database keeps it, but for what its files called it. Nothing fails.
 */
import type { Unit } from '../ledger/index.ts';
import { account } from '../ledger/tables.ts';
import { perConnection, prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { unlinkAccount } from './bank-links.ts';

/** Ids are made in order, and commands run one after another: what was made between an import's first id and its last. */
const madeBetween = preparedValue<string>('SELECT id FROM account WHERE id > ? AND id < ? ORDER BY id');

/**
 * Batches of before don't tell: of those what lies before their last row's id, which may miss an account that was made for
 * that very row. Entries don't count, as unmatching makes those anew.
 */
const lastIdOf = preparedValue<string | null>(
  `SELECT ifnull(b.last_id, max(max(s.id), ifnull(max(l.id), ''))) FROM import_batch b
   JOIN source_file f ON f.batch_id = b.id JOIN statement s ON s.source_file_id = f.id
   LEFT JOIN statement_line l ON l.statement_id = s.id WHERE b.id = ?`,
);

const references = prepared<{ name: string; column: string }>(
  `SELECT t.name, k."from" AS "column" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) k
   WHERE t.type = 'table' AND k."table" = 'account' AND t.name <> 'bank_link'`,
);

const neededBy = perConnection((db: VaultDatabase) =>
  references(db)
    .all()
    .map(({ name, column }) => db.prepare(`SELECT 1 FROM "${name}" WHERE "${column}" = ? LIMIT 1`)),
);

/** The accounts that a batch made; to be asked for while the batch is there. */
export function accountsMadeBy(db: VaultDatabase, batchId: string): string[] {
  const last = lastIdOf(db).get(batchId) ?? null;
  return last === null ? [] : madeBetween(db).all(batchId, last);
}

/** Removes those of them that nothing needs; answers with how many these were. */
export function removeUnneeded(unit: Unit, accountIds: readonly string[]): number {
  const { db } = unit;
  let removed = 0;
  // What lies below an account was made after it, and goes before it.
  for (const id of accountIds.toReversed()) {
    if (neededBy(db).some((needs) => needs.get(id) !== undefined)) continue;
    unlinkAccount(unit, id);
    unit.remove(account, { id });
    removed += 1;
  }
  return removed;
}
