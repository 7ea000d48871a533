/** What the LLCs of one taxpayer earn on their Schedules C, and the lines of Schedule SE that come of it. */
import { type EntityRow, findEntity, type Scope } from '../ledger/index.ts';
import { loadFamilies, type selfEmploymentTax } from '../tax/index.ts';
import { drawUp } from './schedule-c.ts';
import type { Basis } from './tax-amounts.ts';

export interface Taxpayer {
  filer: EntityRow;
  /** All on one return that are kept in the filer's currency. */
  books: EntityRow[];
  /** The others: nothing is converted. */
  elsewhere: EntityRow[];
}

/** The taxpayer that an entity belongs to at the end of the year. */
export function taxpayerOf(db: Scope['db'], entity: EntityRow, year: number): Taxpayer {
  const families = loadFamilies(db);
  const end = `${year}-12-31`;
  const filer = findEntity(db, families.taxpayerOf(entity.id, end));
  const family = families.familyOf(filer.id, end);
  const isSame = ({ base_currency }: EntityRow) => base_currency === filer.base_currency;
  return {
    filer,
    books: family.filter(isSame),
    elsewhere: family.filter((one) => !isSame(one)),
  };
}

export function currencyNotes(elsewhere: readonly EntityRow[], filer: EntityRow): string[] {
  return elsewhere.map(
    ({ name, base_currency }) =>
      `The books of ${name} are in ${base_currency} and are left out; those of ${filer.name} are in ${filer.base_currency}.`,
  );
}

export interface BusinessProfit {
  entity: string;
  profit: number;
}

/** Line 31 of the Schedule C of each LLC that is its taxpayer's own, through a day of the year or its end. */
export function businessProfits(
  scope: Scope,
  { entity, year, basis, to }: { entity: string; year: number; basis: Basis; to?: string },
): BusinessProfit[] {
  const { books } = taxpayerOf(scope.db, findEntity(scope.db, entity), year);
  const days = { from: `${year}-01-01`, to: to ?? `${year}-12-31` };
  return books
    .filter(({ tax_class }) => tax_class === 'disregarded')
    .map((one) => {
      const { lines } = drawUp(scope, { entity: one.id, ...days, basis });
      return { entity: one.name, profit: lines.get('31')! };
    });
}

export function sumOf(profits: readonly BusinessProfit[]): number {
  return profits.reduce((sum, { profit }) => sum + profit, 0);
}

/** By line; what farms, churches and optional methods would add is not known. */
export function scheduleSeLines(tax: ReturnType<typeof selfEmploymentTax>): Map<string, number> {
  return new Map([
    ['2', tax.profit],
    ['3', tax.profit],
    ['4a', tax.counted],
    ['4c', tax.earnings],
    ['6', tax.earnings],
    ['7', tax.wageBase],
    ['8d', tax.wages],
    ['9', tax.room],
    ['10', tax.socialSecurity],
    ['11', tax.medicare],
    ['12', tax.tax],
    ['13', tax.half],
  ]);
}
