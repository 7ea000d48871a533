/** What one lets to the other: a company and its owner, or two companies. */

import { stateName } from '../../../shared/states.ts';
import type { Facts } from '../facts.ts';
import { COMMON, commonTexts, partyFields, partyTexts, purposeAbove } from './common.ts';
import { amountColumn, amountTable, chosen, given, givenAmount, type PaperSort, totalOf } from './field.ts';

const GIVEN = {
  property: given('what is let, with its address'),
  relation: given('how the two are related, such as “the Landlord is its sole member”'),
  term: given('from when to when, or from month to month'),
  use: given('what the tenant uses it for'),
  rent: given('how much is paid and when, such as “1,200.00 USD on the first of each month”'),
  rent_basis: given('what the rent rests on: what others ask for the like nearby, and where that was found'),
  costs: given('who bears which costs, where it is not what the text says'),
  deposit: givenAmount('a deposit, or nothing'),
  own_use: given('what of it the landlord keeps using, or nothing'),
  ending: given('how it ends, where it is not what the text says'),
  law: chosen('the state whose law governs'),
};

export const leaseMemo: PaperSort = {
  vocabulary: {
    texts: {
      ...COMMON,
      ...partyFields('landlord', 'landlord'),
      ...partyFields('tenant', 'tenant'),
      ...GIVEN,
    },
    tables: { rents: 'the rent that is booked' },
  },
  fieldsOf: (facts: Facts) => {
    const amount = amountColumn(facts);
    const unsaid = Object.fromEntries(Object.keys(GIVEN).map((name) => [name, null]));
    return {
      texts: {
        ...commonTexts(facts),
        purpose: purposeAbove(facts),
        ...partyTexts('landlord', facts.giver),
        ...partyTexts('tenant', facts.receiver),
        ...unsaid,
        law: stateName(facts.company.state),
      },
      tables: {
        rents: amountTable(
          ['Day', 'What for'],
          ['Rent'],
          facts.movements.map(({ date, purpose, payee, amountMinor }) => [
            date,
            purpose || payee,
            amount(amountMinor),
          ]),
          { total: ['Together', '', amount(totalOf(facts))], widths: [70] },
        ),
      },
    };
  },
};
