/**
 * Several books read as those of one: what crossed between them is left out on both sides, and what should have been left out and
 * could not be is told, account by account.
 */
import type { ReportTable } from '../../shared/contract/report-table.ts';
import { formatMoney } from '../../shared/money.ts';
import { counterAccounts } from '../crossing/index.ts';
import {
  accountPath,
  BEGINNING,
  BUCKET,
  type ChartAccount,
  type EntityRow,
  sumAll,
} from '../ledger/index.ts';
import { crossedAmong, type Eliminated } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { COMBINED_CAPITAL } from './balance-sheet.ts';
import { consolidateAll } from './consolidate.ts';

/** What goes until that day; all of it comes to zero. */
export function eliminatedAmong(db: VaultDatabase, entities: readonly EntityRow[], to: string): Eliminated[] {
  if (entities.length < 2) return [];
  return consolidateAll(crossedAmong(db, new Set(entities.map(({ id }) => id)), to));
}

/**
 * What is left on accounts that stand between these entities: a leg whose counterpart is missing or still under way, an opening
 * balance, an amount in a currency that the other side does not have.
 */
export function notEliminated(
  db: VaultDatabase,
  entities: readonly EntityRow[],
  gone: readonly Eliminated[],
  to: string,
): ReportTable['not_eliminated'] {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const taken = new Map<string, number>();
  for (const { accountId, currency, minor, date } of gone)
    if (date <= to)
      taken.set(`${accountId} ${currency}`, (taken.get(`${accountId} ${currency}`) ?? 0) + minor);
  const balances = Map.groupBy(
    entities.flatMap(({ id }) => sumAll(db, { entityId: id, from: BEGINNING, to, bucket: BUCKET.whole })),
    (sum) => sum.account_id,
  );
  return counterAccounts(db)
    .filter(({ entity_id, other_id }) => names.has(entity_id) && (other_id === null || names.has(other_id)))
    .flatMap(({ account_id, entity_id, other_id }) =>
      (balances.get(account_id) ?? []).flatMap(({ currency, minor }) => {
        const left = minor - (taken.get(`${account_id} ${currency}`) ?? 0);
        if (left === 0) return [];
        return [
          {
            ...{ entity_id, entity: names.get(entity_id)!, account_id, account: accountPath(db, account_id) },
            other: other_id === null ? null : names.get(other_id)!,
            ...{ currency, amount: formatMoney(left, currency) },
          },
        ];
      }),
    );
}

/** What eliminations leave over, as a line of the chart of several books. */
export function combinedCapital(like: ChartAccount): ChartAccount {
  const name = 'Owners’ capital within these books';
  return {
    ...like,
    id: COMBINED_CAPITAL,
    parent_id: null,
    code: null,
    type: 'equity',
    name,
    path: name,
    depth: 0,
  };
}
