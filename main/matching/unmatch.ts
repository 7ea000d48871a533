/**
 * Taking a match back at any time: the legs wait for the bank again, and the row gets an entry of its own, with the category
 * that a rule gives it today, or the parts that a payment processor's file tells; what another file had told is not read
 * again. A transfer that waits for that very row is not booked a second time. REFUSED for a row that its entry was made from, for a reconciled one and in closed books.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { StoredRows, transfers, unmatchRow, waitAgain } from '../import/index.ts';
import { accountPath, type Scope } from '../ledger/index.ts';
import { legAt, legsBehind } from './legs.ts';
import { OwnEntries } from './own-entry.ts';
import { refused, sayHeld, sayRow } from './refusals.ts';
import { requireRow } from './rows.ts';

type Output = z.input<NonNullable<(typeof contract.matching.unmatch)['~orpc']['outputSchema']>>;

export function unmatch({ db, unit }: Scope, input: { line: string }): Output {
  const row = requireRow(db, input.line);
  const stored = new StoredRows(db);
  const own = new OwnEntries(db, stored);
  if (row.kind === 'created') {
    const held = own.held(row);
    if (held?.kind === 'other_row') throw sayHeld(row, held);
    throw refused(
      `The entry was made from ${sayRow(row)}: there is nothing to unmatch.`,
      'Match the row with another entry, or make it a transfer.',
    );
  }
  if (legsBehind(db, row.id).some(({ status }) => status === 'reconciled'))
    throw sayHeld(row, { kind: 'reconciled', text: null });
  const legs = unmatchRow(unit, row.id);
  for (const leg of legs) waitAgain(unit, leg);
  const waiting = legs.filter(({ entry_id, line }) => legAt(db, entry_id, line) !== null).length;
  const entryId = stored.book(unit, row.id);
  transfers.meet(unit, [entryId]);
  const category = own.categoryOf({ ...row, kind: 'created', entry_id: entryId });
  return { entry_id: entryId, category: category && accountPath(db, category), waiting };
}
