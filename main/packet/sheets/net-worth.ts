/** What a person is worth, with their part of each company's equity, which their own books keep at cost. */
import { formatMoney, parseMoney } from '../../../shared/money.ts';
import { memberHandlers } from '../../member/index.ts';
import { column, plus, row, type Table, tableOf } from '../table.ts';
import { type Asked, subjectOf } from './asked.ts';

const COLUMNS = [
  ...[column('What', 'text'), column('Opening', 'money'), column('In the books', 'money')],
  column('Earned there and not drawn', 'money'),
  column('Amount', 'money', {
    adds: [
      { column: 2, times: 1 },
      { column: 3, times: 1 },
    ],
  }),
];

/** `null` for a company, whose equity stands on its balance sheet, and for whoever has no part of one. */
export async function netWorthSheet(asked: Asked): Promise<Table | null> {
  const { scope, entity, from, to } = asked;
  if (entity.kind !== 'person') return null;
  const { lines, opening, net_worth, currency, notes } = await memberHandlers.net_worth(scope, {
    ...{ entity: entity.id, from, to },
  });
  if (!lines.some(({ kind }) => kind === 'interest')) return null;
  const rows = lines.map((one) =>
    row(
      [
        one.kind === 'interest' ? `Part of ${one.label}` : one.label,
        ...[one.opening, one.cost, one.undistributed, one.amount],
      ],
      currency,
      { kind: 'account' },
    ),
  );
  const sum = (key: 'cost' | 'undistributed') =>
    formatMoney(
      lines.reduce((total, one) => total + parseMoney(one[key], currency), 0),
      currency,
    );
  const total = row(['Net worth', opening, sum('cost'), sum('undistributed'), net_worth], currency, {
    ...{ kind: 'total', adds: plus(rows.map((_, at) => at)) },
  });
  return tableOf(
    { title: 'Net worth', subject: subjectOf(asked), columns: COLUMNS },
    [...rows, total],
    notes,
  );
}
