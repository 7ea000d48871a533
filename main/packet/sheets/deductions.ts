/** Deductions with limits of their own: section 179, and a person's deduction for business income. */
import type { FilingStatus } from '../../../shared/contract/tax.ts';
import { grouped } from '../../../shared/money.ts';
import { returnHandlers } from '../../returns/index.ts';
import { column, row, type Table, tableOf } from '../table.ts';
import { type Asked, calendarSubject, taxSubject, taxYearAsked } from './asked.ts';

const NONE = '0.00';

const FILES_AS: Readonly<Record<FilingStatus, string>> = {
  single: 'single',
  joint: 'married, jointly',
  separate: 'married, separately',
  head: 'head of household',
  surviving: 'surviving spouse',
};

/** `null` where nothing was elected or carried. */
export async function section179Sheet(asked: Asked): Promise<Table | null> {
  const { scope, entity } = asked;
  const { year } = taxYearAsked(asked);
  const { income, limit, lines, deduction, carried, currency, notes, source } =
    await returnHandlers.section_179(scope, { entity: entity.id, year });
  if (deduction === NONE && carried === NONE) return null;
  const rows = [
    ...income.map((one) => row([one.what, null, one.amount], currency, { depth: 1 })),
    row(['Income that limits it', '11', limit], currency),
    ...lines.map((one) => row([one.label, one.line, one.amount], currency)),
  ];
  const columns = [column('What', 'text'), column('Line of Form 4562', 'text'), column('Amount', 'money')];
  const head = { title: 'Section 179', subject: taxSubject(asked), columns };
  return tableOf(head, rows, [`Limits: ${source}`, ...notes]);
}

/** `null` for whoever has no business. How they file is as it is kept for the year; the notes say where it is not. */
export async function businessIncomeSheet(asked: Asked): Promise<Table | null> {
  const { scope, entity, year } = asked;
  if (entity.kind !== 'person') return null;
  const qbi = await returnHandlers.qbi(scope, { entity: entity.id, year });
  if (qbi.businesses.length === 0) return null;
  const columns = [
    ...[column('Business', 'text'), column('From', 'text'), column('Profit', 'money')],
    ...[column('Taken off', 'money'), column('Qualified income', 'money'), column('Counted', 'money')],
    ...[column('Wages', 'money'), column('Property', 'money'), column('Limit by wages', 'money')],
    column('Deduction', 'money'),
  ];
  const atTheEnd = (what: string, amount: string) =>
    columns.map((_, at) => (at === 0 ? what : at === columns.length - 1 ? amount : null));
  const rows = [
    ...qbi.businesses.map((one) =>
      row(
        [
          one.specified_service ? `${one.entity} (specified service)` : one.entity,
          ...[one.kind === 'k-1' ? 'Schedule K-1' : 'Schedule C', one.profit, one.less],
          ...[one.income, one.counted, one.wages, one.property, one.limit, one.deduction],
        ],
        qbi.currency,
      ),
    ),
    row(atTheEnd('20 % of taxable income less net capital gain', qbi.income_limit), qbi.currency),
    row(atTheEnd('Deduction', qbi.deduction), qbi.currency, { kind: 'total' }),
  ];
  const head = { title: 'Business income deduction', subject: calendarSubject(asked), columns };
  return tableOf(head, rows, [
    `Worked out for somebody who files as ${FILES_AS[qbi.status]}, with taxable income of ${grouped(qbi.taxable_income)} before it.`,
    `Wages, property and services matter above taxable income of ${grouped(qbi.threshold)}, and hold whole from ${grouped(qbi.limited_from)} on.`,
    `Rates: ${qbi.source}`,
    ...qbi.notes,
  ]);
}
