/** What other features and the router may use of the tax feature. */
import type { contract } from '../../shared/contract/index.ts';
import type { HandlersOf } from '../ledger/index.ts';
import { adjustmentHandlers } from './adjustments.ts';
import { assetHandlers } from './assets.ts';
import { requireForm } from './forms/index.ts';
import { taxYear } from './years/index.ts';
import { rateRows } from './years/rows.ts';

export { type Adjustment, adjustmentsOf, requireScheduleC } from './adjustments.ts';
export { fraction, total } from './arithmetic.ts';
export { qualifiedProperty, type TaxDepreciation, taxDepreciation } from './assets.ts';
export type { Eliminated } from './eliminate.ts';
export { eliminations } from './eliminations.ts';
export {
  annualised,
  annualisedInstalments,
  instalments,
  PERIOD_ENDS,
  regularInstalments,
  requiredPayment,
} from './estimates.ts';
export type { FormEdition, FormLine } from './forms/form.ts';
export { findAccountLine, findForm, requireForm } from './forms/index.ts';
export { FILERS, fills, mainForm, placeOf } from './forms/places.ts';
export { type PersonFacts, type PersonTax, personTax } from './person-tax.ts';
export { additionalMedicareTax, selfEmploymentTax } from './self-employment.ts';
export { type Families, loadFamilies } from './taxpayer.ts';
export { taxYear } from './years/index.ts';

type Own = keyof typeof adjustmentHandlers | keyof typeof assetHandlers | 'rates' | 'lines';

/** What needs no report. */
export const taxHandlers: Pick<HandlersOf<typeof contract.tax>, Own> = {
  ...adjustmentHandlers,
  ...assetHandlers,

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
};
