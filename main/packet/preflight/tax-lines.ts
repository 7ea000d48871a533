/** Accounts with an amount that are on no line of the form that the entity files. */

import { counted } from '../../../shared/counted.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { formatMoneyForPeople, parseMoney } from '../../../shared/money.ts';
import { taxForm } from '../../reports/index.ts';
import { mainForm } from '../../tax/index.ts';
import { type Check, type Found, item, type View } from './view.ts';

export const taxLines: Check = {
  id: 'tax-lines',
  title: 'Every account is on a line of the return',
  look(view) {
    const form = mainForm(view.entity.tax_class);
    if (form === null)
      return {
        state: 'unknown',
        text: 'The form of a C corporation is not kept here, so nobody can say what is on none of its lines.',
      };
    try {
      return unmapped(view, form);
    } catch (error) {
      if (!(error instanceof BulkheadError)) throw error;
      return {
        state: 'unknown',
        text: error.message,
        ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
      };
    }
  },
};

function unmapped(view: View, form: NonNullable<ReturnType<typeof mainForm>>): Found {
  const { scope, entity, year } = view;
  const filled = taxForm(scope, { entity: entity.id, form, year });
  // Those of others on the same form are in their own packets.
  const own = filled.unmapped.filter((one) => one.entity === entity.name);
  if (own.length === 0)
    return { state: 'clear', text: `Every account with an amount is on a line of ${filled.title}.` };
  const minors = own.map(({ amount }) => parseMoney(amount, filled.currency));
  return {
    state: 'open',
    text: `${counted(own.length, 'account')} with an amount ${own.length === 1 ? 'is' : 'are'} on no line of ${filled.title}.`,
    remedy: 'Choose a line for each, or leave out what no return asks for.',
    items: own.map((one, at) =>
      item(
        view,
        'accounts',
        `${one.account}: ${formatMoneyForPeople(minors[at]!, filled.currency)} on no line`,
        {
          ...{
            account_id: one.account_id,
            account: one.account,
            minor: minors[at]!,
            currency: filled.currency,
          },
        },
      ),
    ),
  };
}
