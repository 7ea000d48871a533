/** Capital accounts of the members over the year, on the books or for tax. */
import { memberHandlers } from '../../member/index.ts';
import { column, plus, row, type Table, tableOf } from '../table.ts';
import { type Asked, subjectOf } from './asked.ts';

const MOVED = [
  ['cash', 'Contributed in money'],
  ['property', 'Contributed otherwise'],
  ['expenses', 'Costs borne by the member'],
  ['income', 'Share of net income'],
  ['draws', 'Draws'],
  ['tax_draws', 'Taxes paid for the member'],
  ['other', 'Other'],
] as const;

/** `null` for a person. */
export async function capitalSheet(asked: Asked, basis: 'book' | 'tax'): Promise<Table | null> {
  const { scope, entity, from, to } = asked;
  if (entity.kind !== 'llc') return null;
  const rolled = await memberHandlers.roll_forward(scope, { entity: entity.id, from, to, basis });
  const { currency, members, total, notes } = rolled;
  const cells = (capital: (typeof rolled)['total']) => [
    capital.opening,
    ...MOVED.map(([key]) => capital[key]),
    capital.closing,
  ];
  const moved = MOVED.map((_, at) => ({ column: at + 3, times: 1 as const }));
  const columns = [
    ...[column('Member', 'text'), column('Share (percent)', 'text'), column('Opening', 'money')],
    ...MOVED.map(([, title]) => column(title, 'money')),
    column('Closing', 'money', { adds: [{ column: 2, times: 1 }, ...moved] }),
  ];
  const rows = members.map((one) =>
    row([one.member, one.share, ...cells(one.capital)], currency, { kind: 'account' }),
  );
  const all = row(['Total', null, ...cells(total)], currency, {
    kind: 'total',
    adds: plus(rows.map((_, at) => at)),
  });
  const title = basis === 'book' ? 'Capital' : 'Capital for tax';
  return tableOf({ title, subject: subjectOf(asked), columns }, [...rows, all], notes);
}
