/**
 * Basis where it matters: on each day on which a member received something. Distributions of a year are held against the basis
 * of the whole year, as far as it is known (Reg. 1.731-1(a)(1)(ii), 1.1368-1(e)): what the year still earns counts for them.
 */
import { type EntityRow, type Member, taxYearAt, taxYearOf } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { loadBasis } from './basis.ts';
import type { BasisOfYear, BasisSources } from './basis-facts.ts';
import { assigned, type Movement } from './capital.ts';
import { type Company, requireCompany } from './members.ts';

export interface PayoutBasis {
  memberId: string;
  name: string;
  /** The tax year, and its last day: what the year still earns, or is put in, counts. */
  year: number;
  yearEnd: string;
  date: string;
  /** Of the year, before its distributions; `null`: not known, since what was brought in is not. */
  basisMinor: number | null;
  /** In the year so far, with that day. */
  distributedMinor: number;
}

/** In the order of the days, member by member; `null` where nobody is named as a member, or no basis is kept. */
export function basisBeforePayouts(db: VaultDatabase, entity: EntityRow, to: string): PayoutBasis[] | null {
  const company = requireCompany(entity);
  const { members, sources } = loadBasis(db, company, to);
  if (members.length === 0) return null;
  const moved = assigned(sources.facts);
  return members.flatMap(({ member, years }) =>
    years.flatMap((year) =>
      payoutsOf(
        member,
        { ...year, ...taxYear(company, year) },
        moved,
        (beyond) => year.isKnown && !(beyond && lacksLiabilities(company, sources)),
      ),
    ),
  );
}

/**
 * What the books of that day leave of the only member's basis: below nothing by what went out beyond it. `null` where there are
 * several, or it is not known.
 */
export function basisLeft(db: VaultDatabase, company: EntityRow, to: string): number | null {
  const { members } = loadBasis(db, requireCompany(company), to);
  const [only, ...more] = members;
  const year = only?.years.at(-1);
  if (more.length > 0) return null;
  return !year?.isKnown ? null : beforePayouts(year) - year.distributions - year.gain;
}

function taxYear(company: Company, { from }: BasisOfYear): Pick<PayoutBasis, 'year' | 'yearEnd'> {
  const year = taxYearAt(company, from);
  return { year, yearEnd: taxYearOf(company, year).to };
}

function beforePayouts({ closing, losses, nondeductible, distributions }: BasisOfYear): number {
  return closing + losses + nondeductible + distributions;
}

function payoutsOf(
  { id, name }: Member,
  year: BasisOfYear & Pick<PayoutBasis, 'year' | 'yearEnd'>,
  moved: readonly Movement[],
  known: (beyond: boolean) => boolean,
): PayoutBasis[] {
  const basis = beforePayouts(year);
  const own = moved.filter(
    ({ member, kind, date }) =>
      member === id && (kind === 'draws' || kind === 'tax_draws') && date >= year.from && date <= year.to,
  );
  let distributed = 0;
  return [...Map.groupBy(own, ({ date }) => date)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, ofDay]) => {
      for (const { minor } of ofDay) distributed -= minor;
      return {
        ...{ memberId: id, name, year: year.year, yearEnd: year.yearEnd },
        ...{ date, distributedMinor: distributed },
        basisMinor: known(distributed > basis) ? basis : null,
      };
    });
}

/** What a partner's share of liabilities adds is not in the books: without it, more may be in reach than it seems. */
function lacksLiabilities({ tax_class }: EntityRow, { items }: BasisSources): boolean {
  return (
    tax_class === 'partnership' && !items.some(({ kind }) => kind === 'liabilities' || kind === 'nonrecourse')
  );
}
