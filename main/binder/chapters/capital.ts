/** Who owns it, what it has and owes, their capital over the period, and solvency as it was recorded. */
import type { Block } from '../../papers/index.ts';
import { distributionsOf } from '../distributions.ts';
import type { Gathered } from '../gather.ts';
import {
  AMOUNT,
  amountIn,
  chapter,
  DATE,
  day,
  heading,
  money,
  NO_MEMBERS,
  NUMBER,
  quiet,
  sentence,
  type TableBlock,
  tableOr,
  capital as upper,
} from './words.ts';

export function capitalChapter(gathered: Gathered): Block[] {
  const { members, capital, from, asOf } = gathered;
  return [
    chapter('Capital and solvency'),
    heading('Members'),
    tableOr(
      sentence(upper(NO_MEMBERS)),
      [
        { title: 'Member' },
        { title: 'Capacity' },
        { title: 'Since', width: 90 },
        { title: 'Share', align: 'right', width: 60 },
      ],
      members.map((m) => [m.name, m.capacity ?? m.title ?? '–', day(m.since), `${m.share} %`]),
    ),
    heading(`What it has and owes on ${day(asOf)}`),
    ...standingBlocks(gathered),
    heading(`Capital from ${day(from)} to ${day(asOf)}`),
    ...accountsOf(capital).flatMap(({ name, of }): Block[] => [
      {
        kind: 'together',
        blocks: [
          { kind: 'text', text: name },
          {
            kind: 'sum',
            lines: [
              { label: `At the beginning of ${day(from)}`, amount: money(of.opening) },
              { label: 'Contributed in money', amount: money(of.cash) },
              { label: 'Contributed otherwise', amount: money(of.property) },
              { label: 'Costs of the company that the member bore', amount: money(of.expenses) },
              { label: 'Share of net income', amount: money(of.income) },
              { label: 'Draws', amount: money(of.draws) },
              { label: 'Draws for the member’s taxes', amount: money(of.tax_draws) },
              { label: 'Other', amount: money(of.other) },
              { label: `At the end of ${day(asOf)}`, amount: money(of.closing), result: true },
            ],
          },
        ],
      },
    ]),
    quiet(`Equity of the balance sheet on that day: ${money(capital.equity)}.`),
    heading('Solvency at each distribution'),
    ...solvencyBlocks(gathered),
  ];
}

function standingBlocks({ balances, standing, company }: Gathered): Block[] {
  const { ratio } = standing;
  return [
    ...balanceTables(balances, company.base_currency),
    {
      kind: 'facts',
      rows: [
        ['Equity', money(standing.equity)],
        ['Without claims on owners and companies that they control', money(standing.equity_without_owners)],
        [
          'Current ratio',
          ratio === null
            ? 'not known'
            : `${ratio.text}: ${money(ratio.assets)} of current assets to ${money(ratio.liabilities)} of current liabilities`,
        ],
      ],
    },
  ];
}

/** The balance sheet, each of its sides a table with its sum. */
function balanceTables({ rows }: Gathered['balances'], base: string): Block[] {
  const tables: TableBlock[] = [];
  for (const { kind, label, depth, amounts, currency } of rows) {
    const cells = [label, amountIn(amounts[0] ?? '0', currency, base)];
    const last = tables.at(-1);
    if (kind === 'heading' && depth === 0)
      tables.push({ kind: 'table', columns: [{ title: label }, { ...AMOUNT, title: base }], rows: [] });
    // What liabilities and equity come to together is what the assets do.
    else if (last && kind === 'total') tables[tables.length - 1] = { ...last, total: last.total ?? cells };
    else if (last && kind !== 'heading') tables[tables.length - 1] = { ...last, rows: [...last.rows, cells] };
  }
  return tables.filter(({ rows: own, total }) => own.length > 0 || total !== undefined);
}

function solvencyBlocks(gathered: Gathered): Block[] {
  const { company, numbers, health, solvency, dayOf } = gathered;
  const all = distributionsOf(gathered);
  const planned = solvency.filter(({ crossing_id: id }) => id === null);
  return [
    {
      kind: 'text',
      text: `The law tests a distribution by ${testWords(health.profile.tests)}. Source: ${sentence(health.profile.tests_source)} Results are those that were recorded, with the day on which they were; consents to distributions hold a statement of their own.`,
    },
    tableOr(
      'Nothing was distributed in the period.',
      [NUMBER, DATE, AMOUNT, { title: 'Recorded' }, ...TESTED],
      all.map(({ crossing, snapshot }) => [
        ...[numbers.crossing(crossing.id), crossing.date],
        amountIn(crossing.amount, crossing.currency, company.base_currency),
        ...(snapshot === null
          ? ['not recorded', '–', '–', '–']
          : [dayOf(snapshot.prepared_at), ...testedCells(snapshot)]),
      ]),
    ),
    ...all.flatMap(({ crossing, snapshot }): Block[] =>
      snapshot?.reason
        ? [
            {
              kind: 'text',
              text: `Reason given for no. ${numbers.crossing(crossing.id)}: ${sentence(snapshot.reason)}`,
            },
          ]
        : [],
    ),
    ...(planned.length === 0
      ? []
      : [
          heading('Solvency recorded ahead of a distribution'),
          tableOr(
            '',
            [DATE, AMOUNT, { title: 'Reason given' }, ...TESTED],
            planned.map((one) => [one.as_of, money(one.draw), one.reason ?? '–', ...testedCells(one)]),
          ),
        ]),
  ];
}

const TESTED = [
  { ...AMOUNT, title: 'Equity after' },
  { title: 'Balance sheet', width: 62 },
  { title: 'Debts as due', width: 62 },
];

function testedCells(one: Gathered['solvency'][number]): string[] {
  return [money(one.equity), upper(one.balance_sheet), upper(one.debts_due)];
}

const TESTS = {
  'balance-sheet': 'its balance sheet (assets against liabilities)',
  'debts-due': 'whether debts can be paid as they come due',
} as const;

function testWords(tests: readonly (keyof typeof TESTS)[]): string {
  return tests.map((test) => TESTS[test]).join(' and ');
}

/** Of each member, and of all where they are several. */
function accountsOf({ members, total }: Gathered['capital']) {
  const each = members.map((one) => ({ name: one.member, of: one.capital }));
  return each.length === 1 ? each : [...each, { name: 'All together', of: total }];
}
