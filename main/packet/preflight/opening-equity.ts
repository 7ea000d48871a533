/**
 * Whether the year opens with what the year before closed with. The books roll equity by themselves, so that the two always tie
 * within them; they are held against what was on record when last year was closed, or went to the accountant.
 */

import { addDays } from '../../../shared/dates.ts';
import { formatMoney } from '../../../shared/money.ts';
import { readableDate } from '../../papers/index.ts';
import { preparedValue } from '../../vault/index.ts';
import { closesOf, packetsOf } from '../kept.ts';
import { readStanding, standingOn } from '../standing.ts';
import { type Check, type Found, type Item, item, onAccount, type View } from './view.ts';

const begins = preparedValue<string | null>('SELECT min(date) FROM entry WHERE entity_id = ?');
const openingOf = preparedValue<number>(
  `SELECT total(p.amount_minor) FROM posting p JOIN account a ON a.id = p.account_id
   WHERE a.entity_id = ? AND a.role = 'opening' AND p.currency = ? AND p.date BETWEEN ? AND ?`,
);

export const openingEquity: Check = {
  id: 'opening-equity',
  title: 'The year opens with last year’s closing',
  async look(view) {
    const { db, entity, year, from } = view;
    if (entity.kind === 'person')
      return { state: 'clear', text: 'No return of a person opens with a balance sheet.' };
    const opened = openingItem(view);
    const first = begins(db).get(entity.id) ?? null;
    if (first === null || first >= from) return begun(opened);
    const kept = closesOf(db, entity.id, year - 1)[0] ?? packetsOf(db, entity.id, year - 1)[0];
    if (kept === undefined)
      return {
        state: opened ? 'open' : 'unknown',
        text: `${year - 1} was neither closed nor handed over here, so nothing tells what it closed with.`,
        remedy: `Hold the balance sheet of ${readableDate(addDays(from, -1))} against last year’s return.`,
        ...(opened ? { items: [opened] } : {}),
      };
    const items = [...(await differences(view, kept.figures)), ...(opened ? [opened] : [])];
    if (items.length === 0)
      return {
        state: 'clear',
        text: `It opens with what ${year - 1} closed with when that was put on record.`,
      };
    return {
      state: 'open',
      text: `The year does not open with what ${year - 1} closed with.`,
      remedy: 'Look at what changed in last year’s books, and tell your accountant.',
      items,
    };
  },
};

/** Books that begin in this year have nothing before them, unless their opening balances say that there was. */
function begun(opened: Item | null): Found {
  if (opened === null) return { state: 'clear', text: 'The books begin in this year, with nothing.' };
  return {
    state: 'open',
    text: 'The books begin in this year, with opening balances.',
    remedy: 'Hold them against the closing balance sheet of last year’s return.',
    items: [opened],
  };
}

function openingItem(view: View): Item | null {
  const { db, entity, from, to, chart } = view;
  const minor = openingOf(db).get(entity.id, entity.base_currency, from, to)!;
  const account = chart.find(({ role }) => role === 'opening');
  if (minor === 0 || !account) return null;
  return item(view, 'register', `Opening balances were booked in this year on “${account.name}”`, {
    ...{ ...onAccount(account), minor: -minor },
  });
}

async function differences(view: View, figures: string): Promise<Item[]> {
  const day = addDays(view.from, -1);
  const now = await standingOn(view.scope, view.entity, day);
  const then = readStanding(figures);
  return [...new Set([...now, ...then].map(({ currency }) => currency))].flatMap((currency) => {
    const equity = (list: typeof now) => list.find((one) => one.currency === currency)?.equity ?? 0;
    const minor = equity(now) - equity(then);
    if (minor === 0) return [];
    const [is, was] = [equity(now), equity(then)].map((one) => formatMoney(one, currency));
    return [
      item(view, 'reports', `Equity of ${readableDate(day)} is ${is}; it was ${was}`, {
        currency,
        minor,
        date: day,
      }),
    ];
  });
}
