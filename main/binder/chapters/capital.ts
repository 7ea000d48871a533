/** Who owns it, their capital over the period, and solvency as it was recorded. */
import type { Block } from '../../papers/index.ts';
import type { Gathered } from '../gather.ts';
import { chapter, DATE, day, heading, money, quiet, tableOr, capital as upper } from './words.ts';

export function capitalChapter({ members, capital, solvency, from, asOf }: Gathered): Block[] {
  return [
    chapter('Capital and solvency'),
    heading('Members'),
    tableOr(
      'Nobody is named as a member.',
      [
        { title: 'Member' },
        { title: 'Capacity' },
        { title: 'Since', width: 90 },
        { title: 'Share', align: 'right', width: 60 },
      ],
      members.flatMap((one) =>
        one.members.map((m) => [m.name, m.capacity ?? m.title ?? '–', day(m.since), `${m.share} %`]),
      ),
    ),
    heading(`Capital from ${day(from)} to ${day(asOf)}`),
    ...accountsOf(capital).flatMap(({ name, of }): Block[] => [
      {
        kind: 'together',
        blocks: [
          { kind: 'text', text: name },
          {
            kind: 'sum',
            lines: [
              { label: 'On the first day', amount: money(of.opening) },
              { label: 'Contributed in money', amount: money(of.cash) },
              { label: 'Contributed otherwise', amount: money(of.property) },
              { label: 'Costs of the company that the member bore', amount: money(of.expenses) },
              { label: 'Share of net income', amount: money(of.income) },
              { label: 'Draws', amount: money(of.draws) },
              { label: 'Draws for the member’s taxes', amount: money(of.tax_draws) },
              { label: 'Other', amount: money(of.other) },
              { label: 'On the last day', amount: money(of.closing), result: true },
            ],
          },
        ],
      },
    ]),
    quiet(`Equity of the balance sheet on that day: ${money(capital.equity)}.`),
    heading('Solvency as it was recorded'),
    tableOr(
      'Solvency was not recorded for any distribution.',
      [
        DATE,
        { title: 'Draw', align: 'right', width: 66 },
        { title: 'Equity after', align: 'right', width: 66 },
        { title: 'Balance sheet', width: 70 },
        { title: 'Debts as due', width: 70 },
        { title: 'Reason given' },
      ],
      solvency.map((one) => [
        one.as_of,
        money(one.draw),
        money(one.equity),
        upper(one.balance_sheet),
        upper(one.debts_due),
        one.reason ?? '–',
      ]),
    ),
  ];
}

/** Of each member, and of all where they are several. */
function accountsOf({ members, total }: Gathered['capital']) {
  const each = members.map((one) => ({ name: one.member, of: one.capital }));
  return each.length === 1 ? each : [...each, { name: 'All together', of: total }];
}
