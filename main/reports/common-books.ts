/**
 * The books that a report is about: those of one entity, or of several whose accounts are read as one chart. Accounts of several
 * entities are one line where they are of one type and have one path; a line knows all of them.
 */
import { type AccountRow, type ChartAccount, type EntityRow, inTree, loadChart } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

export interface CommonBooks {
  entities: readonly EntityRow[];
  /** Its ids are the accounts' own where the books are one entity's. */
  chart: readonly ChartAccount[];
  /** Under which id of the chart an account stands. */
  lineOf(accountId: string): string;
  /** The accounts of one of the entities. */
  accountsIn(entityId: string): readonly string[];
  /** The accounts themselves. */
  accountsOf(lineId: string): readonly string[];
  typeOf(accountId: string): ChartAccount['type'];
}

export function commonBooks(db: VaultDatabase, entities: readonly EntityRow[]): CommonBooks {
  const charts = entities.map(({ id }) => loadChart(db, id));
  const own = new Map(charts.flat().map((account) => [account.id, account]));
  const ofAccounts = {
    typeOf: (id: string) => own.get(id)!.type,
    accountsIn: (entity: string) =>
      [...own.values()].filter((one) => one.entity_id === entity).map(({ id }) => id),
  };
  if (charts.length === 1)
    return { entities, chart: charts[0]!, lineOf: (id) => id, accountsOf: (id) => [id], ...ofAccounts };
  const lines = new Map<string, AccountRow>();
  const accounts = new Map<string, string[]>();
  for (const account of own.values()) {
    const id = lineId(account);
    const above = account.parent_id === null ? undefined : own.get(account.parent_id);
    const known = lines.get(id);
    // A code is said where all of them have it.
    const code = known && known.code !== account.code ? null : account.code;
    lines.set(id, { ...(known ?? account), id, parent_id: above ? lineId(above) : null, code });
    accounts.set(id, [...(accounts.get(id) ?? []), account.id]);
  }
  return {
    entities,
    chart: inTree([...lines.values()]),
    lineOf: (id) => lineId(own.get(id)!),
    accountsOf: (id) => accounts.get(id) ?? [],
    ...ofAccounts,
  };
}

function lineId({ type, path }: ChartAccount): string {
  return `${type} ${path.toLowerCase()}`;
}

/** `null` is what eliminations leave over: capital. */
export function isEarning(books: CommonBooks, accountId: string | null): boolean {
  if (accountId === null) return false;
  const type = books.typeOf(accountId);
  return type === 'income' || type === 'expense';
}
