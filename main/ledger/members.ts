/**
 * Members of a company and what they hold from when on. A member is known by name; a holder that is an entity of this vault
 * is named beside it. Setting a table of ownership keeps the members that are in it, so that what was said of them stays.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Unit } from './door/unit.ts';
import type { EntityRow } from './lookup.ts';
import {
  BEGINNING,
  type Ownership,
  ownedParts,
  ownershipOf,
  percentOf,
  pointsOf,
  type Stake,
  type StakePoint,
  stakesOn,
  WHOLE,
  withTable,
  writeMillionths,
} from './stakes.ts';
import { member, memberStake } from './tables.ts';

interface MemberRow {
  id: string;
  entity_id: string;
  holder_id: string | null;
  name: string;
  share_millionths: number;
  since: string | null;
  units_millionths: number | null;
  profit_millionths: number | null;
  capacity: string | null;
  title: string | null;
}

export interface Member {
  id: string;
  name: string;
  holderId: string | null;
  capacity: string | null;
  title: string | null;
}

export interface Members {
  members: Member[];
  ownership: Ownership;
}

const membersOf = prepared<MemberRow>('SELECT * FROM member WHERE entity_id = ? ORDER BY id');
const stakesOf = prepared<{
  member_id: string;
  since: string;
  share_millionths: number;
  units_millionths: number | null;
  profit_millionths: number | null;
}>(
  `SELECT s.* FROM member_stake s JOIN member m ON m.id = s.member_id
   WHERE m.entity_id = ? ORDER BY s.member_id, s.since`,
);

/** In the order in which they came. */
export function loadMembers(db: VaultDatabase, entityId: string): Members {
  const rows = membersOf(db).all(entityId);
  const points: StakePoint[] = [
    ...rows.map((row) => ({ ...stakeOf(row), member: row.id, since: row.since ?? BEGINNING })),
    ...stakesOf(db)
      .all(entityId)
      .map((row) => ({ ...stakeOf(row), member: row.member_id, since: row.since })),
  ];
  return {
    members: rows.map(({ id, name, holder_id, capacity, title }) => ({
      ...{ id, name, holderId: holder_id, capacity, title },
    })),
    ownership: ownershipOf(points),
  };
}

function stakeOf(row: Pick<MemberRow, 'share_millionths' | 'units_millionths' | 'profit_millionths'>): Stake {
  return {
    shareMillionths: row.share_millionths,
    unitsMillionths: row.units_millionths,
    profitMillionths: row.profit_millionths,
  };
}

/** Everybody who holds something on that day with their part in percent, the largest first. */
export function holdersOn(db: VaultDatabase, entityId: string, day: string): (Member & { share: string })[] {
  const { members, ownership } = loadMembers(db, entityId);
  const parts = ownedParts(stakesOn(ownership, day));
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0n);
  return members
    .flatMap((one) => {
      const part = parts.find(({ member: id }) => id === one.id);
      return part ? [{ one, weight: part.weight }] : [];
    })
    .sort((a, b) =>
      a.weight === b.weight ? (a.one.name < b.one.name ? -1 : 1) : a.weight < b.weight ? 1 : -1,
    )
    .map(({ one, weight }) => ({ ...one, share: percentOf(weight, whole) }));
}

/** A line of a table of ownership. What is left out of `capacity` and `title` stays as it is. */
export interface NewStake extends Stake {
  name: string;
  /** Left out: as it is. */
  holderId?: string | null | undefined;
  capacity?: string | null | undefined;
  title?: string | null | undefined;
}

/** Writes who owns the company from that day on. INVALID_INPUT where nobody could own it like that. */
export function setOwnership(unit: Unit, of: EntityRow, since: string, list: readonly NewStake[]): void {
  const { members, ownership } = loadMembers(unit.db, of.id);
  const known = new Map(members.map((one) => [one.name.toLowerCase(), one.id]));
  if (new Set(list.map(({ name }) => name.toLowerCase())).size < list.length)
    throw new BulkheadError('INVALID_INPUT', 'A member is named twice.', {
      remedy: 'Give each member one line, with all that they hold.',
    });
  const lines = list.map((line) => ({ line, id: known.get(line.name.toLowerCase()) ?? unit.newId() }));
  const stakes = new Map(
    lines.map(({ line: { shareMillionths, unitsMillionths, profitMillionths }, id }) => [
      id,
      { shareMillionths, unitsMillionths, profitMillionths },
    ]),
  );
  requirePossible(of, stakes);
  const points = Map.groupBy(pointsOf(withTable(ownership, { since, stakes })), (point) => point.member);
  for (const one of members) if (!points.has(one.id)) removeMember(unit, one);
  for (const { line, id } of lines) {
    if (!points.has(id)) continue;
    const said = { name: line.name };
    const more = {
      ...(line.holderId === undefined ? {} : { holderId: line.holderId }),
      ...(line.capacity === undefined ? {} : { capacity: line.capacity }),
      ...(line.title === undefined ? {} : { title: line.title }),
    };
    if (members.some((member) => member.id === id)) unit.update(member, { id }, { ...said, ...more });
    else unit.insert(member, { id, entityId: of.id, ...said, ...NO_STAKE, ...more });
  }
  for (const [id, [first, ...later]] of points) writeStakes(unit, id, first!, later);
}

const NO_STAKE = { shareMillionths: 0, since: null, unitsMillionths: null, profitMillionths: null };

const stakeDays = prepared<{ since: string }>('SELECT since FROM member_stake WHERE member_id = ?');

function writeStakes(unit: Unit, id: string, first: StakePoint, later: readonly StakePoint[]): void {
  const { member: _, since, ...stake } = first;
  unit.update(member, { id }, { ...stake, since: since === BEGINNING ? null : since });
  const old = new Set(
    stakeDays(unit.db)
      .all(id)
      .map((row) => row.since),
  );
  for (const point of later) {
    const { member: memberId, since: day, ...held } = point;
    if (old.delete(day)) unit.update(memberStake, { memberId, since: day }, held);
    else unit.insert(memberStake, { memberId, since: day, ...held });
  }
  for (const day of old) unit.remove(memberStake, { memberId: id, since: day });
}

const isNeeded = preparedValue<number>(
  `SELECT 1 FROM member_account WHERE member_id = :id
   UNION ALL SELECT 1 FROM basis_item WHERE member_id = :id LIMIT 1`,
);

function removeMember(unit: Unit, { id, name }: Member): void {
  if (isNeeded(unit.db).get({ id }) !== undefined)
    throw new BulkheadError('REFUSED', `“${name}” has capital accounts or items of basis here.`, {
      remedy: 'Take those away first, or let the member stay until the day they left.',
    });
  for (const { since } of stakeDays(unit.db).all(id)) unit.remove(memberStake, { memberId: id, since });
  unit.remove(member, { id });
}

function requirePossible(of: EntityRow, stakes: ReadonlyMap<string, Stake>): void {
  const wrong = (message: string, remedy?: string) =>
    new BulkheadError('INVALID_INPUT', message, remedy === undefined ? {} : { remedy });
  if (stakes.size > 0 && of.tax_class === null) throw wrong('A person has no members.');
  if (of.tax_class === 'disregarded' && stakes.size > 1)
    throw wrong(
      'A disregarded LLC has one member.',
      'With several it is a partnership, or an S or C corporation by election.',
    );
  const all = [...stakes.values()];
  const inUnits = all.filter(({ unitsMillionths }) => unitsMillionths !== null).length;
  if (inUnits > 0 && inUnits < all.length)
    throw wrong('Some members hold units and some a percentage.', 'Say all of it the same way.');
  const total = all.reduce((sum, { shareMillionths }) => sum + shareMillionths, 0);
  if (total > WHOLE)
    throw wrong(`The members’ shares come to ${writeMillionths(total, 4)} %, more than the whole.`);
  const agreed = all.filter(({ profitMillionths }) => profitMillionths !== null);
  if (agreed.length === 0) return;
  const profit = agreed.reduce((sum, { profitMillionths }) => sum + profitMillionths!, 0);
  if (agreed.length < all.length || profit !== WHOLE)
    throw wrong(
      `The agreed parts of profit come to ${writeMillionths(profit, 4)} %.`,
      'Give one for every member, 100 % together, or leave them all out.',
    );
}
