/** What the tax view leaves out, out of the books: every crossing within one taxpayer, with the legs of both its entries. */
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { type Crossed, type CrossedLeg, type Eliminated, eliminate, type Kind } from './eliminate.ts';
import type { Families } from './taxpayer.ts';

interface Row {
  id: string;
  kind: Kind;
  date: string;
  currency: string;
  from_entry: string;
  from_entity: string;
  to_entry: string;
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
  is_against: number;
}

const crossings = prepared<Row>(
  `SELECT c.id, c.kind, o.date, o.currency, oe.id AS from_entry, oe.entity_id AS from_entity,
     me.id AS to_entry, me.entity_id AS to_entity
   FROM crossing c JOIN posting o ON o.entry_id = c.origin_entry_id AND o.line = c.origin_line
   JOIN entry oe ON oe.id = c.origin_entry_id JOIN entry me ON me.id = c.mirror_entry_id
   WHERE o.date <= :to ORDER BY o.date, c.id`,
);
const AGAINST = `EXISTS (SELECT 1 FROM crossing c WHERE c.origin_entry_id = p.entry_id AND c.origin_line = p.line)
  OR EXISTS (SELECT 1 FROM crossing c WHERE c.mirror_entry_id = p.entry_id AND c.mirror_line = p.line)
  OR EXISTS (SELECT 1 FROM crossing_leg c WHERE c.origin_entry_id = p.entry_id AND c.origin_line = p.line)
  OR EXISTS (SELECT 1 FROM crossing_leg c WHERE c.mirror_entry_id = p.entry_id AND c.mirror_line = p.line)`;
const legs = prepared<LegRow>(
  `SELECT p.entry_id, p.line, p.account_id, a.type, a.role, p.currency, p.amount_minor AS minor,
     (${AGAINST}) AS is_against
   FROM json_each(:entries) AS j CROSS JOIN posting p ON p.entry_id = j.value JOIN account a ON a.id = p.account_id
   ORDER BY p.entry_id, p.line`,
);

/** Of everything until that day; the families are those of each crossing's own day. */
export function eliminations(
  db: VaultDatabase,
  families: Families,
  taxpayer: string,
  to: string,
): Eliminated[] {
  const within = crossings(db)
    .all({ to })
    .filter(
      ({ from_entity, to_entity, date }) =>
        families.taxpayerOf(from_entity, date) === taxpayer &&
        families.taxpayerOf(to_entity, date) === taxpayer,
    );
  const entries = JSON.stringify(within.flatMap(({ from_entry, to_entry }) => [from_entry, to_entry]));
  const byEntry = Map.groupBy(legs(db).all({ entries }), (leg) => leg.entry_id);
  return within.flatMap((row) => eliminate(crossedOf(row, byEntry)));
}

function crossedOf(row: Row, byEntry: ReadonlyMap<string, LegRow[]>): Crossed {
  const { id, kind, date, currency } = row;
  // An exchange is no part of what crossed.
  const legsOf = (entryId: string): CrossedLeg[] =>
    (byEntry.get(entryId) ?? [])
      .filter((leg) => leg.currency === currency)
      .map((leg) => ({
        ...{ line: leg.line, accountId: leg.account_id, type: leg.type, minor: leg.minor },
        ...{ isMoney: MONEY.has(leg.role), isAgainst: leg.is_against === 1 },
      }));
  return {
    ...{ id, kind, date, currency },
    from: { entityId: row.from_entity, entryId: row.from_entry, legs: legsOf(row.from_entry) },
    to: { entityId: row.to_entity, entryId: row.to_entry, legs: legsOf(row.to_entry) },
  };
}

const MONEY: ReadonlySet<string> = new Set(['bank', 'cash', 'card']);
