/** What the checks have to know of the members: their basis, and what the company pays them for work. */
import type { CalendarDate } from '../../../shared/dates.ts';
import type { EntityRow } from '../../ledger/index.ts';
import { basisBeforePayouts, basisLeft } from '../../member/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import type { Crossing, MemberBasis, OwnerPay } from '../facts.ts';
import { isDistribution } from '../movements.ts';

/** None of a disregarded LLC or a C corporation, whose distributions have no basis to go beyond; `null`: nobody is named. */
export function memberBasis(
  db: VaultDatabase,
  company: EntityRow,
  asOf: CalendarDate,
): readonly MemberBasis[] | null {
  return hasBasis(company) ? basisBeforePayouts(db, company, asOf) : [];
}

export function basisLeftOf(db: VaultDatabase, company: EntityRow, asOf: CalendarDate): number | null {
  return hasBasis(company) ? basisLeft(db, company, asOf) : null;
}

function hasBasis({ tax_class: taxClass }: EntityRow): boolean {
  return taxClass === 'partnership' || taxClass === 's-corp';
}

/** Year by year, of everybody who had distributions. `memoMinor`: what the compensation memo sets for a year. */
export function ownerPay(
  crossings: readonly Crossing[],
  companyId: string,
  memoMinor: number | null,
  nameOf: (id: string) => string,
): OwnerPay[] {
  const key = ({ toId, date }: Crossing) => `${toId}/${date.slice(0, 4)}`;
  const wages = Map.groupBy(
    crossings.filter(({ kind, fromId }) => kind === 'wages' && fromId === companyId),
    key,
  );
  const drawn = Map.groupBy(
    crossings.filter((crossing) => isDistribution(crossing, companyId)),
    key,
  );
  return [...drawn].map(([of, draws]) => {
    const { toId, date } = draws[0]!;
    return {
      ...{ memberId: toId, name: nameOf(toId), year: Number(date.slice(0, 4)), memoMinor },
      firstDistributionOn: draws.map((draw) => draw.date).sort()[0]!,
      distributedMinor: draws.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      wages: (wages.get(of) ?? []).map((pay) => ({ date: pay.date, amountMinor: pay.amountMinor })),
    };
  });
}
