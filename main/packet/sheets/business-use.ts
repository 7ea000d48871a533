/** Miles driven for the business, and the office at home: what was said, and what it comes to. */

import { taxFormHandlers } from '../../reports/index.ts';
import { taxHandlers } from '../../tax/index.ts';
import { column, plus, row, type Table, tableOf } from '../table.ts';
import { type Asked, calendarSubject } from './asked.ts';

/** `null` where no trip was logged. */
export async function mileageSheet(asked: Asked): Promise<Table | null> {
  const { scope, entity, year } = asked;
  const { lines, vehicles, deducted, currency, notes, source } = await taxHandlers.mileage(scope, {
    entity: entity.id,
    year,
  });
  if (lines.length === 0) return null;
  const columns = [
    ...[column('Purpose', 'text'), column('From', 'date'), column('To', 'date')],
    ...[column('Miles', 'measure'), column('Cents a mile', 'measure'), column('Amount', 'money')],
  ];
  const rows = [
    ...lines.map((one) =>
      row(
        [
          `${one.purpose}${one.reimbursed ? ', paid back' : ''}`,
          one.from,
          one.to,
          one.miles,
          one.rate,
          one.amount,
        ],
        currency,
      ),
    ),
    // Of another company nothing is deducted by the mile.
    ...(entity.tax_class === 'disregarded'
      ? [
          row(['Schedule C, line 9', null, null, null, null, deducted], currency, {
            ...{ kind: 'total', adds: plus(lines.flatMap((one, at) => (one.reimbursed ? [] : [at]))) },
          }),
        ]
      : []),
    ...vehicles.map((one) =>
      row(
        [
          `${one.vehicle}: ${one.trips} trips, otherwise driven ${one.other ?? 'not known'}`,
          null,
          null,
          one.business,
          null,
          null,
        ],
        currency,
        { depth: 1 },
      ),
    ),
  ];
  return tableOf({ title: 'Mileage', subject: calendarSubject(asked), columns }, rows, [
    `Rates: ${source}`,
    ...notes,
  ]);
}

/** The log itself, trip by trip; `null` where there is none. */
export async function tripsSheet(asked: Asked): Promise<Table | null> {
  const { scope, entity, year } = asked;
  const trips = await taxHandlers.trips(scope, { entity: entity.id, year });
  if (trips.length === 0) return null;
  const columns = [
    ...[column('Date', 'date'), column('Miles', 'measure'), column('Purpose', 'text'), column('For', 'text')],
    ...[column('From', 'text'), column('To', 'text'), column('Vehicle', 'text')],
    ...[column('Odometer from', 'measure'), column('Odometer to', 'measure'), column('Paid back', 'text')],
  ];
  const rows = trips.map((one) =>
    row(
      [
        ...[one.date, one.miles, one.purpose, one.reason, one.from, one.to, one.vehicle],
        ...[one.odometer_start, one.odometer_end, one.reimbursed ? 'yes' : 'no'],
      ],
      entity.base_currency,
    ),
  );
  return tableOf({ title: 'Mileage log', subject: calendarSubject(asked), columns }, rows);
}

/** `null` where nothing was said of one. */
export async function homeOfficeSheet(asked: Asked): Promise<Table | null> {
  const { scope, entity, year } = asked;
  const home = await taxFormHandlers.home_office(scope, { entity: entity.id, year });
  if (!home.given) return null;
  const { method, months, lines, costs, currency, deduction, notes, before_limit: before } = home;
  const { percent, depreciation_percent: ofBuilding } = home;
  const line = (what: string, number: string | null, amount: string | null, depth = 0) =>
    row([what, number, amount], currency, { depth });
  const rows = [
    line(`Method: ${method ?? 'not known'}`, null, null),
    ...(method === 'simplified'
      ? [line(`Square feet, January to December: ${months.join(', ')}`, null, null)]
      : []),
    ...(percent === null
      ? []
      : [
          line(`Square feet of the office: ${home.area_used}`, '1', null),
          line(`Square feet of the home: ${home.area_of_home}`, '2', null),
          line(`Business percentage: ${percent} %`, '7', null),
        ]),
    ...(ofBuilding === null ? [] : [line(`Depreciation percentage: ${ofBuilding} %`, '41', null)]),
    ...costs.map((one) => line(`${one.label} (${one.kind})`, one.line, one.amount, 1)),
    ...lines.map((one) => line(one.label, one.line, one.amount)),
    line('Before the limit of profit', null, before),
    row(['Deduction (Schedule C, line 30)', null, deduction], currency, { kind: 'total' }),
  ];
  const columns = [column('What', 'text'), column('Line of Form 8829', 'text'), column('Amount', 'money')];
  return tableOf({ title: 'Home office', subject: calendarSubject(asked), columns }, rows, notes);
}
