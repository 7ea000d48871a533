/**
 * The mileage log: trips read, added, changed, removed. INVALID_INPUT for miles that the odometer has not and for a purpose that
 * the entity can't have, NOT_FOUND for an id that is not there.
 */
import type { contract } from '../../shared/contract/index.ts';
import type { TaxTrip } from '../../shared/contract/tax.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatDecimal } from '../../shared/money.ts';
import { type EntityRow, findEntity, type HandlersOf, listEntities } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import type { Trip } from './mileage.ts';
import { taxTrip } from './tables.ts';

/** Miles in tenths. */
export interface TripRow extends Trip {
  id: string;
  entityId: string;
  fromPlace: string;
  toPlace: string;
  reason: string;
  vehicle: string;
  odometerStart: number | null;
  odometerEnd: number | null;
  reimbursed: number;
}

const COLUMNS = `id, entity_id AS entityId, date, purpose, tenths_of_miles AS tenthsOfMiles, from_place AS fromPlace,
  to_place AS toPlace, reason, vehicle, odometer_start AS odometerStart, odometer_end AS odometerEnd, reimbursed`;
const between = prepared<TripRow>(
  `SELECT ${COLUMNS} FROM tax_trip WHERE entity_id = :entityId AND date BETWEEN :from AND :to ORDER BY date, id`,
);
const ofId = prepared<TripRow>(`SELECT ${COLUMNS} FROM tax_trip WHERE id = ?`);

export function tripsOf(
  db: VaultDatabase,
  entityId: string,
  { from, to }: { from: string; to: string },
): TripRow[] {
  return between(db).all({ entityId, from, to });
}

export const writeMiles = (tenths: number) => formatDecimal({ units: BigInt(tenths), scale: 1 }, 0);

function readMiles(text: string): number {
  const [whole, tenths = '0'] = text.split('.');
  return Number(whole) * 10 + Number(tenths);
}

function describe(row: TripRow, entity: string): TaxTrip {
  const { id, date, purpose, reason, vehicle, odometerStart, odometerEnd } = row;
  const orNull = (tenths: number | null) => (tenths === null ? null : writeMiles(tenths));
  return {
    ...{ id, entity, date, purpose, miles: writeMiles(row.tenthsOfMiles), from: row.fromPlace },
    ...{ to: row.toPlace, reason, vehicle, reimbursed: row.reimbursed === 1 },
    ...{ odometer_start: orNull(odometerStart), odometer_end: orNull(odometerEnd) },
  };
}

type Given = Omit<TaxTrip, 'id' | 'entity' | 'miles'> & { miles?: string | undefined };

/** What the row is to be, checked as a whole. */
function checked(given: Given, owner: EntityRow) {
  const { date, purpose, from, to, reason, vehicle, reimbursed } = given;
  const refuse = (message: string, remedy: string) => {
    throw new BulkheadError('INVALID_INPUT', message, { remedy, facts: { date } });
  };
  if ((purpose === 'business') !== (owner.kind === 'llc'))
    refuse(
      purpose === 'business'
        ? `${owner.name} is a person: a trip for business is a company’s.`
        : `${owner.name} is a company: trips for medical care and charity are a person’s.`,
      'Name the other entity, or another purpose.',
    );
  const [start, end] = [given.odometer_start, given.odometer_end].map((one) =>
    one === null ? null : readMiles(one),
  );
  const driven = start == null || end == null ? null : end - start;
  if (driven !== null && driven < 0)
    refuse(`On ${date} the odometer ends below where it began.`, 'Give both readings, the lower one first.');
  const tenthsOfMiles = given.miles === undefined ? driven : readMiles(given.miles);
  if (tenthsOfMiles === null || tenthsOfMiles === 0)
    refuse(`The trip of ${date} has no miles.`, 'Give the miles, or both readings of the odometer.');
  if (driven !== null && tenthsOfMiles! > driven)
    refuse(
      `The trip of ${date} has ${writeMiles(tenthsOfMiles!)} miles, and the odometer ${writeMiles(driven)}.`,
      'Give what was driven for that purpose: no more than the odometer has.',
    );
  return {
    ...{ date, purpose, tenthsOfMiles: tenthsOfMiles!, fromPlace: from, toPlace: to, reason, vehicle },
    ...{ odometerStart: start ?? null, odometerEnd: end ?? null, reimbursed },
  };
}

function requireTrip(db: VaultDatabase, id: string): TripRow {
  const row = ofId(db).get(id);
  if (row) return row;
  throw new BulkheadError('NOT_FOUND', `There is no trip ${id}.`, {
    remedy: 'It may have been removed meanwhile. Look at the mileage log again.',
    facts: { next: 'tax.trips' },
  });
}

const EVER = { from: '', to: '9999-12-31' };

type Own = 'trips' | 'add_trips' | 'update_trip' | 'remove_trip';

export const tripHandlers: Pick<HandlersOf<typeof contract.tax>, Own> = {
  trips({ db }, { entity, year }) {
    const days = year === undefined ? EVER : { from: `${year}-01-01`, to: `${year}-12-31` };
    const owners = entity === undefined ? listEntities(db) : [findEntity(db, entity)];
    return owners.flatMap(({ id, name }) => tripsOf(db, id, days).map((row) => describe(row, name)));
  },

  add_trips({ db, unit }, { entity, trips }) {
    const owner = findEntity(db, entity);
    return trips.map((trip) => {
      const id = unit.newId();
      unit.insert(taxTrip, { id, entityId: owner.id, ...checked(trip, owner) });
      return describe(requireTrip(db, id), owner.name);
    });
  },

  update_trip({ db, unit }, { id, ...input }) {
    const before = requireTrip(db, id);
    const owner = findEntity(db, before.entityId);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    unit.update(taxTrip, { id }, checked({ ...describe(before, owner.name), ...given }, owner));
    return describe(requireTrip(db, id), owner.name);
  },

  remove_trip({ db, unit }, { id }) {
    requireTrip(db, id);
    unit.remove(taxTrip, { id });
    return { ok: true };
  },
};
