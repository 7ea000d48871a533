/**
 * What matters now, for each entity: what it has and owes, what wants attention, this month and the year before it. In
 * the entity's base currency; accounts in others are told by themselves. Fails with NOT_FOUND for an unknown entity.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import {
  type ChartAccount,
  type EntityRow,
  findEntity,
  listEntities,
  loadChart,
  MONEY_ROLES,
  type Scope,
  STATEMENT_ROLES,
} from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { CashFlow } from './cash-flow.ts';

type Overview = z.infer<NonNullable<(typeof contract.reports.overview)['~orpc']['outputSchema']>>;
type EntityOverview = Overview['entities'][number];

/** Of what an overview shows of the chart, cash is what can be spent today, and the rest of it is owed. */
const CASH = new Set(['bank', 'cash']);
const OWED = new Set(['card', 'loan']);

interface Standing {
  minor: number | null;
  open: number | null;
  oldest: string | null;
  pending: number | null;
  pending_minor: number | null;
}

/** All of one account in one pass over `posting_register`. */
const standingOf = prepared<Standing>(
  `SELECT sum(amount_minor) AS minor, sum(status <> 'reconciled') AS open,
     min(iif(status <> 'reconciled', date, NULL)) AS oldest, sum(status = 'pending') AS pending,
     sum(iif(status = 'pending', amount_minor, 0)) AS pending_minor
   FROM posting WHERE account_id = ? AND currency = ? AND date <= ?`,
);
const reconciledThrough = preparedValue<string | null>(
  'SELECT max(statement_date) FROM reconciliation WHERE account_id = ? AND statement_date <= ?',
);
const lastStatement = preparedValue<string | null>(
  'SELECT max(coalesce(closing_on, period_to, last_date)) FROM statement WHERE account_id = ?',
);
/** Few are marked so; an index of their own has them. */
const UNREVIEWED = 'entry_id NOT IN (SELECT id FROM entry WHERE reviewed = 1)';
/**
 * Those of one account that are in none of `before`; in the order of the index, so that an entry with two such legs counts
 * once without sorting. Of whatever day: a row that is dated ahead waits like any other.
 */
const WAITING = `SELECT DISTINCT u.date, u.entry_id FROM posting u WHERE u.account_id = :account AND u.${UNREVIEWED}
  AND (:before = '[]' OR NOT EXISTS (SELECT 1 FROM posting b
    WHERE b.entry_id = u.entry_id AND b.account_id IN (SELECT value FROM json_each(:before))))`;
const waitingEntries = preparedValue<number>(`SELECT count(*) FROM (${WAITING})`);
const waitingByAccount = prepared<{ account_id: string; entries: number }>(
  `SELECT p.account_id, count(*) AS entries FROM (${WAITING}) w CROSS JOIN posting p ON p.entry_id = w.entry_id
   WHERE p.account_id IN (SELECT value FROM json_each(:shown)) AND (p.line = 0 OR NOT EXISTS (
     SELECT 1 FROM posting x WHERE x.entry_id = p.entry_id AND x.account_id = p.account_id AND x.line < p.line))
   GROUP BY p.account_id`,
);

type Accounts = (EntityOverview['accounts'][number] & Standing)[];

export function overview(
  scope: Scope,
  input: { entity?: string | undefined; as_of?: string | undefined },
): Overview {
  const { db } = scope;
  const asOf = input.as_of ?? scope.today;
  const entities = input.entity === undefined ? listEntities(db) : [findEntity(db, input.entity)];
  return { as_of: asOf, entities: entities.map((entity) => overviewOf(db, entity, asOf)) };
}

function overviewOf(db: VaultDatabase, entity: EntityRow, asOf: string): EntityOverview {
  const chart = loadChart(db, entity.id);
  const shown = chart.filter((account) => STATEMENT_ROLES.has(account.role));
  const review = toReview(db, chart, shown);
  const accounts = shown.map((account) => stand(db, account, entity, asOf, review.byAccount));
  const own = accounts.filter((account) => account.currency === entity.base_currency);
  const proven = accounts.filter((account) => MONEY_ROLES.has(account.role));
  const open = proven.filter((account) => account.open! > 0);
  const trend = new CashFlow(db, entity, chart, asOf).months();
  const { in_minor, out_minor } = trend.at(-1)!;
  const archived = new Set(shown.filter((account) => account.archived === 1).map((account) => account.id));
  return {
    entity_id: entity.id,
    name: entity.name,
    kind: entity.kind,
    currency: entity.base_currency,
    closed_through: entity.closed_through,
    cash_minor: sum(own, CASH, 'balance_minor'),
    owed_minor: sum(own, OWED, 'balance_minor'),
    to_review: review.entries,
    unreconciled: {
      accounts: open.length,
      postings: open.reduce((total, account) => total + account.open!, 0),
      oldest: open.map((account) => account.oldest!).toSorted()[0] ?? null,
    },
    in_transit: {
      count: sum(proven, MONEY_ROLES, 'pending'),
      sum_minor: sum(own, MONEY_ROLES, 'pending_minor'),
    },
    month: { from: `${asOf.slice(0, 7)}-01`, to: asOf, in_minor, out_minor },
    trend,
    accounts: accounts.filter((account) => !archived.has(account.account_id)).map(withoutSums),
  };
}

function stand(
  db: VaultDatabase,
  account: ChartAccount,
  entity: EntityRow,
  asOf: string,
  review: ReadonlyMap<string, number>,
): Accounts[number] {
  const currency = account.currency ?? entity.base_currency;
  const standing = standingOf(db).get(account.id, currency, asOf)!;
  return {
    ...standing,
    account_id: account.id,
    name: account.name,
    role: account.role as 'other',
    currency,
    balance_minor: standing.minor ?? 0,
    open: standing.open ?? 0,
    pending: standing.pending ?? 0,
    reconciled_through: reconciledThrough(db).get(account.id, asOf)!,
    last_statement: lastStatement(db).get(account.id)!,
    to_review: review.get(account.id) ?? 0,
  };
}

function withoutSums({ minor, open, oldest, pending_minor, ...account }: Accounts[number]) {
  return account;
}

function sum(
  accounts: Accounts,
  roles: ReadonlySet<string>,
  what: 'balance_minor' | 'pending' | 'pending_minor',
): number {
  return accounts.reduce((total, account) => total + (roles.has(account.role) ? (account[what] ?? 0) : 0), 0);
}

/** Entries that wait in the inbox: how many, and how many in each account. */
function toReview(db: VaultDatabase, chart: readonly ChartAccount[], among: readonly ChartAccount[]) {
  let entries = 0;
  const shown = JSON.stringify(among.map((account) => account.id));
  const byAccount = new Map<string, number>();
  const open = chart.filter((account) => account.role === 'uncategorised').map(({ id }) => id);
  for (const [at, account] of open.entries()) {
    const before = JSON.stringify(open.slice(0, at));
    entries += waitingEntries(db).get({ account, before })!;
    for (const row of waitingByAccount(db).all({ account, before, shown }))
      byAccount.set(row.account_id, (byAccount.get(row.account_id) ?? 0) + row.entries);
  }
  return { entries, byAccount };
}
