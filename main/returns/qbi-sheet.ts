/** The worksheet of the deduction for qualified business income (Forms 8995 and 8995-A), from the books of a person's businesses. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { qbiOut } from '../../shared/contract/tax-sheet-shapes.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { allocate, formatMoney, formatMoneyForPeople, minor, parseMoney } from '../../shared/money.ts';
import { findEntity, type Scope } from '../ledger/index.ts';
import { filingStatus, keptFacts, loweredBy, percentOf, qbiDeduction, taxYear, total } from '../tax/index.ts';
import { incomeOf } from './adjusted-income.ts';
import { CURRENCY, ownBusinesses, passedThrough, personOf } from './person-income.ts';

type Input = z.output<NonNullable<(typeof contract.tax.qbi)['~orpc']['inputSchema']>>;
type Output = z.infer<typeof qbiOut>;

interface Business {
  entity: string;
  kind: 'schedule-c' | 'k-1';
  profit: number;
  less: number;
  wages: number;
  property: number;
}

const read = (text: string | undefined) => (text === undefined ? 0 : parseMoney(text, CURRENCY));
const money = (amount: number) => formatMoney(amount, CURRENCY);

export function qbiSheet(scope: Scope, input: Input): Output {
  const { year } = input;
  const rates = taxYear(year);
  const person = personOf(scope, input.entity, year);
  const kept = keptFacts(scope.db, person, year);
  const { status, notes: statusNotes } = filingStatus(input.status, kept);
  const known = incomeOf(scope, person, { year, status });
  const businesses = businessesOf(scope, person, year, known);
  const services =
    input.services === undefined
      ? stillTheirs(scope, kept.services, businesses)
      : servicesOf(scope, input.services, businesses);
  const taxable =
    input.taxable_income === undefined
      ? Math.max(known.adjusted - known.deduction, 0)
      : read(input.taxable_income);
  // Income that somebody gives need not have in it what the books have.
  const ofBooks = input.taxable_income === undefined ? known.capitalGain : 0;
  const gain = input.net_capital_gain === undefined ? ofBooks : read(input.net_capital_gain);
  const result = qbiDeduction(rates, {
    ...{ status, taxableIncomeMinor: taxable, netCapitalGainMinor: gain },
    businesses: businesses.map((one) => ({
      ...{ name: one.entity, incomeMinor: one.profit - one.less, wagesMinor: one.wages },
      ...{ propertyMinor: one.property, isSpecifiedService: services.has(one.entity), isActive: true },
    })),
    ...{ carriedLossMinor: read(input.carried_loss), reitMinor: read(input.reit) },
  });
  const { threshold, range } = rates.qbi.value;
  return {
    ...{ taxpayer: person.name, year, currency: CURRENCY, status, taxable_income: money(taxable) },
    ...{ source: rates.qbi.source, checked: rates.qbi.checked },
    ...{ threshold: money(threshold[status]), limited_from: money(threshold[status] + range[status]) },
    businesses: businesses.map((one) => {
      const part = result.parts.find(({ name }) => name === one.entity);
      return {
        ...{ entity: one.entity, kind: one.kind, profit: money(one.profit), less: money(one.less) },
        ...{ income: money(one.profit - one.less), wages: money(one.wages), property: money(one.property) },
        specified_service: services.has(one.entity),
        counted: part === undefined ? null : money(part.income),
        limit: part?.limit == null ? null : money(part.limit),
        deduction: money(part?.deduction ?? 0),
      };
    }),
    ...{ reit: money(result.reit), income_limit: money(result.incomeLimit) },
    ...{ deduction: money(result.deduction), carried_loss: money(result.carriedLoss) },
    carried_reit_loss: money(result.carriedReitLoss),
    notes: [
      ...statusNotes,
      ...(input.taxable_income === undefined ? known.notes : []),
      ...(BESIDE_BOOKS.every((name) => input[name] === undefined) ? [besideBooks(gain)] : []),
      ...notesOf(
        taxable > threshold[status] && input.services === undefined && services.size === 0,
        businesses,
        { plans: known.plans, cents: percentOf(WHOLE_DOLLAR, rates.qbi.value.rate) },
      ),
    ],
  };
}

/** What no books tell, and what the deduction goes by. */
const BESIDE_BOOKS = ['net_capital_gain', 'carried_loss', 'reit'] as const;
const besideBooks = (gain: number) =>
  `${gain === 0 ? 'Net capital gain with qualified dividends' : `Net capital gain of ${money(gain)} is that of the books; qualified dividends`}, REIT dividends and losses of earlier years are counted as none: the books do not tell them.`;

const WHOLE_DOLLAR = 100;

/** Half of self-employment tax and plans of the self-employed go to those that made the profit, by it (Reg. 1.199A-3(b)(1)(vi)). */
function businessesOf(
  scope: Scope,
  person: ReturnType<typeof personOf>,
  year: number,
  { halfOfSelfEmployment: half, plans }: Pick<ReturnType<typeof incomeOf>, 'halfOfSelfEmployment' | 'plans'>,
): Business[] {
  const own = ownBusinesses(scope, person, year);
  const weights = own.map(({ profit }) => Math.max(profit, 0));
  const less = loweredBy(total(weights), half, plans);
  const parts = weights.some((weight) => weight > 0) ? allocate(minor(less), weights) : own.map(() => 0);
  return [
    ...own.map(({ entity, profit, paid, property }, index) => ({
      ...{ entity, kind: 'schedule-c' as const, profit, less: parts[index]!, wages: paid, property },
    })),
    ...passedThrough(scope, person, year).map((one) => ({
      ...{ entity: one.entity, kind: 'k-1' as const, profit: one.ordinary, less: one.section179 },
      ...{ wages: one.paid, property: one.property },
    })),
  ];
}

function servicesOf({ db }: Scope, refs: readonly string[], businesses: readonly Business[]): Set<string> {
  return new Set(
    refs.map((ref) => {
      const { name } = findEntity(db, ref);
      if (businesses.some(({ entity }) => entity === name)) return name;
      throw new BulkheadError('INVALID_INPUT', `${name} is no business of theirs in that year.`, {
        remedy: `There are: ${businesses.map(({ entity }) => entity).join(', ') || 'none'}.`,
        facts: { entity: name },
      });
    }),
  );
}

/** What was said of a business that is theirs no more says nothing of this year. */
function stillTheirs({ db }: Scope, ids: readonly string[], businesses: readonly Business[]): Set<string> {
  const names = new Set(businesses.map(({ entity }) => entity));
  return new Set(ids.map((id) => findEntity(db, id).name).filter((name) => names.has(name)));
}

function notesOf(
  isServiceUnknown: boolean,
  businesses: readonly Business[],
  { plans, cents }: { plans: number; cents: number },
): string[] {
  return [
    ...(isServiceUnknown
      ? [
          'Taxable income is above the threshold, where it matters whether a business is a specified service (health, law, accounting, consulting and others): name those that are.',
        ]
      : []),
    ...(businesses.some(({ kind }) => kind === 'k-1')
      ? [
          'Of companies the box 1 and section 179 of their Schedules K-1 count; self-employment tax on them is not taken off.',
        ]
      : []),
    plans > 0 && businesses.some(({ kind }) => kind === 'schedule-c')
      ? `Of the books, ${formatMoneyForPeople(plans, CURRENCY)} of health insurance and retirement plans (Schedule 1, lines 16 and 17) lower the income of their own businesses, too, by profit and as far as that goes.`
      : `Health insurance and retirement plans of the self-employed also lower the income, at ${cents} cents a dollar: the books have none to take off here.`,
  ];
}
