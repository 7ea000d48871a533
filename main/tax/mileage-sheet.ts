/**
 * The worksheet of a year's mileage log: miles by purpose and rate, what Schedule C takes of them, what was paid back, and each
 * vehicle as Part IV asks. Fails with NOT_FOUND for a year whose rates are not known.
 */
import type { contract } from '../../shared/contract/index.ts';
import { formatDecimal, formatMoney } from '../../shared/money.ts';
import { type EntityRow, findEntity, type HandlersOf } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { total } from './arithmetic.ts';
import { type MileageLine, mileage } from './mileage.ts';
import { type TripRow, tripsOf, writeMiles } from './trips.ts';
import { taxYear } from './years/index.ts';

type Output = ReturnType<HandlersOf<typeof contract.tax>['mileage']>;

/** Business miles of these days that nobody paid back, at the rates of their days; `null`: there are none. */
export function deductedMiles(
  db: VaultDatabase,
  entityId: string,
  days: { from: string; to: string },
): number | null {
  const own = tripsOf(db, entityId, days).filter(
    ({ purpose, reimbursed }) => purpose === 'business' && reimbursed === 0,
  );
  if (own.length === 0) return null;
  const byYear = Map.groupBy(own, ({ date }) => Number(date.slice(0, 4)));
  return total([...byYear].map(([year, trips]) => amountOf(mileage(taxYear(year), trips))));
}

const amountOf = (lines: readonly MileageLine[]) => total(lines.map(({ amountMinor }) => amountMinor));

export const mileageHandlers: Pick<HandlersOf<typeof contract.tax>, 'mileage'> = {
  mileage({ db }, { entity, year }): Awaited<Output> {
    const owner = findEntity(db, entity);
    const { name, base_currency: currency } = owner;
    const rates = taxYear(year);
    const trips = tripsOf(db, owner.id, { from: `${year}-01-01`, to: `${year}-12-31` });
    const money = (amount: number) => formatMoney(amount, currency);
    const [deducted, reimbursed] = [0, 1].map((is) =>
      mileage(
        rates,
        trips.filter((one) => one.reimbursed === is),
      ),
    ) as [MileageLine[], MileageLine[]];
    const written = (lines: readonly MileageLine[], isReimbursed: boolean) =>
      lines.map(({ purpose, from, to, tenthsOfMiles, rate, amountMinor }) => ({
        ...{ purpose, from, to, reimbursed: isReimbursed, miles: writeMiles(tenthsOfMiles) },
        ...{ rate: formatDecimal({ units: BigInt(rate), scale: 1 }, 0), amount: money(amountMinor) },
      }));
    const ofBusiness = (lines: readonly MileageLine[]) =>
      money(amountOf(lines.filter(({ purpose }) => purpose === 'business')));
    return {
      ...{ entity: name, year, currency },
      lines: [...written(deducted, false), ...written(reimbursed, true)],
      ...{ deducted: ofBusiness(deducted), reimbursed: ofBusiness(reimbursed) },
      vehicles: [...Map.groupBy(trips, ({ vehicle }) => vehicle)].map(([vehicle, own]) => ({
        vehicle,
        ...vehicleOf(own),
      })),
      ...{ source: rates.mileage.source, checked: rates.mileage.checked },
      notes: notesOf(owner, trips),
    };
  },
};

/** From the first reading of the year to the last one, less what was driven for business. */
function vehicleOf(trips: readonly TripRow[]) {
  const readings = trips
    .flatMap(({ odometerStart, odometerEnd }) => [odometerStart, odometerEnd])
    .filter((one) => one !== null);
  const business = total(
    trips.filter(({ purpose }) => purpose === 'business').map(({ tenthsOfMiles }) => tenthsOfMiles),
  );
  const [first, last] = [Math.min(...readings), Math.max(...readings)];
  const isKnown = readings.length > 1 && last - first >= business;
  return {
    business: writeMiles(business),
    other: isKnown ? writeMiles(last - first - business) : null,
    odometer_first: readings.length === 0 ? null : writeMiles(first),
    odometer_last: readings.length === 0 ? null : writeMiles(last),
    trips: trips.length,
  };
}

function notesOf({ tax_class, kind, name }: EntityRow, trips: readonly TripRow[]): string[] {
  const business = trips.filter(({ purpose }) => purpose === 'business');
  const open = business.filter(({ reimbursed }) => reimbursed === 0);
  const nowhere = business.filter(({ fromPlace, toPlace }) => fromPlace === '' || toPlace === '');
  return [
    ...(open.length > 0 && kind === 'llc' && tax_class !== 'disregarded'
      ? [
          `${name} takes no miles on its own return: pay them back under an accountable plan (Reg. 1.62-2), which makes them a cost of its books.`,
        ]
      : []),
    ...(nowhere.length === 0
      ? []
      : [
          `${nowhere.length === 1 ? 'One trip does' : `${nowhere.length} trips do`} not say from where to where: the log wants the place (Reg. 1.274-5T(b)(6)).`,
        ]),
    ...(kind === 'person' && trips.length > 0
      ? ['Miles for medical care and charity go to lines 1 and 11 of Schedule A: they are not added there.']
      : []),
  ];
}
