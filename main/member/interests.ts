/** Which of a person's accounts keep their interest in which company, at cost. */
import type { ChartAccount, EntityRow } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

const registered = prepared<{ account_id: string; other_id: string }>(
  `SELECT c.account_id, c.other_id FROM counter_account c JOIN account a ON a.id = c.account_id
   WHERE a.entity_id = ? AND c.sort = 'interest'`,
);

/** The name of the standard chart: what it is before anything crossed, where there is one company. */
const INTEREST = 'interest in llc';

/** Accounts by company. */
export function interestsOf(
  db: VaultDatabase,
  person: EntityRow,
  chart: readonly ChartAccount[],
  companies: readonly EntityRow[],
): Map<string, string[]> {
  const known = registered(db).all(person.id);
  const top = chart.filter(
    ({ id, type, name }) =>
      type === 'asset' &&
      name.toLowerCase() === INTEREST &&
      !known.some(({ account_id }) => account_id === id),
  );
  return new Map(
    companies.map(({ id: company }) => {
      const own = known.filter(({ other_id }) => other_id === company).map(({ account_id }) => account_id);
      return [company, companies.length === 1 ? [...own, ...top.map(({ id }) => id)] : own];
    }),
  );
}
