/** What the tax view leaves out, out of the books: every crossing within one taxpayer, with the legs of both its entries. */
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { type Crossed, type CrossedLeg, type Eliminated, eliminateAll, type Kind } from './eliminate.ts';
import type { Families } from './taxpayer.ts';

interface Row {
  id: string;
  kind: Kind;
  date: string;
  currency: string;
  from_entry: string;
  from_line: number;
  from_entity: string;
  to_entry: string;
  to_line: number;
  to_entity: string;
}

interface LegRow {
  entry_id: string;
  line: number;
  account_id: string;
  type: CrossedLeg['type'];
  role: string;
  currency: string;
  minor: number;
}

const crossings = prepared<Row>(
  `SELECT c.id, c.kind, o.date, o.currency, c.origin_entry_id AS from_entry, c.origin_line AS from_line,
     oe.entity_id AS from_entity, c.mirror_entry_id AS to_entry, c.mirror_line AS to_line, me.entity_id AS to_entity
   FROM crossing c JOIN posting o ON o.entry_id = c.origin_entry_id AND o.line = c.origin_line
   JOIN entry oe ON oe.id = c.origin_entry_id JOIN entry me ON me.id = c.mirror_entry_id
   WHERE o.date <= :to ORDER BY o.date, c.id`,
);
/** Further pairs of legs: of payments with principal and interest. */
const furtherPairs = prepared<{ from_entry: string; from_line: number; to_entry: string; to_line: number }>(
  `SELECT origin_entry_id AS from_entry, origin_line AS from_line, mirror_entry_id AS to_entry, mirror_line AS to_line
   FROM crossing_leg`,
);
const legs = prepared<LegRow>(
  `SELECT p.entry_id, p.line, p.account_id, a.type, a.role, p.currency, p.amount_minor AS minor
   FROM json_each(:entries) AS j CROSS JOIN posting p ON p.entry_id = j.value JOIN account a ON a.id = p.account_id`,
);

/** Of everything until that day; the families are those of each crossing's own day. */
export function eliminations(
  db: VaultDatabase,
  families: Families,
  taxpayer: string,
  to: string,
): Eliminated[] {
  return eliminateAll(
    crossed(
      db,
      to,
      ({ from_entity, to_entity, date }) =>
        families.taxpayerOf(from_entity, date) === taxpayer &&
        families.taxpayerOf(to_entity, date) === taxpayer,
    ),
  );
}

/** Whatever crossed between two of these entities until that day, whoever owns them. */
export function crossedAmong(db: VaultDatabase, entityIds: ReadonlySet<string>, to: string): Crossed[] {
  return crossed(
    db,
    to,
    ({ from_entity, to_entity }) => entityIds.has(from_entity) && entityIds.has(to_entity),
  );
}

function crossed(db: VaultDatabase, to: string, isWithin: (row: Row) => boolean): Crossed[] {
  const within = crossings(db).all({ to }).filter(isWithin);
  const entries = JSON.stringify(within.flatMap(({ from_entry, to_entry }) => [from_entry, to_entry]));
  const byEntry = Map.groupBy(legs(db).all({ entries }), (leg) => leg.entry_id);
  const against = new Set(
    [...within, ...furtherPairs(db).all()].flatMap((pair) => [
      placeOf(pair.from_entry, pair.from_line),
      placeOf(pair.to_entry, pair.to_line),
    ]),
  );
  return within.map((row) => crossedOf(row, byEntry, against));
}

function placeOf(entryId: string, line: number): string {
  return `${entryId} ${line}`;
}

function crossedOf(row: Row, byEntry: ReadonlyMap<string, LegRow[]>, against: ReadonlySet<string>): Crossed {
  const { id, kind, date, currency } = row;
  // An exchange is no part of what crossed.
  const legsOf = (entryId: string): CrossedLeg[] =>
    (byEntry.get(entryId) ?? [])
      .filter((leg) => leg.currency === currency)
      .map((leg) => ({
        ...{ line: leg.line, accountId: leg.account_id, type: leg.type, minor: leg.minor },
        ...{ isMoney: MONEY.has(leg.role), isAgainst: against.has(placeOf(entryId, leg.line)) },
      }));
  return {
    ...{ id, kind, date, currency },
    from: { entityId: row.from_entity, entryId: row.from_entry, legs: legsOf(row.from_entry) },
    to: { entityId: row.to_entity, entryId: row.to_entry, legs: legsOf(row.to_entry) },
  };
}

const MONEY: ReadonlySet<string> = new Set(['bank', 'cash', 'card']);
