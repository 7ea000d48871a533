/** What an account stands for against another entity, and what it was to pairs, goes with it when it is merged into another. */
import { BulkheadError } from '../../shared/errors.ts';
import type { ChartAccount, Unit } from '../ledger/index.ts';
import { prepared } from '../vault/index.ts';
import type { CounterSort } from './standards.ts';
import { counterAccount, crossingBefore } from './tables.ts';

const standing = prepared<{ sort: CounterSort; other_id: string; other: string }>(
  `SELECT c.sort, c.other_id, n.name AS other FROM counter_account c JOIN entity n ON n.id = c.other_id
   WHERE c.account_id = ?`,
);

const beforePairs = prepared<{ crossing_id: string; entry_id: string }>(
  'SELECT crossing_id, entry_id FROM crossing_before WHERE account_id = ?',
);

/** REFUSED where the two stand against two entities: what each of them owes would be told apart no more. */
export function moveCounterAccount(unit: Unit, from: ChartAccount, into: ChartAccount): void {
  for (const { crossing_id: crossingId, entry_id: entryId } of beforePairs(unit.db).all(from.id))
    unit.update(crossingBefore, { crossingId, entryId }, { accountId: into.id });
  const [own, other] = [standing(unit.db).get(from.id), standing(unit.db).get(into.id)];
  if (!own) return;
  if (other && other.other_id !== own.other_id)
    throw new BulkheadError(
      'REFUSED',
      `“${from.path}” stands against ${own.other}, and “${into.path}” against ${other.other}.`,
      { remedy: 'Keep the two apart.' },
    );
  if (other && other.sort !== own.sort)
    throw new BulkheadError(
      'REFUSED',
      `“${from.path}” and “${into.path}” stand against ${own.other} for two different things.`,
      { remedy: 'Keep the two apart: what is owed, what was lent and its interest are told by them.' },
    );
  unit.remove(counterAccount, { accountId: from.id });
  if (!other) unit.insert(counterAccount, { accountId: into.id, sort: own.sort, otherId: own.other_id });
}
