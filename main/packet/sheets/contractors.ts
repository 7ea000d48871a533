/** Forms 1099 of the year: who is reported on which box, who is not and why, and what is missing of them. */
import { vendorHandlers } from '../../vendor/index.ts';
import { column, row, type Table, tableOf } from '../table.ts';
import { type Asked, calendarSubject } from './asked.ts';

const WHY = {
  below: 'below the threshold',
  corporation: 'a corporation',
  exempt: 'exempt',
  foreign: 'foreign',
  means: 'paid by card or network',
  unpaid: 'nothing paid in the year',
  'no-payee': 'no payee',
} as const;

/** `null` for a person, and where nobody was paid. */
export async function contractorsSheet(asked: Asked): Promise<Table | null> {
  const { scope, entity, year } = asked;
  if (entity.kind !== 'llc') return null;
  const { rows, currency, notes, source, payer } = await vendorHandlers.forms(scope, {
    entity: entity.id,
    year,
  });
  if (rows.length === 0) return null;
  const columns = [
    ...[column('Vendor', 'text'), column('Form', 'text'), column('Box', 'text'), column('Reported', 'text')],
    ...[column('Paid', 'money'), column('By card', 'money'), column('By network', 'money')],
    ...[column('Withheld', 'money'), column('W-9', 'text')],
  ];
  const list = rows.map((one) =>
    row(
      [
        ...[one.name, one.form, one.label, one.due ? 'yes' : `no: ${one.why === null ? '' : WHY[one.why]}`],
        ...[one.paid, one.card, one.network, one.withheld, one.w9],
      ],
      currency,
    ),
  );
  return tableOf({ title: 'Forms 1099', subject: calendarSubject(asked), columns }, list, [
    `Thresholds: ${source}`,
    ...(payer.wanted === null ? [] : [payer.wanted]),
    ...notes,
  ]);
}
