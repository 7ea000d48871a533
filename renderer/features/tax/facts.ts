/** What the books of a person can’t know of their return, as the contract keeps it. Pure; amounts are minor units. */
import { formatMoney, parseMoney } from '../../../shared/money.ts';
import type { Facts } from './types.ts';

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

/** What somebody changes at once: nothing else of the year is touched. */
export type FactsChange = Partial<Pick<Facts, 'status' | 'method' | 'services' | AmountFact>>;

export function minorOf(facts: Pick<Facts, AmountFact>, name: AmountFact): number | null {
  const amount = facts[name];
  return amount === null ? null : parseMoney(amount, CURRENCY);
}

/** `null`: nobody knows, so that the books or the year so far tell it. */
export function amountChange(name: AmountFact, minor: number | null): FactsChange {
  return { [name]: minor === null ? null : formatMoney(minor, CURRENCY) };
}
