/**
 * A row of the bank that leaves the books by itself, its import staying: what stood for it is let go. REFUSED where that is
 * locked, or something else rests on it.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { crossingsOf, removeEntry, type Unit } from '../ledger/index.ts';
import { prepared, preparedValue } from '../vault/index.ts';
import { unmatchRow, waitAgain } from './release.ts';

export interface LeavingRow {
  line_id: string;
  owner: string;
  closed_through: string | null;
}

interface Held {
  entry_id: string;
  kind: 'created' | 'matched';
  date: string;
  reconciled: number;
  others: number;
}

const heldBy = prepared<Held>(
  `SELECT m.entry_id, m.kind, e.date,
     EXISTS (SELECT 1 FROM posting p WHERE p.entry_id = e.id AND p.status = 'reconciled') AS reconciled,
     EXISTS (SELECT 1 FROM line_match o WHERE o.entry_id = e.id AND o.statement_line_id <> m.statement_line_id) AS others
   FROM line_match m JOIN entry e ON e.id = m.entry_id WHERE m.statement_line_id = ? ORDER BY m.entry_id, m.line`,
);

const isCorrected = preparedValue<1>('SELECT 1 FROM statement_line WHERE corrects_id = ? LIMIT 1');

/**
 * The entry that was made of the row goes. Of others, that were there by themselves, the legs wait for the bank again as they did
 * before it came; that which is about to be `removed` is let go as it is.
 */
export function letGo(unit: Unit, row: LeavingRow, removed: string | null): void {
  const { line_id: id, owner, closed_through: closed } = row;
  if (isCorrected(unit.db).get(id) !== undefined)
    throw locked('The bank has corrected the row since.', 'Take the import of that correction back first.', {
      next: 'imports.undo',
    });
  const held = heldBy(unit.db).all(id);
  for (const one of held) requireFree(unit, one, owner, closed);
  const created = new Set(held.filter(({ kind }) => kind === 'created').map((one) => one.entry_id));
  const left = unmatchRow(unit, id).filter((leg) => !created.has(leg.entry_id));
  for (const entryId of created) removeEntry(unit, entryId);
  for (const leg of left) if (leg.entry_id !== removed) waitAgain(unit, leg);
}

function requireFree(unit: Unit, held: Held, owner: string, closed: string | null): void {
  const { entry_id: entryId, kind, date, reconciled, others } = held;
  if (reconciled === 1)
    throw locked('Its entry is reconciled.', 'Reopen that reconciliation first.', {
      next: 'reconcile.reopen',
    });
  if (closed !== null && date <= closed)
    throw locked(
      `The books of ${owner} are closed through ${closed}.`,
      'Reopen the period, with the reason.',
      { next: 'period.reopen' },
    );
  if (kind === 'matched') return;
  const pair = crossingsOf(unit.db, [entryId])[0];
  if (pair)
    throw locked(
      `Its entry is paired with one in the books of ${pair.with}.`,
      'Take that pair apart first.',
      { next: 'crossing.remove' },
    );
  if (others === 1)
    throw locked('Its entry stands for another row of a bank, too.', 'Unmatch that row first.', {
      next: 'matching.unmatch',
    });
}

function locked(message: string, remedy: string, facts: object = {}): BulkheadError {
  return new BulkheadError('REFUSED', message, { remedy, facts });
}
