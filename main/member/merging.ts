/** Whose an equity account is goes with it when it is merged into another. */
import { BulkheadError } from '../../shared/errors.ts';
import type { ChartAccount, Unit } from '../ledger/index.ts';
import { prepared } from '../vault/index.ts';
import { memberAccount } from './tables.ts';

const ownerOf = prepared<{ member_id: string; name: string }>(
  `SELECT o.member_id, m.name FROM member_account o JOIN member m ON m.id = o.member_id WHERE o.account_id = ?`,
);

/** REFUSED where the two are two members': whose capital it is would be told apart no more. */
export function moveMemberAccount(unit: Unit, from: ChartAccount, into: ChartAccount): void {
  const [own, other] = [ownerOf(unit.db).get(from.id), ownerOf(unit.db).get(into.id)];
  if (!own) return;
  if (other && other.member_id !== own.member_id)
    throw new BulkheadError(
      'REFUSED',
      `“${from.path}” is ${own.name}’s, and “${into.path}” ${other.name}’s.`,
      {
        remedy: 'Keep the two apart.',
      },
    );
  unit.remove(memberAccount, { accountId: from.id });
  if (!other) unit.insert(memberAccount, { accountId: into.id, memberId: own.member_id });
}
