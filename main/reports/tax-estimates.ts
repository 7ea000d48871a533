/**
 * Self-employment tax and estimated tax of a person, from the profit that the books of their LLCs show and from what only they
 * can tell: wages, other income, last year's return. What was paid is what the person's books have on line 26 of Form 1040.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { FilingStatus } from '../../shared/contract/tax.ts';
import { daysBetween } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatDecimal, formatMoney, parseMoney } from '../../shared/money.ts';
import { type EntityRow, findEntity, loadChart, type Scope } from '../ledger/index.ts';
import {
  additionalMedicareTax,
  annualised,
  annualisedInstalments,
  fraction,
  instalments,
  PERIOD_ENDS,
  type PersonFacts,
  type PersonTax,
  personTax,
  placeOf,
  regularInstalments,
  requiredPayment,
  requireForm,
  selfEmploymentTax,
  taxYear,
} from '../tax/index.ts';
import { prepared } from '../vault/index.ts';
import {
  type BusinessProfit,
  businessProfits,
  currencyNotes,
  scheduleSeLines,
  sumOf,
  type Taxpayer,
  taxpayerOf,
} from './business-profit.ts';

type Answer<Name extends 'self_employment' | 'estimates'> = z.infer<
  NonNullable<(typeof contract.tax)[Name]['~orpc']['outputSchema']>
>;

/** Tax is reckoned in dollars; books in another currency would first have to be converted. */
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
  if (filer.base_currency !== CURRENCY)
    throw new BulkheadError('REFUSED', `The books of ${filer.name} are not in US dollars.`, {
      facts: { currency: filer.base_currency },
    });
  return taxpayer;
}

const given = (text: string | undefined) => (text === undefined ? 0 : parseMoney(text, CURRENCY));
const money = (amount: number) => formatMoney(amount, CURRENCY);
const written = (profits: readonly BusinessProfit[]) =>
  profits.map(({ entity, profit }) => ({ entity, profit: money(profit) }));

export function selfEmployment(
  scope: Scope,
  input: { entity: string; year: number; status?: FilingStatus | undefined; wages?: string | undefined },
): Answer<'self_employment'> {
  const { entity, year, status } = input;
  const rates = taxYear(year);
  const { filer: person, elsewhere } = personOf(scope, entity, year);
  const businesses = businessProfits(scope, { entity, year, basis: 'cash' });
  const wages = given(input.wages);
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
      ...currencyNotes(elsewhere, person),
    ],
  };
}

type EstimatesInput = z.infer<NonNullable<(typeof contract.tax.estimates)['~orpc']['inputSchema']>>;

export function estimates(scope: Scope, input: EstimatesInput): Answer<'estimates'> {
  const { entity, year, status } = input;
  const rates = taxYear(year);
  const { filer: person, elsewhere } = personOf(scope, entity, year);
  const day = input.as_of ?? scope.today;
  const asOf = within(year, day);
  const profitTo = (to: string) => businessProfits(scope, { entity, year, basis: 'cash', to });
  const soFar = profitTo(asOf);
  const expected =
    input.expected_profit === undefined ? goingOn(sumOf(soFar), year, asOf) : given(input.expected_profit);
  const taxOf = (profitMinor: number) => personTax(rates, factsOf(input, person.name, profitMinor));
  const tax = taxOf(expected);
  const withheldMinor = given(input.withheld);
  const prior =
    input.prior_tax === undefined
      ? null
      : { taxMinor: given(input.prior_tax), incomeMinor: given(input.prior_income) };
  const required = requiredPayment(rates, { status, currentTaxMinor: tax.total, withheldMinor, prior });
  const annual = required.nothingDue === null ? required.annual : 0;
  const regular = regularInstalments(annual);
  const overTaxes = PERIOD_ENDS.map((end) => `${year}-${end}`).map((end, period) =>
    end > asOf ? null : taxOf(annualised(sumOf(profitTo(end)), period)).total,
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
    set_aside: money(Math.max(taxOf(sumOf(soFar)).total - paid - withheldMinor, 0)),
    next: next === undefined ? null : { due: next.due, amount: money(next.left) },
    notes: [...notesOf(input, asOf), ...currencyNotes(elsewhere, person)],
  };
}

function within(year: number, day: string): string {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  return day > last ? last : day < first ? first : day;
}

/** Of the whole year, if it goes on as it went until that day. */
function goingOn(profit: number, year: number, asOf: string): number {
  const first = `${year}-01-01`;
  return fraction(profit, daysBetween(first, `${year}-12-31`) + 1, daysBetween(first, asOf) + 1);
}

function factsOf(input: EstimatesInput, name: string, profitMinor: number): PersonFacts {
  return {
    ...{ status: input.status, businesses: [{ name, profitMinor }] },
    ...{ wagesMinor: given(input.wages), otherIncomeMinor: given(input.other_income) },
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

interface Paid {
  date: string;
  minor: number;
  entryId: string;
}

const PAYMENTS = { form: '1040', line: '26' } as const;

/** Of this tax year: from its first instalment's quarter on, until the day that the return is due. */
export function estimatePaymentsOf({ db }: Scope, person: EntityRow, year: number): Paid[] {
  const accounts = loadChart(db, person.id)
    .filter(({ tax_line }) => {
      if (tax_line === null) return false;
      const { form, line } = placeOf(person.tax_class, tax_line);
      return form === PAYMENTS.form && line === PAYMENTS.line;
    })
    .map(({ id }) => id);
  return estimatePayments(db).all({
    accounts: JSON.stringify(accounts),
    currency: CURRENCY,
    from: `${year}-02-01`,
    to: `${year + 1}-01-31`,
  });
}

/** January belongs to the last instalment of the year before. */
const estimatePayments = prepared<Paid>(
  `SELECT p.date, p.amount_minor AS minor, p.entry_id AS entryId FROM json_each(:accounts) AS j
   CROSS JOIN posting p ON p.account_id = j.value AND p.date BETWEEN :from AND :to
   WHERE p.currency = :currency ORDER BY p.date, p.entry_id, p.line`,
);

function notesOf(input: EstimatesInput, asOf: string): string[] {
  const isWhole = asOf.endsWith('-12-31');
  return [
    'Worked out with the rate schedules and without credits, capital gains and the limits of wages and property on the deduction for business income.',
    ...(input.expected_profit === undefined && !isWhole
      ? ['The year’s profit is taken to go on as it has gone so far.']
      : []),
    ...(isWhole ? [] : ['Depreciation for tax and adjustments count with the whole year only.']),
    ...(input.prior_tax === undefined
      ? ['Last year’s tax is not known, so that 90 % of this year’s is asked for.']
      : []),
    ...(input.prior_tax !== undefined && input.prior_income === undefined
      ? ['Last year’s income is not known: above the limit, 110 % of last year’s tax is asked for.']
      : []),
  ];
}
