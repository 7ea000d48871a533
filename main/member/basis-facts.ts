/** What raises and lowers one member's basis, year by year, out of the facts of capital and the items of basis. */

import { addDays } from '../../shared/dates.ts';
import { taxYearAt, taxYearOf } from '../ledger/index.ts';
import { isBasisKnown } from './basis-known.ts';
import {
  type BasisFacts,
  type BasisResult,
  type Carried,
  carriedFrom,
  NOTHING_CARRIED,
} from './basis-year.ts';
import { assigned, type CapitalFacts, incomeThrough, type Movement, type Special, sumOf } from './capital.ts';
import { type BasisItem, liabilitiesOn, shared, taxFacts } from './special.ts';

/** What a member lent the company, or, negative, was paid back. */
export interface Lent extends Special {
  /** By an opening balance: it was lent before the books began. */
  isBroughtIn: boolean;
}

export interface BasisSources {
  /** As the books have it. */
  facts: CapitalFacts;
  /** The same for expenses that nobody may deduct alone: what it “earns” is negative. */
  nondeductible: CapitalFacts;
  items: readonly BasisItem[];
  loans: readonly Lent[];
}

export interface BasisOfYear extends BasisResult {
  /** Otherwise its figures begin at nothing, which nobody said, and hold only as changes. */
  isKnown: boolean;
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
  let debt = debtOwed(own, start);
  let carried = { ...NOTHING_CARRIED, ...broughtIn(own.items, opening?.date), debt: debt.carried };
  const named = debtNamed(own, to);
  for (let year = taxYearAt(filing, start); year <= taxYearAt(filing, to); year++) {
    const days = taxYearOf(filing, year);
    const from = start > days.from ? start : days.from;
    const until = earlier(to, days.to);
    if (from > until) continue;
    if (named !== null && named.on <= until && debt !== named) {
      debt = named;
      const since = sumOf(
        own.loans.filter((one) => one.date < from && named.counts(one)).map(({ minor }) => minor),
      );
      carried = { ...carried, debt: raised(named.carried, since) };
    }
    const loans = own.loans.filter(debt.counts);
    const result = computeYear(carried, yearFacts({ ...own, loans }, from, until, opening?.date ?? ''));
    years.push({ ...result, from, to: until, isKnown: isBasisKnown(sources, member, until) });
    carried = carriedFrom(result);
  }
  return years;
}

interface OwnSources {
  movements: Movement[];
  loans: Lent[];
  items: BasisItem[];
  incomeThrough(day: string): number;
  nondeductibleThrough(day: string): number;
}

function ownSources({ facts, nondeductible, items, loans }: BasisSources, member: string): OwnSources {
  const isOwn = (one: { member: string | null }) => one.member === member;
  const own = shared(
    facts,
    items.filter(({ kind }) => kind !== 'opening-aaa'),
  ).filter(isOwn);
  return {
    movements: assigned(taxFacts(facts, items)).filter(isOwn),
    loans: [...loans.filter(isOwn), ...own.flatMap(lentElsewhere)],
    items: own,
    incomeThrough: (day) => incomeThrough(facts, day).get(member) ?? 0,
    nondeductibleThrough: (day) => -(incomeThrough(nondeductible, day).get(member) ?? 0),
  };
}

/** Of a member without books here. */
function lentElsewhere({ kind, date, member, minor }: BasisItem & Special): Lent[] {
  if (kind !== 'loan' && kind !== 'loan-repaid') return [];
  return [{ date, member, minor: kind === 'loan' ? minor : -minor, isBroughtIn: false }];
}

function broughtIn(items: readonly BasisItem[], on: string | undefined): Pick<Carried, 'basis'> {
  return {
    basis: sumOf(items.filter((one) => one.kind === 'opening' && one.date === on).map(({ minor }) => minor)),
  };
}

/** Debt as it stood at the beginning of a day, and which loans come on top of it. */
interface Debt {
  on: string;
  carried: Carried['debt'];
  counts(loan: Lent): boolean;
}

/** As far as nobody names another basis, what is owed counts in full. */
function debtOwed({ loans }: OwnSources, on: string): Debt {
  const counts = ({ date, isBroughtIn }: Lent) => date > on || (date === on && !isBroughtIn);
  return { on, counts, carried: raised(NOTHING_CARRIED.debt, owedOf(loans, counts)) };
}

/** What was brought in is in the basis that somebody named of it, whatever the day of its opening balance. */
function debtNamed({ loans, items }: OwnSources, to: string): Debt | null {
  const on = items.findLast(({ kind, date }) => kind === 'opening-debt' && date <= to)?.date;
  if (on === undefined) return null;
  const counts = ({ date, isBroughtIn }: Lent) => date >= on && !isBroughtIn;
  const basis = sumOf(
    items.filter((one) => one.kind === 'opening-debt' && one.date === on).map(({ minor }) => minor),
  );
  return { on, counts, carried: { basis, face: Math.max(basis, owedOf(loans, counts)) } };
}

function owedOf(loans: readonly Lent[], counts: Debt['counts']): number {
  return sumOf(loans.filter((one) => !counts(one)).map(({ minor }) => minor));
}

function raised({ basis, face }: Carried['debt'], by: number): Carried['debt'] {
  return { basis: Math.max(0, basis + by), face: Math.max(0, face + by) };
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
    lent: sumOf(loans.filter((minor) => minor > 0)),
    repaid: -sumOf(loans.filter((minor) => minor < 0)),
  };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
