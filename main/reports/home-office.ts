/**
 * The office at home of a business in a year, worked out from what was said of it, the costs of the owner's own books, and line 29
 * of Schedule C, which limits it.
 */
import { formatMoney } from '../../shared/money.ts';
import { accountById, BUCKET, type EntityRow, sumEarnings } from '../ledger/index.ts';
import {
  type Form8829,
  form8829,
  type Home,
  type HomeCost,
  homeOf,
  homeYearPercent,
  percentOf,
  simplifiedHomeOffice,
  taxYear,
  total,
} from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { Span } from './span.ts';
import { isWholeYear, partOfYear } from './tax-depreciation.ts';

export interface CostOfYear extends HomeCost {
  /** What the account has of the year; `null` where it is an amount of its own. */
  booked: number | null;
  minor: number;
}

export interface HomeOfYear {
  home: Home;
  months: number[];
  costs: CostOfYear[];
  form: Form8829 | null;
  beforeLimit: number;
  deduction: number;
}

/**
 * `tentative`: line 29. `null` where nothing was said of the year, or the span is no calendar year and does not count as a part
 * of one; a part has its days' part of what is not booked day by day.
 */
export function homeOfYear(
  db: VaultDatabase,
  span: Span,
  tentative: number,
  isPart = false,
): HomeOfYear | null {
  const year = Number(span.to.slice(0, 4));
  const home = isPart || isWholeYear(span) ? homeOf(db, span.entity.id, year) : null;
  if (home === null) return null;
  const ofSpan = (amount: number) => (isPart ? partOfYear(amount, span) : amount);
  if (home.method === 'simplified') {
    const { months, amountMinor } = simplifiedHomeOffice(taxYear(year), year, home.areas, 0);
    const beforeLimit = ofSpan(amountMinor);
    const deduction = Math.min(beforeLimit, Math.max(tentative, 0));
    return { home, months, costs: [], form: null, beforeLimit, deduction };
  }
  const costs = home.costs.map((cost) => costOf(db, cost, span, ofSpan));
  const sums = (lines: ReadonlySet<string>) => ({
    direct: sumOf(costs, lines, 'direct'),
    indirect: sumOf(costs, lines, 'indirect'),
  });
  const form = form8829({
    ...{ areaUsed: home.areaUsed!, areaOfHome: home.areaOfHome!, tentativeProfitMinor: tentative },
    ...{ deductibleAnyway: sums(ANYWAY), casualties: sums(CASUALTIES), operating: sums(OPERATING) },
    ...{ carriedOperatingMinor: home.carriedOperatingMinor },
    building: {
      minor: ofSpan((home.valueMinor ?? 0) - (home.landMinor ?? 0)),
      percent: home.usedSince === null ? 0 : homeYearPercent(home.usedSince, year),
    },
    carriedDepreciationMinor: home.carriedDepreciationMinor,
  });
  const beforeLimit =
    form.deductibleAnyway -
    form.casualties +
    form.operating +
    form.depreciation +
    home.carriedDepreciationMinor;
  return { home, months: [], costs, form, beforeLimit, deduction: form.deduction };
}

const ANYWAY: ReadonlySet<string> = new Set(['9', '10', '11']);
const CASUALTIES: ReadonlySet<string> = new Set(['9']);
const OPERATING: ReadonlySet<string> = new Set(['16', '17', '18', '19', '20', '21', '22']);

function costOf(
  db: VaultDatabase,
  cost: HomeCost,
  { from, to }: Span,
  ofSpan: (amount: number) => number,
): CostOfYear {
  if (cost.accountId === null) return { ...cost, booked: null, minor: ofSpan(cost.amountMinor!) };
  const account = accountById(db, cost.accountId)!;
  const sums = sumEarnings(db, { entityId: account.entity_id, from, to, bucket: BUCKET.whole });
  const booked = total(
    sums
      .filter(({ account_id, currency }) => account_id === account.id && currency === CURRENCY)
      .map(({ minor }) => minor),
  );
  return { ...cost, booked, minor: percentOf(booked, cost.part) };
}

const CURRENCY = 'USD';

function sumOf(costs: readonly CostOfYear[], lines: ReadonlySet<string>, of: HomeCost['kind']): number {
  return total(costs.filter(({ line, kind }) => kind === of && lines.has(line)).map(({ minor }) => minor));
}

/** Its amounts by line; areas and percentages are told beside them. */
export function linesOf8829({ form, costs, home }: HomeOfYear, tentative: number): Map<string, number> {
  if (form === null) return new Map();
  const ofLine = (name: string) => total(costs.filter(({ line }) => line === name).map(({ minor }) => minor));
  const building = (home.valueMinor ?? 0) - (home.landMinor ?? 0);
  return new Map([
    ['8', tentative],
    ...[...ANYWAY].map((line): [string, number] => [line, ofLine(line)]),
    ['12', sumOf(costs, ANYWAY, 'direct') + sumOf(costs, ANYWAY, 'indirect')],
    ['13', form.deductibleAnyway - sumOf(costs, ANYWAY, 'direct')],
    ['14', form.deductibleAnyway],
    ['15', Math.max(tentative - form.deductibleAnyway, 0)],
    ...[...OPERATING].map((line): [string, number] => [line, ofLine(line)]),
    ['23', sumOf(costs, OPERATING, 'direct') + sumOf(costs, OPERATING, 'indirect')],
    ['24', form.operating - sumOf(costs, OPERATING, 'direct') - home.carriedOperatingMinor],
    ['25', home.carriedOperatingMinor],
    ['26', form.operating],
    ['27', form.operatingAllowed],
    ['28', Math.max(tentative - form.deductibleAnyway, 0) - form.operatingAllowed],
    ['30', form.depreciation],
    ['31', home.carriedDepreciationMinor],
    ['32', form.depreciation + home.carriedDepreciationMinor],
    ['33', form.depreciationAllowed],
    ['34', form.allowed],
    ['35', form.casualties],
    ['36', form.deduction],
    ['37', home.valueMinor ?? 0],
    ['38', home.landMinor ?? 0],
    ['39', building],
    ['40', form.officeOfBuilding],
    ['42', form.depreciation],
    ['43', form.carriedOperating],
    ['44', form.carriedDepreciation],
  ]);
}

/** What the home office says beside its amounts, on its worksheet and on Schedule C. */
export function homeNotes(
  db: VaultDatabase,
  { home, costs, form, beforeLimit, deduction }: HomeOfYear,
  entity: EntityRow,
): string[] {
  const money = (amount: number) => formatMoney(amount, entity.base_currency);
  const itemized = costs.flatMap(({ accountId }) => {
    const account = accountId === null ? null : accountById(db, accountId);
    return account?.tax_line?.toLowerCase().startsWith('sch a ') ? [account] : [];
  });
  return [
    ...(deduction < beforeLimit
      ? [
          `Business use of the home would be ${money(beforeLimit)}, and the business earns less: ${money(deduction)} may be deducted. ${
            home.method === 'simplified'
              ? 'The simplified method carries nothing to the next year.'
              : 'The rest is carried to the next year (Form 8829, lines 43 and 44).'
          }`,
        ]
      : []),
    ...(form === null || form.casualties === 0
      ? []
      : [
          `Casualty losses of ${money(form.casualties)} (line 35) go to Form 4684, section B, and are no part of Schedule C, line 30.`,
        ]),
    ...itemized.map(
      ({ path, tax_line }) =>
        `A part of ${path} is deducted for the home office: take it off ${tax_line}, where it stands whole.`,
    ),
    ...(costs.length > 0 && costs.some(({ booked }) => booked === 0)
      ? ['An account of the home office has nothing in the year.']
      : []),
  ];
}
