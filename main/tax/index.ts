/** What other features and the router may use of the tax feature. */
import type { contract } from '../../shared/contract/index.ts';
import { findEntity, type HandlersOf } from '../ledger/index.ts';
import { adjustmentHandlers } from './adjustments.ts';
import { assetHandlers } from './assets.ts';
import { factHandlers } from './facts.ts';
import { placesOf, requireForm } from './forms/index.ts';
import { homeHandlers } from './homes.ts';
import { mileageHandlers } from './mileage-sheet.ts';
import { tripHandlers } from './trips.ts';
import { taxYear } from './years/index.ts';
import { rateRows } from './years/rows.ts';

export { type Adjustment, adjustmentsOf, requireScheduleC } from './adjustments.ts';
export { fraction, percentOf, total, WHOLE } from './arithmetic.ts';
export { depreciationOf, qualifiedProperty, type TaxDepreciation, taxDepreciation } from './assets.ts';
export { Carried } from './carried.ts';
export { nextBusinessDay } from './due-dates.ts';
export { type Crossed, type CrossedLeg, type CrossedSide, type Eliminated, eliminate } from './eliminate.ts';
export { crossedAmong, eliminations } from './eliminations.ts';
export {
  annualised,
  annualisedInstalments,
  instalments,
  PERIOD_ENDS,
  regularInstalments,
  requiredPayment,
} from './estimates.ts';
export { filingStatus, type KeptFacts, keptFacts, personOn } from './facts.ts';
export type { FormEdition, FormLine } from './forms/form.ts';
export { findAccountLine, findForm, requireForm } from './forms/index.ts';
export { FILERS, fills, mainForm, type Place, placeOf, placeUnder } from './forms/places.ts';
export { type Form8829, form8829, homeYearPercent, simplifiedHomeOffice } from './home-office.ts';
export { type Home, type HomeCost, homeOf, moveHomeCosts, writePart } from './homes.ts';
export { stateTaxCap } from './income-tax.ts';
export { deductedMiles } from './mileage-sheet.ts';
export { loweredBy, type PersonFacts, type PersonTax, personTax } from './person-tax.ts';
export { qbiDeduction } from './qbi.ts';
export { additionalMedicareTax, selfEmploymentTax } from './self-employment.ts';
export { type Families, loadFamilies, requireOwnedByPerson } from './taxpayer.ts';
export { knownYears, taxYear } from './years/index.ts';
export type { TaxYear } from './years/year.ts';

const records = {
  ...adjustmentHandlers,
  ...assetHandlers,
  ...tripHandlers,
  ...mileageHandlers,
  ...homeHandlers,
  ...factHandlers,
};
type Own = keyof typeof records | 'rates' | 'lines' | 'places';

/** What needs no report. */
export const taxHandlers: Pick<HandlersOf<typeof contract.tax>, Own> = {
  ...records,

  rates: (_, { year, status }) => ({ year, rates: rateRows(taxYear(year), status) }),

  lines(_, { form, year }) {
    const { lines, ...edition } = requireForm(form, year);
    return {
      ...edition,
      lines: lines.map(({ line, label, from, plus, minus, of, percent }) => ({
        ...{ line, label, from, percent: percent ?? null, carried: of ?? null },
        ...{ plus: [...(plus ?? [])], minus: [...(minus ?? [])] },
      })),
    };
  },

  places: ({ db }, { entity, year }) =>
    placesOf(findEntity(db, entity), year).map(({ taxLine, form, line }) => ({
      ...{ tax_line: taxLine, form: form.form, title: form.title },
      ...{ line: line.line, label: line.label },
    })),
};
