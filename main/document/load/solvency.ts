/**
 * What a company had and owed at the end of a day, and both tests, as the statement of solvency has them everywhere. `null` where
 * that can't be told: it holds a currency besides its own, whose worth the books don't know.
 */

import { daysBetween } from '../../../shared/dates.ts';
import { requireCrossing } from '../../crossing/index.ts';
import { type EntityRow, findEntity } from '../../ledger/index.ts';
import {
  distributionsOf,
  NO_DRAW,
  naturesOf,
  payablesOf,
  recordsOf,
  statementOn,
} from '../../solvency/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import type { Aged, Solvency } from '../facts.ts';
import { legalNameOf } from '../parties.ts';
import { partyOf } from './parties.ts';

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
    payables: aged(payablesOf(db, company, naturesOf(db, company), date), date),
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

/** What is open of each bill, by the day of the bill. */
function aged(bills: ReturnType<typeof payablesOf>, date: string): Aged[] {
  const left = new Map<string, number>();
  for (const { openMinor, date: booked } of bills ?? []) {
    const [label] = BUCKETS.find(([, upTo]) => daysBetween(booked, date) <= upTo)!;
    left.set(label, (left.get(label) ?? 0) + openMinor);
  }
  return BUCKETS.flatMap(([label]) => {
    const amountMinor = left.get(label) ?? 0;
    return amountMinor === 0 ? [] : [{ label, amountMinor }];
  });
}
