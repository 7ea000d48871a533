/** The list that comes first: every check with what it found. */
import type { PreflightOut } from '../../../shared/contract/packet.ts';
import { column, row, type Table, type TableRow, tableOf } from '../table.ts';

const STATES = { clear: 'clear', open: 'OPEN', unknown: 'not known' };

export function questionsSheet({ entity, year, currency, checks }: PreflightOut): Table {
  const rows = checks.flatMap(({ title, state, text, amount, items, total }): TableRow[] => [
    row([title, STATES[state], text, null, null, amount], currency, { kind: 'heading' }),
    ...items.map((one) =>
      row([one.text, null, one.account, one.date ?? one.month, one.entry_id, one.amount], one.currency, {
        depth: 1,
      }),
    ),
    ...(total > items.length
      ? [row([`and ${total - items.length} more`, null, null, null, null, null], currency, { depth: 1 })]
      : []),
  ]);
  const columns = [
    ...[column('What', 'text'), column('State', 'text'), column('Found, or where', 'text')],
    ...[column('When', 'text'), column('Entry', 'text'), column('Amount', 'money')],
  ];
  return tableOf({ title: 'Open questions', subject: `${entity}, ${year}`, columns }, rows);
}
