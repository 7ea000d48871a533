/** Statement of owner's equity: each member's capital from the first day to the last, and together. It ends on the balance sheet. */
import type { ReportRequest } from '../../../shared/contract/report-table.ts';
import type { EntityRow, Scope } from '../../ledger/index.ts';
import { rollForwardReport } from '../../member/index.ts';
import { column, plus, tableRow, textColumn, unscaled } from './build.ts';
import type { Made } from './made.ts';

const LINES = [
  ['opening', 'Opening capital'],
  ['cash', 'Contributed in cash'],
  ['property', 'Contributed in property'],
  ['expenses', 'Expenses paid for the company'],
  ['income', 'Share of net income'],
  ['draws', 'Drawn'],
  ['tax_draws', 'Taxes paid for the member'],
  ['other', 'Other changes'],
] as const;

export function equityTable(scope: Scope, entity: EntityRow, days: Pick<ReportRequest, 'from' | 'to'>): Made {
  const report = rollForwardReport(scope, { entity: entity.id, ...days, basis: 'book' });
  const { from, to, currency, members, total, equity, notes } = report;
  const within = { from, to };
  const lines = LINES.filter(
    ([name]) =>
      name === 'opening' ||
      unscaled(total[name]) !== 0n ||
      members.some(({ capital }) => unscaled(capital[name]) !== 0n),
  );
  const rows = lines.map(([name, label]) =>
    tableRow({
      ...{ kind: 'account', currency },
      cells: [label, ...members.map(({ capital }) => capital[name]), total[name], currency],
    }),
  );
  rows.push(
    tableRow({
      ...{ kind: 'total', currency, adds: plus(...rows.keys()) },
      cells: ['Closing capital', ...members.map(({ capital }) => capital.closing), total.closing, currency],
    }),
  );
  return {
    ...within,
    columns: [
      textColumn('what', 'What'),
      ...members.map(({ member, member_id }) => column(member_id ?? 'nobody', member, 'money', within)),
      column('total', 'Together', 'money', {
        ...within,
        adds: members.map((_, at) => ({ column: 1 + at, times: 1 as const })),
      }),
      textColumn('currency', 'Currency'),
    ],
    rows,
    notes:
      equity === total.closing ? notes : [...notes, `The balance sheet has ${equity} ${currency} of equity.`],
  };
}
