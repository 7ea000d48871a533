/**
 * Rows of two entities' banks that look like one movement between them: the same amount the other way, within days, neither
 * with a category. They stay two entries, one in the books of each, so that what it is has to be said.
 */
import { addDays } from '../../shared/dates.ts';
import { canBePaid, possibleKinds } from '../crossing/index.ts';
import { type Marks, type Side, weigh } from '../import/index.ts';
import { type EntityRow, findEntity, listedRoles, Pace, STATEMENT_ROLES } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Candidate } from './describe.ts';
import { type AmountDays, Nearby } from './nearby.ts';
import { type BankRow, type OpenAmount, type OpenRow, openRowsOf, rowsOn } from './rows.ts';
import { sideOfRow } from './sides.ts';

/** As far as the other side of a movement is looked for. */
const CROSSING_DAYS_MAX = 7;

const accountsElsewhere = prepared<{ id: string }>(
  `SELECT o.id FROM account o JOIN entity n ON n.id = o.entity_id
   WHERE n.id <> ? AND o.role IN (${listedRoles(STATEMENT_ROLES)}) AND ifnull(o.currency, n.base_currency) = ?`,
);

/** What one row could be the other side of. */
export function crossingsOf(db: VaultDatabase, row: BankRow, marks: Marks): Candidate[] {
  const [open] = openRowsOf(db, [row.entry_id]);
  if (!open || !hasNoCategory(db, open) || row.amount_minor === 0) return [];
  const days = Array.from({ length: 2 * CROSSING_DAYS_MAX + 1 }, (_, at) =>
    addDays(row.date, at - CROSSING_DAYS_MAX),
  );
  const found = accountsElsewhere(db)
    .all(row.entity_id, row.currency)
    .flatMap(({ id }) => days.flatMap((day) => rowsOn(db, id, day, -row.amount_minor)));
  const canCross = crossable(db);
  return openRowsOf(
    db,
    found.map(({ entry_id }) => entry_id),
  )
    .filter((other) => {
      const [left, came] = row.amount_minor < 0 ? [open, other] : [other, open];
      return hasNoCategory(db, other) && canCross(left, came);
    })
    .map((other) => ({
      kind: 'crossing',
      ...weigh(sideOfRow(row), sideOfRow(other), marks, { transfer: true }),
      ...{ rows: [row, other], legs: [] },
    }));
}

const openLegs = preparedValue<1>(
  `SELECT 1 FROM posting p JOIN account a ON a.id = p.account_id WHERE p.entry_id = ? AND a.role = 'uncategorised'`,
);

function hasNoCategory(db: VaultDatabase, { entry_id }: OpenRow): boolean {
  return openLegs(db).get(entry_id) !== undefined;
}

/** What an entity has open, and on which days. */
export interface Opened {
  amounts: readonly OpenAmount[];
  days: AmountDays;
}

/** Among the rows without a category of all these entities. */
export async function crossingsAmong(
  db: VaultDatabase,
  open: ReadonlyMap<string, Opened>,
  marks: Marks,
): Promise<Candidate[]> {
  if (open.size < 2) return [];
  const pace = new Pace();
  const wanted: string[] = [];
  for (const [entityId, { amounts }] of open) {
    await pace.breathe();
    const others = [...open].flatMap(([other, { days }]) => (other === entityId ? [] : [days]));
    wanted.push(...withOtherSide(amounts, others));
  }
  const rows = openRowsOf(db, wanted);
  const others = new Nearby<OpenRow>(rows);
  const accounts = new Map(rows.map(({ account_id, entity_id }) => [account_id, entity_id]));
  const canCross = crossable(db);
  const sides = new Map<string, Side>(rows.map((row) => [row.id, sideOfRow(row)]));
  const offered: Candidate[] = [];
  for (const row of rows) {
    await pace.breathe();
    const { amount_minor: minor, currency, date } = row;
    if (minor >= 0) continue;
    for (const [account, entity] of accounts) {
      if (entity === row.entity_id) continue;
      for (const other of others.near(account, currency, -minor, date, CROSSING_DAYS_MAX)) {
        if (!canCross(row, other)) continue;
        const certainty = weigh(sides.get(row.id)!, sides.get(other.id)!, marks, { transfer: true });
        offered.push({ kind: 'crossing', ...certainty, rows: [row, other], legs: [] });
      }
    }
  }
  return offered;
}

/** Entries whose amount went the other way in books of others, some days around; of most there is none. */
function withOtherSide(open: readonly OpenAmount[], others: readonly AmountDays[]): string[] {
  return open
    .filter(
      ({ is_payout, currency, amount_minor: minor, date }) =>
        // A payout has a place to go to already.
        is_payout === 0 && others.some((days) => days.any(currency, -minor, date, CROSSING_DAYS_MAX)),
    )
    .map(({ entry_id }) => entry_id);
}

/** Whether money can go from the one to the other at all; between two people, say, it can't. */
function crossable(db: VaultDatabase): (left: OpenRow, came: OpenRow) => boolean {
  const entities = new Map<string, EntityRow>();
  const entityOf = (id: string) => {
    const entity = entities.get(id) ?? findEntity(db, id);
    entities.set(id, entity);
    return entity;
  };
  const known = new Map<string, boolean>();
  return (left, came) => {
    const day = left.date < came.date ? left.date : came.date;
    const key = `${left.entity_id} ${came.entity_id} ${day}`;
    const can =
      known.get(key) ??
      possibleKinds(db, entityOf(left.entity_id), entityOf(came.entity_id), day).some(canBePaid);
    known.set(key, can);
    return can;
  };
}
