/** What the books of a person can’t know of their return, as somebody types it. Pure; amounts are minor units. */
import type { FilingStatus } from '../../../shared/contract/tax.ts';
import { formatMoney } from '../../../shared/money.ts';

/** A return is in dollars. */
export const CURRENCY = 'USD';

export const AMOUNTS = [
  'prior_tax',
  'prior_income',
  'wages',
  'withheld',
  'other_income',
  'itemized',
  'expected_profit',
] as const;
export type AmountFact = (typeof AMOUNTS)[number];

export interface Facts {
  status: FilingStatus;
  method: 'regular' | 'annualised';
  /** Ids of the businesses that are specified services. */
  services?: string[];
  /** `null`: not given. */
  amounts: Partial<Record<AmountFact, number | null>>;
}

export const NO_FACTS: Facts = { status: 'single', method: 'regular', amounts: {} };

/** As the contract takes them: what nobody gave is left out, so that the books or the year so far tell it. */
export function amountsGiven({ amounts }: Facts): Partial<Record<AmountFact, string>> {
  return Object.fromEntries(
    AMOUNTS.flatMap((name) => {
      const minor = amounts[name] ?? null;
      return minor === null ? [] : [[name, formatMoney(minor, CURRENCY)]];
    }),
  );
}
