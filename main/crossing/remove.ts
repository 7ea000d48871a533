/**
 * Taking a pair apart. The entry that was made for it goes; the one that paid stays with its bank's row, and waits for a
 * category again. REFUSED, with whose books it is, where one of the two is closed or reconciled.
 */
import { BulkheadError } from '../../shared/errors.ts';
import {
  accountOfRole,
  type EntityRow,
  findEntity,
  removeEntry,
  type Scope,
  type Unit,
} from '../ledger/index.ts';
import { posting } from '../ledger/tables.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import { type CrossingRow, requireRow, rowOfEntry } from './list.ts';
import { requireOpen } from './origin.ts';
import { crossing } from './tables.ts';

const ownerOf = preparedValue<string>('SELECT entity_id FROM entry WHERE id = ?');
const isReconciled = preparedValue<number>(
  "SELECT 1 FROM posting WHERE entry_id = ? AND line = ifnull(?, line) AND status = 'reconciled' LIMIT 1",
);
const isMatched = preparedValue<number>('SELECT 1 FROM line_match WHERE entry_id = ? LIMIT 1');

function ownerOfEntry(db: VaultDatabase, entryId: string): EntityRow {
  return findEntity(db, ownerOf(db).get(entryId)!);
}

export function removeCrossing({ db, unit }: Scope, input: { id?: string; entry?: string }): { ok: true } {
  const row = requireRow(db, input);
  const payer = ownerOfEntry(db, row.origin_entry_id);
  requireOpen(payer, row.date);
  requireUnreconciled(db, payer, row.origin_entry_id, row.origin_line);
  removeMirror(unit, row);
  unit.update(
    posting,
    { entryId: row.origin_entry_id, line: row.origin_line },
    { accountId: accountOfRole(db, payer.id, 'uncategorised').id },
  );
  return { ok: true };
}

/** For an entry that leaves the books: what was made for it leaves with it. Nothing where it is in no pair. */
export function removeWithPair(unit: Unit, entryId: string): void {
  const row = rowOfEntry(unit.db, entryId);
  if (row) removeMirror(unit, row);
}

function removeMirror(unit: Unit, row: CrossingRow): void {
  const { db } = unit;
  const { mirror_entry_id: id, date } = row;
  const other = ownerOfEntry(db, id);
  requireOpen(other, date);
  requireUnreconciled(db, other, id, null);
  if (isMatched(db).get(id) !== undefined)
    throw new BulkheadError(
      'REFUSED',
      `The entry in the books of ${other.name} stands for a row of a bank.`,
      {
        remedy: 'Unmatch that row first.',
      },
    );
  unit.remove(crossing, { id: row.id });
  removeEntry(unit, id);
}

function requireUnreconciled(db: VaultDatabase, owner: EntityRow, id: string, line: number | null): void {
  if (isReconciled(db).get(id, line) === undefined) return;
  throw new BulkheadError('REFUSED', `The entry in the books of ${owner.name} is reconciled.`, {
    remedy: 'Reopen that reconciliation first.',
  });
}
