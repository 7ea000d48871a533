/** What paid or gave up which movement, out of the books. */
import type { CalendarDate } from '../../shared/dates.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { type Claim, type Claiming, claimsOf } from './claims.ts';
import { AMOUNT, ROWS } from './list.ts';

type Row = Claiming & { currency: string };

const claiming = prepared<Row>(
  `SELECT c.id, c.kind, c.settlement, oe.entity_id AS fromId, me.entity_id AS toId, o.date, o.currency,
     ${AMOUNT} AS amountMinor ${ROWS}
   WHERE (c.settlement = 'owed' OR c.kind IN ('settlement', 'waiver')) AND (:asOf IS NULL OR o.date <= :asOf)
     AND (:entity IS NULL OR :entity IN (oe.entity_id, me.entity_id))`,
);
const hasWaiver = preparedValue<number>("SELECT 1 FROM crossing WHERE kind = 'waiver' LIMIT 1");

/** Every movement that left something owed, by its id, as it was on that day; `null` stands for all entities, and for now. */
export function claimsOn(
  db: VaultDatabase,
  { entity, asOf }: { entity: string | null; asOf: CalendarDate | null },
): ReadonlyMap<string, Claim<Claiming>> {
  const byCurrency = Map.groupBy(claiming(db).all({ entity, asOf }), ({ currency }) => currency);
  return new Map([...byCurrency.values()].flatMap((rows) => [...claimsOf<Claiming>(rows)]));
}

/** What is owed no more since whoever it was owed to gave up all of it. */
export function givenUp(db: VaultDatabase, asOf: CalendarDate | null): ReadonlySet<string> {
  if (hasWaiver(db).get() === undefined) return new Set();
  const claims = [...claimsOn(db, { entity: null, asOf }).values()];
  return new Set(claims.filter(isGivenUp).map(({ crossing }) => crossing.id));
}

export function isGivenUp({ settledOn, settledBy }: Claim<Claiming>): boolean {
  return settledOn !== null && settledBy.every(({ kind }) => kind === 'waiver');
}
