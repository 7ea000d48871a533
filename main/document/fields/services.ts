/** What one company does for another. */

import { stateName } from '../../../shared/states.ts';
import type { Facts } from '../facts.ts';
import { COMMON, commonTexts, partyFields, partyTexts, purposeAbove } from './common.ts';
import { amountColumn, amountTable, chosen, given, type PaperSort, totalOf } from './field.ts';

export const servicesAgreement: PaperSort = {
  vocabulary: {
    texts: {
      ...COMMON,
      ...partyFields('provider', 'company that does the work'),
      ...partyFields('client', 'company that pays'),
      services: given('what is done'),
      period: given('from when to when'),
      fee: given('how the fee is found, such as “cost and 5%, each month”'),
      cost_basis: given('what the fee rests on: hours, costs, what others would charge'),
      invoices: given('how it is billed and when it is due'),
      common_control: given('who controls both companies'),
      law: chosen('the state whose law governs'),
    },
    tables: { fees: 'the fees that are booked' },
  },
  fieldsOf: (facts: Facts) => {
    const amount = amountColumn(facts);
    return {
      texts: {
        ...commonTexts(facts),
        purpose: purposeAbove(facts),
        ...partyTexts('provider', facts.company),
        ...partyTexts('client', facts.other),
        services: null,
        period: null,
        fee: null,
        cost_basis: null,
        invoices: null,
        common_control: null,
        law: stateName(facts.company.state),
      },
      tables: {
        fees: amountTable(
          ['Day', 'What for'],
          ['Fee'],
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
