/** What the core says in sentences, in the days, amounts and names of the screens. */
import { expect, it } from 'vitest';
import { numberNames, pathNames, toldWords } from '../../renderer/app/told-words.ts';

const names = new Map([
  ...pathNames(['Assets:Pinecrest Bank Checking …7733', 'Assets:Pinecrest', 'Income']),
  ...numberNames(['4400917733', '901', null, 'DE02 1203 0000 0000 2020 51']),
]);
const told = (words: string) => toldWords(words, names, 'en-US');

it.each([
  [
    'Assets:Pinecrest Bank Checking …7733: the bank’s balance is off by −1,059.75 USD between 2026-07-31 (proven) and 2026-08-31: 2 of its rows could not be booked.',
    'Pinecrest Bank Checking …7733: the bank’s balance is off by −$1,059.75 between Jul 31, 2026 (proven) and Aug 31, 2026: 2 of its rows could not be booked.',
  ],
  ['Account 4400917733: 5 rows sent by the bank', 'Account …7733: 5 rows sent by the bank'],
  ['Account 901 is “Assets:Pinecrest” by then.', 'Account 901 is “Pinecrest” by then.'],
  ['Replaces -64.20 USD of 2026-08-27', 'Replaces −$64.20 of Aug 27, 2026'],
  // What somebody wrote is theirs, and what only looks like money or a day is none.
  ['Possibly the same as “RENT 2026-08-27 5.00 USD”', 'Possibly the same as “RENT 2026-08-27 5.00 USD”'],
  ['12 CSV files, reference 12026-08-271, Income', '12 CSV files, reference 12026-08-271, Income'],
])('%s', (words, said) => expect(told(words)).toBe(said));
