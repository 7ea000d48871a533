/** What the books have of a person's year: their own businesses, and their part of partnerships and S corporations. Minor units. */
import { type EntityRow, listEntities, type Scope, taxYearEndingIn } from '../ledger/index.ts';
import { divide, membersOfYear, requireCompany } from '../member/index.ts';
import { type BusinessProfit, businessProfits, requireDollars, taxpayerOf } from '../reports/index.ts';
import { findForm, personOn, qualifiedProperty, total } from '../tax/index.ts';
import { filing } from './filer.ts';
import { guaranteedOf } from './k1.ts';
import { LAYOUTS, scheduleK } from './schedule-k.ts';

export const CURRENCY = 'USD';

/** One company's items, as a member takes them over. */
export interface PassedThrough {
  entity: string;
  /** Box 1. */
  ordinary: number;
  section179: number;
  guaranteed: number;
  /** Wages that the company paid. */
  paid: number;
  property: number;
}

export function personOf(scope: Scope, ref: string, year: number): EntityRow {
  const person = personOn(scope.db, ref, year);
  requireDollars(person);
  return person;
}

export function ownBusinesses(scope: Scope, person: EntityRow, year: number): BusinessProfit[] {
  return businessProfits(scope, { entity: person.id, year });
}

/** Wages on page 1: of officers, too. */
const WAGES = { partnership: ['9'], 's-corp': ['7', '8'] } as const;

export function passedThrough(scope: Scope, person: EntityRow, year: number): PassedThrough[] {
  const { db } = scope;
  // What an LLC of their own holds, which is nobody for income tax, is theirs, too.
  const holders = new Set<string | null>(taxpayerOf(db, person, year).books.map(({ id }) => id));
  return listEntities(db).flatMap((one): PassedThrough[] => {
    const taxClass = one.tax_class;
    if (taxClass !== 'partnership' && taxClass !== 's-corp') return [];
    // What a company earned is on the return of the year in which its own ended (IRC s. 706(a)).
    const its = taxYearEndingIn(one, year);
    if (one.base_currency !== CURRENCY || findForm(LAYOUTS[taxClass].k, its) === undefined) return [];
    const company = requireCompany(one);
    const { members, weights } = membersOfYear(db, company, its);
    const ids = members.flatMap(({ member: { id, holderId } }) => (holders.has(holderId) ? [id] : []));
    if (ids.length === 0) return [];
    const sumOf = (shares: ReadonlyMap<string | null, number>) => total(ids.map((id) => shares.get(id) ?? 0));
    const share = (amount: number) => sumOf(divide(amount, weights));
    const { layout, page, amount, read } = scheduleK(scope, filing(db, one, its));
    const paid = page.lines
      .filter(({ line }) => (WAGES[taxClass] as readonly string[]).includes(line))
      .reduce((sum, { amount: value }) => sum + read(value!), 0);
    return [
      {
        ...{ entity: one.name, ordinary: share(amount('1')), section179: share(amount(layout.section179)) },
        guaranteed: layout.guaranteed === null ? 0 : sumOf(guaranteedOf(db, { company, year: its })),
        ...{ paid: share(paid), property: share(qualifiedProperty(db, one.id, year)) },
      },
    ];
  });
}
