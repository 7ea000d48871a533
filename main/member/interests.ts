/** Which of a person's accounts keep their interest in which company, at cost. */
import type { ChartAccount, EntityRow } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

/** The name of the standard chart; with several companies each has an account of its own name below it. */
const INTEREST = 'interest in llc';

/** Accounts by company. */
export function interestAccounts(
  _db: VaultDatabase,
  chart: readonly ChartAccount[],
  companies: readonly EntityRow[],
): Map<string, string[]> {
  const top = chart.filter(({ type, name }) => type === 'asset' && name.toLowerCase() === INTEREST);
  return new Map(
    companies.map((company) => {
      const below = chart.filter(
        ({ parent_id, name }) =>
          top.some(({ id }) => id === parent_id) && name === company.name.replaceAll(':', ' '),
      );
      const own = companies.length === 1 ? [...top, ...below] : below;
      return [company.id, own.map(({ id }) => id)];
    }),
  );
}
