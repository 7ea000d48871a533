/** What other floors may use of solvency. */
export { type Distribution, distributionOf, distributionsOf } from './distributions.ts';
export {
  OWED_SIGNS,
  type OwedSide,
  owedItems,
  owedOn,
  payablesOf,
  type Statement,
  statementOn,
} from './load.ts';
export { type Nature, type NaturedAccount, naturesOf } from './natures.ts';
export type { OpenItem, StandingItem } from './open-items.ts';
export { currentLoans, type OwedLoan, owedLoans } from './owed.ts';
export { type Profile, profileOf } from './profiles.ts';
export { ratioText } from './ratio.ts';
export { type RecordRow, recordsOf } from './records.ts';
export { OUTLOOK_DAYS, TERMS_DAYS } from './settings.ts';
export {
  type Draw,
  type DueSort,
  type Item,
  NO_DRAW,
  type OutlookLine,
  type Part,
  type Solvency,
  worst,
} from './solvency.ts';
export { type Balances, type Months, monthsOf } from './sums.ts';
