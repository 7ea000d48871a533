/**
 * What waits in the inbox as rows: each entry once, whatever number of accounts it touches, so that rows are as many as the
 * entries that are counted elsewhere. It shows its first leg in an account with statements; without any, its first leg beside
 * the open one; and the open one itself, if there is nothing else.
 */
import { perConnection, prepared, type VaultDatabase } from '../../vault/index.ts';
import type { ChartAccount } from '../lookup.ts';
import { STATEMENT_ROLES } from '../roles.ts';
import type { Params } from './params.ts';
import { versionOf } from './version.ts';

/** Ids of accounts; a leg in one of an earlier tier stands for its entry before those of later ones. */
export type Tiers = readonly (readonly string[])[];

/** Accounts of entries that want a category and have no leg in an account with statements. */
const elsewhere = prepared<{ account_id: string; is_open: number }>(
  `WITH bare AS (
     SELECT DISTINCT u.entry_id FROM posting u WHERE u.account_id IN (SELECT value FROM json_each(:open))
       AND u.entry_id NOT IN (SELECT id FROM entry WHERE reviewed = 1)
       AND NOT EXISTS (SELECT 1 FROM posting x WHERE x.entry_id = u.entry_id
         AND x.account_id IN (SELECT value FROM json_each(:stated))))
   SELECT DISTINCT o.account_id, o.account_id IN (SELECT value FROM json_each(:open)) AS is_open
   FROM bare b CROSS JOIN posting o ON o.entry_id = b.entry_id
   WHERE NOT is_open OR NOT EXISTS (SELECT 1 FROM posting y WHERE y.entry_id = b.entry_id
     AND y.account_id NOT IN (SELECT value FROM json_each(:open)))`,
);

const keptOf = perConnection(() => new Map<string, { version: string; tiers: Tiers }>());
/** Questions whose answers are kept: all entities, and those looked at last. */
const KEPT_MAX = 8;

/** For the accounts of a chart, or of several. */
export function tiersOf(db: VaultDatabase, chart: readonly ChartAccount[]): Tiers {
  const idsOf = (are: (account: ChartAccount) => boolean) => chart.filter(are).map(({ id }) => id);
  const stated = idsOf(({ role }) => STATEMENT_ROLES.has(role));
  const open = idsOf(({ role }) => role === 'uncategorised');
  const kept = keptOf(db);
  const name = JSON.stringify(open);
  const version = versionOf(db);
  const known = kept.get(name);
  if (known?.version === version) return known.tiers;
  const found = elsewhere(db).all({ open: name, stated: JSON.stringify(stated) });
  const ids = (isOpen: number) => found.filter((one) => one.is_open === isOpen).map((one) => one.account_id);
  const tiers = [stated, ids(0), ids(1)].filter((tier) => tier.length > 0);
  kept.delete(name);
  kept.set(name, { version, tiers });
  if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value!);
  return tiers;
}

/** That `posting p` is the leg that stands for its entry. */
export function standsForEntry(params: Params, tiers: Tiers): string {
  const clauses = tiers.map((ids, tier) => {
    const own = params.addList(ids);
    const first = `(p.line = 0 OR NOT EXISTS (
      SELECT 1 FROM posting x WHERE x.entry_id = p.entry_id AND x.line < p.line AND x.account_id IN ${own}))`;
    const before = tiers.slice(0, tier).flat();
    if (before.length === 0) return `p.account_id IN ${own} AND ${first}`;
    return `p.account_id IN ${own} AND ${first} AND NOT EXISTS (
      SELECT 1 FROM posting x WHERE x.entry_id = p.entry_id AND x.account_id IN ${params.addList(before)})`;
  });
  return `(${clauses.map((clause) => `(${clause})`).join(' OR ')})`;
}
