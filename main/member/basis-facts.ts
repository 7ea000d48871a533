/** What raises and lowers one member's basis, year by year, out of the facts of capital and the items of basis. */

import { addDays } from '../../shared/dates.ts';
import { taxYearAt, taxYearOf } from '../ledger/index.ts';
import {
  type BasisFacts,
  type BasisResult,
  type Carried,
  carriedFrom,
  NOTHING_CARRIED,
} from './basis-year.ts';
import { assigned, type CapitalFacts, incomeThrough, type Movement, type Special, sumOf } from './capital.ts';
import { type BasisItem, liabilitiesOn, shared, taxFacts } from './special.ts';

export interface BasisSources {
  /** As the books have it. */
  facts: CapitalFacts;
  /** The same for expenses that nobody may deduct alone: what it “earns” is negative. */
  nondeductible: CapitalFacts;
  items: readonly BasisItem[];
  /** What members lent the company, and, negative, what it paid back. */
  loans: readonly Special[];
}

export interface BasisOfYear extends BasisResult {
  from: string;
  to: string;
}

type Year = (before: Carried, facts: BasisFacts) => BasisResult;

/** From the first day of the books, or of the basis brought in, through `to`. */
export function basisYears(
  sources: BasisSources,
  member: string,
  to: string,
  computeYear: Year,
  filing: Parameters<typeof taxYearOf>[0],
): BasisOfYear[] {
  const own = ownSources(sources, member);
  const opening = own.items.findLast(({ kind, date }) => kind === 'opening' && date <= to);
  const start = opening?.date ?? own.items.map(({ date }) => date).reduce(earlier, sources.facts.firstDay);
  const years: BasisOfYear[] = [];
  let carried = broughtIn(own.items, opening?.date);
  for (let year = taxYearAt(filing, start); year <= taxYearAt(filing, to); year++) {
    const days = taxYearOf(filing, year);
    const from = start > days.from ? start : days.from;
    const until = earlier(to, days.to);
    if (from > until) continue;
    const result = computeYear(carried, yearFacts(own, from, until, opening?.date ?? ''));
    years.push({ ...result, from, to: until });
    carried = carriedFrom(result);
  }
  return years;
}

interface OwnSources {
  movements: Movement[];
  loans: Special[];
  items: BasisItem[];
  incomeThrough(day: string): number;
  nondeductibleThrough(day: string): number;
}

function ownSources({ facts, nondeductible, items, loans }: BasisSources, member: string): OwnSources {
  const isOwn = (one: { member: string | null }) => one.member === member;
  return {
    movements: assigned(taxFacts(facts, items)).filter(isOwn),
    loans: loans.filter(isOwn),
    items: shared(
      facts,
      items.filter(({ kind }) => kind !== 'opening-aaa'),
    ).filter(isOwn),
    incomeThrough: (day) => incomeThrough(facts, day).get(member) ?? 0,
    nondeductibleThrough: (day) => -(incomeThrough(nondeductible, day).get(member) ?? 0),
  };
}

function broughtIn(items: readonly BasisItem[], on: string | undefined): Carried {
  const amountOf = (kind: BasisItem['kind']) =>
    sumOf(items.filter((item) => item.kind === kind && item.date === on).map(({ minor }) => minor));
  if (on === undefined) return NOTHING_CARRIED;
  const debt = amountOf('opening-debt');
  return { basis: amountOf('opening'), suspended: 0, debt: { basis: debt, face: debt } };
}

function yearFacts(own: OwnSources, from: string, to: string, openedOn: string): BasisFacts {
  const within = ({ date }: { date: string }) => date >= from && date <= to;
  const moved = own.movements.filter(within);
  const items = own.items.filter(within);
  const itemsOf = (kind: BasisItem['kind']) =>
    sumOf(items.filter((item) => item.kind === kind).map(({ minor }) => minor));
  const movedAs = (...kinds: Movement['kind'][]) =>
    sumOf(moved.filter(({ kind }) => kinds.includes(kind)).map(({ minor }) => minor));
  const before = addDays(from, -1);
  const nondeductible =
    own.nondeductibleThrough(to) - own.nondeductibleThrough(before) + itemsOf('nondeductible');
  const loans = own.loans.filter(within).map(({ minor }) => minor);
  // What flows against its kind (a draw paid back, a contribution returned) counts on the other side.
  const contributed = movedAs('cash', 'property', 'expenses');
  const drawn = -movedAs('draws', 'tax_draws');
  return {
    contributions: Math.max(contributed, 0) + Math.max(-drawn, 0),
    distributions: Math.max(drawn, 0) + Math.max(-contributed, 0),
    income: own.incomeThrough(to) - own.incomeThrough(before) + nondeductible + itemsOf('income'),
    nondeductible,
    deductions: itemsOf('deduction'),
    liabilities:
      liabilitiesOn(own.items, to) - liabilitiesOn(own.items, before > openedOn ? before : openedOn),
    lent: sumOf(loans.filter((minor) => minor > 0)) + itemsOf('loan'),
    repaid: -sumOf(loans.filter((minor) => minor < 0)) + itemsOf('loan-repaid'),
  };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
