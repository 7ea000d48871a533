/**
 * Business use of a home: the simplified method (Rev. Proc. 2013-13; Pub. 587) by the average monthly area, and Form 8829 from
 * its costs. Areas are whole square feet, amounts minor units.
 */
import { addDays } from '../../shared/dates.ts';
import { atLeastZero, fraction, total } from './arithmetic.ts';
import { macrsPercentages } from './depreciation/percentages.ts';
import type { TaxYear } from './years/year.ts';

/** The area that is used from a day on; nothing: it was given up. */
export interface AreaFrom {
  from: string;
  squareFeet: number;
}

export interface SimplifiedHomeOffice {
  /** January to December, each at most what the method allows. */
  months: number[];
  /** Before the limit of income. */
  amountMinor: number;
  deductionMinor: number;
}

/** A month counts with an area that was used on at least this many of its days. */
const DAYS_MIN = 15;
const MONTHS = 12;

/** `incomeMinor`: gross income of the business less its other costs; the method carries nothing forward. */
export function simplifiedHomeOffice(
  { homeOffice }: Pick<TaxYear, 'homeOffice'>,
  year: number,
  areas: readonly AreaFrom[],
  incomeMinor: number,
): SimplifiedHomeOffice {
  const { squareFootMinor, squareFeetMax } = homeOffice.value;
  const inOrder = [...areas].sort((a, b) => (a.from < b.from ? -1 : 1));
  const months = Array.from({ length: MONTHS }, (_, index) =>
    Math.min(areaOfMonth(inOrder, `${year}-${String(index + 1).padStart(2, '0')}-01`), squareFeetMax),
  );
  const amountMinor = fraction(total(months), squareFootMinor, MONTHS);
  return { months, amountMinor, deductionMinor: Math.min(amountMinor, atLeastZero(incomeMinor)) };
}

/** The largest area that was in use on enough days. */
function areaOfMonth(areas: readonly AreaFrom[], first: string): number {
  const days: number[] = [];
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1))
    days.push(areas.findLast(({ from }) => from <= day)?.squareFeet ?? 0);
  return days.sort((a, b) => b - a)[DAYS_MIN - 1]!;
}

/** Costs of the part that is the office alone, and of the whole home. */
interface Costs {
  direct: number;
  indirect: number;
}

export interface Form8829Facts {
  areaUsed: number;
  areaOfHome: number;
  /** Line 8: of Schedule C, line 29, with gains and losses of the home's business use. */
  tentativeProfitMinor: number;
  /** Lines 9 to 11: what a person might deduct anyway. */
  deductibleAnyway: Costs;
  /** Line 9, which is among them. */
  casualties: Costs;
  /** Lines 16 to 22. */
  operating: Costs;
  /** Line 25. */
  carriedOperatingMinor: number;
  /** Line 37 less line 38, the smaller of basis and value without the land; line 41 in thousandths of a percent. */
  building: { minor: number; percent: number };
  /** Line 31. */
  carriedDepreciationMinor: number;
}

/** By line of Form 8829. */
export interface Form8829 {
  /** Line 14. */
  deductibleAnyway: number;
  /** Line 26. */
  operating: number;
  /** Line 27. */
  operatingAllowed: number;
  /** Line 40. */
  officeOfBuilding: number;
  /** Line 42. */
  depreciation: number;
  /** Line 33. */
  depreciationAllowed: number;
  /** Line 34. */
  allowed: number;
  /** Line 35: Form 4684 takes it. */
  casualties: number;
  /** Line 36. */
  deduction: number;
  /** Lines 43 and 44. */
  carriedOperating: number;
  carriedDepreciation: number;
}

/**
 * Line 41, in thousandths of a percent: what of a building that was in business use since a day is deducted in a year (39 years,
 * from the middle of its first month on).
 */
export function homeYearPercent(usedSince: string, year: number): number {
  const [first, month] = [Number(usedSince.slice(0, 4)), Number(usedSince.slice(5, 7))];
  return macrsPercentages('39', { kind: 'mid-month', when: month })[year - first] ?? 0;
}

/** What is deductible anyway goes first and knows no limit; then what the house costs, then depreciation, as far as profit goes. */
export function form8829(facts: Form8829Facts): Form8829 {
  const { areaUsed, areaOfHome, building } = facts;
  const ofHome = (amount: number) => fraction(amount, areaUsed, areaOfHome);
  const withShare = ({ direct, indirect }: Costs) => direct + ofHome(indirect);
  const deductibleAnyway = withShare(facts.deductibleAnyway);
  const operating = withShare(facts.operating) + facts.carriedOperatingMinor;
  const afterFirst = atLeastZero(facts.tentativeProfitMinor - deductibleAnyway);
  const operatingAllowed = Math.min(afterFirst, operating);
  const officeOfBuilding = ofHome(building.minor);
  const depreciation = fraction(officeOfBuilding, building.percent, 100_000);
  const allDepreciation = depreciation + facts.carriedDepreciationMinor;
  const depreciationAllowed = Math.min(afterFirst - operatingAllowed, allDepreciation);
  const allowed = deductibleAnyway + operatingAllowed + depreciationAllowed;
  const casualties = withShare(facts.casualties);
  return {
    ...{ deductibleAnyway, operating, operatingAllowed, officeOfBuilding, depreciation, depreciationAllowed },
    ...{ allowed, casualties, deduction: allowed - casualties },
    carriedOperating: operating - operatingAllowed,
    carriedDepreciation: allDepreciation - depreciationAllowed,
  };
}
