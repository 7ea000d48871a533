/** Depreciation of everything that an entity has, for one tax year: what each thing takes, and the lines of Form 4562. */
import type { MacrsClass } from '../../../shared/contract/tax.ts';
import { allocate, minor } from '../../../shared/money.ts';
import { atLeastZero, total } from '../arithmetic.ts';
import { isKnownYear } from '../years/index.ts';
import type { TaxYear } from '../years/year.ts';
import { type DepreciationYear, depreciationOf } from './asset.ts';
import { bonusRate, conventionOf, isMidQuarter, section179 } from './first-year.ts';
import { type Convention, isBuilding } from './percentages.ts';

export interface AssetFacts {
  id: string;
  name: string;
  costMinor: number;
  acquired: 'bought' | 'contributed';
  acquiredOn: string;
  placedInService: string;
  disposedOn: string | null;
  macrsClass: MacrsClass;
  convention: 'half-year' | 'mid-quarter' | null;
  section179Minor: number;
  /** `null`: as the law of the year it was placed in service has it. */
  bonusRate: number | null;
}

export interface AssetOfYear {
  asset: AssetFacts;
  convention: Convention;
  year: DepreciationYear;
  /** With this year. */
  accumulated: number;
}

export interface Depreciation {
  /** All that is there in the year or went in it, with nothing where nothing is left. */
  assets: AssetOfYear[];
  /** By line of Form 4562. */
  lines: ReadonlyMap<string, number>;
  /** Elected in the year beyond what the law allows. */
  overElected: number;
}

const LINE_OF_CLASS: Readonly<Record<MacrsClass, string>> = {
  ...{ '3': '19a', '5': '19b', '7': '19c', '10': '19d', '15': '19e', '20': '19f' },
  ...{ '27.5': '19h', '39': '19i' },
};

const yearOf = (date: string) => Number(date.slice(0, 4));

/** What the law counts by taxpayer, where one has several books. */
export interface OfTaxpayer {
  /** Everything that the same taxpayer has: the test of quarters and the limit of section 179 are of it all. */
  together: readonly AssetFacts[];
  /** What was contributed has its owner's basis and no bonus (Reg. 1.168(k)-2(b)(3)): of companies that are their own taxpayer. */
  isCarriedOver: boolean;
}

/** `rates` knows the year that is asked for, and every year in which something without a bonus rate of its own was placed. */
export function depreciationOfYear(
  all: readonly AssetFacts[],
  year: number,
  rates: (year: number) => TaxYear,
  section179Facts: { incomeMinor: number | null; carriedMinor: number },
  { together, isCarriedOver }: OfTaxpayer,
): Depreciation {
  const byYear = Map.groupBy(together, (asset) => yearOf(asset.placedInService));
  const midQuarter = new Map([...byYear].map(([placed, ones]) => [placed, isMidQuarter(countedFor(ones))]));
  const allowed = new Map([...byYear].flatMap(([placed, ones]) => allowedOf(ones, rates, placed)));
  const assets = all.flatMap((asset): AssetOfYear[] => {
    if (yearOf(asset.placedInService) > year) return [];
    if (asset.disposedOn !== null && yearOf(asset.disposedOn) < year) return [];
    const convention = conventionFor(asset, midQuarter.get(yearOf(asset.placedInService))!);
    const building = isBuilding(asset.macrsClass);
    const bonus = building
      ? 0
      : (asset.bonusRate ??
        (isCarriedOver && asset.acquired === 'contributed'
          ? 0
          : bonusRate(rates(yearOf(asset.placedInService)), asset.acquiredOn)));
    const section179Minor = allowed.get(asset.id)!;
    const years = depreciationOf({ ...asset, section179Minor, convention, bonusRate: bonus });
    const own = years.find((one) => one.year === year) ?? { year, ...NOTHING };
    const accumulated = total(years.filter((one) => one.year <= year).map(({ deduction }) => deduction));
    return [{ asset, convention, year: own, accumulated }];
  });
  const placed = (byYear.get(year) ?? []).filter(isSection179);
  const electedMinor = total(assets.map((one) => one.year.section179));
  const asked = total(
    assets.filter((one) => one.year.section179 > 0).map(({ asset }) => asset.section179Minor),
  );
  const placedMinor = total(placed.map(({ costMinor }) => costMinor));
  const { incomeMinor, carriedMinor } = section179Facts;
  const law = rates(year).section179.value;
  const first = section179(rates(year), {
    ...{ placedMinor, electedMinor, carriedMinor },
    incomeMinor: incomeMinor ?? law.limitMinor,
  });
  const lines = new Map<string, number>([
    ['1', law.limitMinor],
    ['2', placedMinor],
    ['3', law.phaseOutMinor],
    ['4', atLeastZero(placedMinor - law.phaseOutMinor)],
    ['5', first.dollarLimit],
    ['8', asked],
    ['9', electedMinor],
    ['10', carriedMinor],
    ...(incomeMinor === null ? [] : [['11', Math.min(atLeastZero(incomeMinor), first.dollarLimit)] as const]),
    ['12', first.deduction],
    ['13', first.carried],
    ['14', total(assets.map((one) => one.year.bonus))],
    ['17', macrsOf(assets.filter(({ asset }) => yearOf(asset.placedInService) < year))],
    ...Object.entries(LINE_OF_CLASS).map(([macrsClass, line]) => {
      const own = assets.filter(
        ({ asset }) => asset.macrsClass === macrsClass && yearOf(asset.placedInService) === year,
      );
      return [line, macrsOf(own)] as const;
    }),
  ]);
  const summed = [...lines].filter(
    ([line]) => line === '12' || line === '14' || line === '17' || line.startsWith('19'),
  );
  lines.set('22', total(summed.map(([, amount]) => amount)));
  return { assets, lines, overElected: asked - electedMinor };
}

/** Of what there is no depreciation of in a year: it came and went within it, or all was taken before. */
const NOTHING = { section179: 0, bonus: 0, macrs: 0, deduction: 0 };

/** What is elected beyond the limit of dollars is no deduction and stays in the basis: each thing loses its part. */
function allowedOf(
  placed: readonly AssetFacts[],
  rates: (year: number) => TaxYear,
  year: number,
): [id: string, allowed: number][] {
  const elected = total(placed.map(({ section179Minor }) => section179Minor));
  if (elected === 0 || !isKnownYear(year)) return placed.map((one) => [one.id, one.section179Minor]);
  const placedMinor = total(placed.filter(isSection179).map(({ costMinor }) => costMinor));
  const facts = { placedMinor, electedMinor: elected, carriedMinor: 0, incomeMinor: elected };
  const { dollarLimit } = section179(rates(year), facts);
  const parts = placed.map(({ section179Minor }) => section179Minor);
  const shares = elected <= dollarLimit ? parts : allocate(minor(dollarLimit), parts);
  return placed.map(({ id }, index) => [id, shares[index]!]);
}

const isSection179 = ({ acquired, macrsClass }: AssetFacts) =>
  acquired === 'bought' && !isBuilding(macrsClass);

function macrsOf(assets: readonly AssetOfYear[]): number {
  return total(assets.map(({ year }) => year.macrs));
}

/** Buildings do not count, nor what came and went within the year (Reg. 1.168(d)-1(b)(3)(ii)). */
function countedFor(placed: readonly AssetFacts[]) {
  return placed
    .filter(
      ({ macrsClass, disposedOn, placedInService }) =>
        !isBuilding(macrsClass) && (disposedOn === null || yearOf(disposedOn) > yearOf(placedInService)),
    )
    .map(({ placedInService, costMinor, section179Minor }) => ({
      ...{ date: placedInService, basisMinor: costMinor - section179Minor },
    }));
}

function conventionFor(
  { placedInService, macrsClass, convention }: AssetFacts,
  midQuarter: boolean,
): Convention {
  const isLate = convention === null ? midQuarter : convention === 'mid-quarter';
  return conventionOf(placedInService, isBuilding(macrsClass), isLate);
}
