/** A year's figures as rows that a table can show: one for each amount, with its source. */
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { FILING_STATUSES, type FilingStatus } from '../../../shared/contract/tax.ts';
import { formatDecimal, formatMoney } from '../../../shared/money.ts';
import { estimateDueDates } from '../due-dates.ts';
import { type ByStatus, type Figure, figure, type TaxYear } from './year.ts';

type Row = z.infer<NonNullable<(typeof contract.tax.rates)['~orpc']['outputSchema']>>['rates'][number];

const USD = 'USD';
const DUE = figure(null, 'IRC s. 6654(c)(2), s. 7503');
const EVERYBODY = { status: null, from: null, to: null } as const;

type Written = Pick<Row, 'key' | 'label' | 'value' | 'unit'> & Partial<Pick<Row, 'status' | 'from' | 'to'>>;

function row({ source, checked }: Figure<unknown>, written: Written): Row {
  return { ...EVERYBODY, ...written, source, checked };
}

const money = (minor: number) => ({ value: formatMoney(minor, USD), unit: 'USD' }) as const;
const percent = (hundredths: number) =>
  ({ value: formatDecimal({ units: BigInt(hundredths), scale: 2 }, 0), unit: 'percent' }) as const;
const mile = (tenths: number) =>
  ({ value: formatDecimal({ units: BigInt(tenths), scale: 1 }, 0), unit: 'cents a mile' }) as const;

function each(of: Figure<unknown>, key: string, label: string, amounts: ByStatus): Row[] {
  return FILING_STATUSES.map((status) => row(of, { key, label, status, ...money(amounts[status]) }));
}

/** All of the year; with a status, only what holds for it. */
export function rateRows(year: TaxYear, status?: FilingStatus): Row[] {
  const all = [
    ...selfEmployment(year),
    ...income(year),
    ...business(year),
    ...property(year),
    ...home(year),
    ...paying(year),
  ];
  return status === undefined ? all : all.filter((one) => one.status === null || one.status === status);
}

function selfEmployment({ selfEmployment: tax, wageBaseMinor, additionalMedicare }: TaxYear): Row[] {
  const { earnings, socialSecurity, medicare, leastMinor } = tax.value;
  return [
    row(wageBaseMinor, {
      ...{ key: 'wage_base', label: 'Wages and earnings subject to social security tax, at most' },
      ...money(wageBaseMinor.value),
    }),
    row(tax, { key: 'se_earnings', label: 'Part of a profit that is earnings', ...percent(earnings) }),
    row(tax, { key: 'se_social_security', label: 'Social security part', ...percent(socialSecurity) }),
    row(tax, { key: 'se_medicare', label: 'Medicare part', ...percent(medicare) }),
    row(tax, { key: 'se_least', label: 'Earnings below this are not taxed', ...money(leastMinor) }),
    row(additionalMedicare, {
      ...{ key: 'additional_medicare', label: 'Additional Medicare tax' },
      ...percent(additionalMedicare.value.rate),
    }),
    ...each(
      additionalMedicare,
      'additional_medicare_over',
      'Additional Medicare tax above',
      additionalMedicare.value.over,
    ),
  ];
}

function income({ brackets, standardDeduction, standardDeductionMore, stateTaxes }: TaxYear): Row[] {
  const { cap, phaseDown } = stateTaxes.value;
  return [
    ...brackets.value.flatMap(({ rate, over }) =>
      each(brackets, `bracket_${rate / 100}`, `Income tax of ${rate / 100} % above`, over),
    ),
    ...each(standardDeduction, 'standard_deduction', 'Standard deduction', standardDeduction.value),
    ...each(
      standardDeductionMore,
      'standard_deduction_more',
      'More for each of: 65 or older, blind',
      standardDeductionMore.value,
    ),
    ...each(stateTaxes, 'salt_cap', 'State and local taxes, at most', cap),
    ...(phaseDown === null
      ? []
      : [
          ...each(stateTaxes, 'salt_cap_falls_over', 'That limit falls with income above', phaseDown.over),
          row(stateTaxes, {
            key: 'salt_cap_falls_by',
            label: 'by this part of it',
            ...percent(phaseDown.rate),
          }),
          ...each(stateTaxes, 'salt_cap_floor', 'but not below', phaseDown.floor),
        ]),
  ];
}

function business({ qbi, meals }: TaxYear): Row[] {
  const { rate, threshold, range, minimum } = qbi.value;
  return [
    row(qbi, { key: 'qbi', label: 'Deduction for qualified business income', ...percent(rate) }),
    ...each(qbi, 'qbi_threshold', 'Limits of wages, property and services begin above', threshold),
    ...each(qbi, 'qbi_range', 'and hold whole after', range),
    ...(minimum === null
      ? []
      : [
          row(qbi, { key: 'qbi_least', label: 'At least', ...money(minimum.deductionMinor) }),
          row(qbi, {
            key: 'qbi_least_from',
            label: 'with active income from',
            ...money(minimum.incomeMinor),
          }),
        ]),
    row(meals, { key: 'meals', label: 'Deductible of meals', ...percent(meals.value.rate) }),
    row(meals, {
      ...{ key: 'meals_on_premises', label: 'Deductible of meals for the employer’s convenience' },
      ...percent(meals.value.onPremises),
    }),
  ];
}

function property({ section179, bonus }: TaxYear): Row[] {
  const { limitMinor, phaseOutMinor, suvMinor } = section179.value;
  return [
    row(section179, { key: 'section_179', label: 'Section 179, at most', ...money(limitMinor) }),
    row(section179, {
      ...{ key: 'section_179_over', label: 'less what was placed in service above' },
      ...money(phaseOutMinor),
    }),
    row(section179, { key: 'section_179_suv', label: 'of a heavy SUV, at most', ...money(suvMinor) }),
    ...bonus.value.map(({ acquiredFrom, acquiredTo, percent: rate }) =>
      row(bonus, {
        ...{
          key: 'bonus',
          label: 'Bonus depreciation of what was acquired',
          from: acquiredFrom,
          to: acquiredTo,
        },
        ...percent(rate),
      }),
    ),
  ];
}

function home({ homeOffice, mileage }: TaxYear): Row[] {
  const { squareFootMinor, squareFeetMax } = homeOffice.value;
  return [
    ...mileage.value.flatMap(({ from, to, business: ofBusiness, medical, charity }) => [
      row(mileage, { key: 'mile_business', label: 'Business mile', from, to, ...mile(ofBusiness) }),
      row(mileage, { key: 'mile_medical', label: 'Medical mile', from, to, ...mile(medical) }),
      row(mileage, { key: 'mile_charity', label: 'Charitable mile', from, to, ...mile(charity) }),
    ]),
    row(homeOffice, {
      ...{ key: 'home_office', label: 'Home office, simplified' },
      ...{ value: formatMoney(squareFootMinor, USD), unit: 'USD a square foot' as const },
    }),
    row(homeOffice, {
      ...{ key: 'home_office_area', label: 'Home office, simplified: area, at most' },
      ...{ value: String(squareFeetMax), unit: 'square feet' as const },
    }),
  ];
}

function paying({ information, backupWithholding, safeHarbour, year }: TaxYear): Row[] {
  const { necMinor, rentsMinor, attorneyProceedsMinor, royaltiesMinor } = information.value;
  const { current, prior, priorHigh, highOver, leastMinor } = safeHarbour.value;
  return [
    row(information, { key: 'form_1099_nec', label: 'Form 1099-NEC from', ...money(necMinor) }),
    row(information, { key: 'form_1099_rents', label: 'Form 1099-MISC, rents, from', ...money(rentsMinor) }),
    row(information, {
      ...{ key: 'form_1099_attorneys', label: 'Form 1099-MISC, gross proceeds to attorneys, from' },
      ...money(attorneyProceedsMinor),
    }),
    row(information, {
      ...{ key: 'form_1099_royalties', label: 'Form 1099-MISC, royalties, from' },
      ...money(royaltiesMinor),
    }),
    row(backupWithholding, {
      ...{ key: 'backup_withholding', label: 'Backup withholding of those without a number' },
      ...percent(backupWithholding.value),
    }),
    row(safeHarbour, {
      key: 'estimate_current',
      label: 'Estimated tax: of this year’s tax',
      ...percent(current),
    }),
    row(safeHarbour, { key: 'estimate_prior', label: 'or of the tax of the year before', ...percent(prior) }),
    row(safeHarbour, {
      key: 'estimate_prior_high',
      label: 'or, with a higher income',
      ...percent(priorHigh),
    }),
    ...each(safeHarbour, 'estimate_high_over', 'which is above', highOver),
    row(safeHarbour, { key: 'estimate_least', label: 'No estimates below', ...money(leastMinor) }),
    ...estimateDueDates(year).map((day) =>
      row(DUE, { key: 'estimate_due', label: 'Instalment of estimated tax due', value: day, unit: 'day' }),
    ),
  ];
}
