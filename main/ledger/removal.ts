/**
 * Taking entries out of the books. What stands for a row of the bank, lies in a closed period or is reconciled stays:
 * for one entry that is REFUSED; of many, those that can go go, and the others are named with the reason.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { prepared, preparedValue } from '../vault/index.ts';
import { isCrossed } from './crossed.ts';
import { Pace } from './door/pace.ts';
import type { Unit } from './door/unit.ts';
import type { Scope } from './handlers.ts';
import type { MendedRows } from './mended.ts';
import { attachment, entry, entryTag, posting } from './tables.ts';

type Input = z.infer<NonNullable<(typeof contract.entry.remove_many)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof contract.entry.remove_many)['~orpc']['outputSchema']>>;

/** Removes an entry with all that hangs on it; matches with the bank's rows must be gone already. */
export function removeEntry(unit: Unit, id: string): void {
  const { db } = unit;
  for (const { tag_id } of db.prepare('SELECT tag_id FROM entry_tag WHERE entry_id = ?').all(id) as {
    tag_id: string;
  }[]) {
    unit.remove(entryTag, { entryId: id, tagId: tag_id });
  }
  for (const row of db.prepare('SELECT id FROM attachment WHERE entry_id = ?').all(id) as { id: string }[]) {
    unit.remove(attachment, { id: row.id });
  }
  for (const { line } of db.prepare('SELECT line FROM posting WHERE entry_id = ? ORDER BY line').all(id) as {
    line: number;
  }[]) {
    unit.remove(posting, { entryId: id, line });
  }
  unit.remove(entry, { id });
}

interface Row {
  date: string;
  payee: string;
  closed_through: string | null;
}

const rowOf = prepared<Row>(
  'SELECT e.date, e.payee, n.closed_through FROM entry e JOIN entity n ON n.id = e.entity_id WHERE e.id = ?',
);
const seenByBank = preparedValue<number>('SELECT 1 FROM line_match WHERE entry_id = ? LIMIT 1');
const reconciled = preparedValue<number>(
  "SELECT 1 FROM posting WHERE entry_id = ? AND status = 'reconciled' LIMIT 1",
);

/** Removes what can go, in one command. */
export async function removeMany({ db, unit }: Scope, input: Input, mended: MendedRows): Promise<Output> {
  const output: Output = { removed: 0, refused: [] };
  const pace = new Pace();
  const whyNot = (id: string, { date, closed_through: closed }: Row): string | null => {
    if (isCrossed(db, id)) return 'It is paired with an entry in other books.';
    const isSeen = seenByBank(db).get(id) !== undefined;
    if (isSeen && !mended.stands(db, id)) return 'It stands for a row of the bank.';
    if (closed !== null && date <= closed) return `Its books are closed through ${closed}.`;
    return reconciled(db).get(id) === undefined ? null : 'It is reconciled.';
  };
  for (const id of new Set(input.entries)) {
    await pace.breathe();
    const row = rowOf(db).get(id);
    const reason = row ? whyNot(id, row) : 'There is no such entry.';
    if (reason === null) {
      if (mended.stands(db, id)) mended.release(unit, id);
      removeEntry(unit, id);
      output.removed += 1;
    } else output.refused.push({ entry_id: id, payee: row?.payee ?? '', date: row?.date ?? '', reason });
  }
  return output;
}
