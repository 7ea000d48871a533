/** Who was paid for work or rent, is not known to be left out, and has given no Form W-9. */

import { counted } from '../../../shared/counted.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { parseMoney } from '../../../shared/money.ts';
import { vendorHandlers } from '../../vendor/index.ts';
import { type Check, ITEMS_MAX, item, type View } from './view.ts';

export const contractors: Check = {
  id: 'contractors',
  title: 'Every contractor has given a W-9',
  async look(view) {
    const { scope, entity, year } = view;
    if (entity.kind === 'person') return { state: 'clear', text: 'Forms 1099 are for what a business pays.' };
    try {
      const { missing_w9: missing, rows } = await vendorHandlers.forms(scope, { entity: entity.id, year });
      if (missing.length === 0)
        return {
          state: 'clear',
          text:
            rows.length === 0
              ? 'Nobody was paid for work or rent.'
              : `None of the ${counted(rows.length, 'vendor')} paid for work or rent is without one.`,
        };
      const due = missing.filter((one) => one.due).length;
      return {
        state: 'open',
        text: `${counted(missing.length, 'vendor')} paid in the year ${missing.length === 1 ? 'has' : 'have'} given no Form W-9, of which ${due} must be reported.`,
        remedy: 'Ask each for a Form W-9, and say what it has.',
        total: missing.length,
        items: missing
          .toSorted((a, b) => Number(b.due) - Number(a.due))
          .slice(0, ITEMS_MAX)
          .map((one) => paidItem(view, one)),
      };
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

function paidItem(view: View, { name, paid }: { name: string; paid: string }) {
  return item(view, 'vendors', name, { minor: parseMoney(paid, view.entity.base_currency) });
}
