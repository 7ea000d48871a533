/** What was changed once the year had been closed, and has not been handed over since. */

import { counted } from '../../../shared/counted.ts';
import { formatMoneyForPeople } from '../../../shared/money.ts';
import { readableDate } from '../../papers/index.ts';
import { firstClosed } from '../closed.ts';
import { type EntryChange, type EntryImage, entryChanges } from '../entry-changes.ts';
import { packetsOf } from '../kept.ts';
import { type Check, ITEMS_MAX, type Item, item, type View } from './view.ts';

export const afterClose: Check = {
  id: 'after-close',
  title: 'Nothing changed after the close',
  look(view) {
    const { db, entity, year, to, scope } = view;
    const closed = firstClosed(db, entity.id, to);
    if (closed === null)
      return {
        state: 'unknown',
        text: `The books of ${year} were not closed yet, so nothing tells what came later.`,
        remedy: 'Close the year once everything is in it.',
      };
    const handed = packetsOf(db, entity.id, year)[0];
    const isHanded = handed !== undefined && handed.seq > closed.seq;
    const changes = entryChanges(db, entity.id, isHanded ? handed.seq : closed.seq, to);
    const since = isHanded
      ? `the packet of ${scope.dayOf(handed.made_at)}`
      : `the books were closed on ${scope.dayOf(closed.at)}`;
    if (changes.length === 0) return { state: 'clear', text: `Nothing changed since ${since}.` };
    return {
      state: 'open',
      text: `${counted(changes.length, 'entry', 'entries')} changed since ${since}.`,
      remedy: 'Tell your accountant of each, and hand over a new packet.',
      total: changes.length,
      items: changes.slice(0, ITEMS_MAX).map((change) => changeItem(view, change)),
    };
  },
};

const DONE = { added: 'was added', changed: 'was changed', removed: 'was removed' };

function changeItem(view: View, { entryId, kind, before, after, at, by }: EntryChange): Item {
  const shown = (after ?? before)!;
  const [minor, currency] = debitsOf(shown);
  const was = before && after ? debitsOf(before) : null;
  const from = was === null || was[0] === minor ? '' : `, from ${formatMoneyForPeople(was[0], was[1])}`;
  const name = shown.payee === '' ? 'An entry' : `“${shown.payee}”`;
  return item(
    view,
    'register',
    `${name} ${DONE[kind]} by ${by} on ${readableDate(view.scope.dayOf(at))}${from}`,
    {
      ...{ entry_id: after ? entryId : null, account_id: shown.legs[0]?.accountId ?? null },
      account: view.chart.find(({ id }) => id === shown.legs[0]?.accountId)?.path ?? null,
      ...{ date: shown.date, minor, currency },
    },
  );
}

/** What an entry comes to: its debits, in the currency of its first leg. */
export function debitsOf({ legs }: EntryImage): [minor: number, currency: string] {
  const currency = legs[0]?.currency ?? 'USD';
  const own = legs.filter((leg) => leg.currency === currency && leg.minor > 0);
  return [own.reduce((sum, { minor }) => sum + minor, 0), currency];
}
