/**
 * Account names as plain-text tools take them: under one of the five roots both know, made of what each allows, and
 * still one name for one account after cleaning.
 */
import type { ChartAccount } from '../ledger/index.ts';

const ROOTS: Record<ChartAccount['type'], string> = {
  asset: 'Assets',
  liability: 'Liabilities',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expenses',
};

/** What one tool makes of a name. */
export interface Naming {
  /** One part of a name, without the colons between parts. Never empty. */
  part(name: string): string;
  /** Whether postings may go to a name of one part. */
  bareRoots: boolean;
}

/** Where an account that stands for a whole root books its own postings, where a bare root can't have any. */
const BELOW_BARE_ROOT = 'General';

/**
 * A name for each account of one entity's chart, by id. `prefix` comes after the root: the entity, when several share a
 * file. `taken` holds the names given so far and grows.
 */
export function nameAccounts(
  chart: readonly ChartAccount[],
  naming: Naming,
  prefix: string | null,
  taken: Set<string>,
): Map<string, string> {
  const byId = new Map(chart.map((account) => [account.id, account]));
  /** The name that an account's children stand under. */
  const stems = new Map<string, string>();
  const names = new Map<string, string>();
  for (const account of chart) {
    const parent = account.parent_id === null ? undefined : byId.get(account.parent_id);
    const top = prefix === null ? ROOTS[account.type] : `${ROOTS[account.type]}:${prefix}`;
    const isRoot = !parent && account.name.toLowerCase() === ROOTS[account.type].toLowerCase();
    const above = parent?.type === account.type ? stems.get(parent.id)! : top;
    const stem = isRoot ? top : unique(`${above}:${naming.part(account.name)}`, taken);
    stems.set(account.id, stem);
    const bare = isRoot && !naming.bareRoots && !stem.includes(':');
    names.set(account.id, bare ? unique(`${stem}:${BELOW_BARE_ROOT}`, taken) : stem);
  }
  return names;
}

/** The name itself, or with the first free number from 2 on. */
export function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}-${n}`;
  taken.add(free);
  return free;
}
