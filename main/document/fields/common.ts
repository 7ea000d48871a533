/** What every paper may name. */
import { readableDate } from '../../papers/index.ts';
import type { Facts, Party } from '../facts.ts';
import { amountInFigures } from '../figures.ts';
import { describeParty, legalNameOf } from '../parties.ts';
import { amountInWords } from '../words.ts';
import { currencyOf, type Field, given, known, totalOf } from './field.ts';

export const COMMON: Readonly<Record<string, Field>> = {
  'amount.figures': known('the amount in figures'),
  'amount.words': known('the amount in words, as on a check'),
  'dates.authorized': known('the day it was decided'),
  'dates.effective': known('the day it takes effect: that of the entries'),
  'dates.generated': known('the day the paper is made'),
  purpose: given('what it is for'),
};

export function commonTexts(facts: Facts): Record<string, string | null> {
  const currency = currencyOf(facts);
  const total = totalOf(facts);
  return {
    'amount.figures': amountInFigures(total, currency),
    'amount.words': amountInWords(total, currency),
    'dates.authorized': facts.authorizedOn === null ? null : readableDate(facts.authorizedOn),
    'dates.effective': readableDate(facts.effectiveOn),
    'dates.generated': readableDate(facts.generatedOn),
    purpose: purposesOf(facts).join('; ') || null,
  };
}

export function purposesOf({ movements }: Facts): string[] {
  return [...new Set(movements.map(({ purpose }) => purpose).filter((said) => said !== ''))];
}

/** So many purposes are said in a line; more stand in the table beside what each is for. */
const PURPOSES_MAX = 3;

/** Of a paper whose table has the purpose of each movement. */
export function purposeAbove(facts: Facts): string | null {
  const purposes = purposesOf(facts);
  return purposes.length > PURPOSES_MAX ? 'as stated beside each below' : purposes.join('; ') || null;
}

export function partyFields(role: string, who: string): Record<string, Field> {
  return {
    [`${role}.name`]: known(`the exact legal name of the ${who}`),
    [`${role}.description`]: known(`what the ${who} is: “a Wyoming limited liability company”`),
  };
}

export function partyTexts(role: string, party: Party): Record<string, string> {
  return { [`${role}.name`]: legalNameOf(party), [`${role}.description`]: describeParty(party) };
}
