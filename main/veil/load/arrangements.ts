/**
 * What goes on between related parties and wants an agreement: services by the fees for them, leases by their rent, and loans
 * between companies by their notes.
 */
import type { EntityRow } from '../../ledger/index.ts';
import type { Arrangement, Loan, Party } from '../facts.ts';
import type { LoadedCrossing } from './crossings.ts';

export function arrangementsOf(
  company: EntityRow,
  crossings: readonly LoadedCrossing[],
  loans: readonly Loan[],
  companies: ReadonlySet<Party['id']>,
  nameOf: (id: string) => string,
): Arrangement[] {
  const other = (one: { fromId: string; toId: string }) =>
    one.fromId === company.id ? one.toId : one.fromId;
  const goingOn = (crossed: 'management-fee' | 'rent', kind: 'services' | 'lease') => {
    const between = Map.groupBy(
      crossings.filter((one) => one.kind === crossed),
      ({ fromId, toId }) => `${fromId}/${toId}`,
    );
    return [...between].map(([key, list]): Arrangement => {
      const ordered = [...list].sort((a, b) => (a.date < b.date ? -1 : 1));
      const first = ordered[0]!;
      return {
        ...{ id: `${kind}/${key}`, kind, withName: nameOf(other(first)), since: first.date },
        amountMinor: ordered.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        crossingIds: ordered.map(({ id }) => id),
        agreement: first.paper,
      };
    });
  };
  const lent = loans
    .map((loan) => ({ loan, otherId: loan.lenderId === company.id ? loan.borrowerId : loan.lenderId }))
    .filter(({ otherId }) => companies.has(otherId))
    .map(
      ({ loan, otherId }): Arrangement => ({
        ...{ id: `loan/${loan.id}`, kind: 'loan', withName: nameOf(otherId), since: loan.noteFor.since },
        amountMinor:
          loan.noteFor.amountMinor ??
          loan.balances.reduce((most, { balanceMinor }) => Math.max(most, balanceMinor), 0),
        crossingIds: loan.noteFor.lentBy,
        agreement: loan.note,
      }),
    );
  return [...goingOn('management-fee', 'services'), ...goingOn('rent', 'lease'), ...lent];
}
