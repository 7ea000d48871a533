/**
 * What a company had and owed at the end of a day, and both tests, as the statement of solvency has them everywhere. `null` where
 * that can't be told: it holds a currency besides its own, whose worth the books don't know.
 */

import { daysBetween } from '../../../shared/dates.ts';
import { requireCrossing } from '../../crossing/index.ts';
import { type EntityRow, findEntity } from '../../ledger/index.ts';
import { distributionsOf, NO_DRAW, recordsOf, statementOn } from '../../solvency/index.ts';
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import type { Aged, Solvency } from '../facts.ts';
import { legalNameOf } from '../parties.ts';
import { partyOf } from './parties.ts';

/** What is owed to others, as it was booked and paid. */
const payableLegs = prepared<{ account_id: string; date: string; amount_minor: number }>(
  `SELECT p.account_id, p.date, p.amount_minor FROM account a JOIN posting p ON p.account_id = a.id
   WHERE a.entity_id = :entity AND a.type = 'liability' AND a.role = 'payable' AND p.date <= :date AND p.currency = :currency
   ORDER BY p.account_id, p.date, p.entry_id, p.line`,
);

/** `crossingIds`: what the consent is about, for the reason that was recorded with it. */
export function solvencyOf(
  db: VaultDatabase,
  company: EntityRow,
  date: string,
  crossingIds: readonly string[],
): Solvency | null {
  const currency = company.base_currency;
  const { position, ...seen } = statementOn(db, company, date, { draw: NO_DRAW, basisMinor: null });
  if (position.otherCurrencies.length > 0) return null;
  const records = recordsOf(db, company).filter(
    ({ crossing_id: id }) => id !== null && crossingIds.includes(id),
  );
  const ofDay = distributionsOf(db, company).filter((one) => one.date === date && one.currency === currency);
  return {
    ...{ ...seen, date, currency, items: position.items },
    others: ofDay
      .filter(({ id }) => !crossingIds.includes(id))
      .map(({ id, amount_minor: amountMinor }) => ({ to: receiverOf(db, id), amountMinor })),
    togetherMinor: ofDay.reduce((sum, { amount_minor: minor }) => sum + minor, 0),
    reason: records.find(({ reason }) => reason !== null)?.reason ?? null,
    payables: aged(payableLegs(db).all({ entity: company.id, date, currency }), date),
  };
}

function receiverOf(db: VaultDatabase, crossing: string): string {
  return legalNameOf(partyOf(findEntity(db, requireCrossing(db, crossing).to.entity_id)));
}

const BUCKETS: readonly [label: string, upTo: number][] = [
  ['0 to 30 days', 30],
  ['31 to 60 days', 60],
  ['61 to 90 days', 90],
  ['more than 90 days', Number.POSITIVE_INFINITY],
];

/** What is paid takes the oldest away first, account by account. */
function aged(
  legs: readonly { account_id: string; date: string; amount_minor: number }[],
  date: string,
): Aged[] {
  const left = new Map<string, number>();
  for (const [, of] of Map.groupBy(legs, ({ account_id }) => account_id)) {
    let paid = of.reduce((sum, { amount_minor: minor }) => sum + Math.max(0, minor), 0);
    for (const { amount_minor: minor, date: booked } of of) {
      if (minor >= 0) continue;
      const open = Math.max(0, -minor - paid);
      paid = Math.max(0, paid + minor);
      const [label] = BUCKETS.find(([, upTo]) => daysBetween(booked, date) <= upTo)!;
      left.set(label, (left.get(label) ?? 0) + open);
    }
  }
  return BUCKETS.flatMap(([label]) => {
    const amountMinor = left.get(label) ?? 0;
    return amountMinor === 0 ? [] : [{ label, amountMinor }];
  });
}
