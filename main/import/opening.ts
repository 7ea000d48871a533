/**
 * Opening balances that the bank's own closing balance implies. When the first statement of an account arrives, what
 * the account held before it is: closing − its rows. When older rows arrive later, that opening moves back before
 * them and gives up their sum, so that every later balance stays as the bank stated it.
 */
import { addDays } from '../../shared/dates.ts';
import { tryParseMoney } from '../../shared/money.ts';
import { bookOpening, removeEntry, type Unit } from '../ledger/index.ts';
import { entry, posting } from '../ledger/tables.ts';
import type { Route } from './route.ts';
import { deducedOpening } from './tables.ts';

/** A stated balance in minor units; `null` where there is none or it has more decimals than the currency. */
export function toMinor(decimal: string | null, currency: string): number | null {
  if (decimal === null) return null;
  const minor = tryParseMoney(decimal, currency);
  return typeof minor === 'number' ? minor : null;
}

export function deduceOpening(unit: Unit, route: Route, opening: { minor: number; date: string }): void {
  const { owner } = route;
  // In closed books the opening must already be there; the difference will say so.
  if (owner.closed_through !== null && opening.date <= owner.closed_through) return;
  const entryId = bookOpening(unit, {
    entity: owner,
    accountId: route.account.id,
    date: opening.date,
    minor: opening.minor,
    currency: route.currency,
    memo: 'Deduced from the bank’s closing balance',
  });
  unit.insert(deducedOpening, { accountId: route.account.id, entryId });
}

interface OpeningRow {
  entry_id: string;
  date: string;
  minor: number;
}

function openingOf(unit: Unit, accountId: string): OpeningRow | null {
  const row = unit.db
    .prepare(
      `SELECT d.entry_id, e.date, p.amount_minor AS minor FROM deduced_opening d JOIN entry e ON e.id = d.entry_id
       JOIN posting p ON p.entry_id = e.id AND p.account_id = d.account_id WHERE d.account_id = ?`,
    )
    .get(accountId);
  return (row as OpeningRow | undefined) ?? null;
}

function setOpening(unit: Unit, opening: OpeningRow, date: string, minor: number): void {
  unit.update(entry, { id: opening.entry_id }, { date });
  unit.update(posting, { entryId: opening.entry_id, line: 0 }, { date, amountMinor: minor });
  unit.update(
    posting,
    { entryId: opening.entry_id, line: 1 },
    { date, amountMinor: minor === 0 ? 0 : -minor },
  );
}

/** `added`: sums of new rows by day. */
export function moveOpeningBack(unit: Unit, accountId: string, added: ReadonlyMap<string, number>): void {
  const opening = openingOf(unit, accountId);
  if (!opening) return;
  let earlier = 0;
  let first = opening.date;
  let any = false;
  for (const [day, minor] of added) {
    if (day > opening.date) continue;
    earlier += minor;
    any = true;
    const before = addDays(day, -1);
    if (before < first) first = before;
  }
  if (any) setOpening(unit, opening, first, opening.minor - earlier);
}

/** The way back, when rows leave: `removed` are their sums by day. Without any row left the opening goes, too. */
export function moveOpeningForward(
  unit: Unit,
  accountId: string,
  removed: ReadonlyMap<string, number>,
): void {
  const opening = openingOf(unit, accountId);
  if (!opening) return;
  const first = unit.db
    .prepare('SELECT min(identity) FROM statement_line WHERE account_id = ?')
    .pluck()
    .get(accountId) as string | null;
  if (first === null) {
    unit.remove(deducedOpening, { accountId });
    removeEntry(unit, opening.entry_id);
    return;
  }
  const firstDay = first.slice(0, 10);
  let earlier = 0;
  let any = false;
  for (const [day, minor] of removed) {
    if (day >= firstDay) continue;
    earlier += minor;
    any = true;
  }
  if (any) setOpening(unit, opening, addDays(firstDay, -1), opening.minor + earlier);
}
