/**
 * Legs that stand against another entity and have no counterpart: on an account that a crossing was booked to, or on one that
 * stands for that in the standard chart, and in no pair. Opening balances are what was before the books began, and the
 * closing of a year moves nothing between entities; neither counts.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney } from '../../shared/money.ts';
import { findEntity, IS_CROSSED, listEntities, loadChart, type Scope } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { type CounterSort, standardsOf } from './standards.ts';

type Unpaired = (typeof contract.crossing.unpaired)['~orpc'];
type Input = z.output<NonNullable<Unpaired['inputSchema']>>;
type Output = z.input<NonNullable<Unpaired['outputSchema']>>;

export interface CounterAccount {
  account_id: string;
  entity_id: string;
  sort: CounterSort;
  /** `null` where no crossing has told yet whose it is. */
  other_id: string | null;
}

const registered = prepared<{ account_id: string; sort: CounterSort; other_id: string }>(
  'SELECT account_id, sort, other_id FROM counter_account',
);

/** Every account that stands against another entity, of all entities. */
export function counterAccounts(db: VaultDatabase): CounterAccount[] {
  const known = new Map(
    registered(db)
      .all()
      .map((row) => [row.account_id, row] as const),
  );
  return listEntities(db).flatMap((of) => {
    const standards = standardsOf(of);
    const found: CounterAccount[] = [];
    // Parents come before their children, which stand for what their parent does.
    const sorts = new Map<string, CounterSort>();
    for (const account of loadChart(db, of.id)) {
      const own = known.get(account.id);
      const standard = standards.find(
        ([, one]) =>
          one.type === account.type &&
          (account.code === null ? one.name === account.name : one.code === account.code),
      );
      const sort = own?.sort ?? standard?.[0] ?? sorts.get(account.parent_id ?? '');
      if (sort === undefined) continue;
      sorts.set(account.id, sort);
      found.push({ account_id: account.id, entity_id: of.id, sort, other_id: own?.other_id ?? null });
    }
    return found;
  });
}

interface Row {
  entry_id: string;
  line: number;
  date: string;
  payee: string;
  amount_minor: number;
  currency: string;
}
const legsWithout = prepared<Row>(
  `SELECT p.entry_id, p.line, p.date, e.payee, p.amount_minor, p.currency FROM posting p JOIN entry e ON e.id = p.entry_id
   WHERE p.account_id = ? AND p.date <= ? AND p.amount_minor <> 0 AND e.source NOT IN ('opening', 'closing')
     AND NOT EXISTS (SELECT 1 FROM posting s JOIN account a ON a.id = s.account_id
       WHERE s.entry_id = e.id AND a.role = 'opening') AND NOT ${IS_CROSSED}
   ORDER BY p.date, p.entry_id`,
);
/** Later than any day of the books. */
const LAST_DAY = '9999-12-31';

export function listUnpaired({ db }: Pick<Scope, 'db'>, input: Input): Output {
  const only = input.entity === undefined ? null : findEntity(db, input.entity).id;
  const names = new Map(listEntities(db).map(({ id, name }) => [id, name] as const));
  const paths = new Map(loadChart(db).map(({ id, path }) => [id, path] as const));
  return counterAccounts(db)
    .filter(({ entity_id: id }) => only === null || id === only)
    .flatMap(({ account_id, entity_id, sort, other_id }) =>
      legsWithout(db)
        .all(account_id, input.as_of ?? LAST_DAY)
        .map((row) => ({
          ...row,
          ...{ entity_id, account_id, sort },
          entity: names.get(entity_id)!,
          account: paths.get(account_id)!,
          with: other_id === null ? null : names.get(other_id)!,
          amount: formatMoney(row.amount_minor, row.currency),
        })),
    );
}
