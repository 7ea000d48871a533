/** Whether the year is over, and its books are closed. */
import { readableDate } from '../../papers/index.ts';
import { type Check, item } from './view.ts';

export const closed: Check = {
  id: 'closed',
  title: 'The year is closed',
  look(view) {
    const { entity, year, to, until } = view;
    if (until < to)
      return {
        state: 'open',
        text: `${year} is not over: what comes until ${readableDate(to)} is not in the books yet.`,
        remedy: 'Make the packet again once the year is over.',
      };
    if (entity.closed_through !== null && entity.closed_through >= to)
      return { state: 'clear', text: `The books are closed through ${entity.closed_through}.` };
    return {
      state: 'open',
      text: `The books of ${year} are open: what is handed over can still change.`,
      remedy: 'Close the year when nothing else is open.',
      items: [item(view, 'close', `Close ${year}`, { date: to })],
    };
  },
};
