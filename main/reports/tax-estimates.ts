/**
 * Self-employment tax and estimated tax of a person, from the profit that the books of their LLCs show and from what only they
 * can tell: wages, other income, last year's return. What was paid is what the person's books have on line 26 of Form 1040.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { FilingStatus } from '../../shared/contract/tax.ts';
import { daysBetween } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatDecimal, formatMoney, formatMoneyForPeople, parseMoney } from '../../shared/money.ts';
import { findEntity, type Scope } from '../ledger/index.ts';
import {
  additionalMedicareTax,
  annualised,
  annualisedInstalments,
  fraction,
  instalments,
  keptFacts,
  PERIOD_ENDS,
  type PersonFacts,
  type PersonTax,
  personTax,
  regularInstalments,
  requiredPayment,
  requireForm,
  selfEmploymentTax,
  taxYear,
} from '../tax/index.ts';
import {
  type BusinessProfit,
  businessProfits,
  requireDollars,
  scheduleSeLines,
  sumOf,
  type Taxpayer,
  taxpayerNotes,
  taxpayerOf,
} from './business-profit.ts';
import { estimatePaymentsOf } from './estimate-payments.ts';
import { wagesNotes } from './person-lines.ts';
import { type Booked, bookedBy, type Figures, figuresOf, scaled } from './year-figures.ts';

type Answer<Name extends 'self_employment' | 'estimates'> = z.infer<
  NonNullable<(typeof contract.tax)[Name]['~orpc']['outputSchema']>
>;

const CURRENCY = 'USD';

function personOf({ db }: Scope, ref: string, year: number): Taxpayer {
  const asked = findEntity(db, ref);
  const taxpayer = taxpayerOf(db, asked, year);
  const { filer } = taxpayer;
  if (filer.kind !== 'person')
    throw new BulkheadError(
      'REFUSED',
      `${filer.name} is no person: its profit bears no self-employment tax here.`,
      {
        remedy: 'Name the owner, or a disregarded LLC of theirs.',
        facts: { entity: filer.name },
      },
    );
  requireDollars(filer);
  return taxpayer;
}

const given = (text: string | undefined) => (text === undefined ? 0 : parseMoney(text, CURRENCY));
const money = (amount: number) => formatMoney(amount, CURRENCY);
const said = (amount: number) => formatMoneyForPeople(amount, CURRENCY);
const written = (profits: readonly BusinessProfit[]) =>
  profits.map(({ entity, profit }) => ({ entity, profit: money(profit) }));

export function selfEmployment(
  scope: Scope,
  input: { entity: string; year: number; status?: FilingStatus | undefined; wages?: string | undefined },
): Answer<'self_employment'> {
  const { entity, year } = input;
  const rates = taxYear(year);
  const taxpayer = personOf(scope, entity, year);
  const { filer: person } = taxpayer;
  const businesses = businessProfits(scope, { entity, year });
  const booked = bookedBy(scope, taxpayer, year, `${year}-12-31`);
  const kept = keptFacts(scope.db, person, year);
  const said = input.wages ?? kept.wages;
  const status = input.status ?? kept.status;
  const wages = said === undefined ? booked.wages : given(said);
  const tax = selfEmploymentTax(rates, sumOf(businesses), wages);
  const amounts = scheduleSeLines(tax);
  return {
    ...{ taxpayer: person.name, year, currency: CURRENCY, businesses: written(businesses) },
    lines: requireForm('schedule-se', year).lines.flatMap(({ line, label }) => {
      const amount = amounts.get(line);
      return amount === undefined ? [] : [{ line, label, amount: money(amount) }];
    }),
    ...{ tax: money(tax.tax), deductible: money(tax.half) },
    additional_medicare:
      status === undefined
        ? null
        : money(additionalMedicareTax(rates, status, { wages, earnings: tax.earnings })),
    notes: [
      'Farms, church employees and the optional methods are left out.',
      ...(said === undefined ? wagesNotes(wages, taxpayer) : []),
      ...taxpayerNotes(taxpayer),
    ],
  };
}

/** What is kept of the year stands in it already. */
type EstimatesInput = z.infer<NonNullable<(typeof contract.tax.estimates)['~orpc']['inputSchema']>> & {
  status: FilingStatus;
};

/** `otherTo`: income beside profit and wages through a day, which stands in where nobody told it. */
export function estimates(
  scope: Scope,
  input: EstimatesInput,
  otherTo: (to: string) => number = () => 0,
): Answer<'estimates'> {
  const { entity, year, status } = input;
  const rates = taxYear(year);
  const taxpayer = personOf(scope, entity, year);
  const { filer: person } = taxpayer;
  const day = input.as_of ?? scope.today;
  const asOf = dayWithin(year, day);
  const profitTo = (to: string) => businessProfits(scope, { entity, year, to });
  const soFar = profitTo(asOf);
  const figuresTo = (to: string, profits = profitTo(to)) =>
    figuresOf(
      profits,
      bookedBy(scope, taxpayer, year, to),
      input.other_income === undefined ? otherTo(to) : 0,
    );
  const figures = figuresTo(asOf, soFar);
  const { profit: profitOn, ...rest } = scaled(figures, (amount) => goingOn(amount, year, asOf));
  const expected = input.expected_profit === undefined ? profitOn : given(input.expected_profit);
  const taxOf = (of: Figures) => personTax(rates, factsOf(input, person.name, of));
  const tax = taxOf({ ...rest, profit: expected });
  const withheldMinor = input.withheld === undefined ? rest.withheld : given(input.withheld);
  const withheldSoFar = input.withheld === undefined ? figures.withheld : withheldMinor;
  const prior =
    input.prior_tax === undefined
      ? null
      : { taxMinor: given(input.prior_tax), incomeMinor: given(input.prior_income) };
  const required = requiredPayment(rates, { status, currentTaxMinor: tax.total, withheldMinor, prior });
  const annual = required.nothingDue === null ? required.annual : 0;
  const regular = regularInstalments(annual);
  const overTaxes = PERIOD_ENDS.map((end) => `${year}-${end}`).map((end, period) =>
    end > asOf ? null : taxOf(scaled(figuresTo(end), (amount) => annualised(amount, period))).total,
  );
  // What a period that is not over brings is not known: it is taken to be as the year is expected to be.
  const byIncome = annualisedInstalments(
    annual,
    overTaxes.map((known) => known ?? tax.total),
  );
  const payments = estimatePaymentsOf(scope, person, year);
  const rows = instalments(year, input.method === 'annualised' ? byIncome : regular, withheldMinor, payments);
  const paid = payments.filter(({ date }) => date <= day).reduce((sum, { minor }) => sum + minor, 0);
  const next = rows.find(({ due }) => due >= day);
  return {
    ...{ taxpayer: person.name, year, as_of: asOf, currency: CURRENCY },
    profit: { so_far: money(sumOf(soFar)), expected: money(expected), businesses: written(soFar) },
    tax: writtenTax(tax),
    required: {
      of_current: money(required.ofCurrent),
      of_prior: required.ofPrior && money(required.ofPrior.amount),
      prior_percent: required.ofPrior && percent(required.ofPrior.rate),
      annual: money(required.annual),
      nothing_due: required.nothingDue,
    },
    instalments: rows.map((row, period) => ({
      ...{ due: row.due, regular: money(regular[period]!), required: money(row.required) },
      annualised: overTaxes[period] === null ? null : money(byIncome[period]!),
      required_so_far: money(row.requiredSoFar),
      paid_so_far: money(row.paidSoFar),
      left: money(row.left),
    })),
    payments: payments.map(({ date, minor, entryId }) => ({ date, amount: money(minor), entry_id: entryId })),
    set_aside: money(Math.max(taxOf(figures).total - paid - withheldSoFar, 0)),
    next: next === undefined ? null : { due: next.due, amount: money(next.left) },
    notes: [...notesOf(input, asOf), ...bookedNotes(input, rest), ...taxpayerNotes(taxpayer)],
  };
}

/** The day, or the end of the year that is nearer to it. */
export function dayWithin(year: number, day: string): string {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  return day > last ? last : day < first ? first : day;
}

const isEarly = (asOf: string) => asOf.slice(5) < PERIOD_ENDS[0]!;

/** Of the whole year, if it goes on as it went until that day; a few weeks say nothing of a year. */
function goingOn(amount: number, year: number, asOf: string): number {
  if (isEarly(asOf)) return amount;
  const first = `${year}-01-01`;
  return fraction(amount, daysBetween(first, `${year}-12-31`) + 1, daysBetween(first, asOf) + 1);
}

function factsOf(input: EstimatesInput, name: string, of: Figures): PersonFacts {
  return {
    status: input.status,
    businesses: [{ name, profitMinor: of.profit, paidMinor: of.paid, propertyMinor: of.property }],
    plansMinor: of.plans,
    wagesMinor: input.wages === undefined ? of.wages : given(input.wages),
    otherIncomeMinor: input.other_income === undefined ? of.other : given(input.other_income),
    itemizedMinor: input.itemized === undefined ? null : given(input.itemized),
  };
}

function writtenTax(tax: PersonTax): Answer<'estimates'>['tax'] {
  return {
    adjusted_gross_income: money(tax.adjustedGrossIncome),
    deduction: money(tax.deduction),
    qbi: money(tax.qbi),
    taxable_income: money(tax.taxableIncome),
    income_tax: money(tax.incomeTax),
    self_employment_tax: money(tax.selfEmployment.tax),
    additional_medicare: money(tax.additionalMedicare),
    total: money(tax.total),
  };
}

function percent(hundredths: number): string {
  return formatDecimal({ units: BigInt(hundredths), scale: 2 }, 0);
}

function bookedNotes(
  input: EstimatesInput,
  { wages, withheld, other }: Booked & Pick<Figures, 'other'>,
): string[] {
  const taken = [
    ...(input.wages === undefined && wages !== 0 ? [`wages of ${said(wages)}`] : []),
    ...(input.withheld === undefined && withheld !== 0 ? [`${said(withheld)} that is withheld`] : []),
  ];
  return [
    ...(taken.length === 0
      ? []
      : [
          `From the books of the year: ${taken.join(' and ')} (Form 1040, lines 1a and 25d). Give others where a Form W-2 has others.`,
        ]),
    ...(other === 0
      ? []
      : [
          `From the books of the year, too: ${said(other)} beside profit and wages, which is interest, dividends, gains and the like, less adjustments to income (Form 1040). Give other income where there is more.`,
        ]),
  ];
}

function notesOf(input: EstimatesInput, asOf: string): string[] {
  const isWhole = asOf.endsWith('-12-31');
  return [
    'Worked out with the rate schedules alone, by which capital gains and dividends are taxed like other income, and without credits. The deduction for business income is limited by the wages of line 26 and the cost of the list of assets; whether a business is a specified service is not looked at.',
    ...(input.expected_profit === undefined && !isWhole
      ? [
          isEarly(asOf)
            ? 'Less than a quarter is over: the year is taken to bring what it has brought so far. Give what you expect.'
            : 'The year’s profit is taken to go on as it has gone so far.',
        ]
      : []),
    ...(isWhole ? [] : ['Depreciation for tax and adjustments count by the days that are over.']),
    ...(input.prior_tax === undefined
      ? ['Last year’s tax is not known, so that 90 % of this year’s is asked for.']
      : []),
    ...(input.prior_tax !== undefined && input.prior_income === undefined
      ? ['Last year’s income is not known: above the limit, 110 % of last year’s tax is asked for.']
      : []),
  ];
}
