/** What the LLCs of one taxpayer earn on their Schedules C, and the lines of Schedule SE that come of it. */
import { BulkheadError } from '../../shared/errors.ts';
import { type EntityRow, findEntity, listEntities, type Scope, taxYearOf } from '../ledger/index.ts';
import { loadFamilies, qualifiedProperty, type selfEmploymentTax } from '../tax/index.ts';
import { drawUp } from './schedule-c.ts';
import type { Basis, TaxAmounts } from './tax-amounts.ts';

export interface Taxpayer {
  filer: EntityRow;
  /** All on one return that are kept in the filer's currency. */
  books: EntityRow[];
  /** The others: nothing is converted. */
  elsewhere: EntityRow[];
  /** Of the books, those that were on somebody else's return on a day of the year. */
  changed: EntityRow[];
  /** LLCs on nobody's return, since it is not known whose they are. */
  unowned: EntityRow[];
}

/** The taxpayer that an entity belongs to at the end of the year. */
export function taxpayerOf(db: Scope['db'], entity: EntityRow, year: number): Taxpayer {
  const families = loadFamilies(db);
  const end = taxYearOf(entity, year).to;
  const filer = findEntity(db, families.taxpayerOf(entity.id, end));
  const family = families.familyOf(filer.id, end);
  const isSame = ({ base_currency }: EntityRow) => base_currency === filer.base_currency;
  return {
    filer,
    books: family.filter(isSame),
    elsewhere: family.filter((one) => !isSame(one)),
    changed: family.filter(({ id }) => families.ownersIn(id, year).some((one) => one !== filer.id)),
    unowned: listEntities(db).filter(
      ({ id, tax_class }) => tax_class === 'disregarded' && families.taxpayerOf(id, end) === id,
    ),
  };
}

/** Tax is reckoned in dollars; books in another currency would first have to be converted. */
const CURRENCY = 'USD';

export function requireDollars({ name, base_currency: currency }: EntityRow): void {
  if (currency === CURRENCY) return;
  throw new BulkheadError('REFUSED', `The books of ${name} are not in US dollars.`, {
    remedy: 'A return is drawn up in dollars: have it made from the reports, converted.',
    facts: { currency },
  });
}

/** What is said of whose books are on a return. */
export function taxpayerNotes({ filer, elsewhere, changed, unowned }: Taxpayer): string[] {
  return [
    ...elsewhere.map(
      ({ name, base_currency }) =>
        `The books of ${name} are in ${base_currency} and are left out; those of ${filer.name} are in ${filer.base_currency}.`,
    ),
    ...changed.map(
      ({ name }) =>
        `${name} was not all year ${filer.name}’s, and its whole year is here: take off what belongs on the return of the other owner.`,
    ),
    ...(filer.kind === 'person' ? unowned : []).map(
      ({ name }) =>
        `It is not known whose ${name} is, so that it is on nobody’s return: say of its member whose books here are theirs.`,
    ),
  ];
}

export interface BusinessProfit {
  entity: string;
  profit: number;
  /** Line 26: wages that it paid. */
  paid: number;
  /** What its qualified property cost. */
  property: number;
}

/** Line 31 of the Schedule C of each LLC that is its taxpayer's own, through a day of the year or its end. */
export function businessProfits(
  scope: Scope,
  { entity, year, basis, to }: { entity: string; year: number; basis?: Basis | undefined; to?: string },
  amountsOf?: (entity: EntityRow) => TaxAmounts,
): BusinessProfit[] {
  const { books } = taxpayerOf(scope.db, findEntity(scope.db, entity), year);
  const days = { from: `${year}-01-01`, to: to ?? `${year}-12-31` };
  return books
    .filter(({ tax_class }) => tax_class === 'disregarded')
    .map((one) => {
      const { lines } = drawUp(scope, {
        entity: one.id,
        ...days,
        basis,
        isPart: to !== undefined,
        amounts: amountsOf?.(one),
      });
      return {
        ...{ entity: one.name, profit: lines.get('31')!, paid: lines.get('26')! },
        property: qualifiedProperty(scope.db, one.id, year),
      };
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
