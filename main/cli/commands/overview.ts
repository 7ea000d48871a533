/** overview: what matters now, for each entity. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { formatMoneyForPeople } from '../../../shared/money.ts';
import { print, printTable } from '../output.ts';
import { run } from '../session.ts';

type Overview = z.infer<NonNullable<(typeof contract.reports.overview)['~orpc']['outputSchema']>>;
type Entity = Overview['entities'][number];

function showEntity(e: Entity): void {
  const money = (minor: number, currency = e.currency) =>
    `${formatMoneyForPeople(minor, currency)} ${currency}`;
  print(`${e.name}: ${money(e.cash_minor)} in cash, ${money(e.owed_minor)} on cards and loans`);
  print(`  This month: ${money(e.month.in_minor)} in, ${money(e.month.out_minor)} out`);
  print(`  To review: ${e.to_review} entries that wait in the inbox`);
  const { accounts, postings, oldest } = e.unreconciled;
  print(`  Not reconciled: ${postings} postings in ${accounts} accounts${oldest ? `, since ${oldest}` : ''}`);
  print(`  Not yet at the bank: ${e.in_transit.count} postings, ${money(e.in_transit.sum_minor)}`);
  printTable(
    [
      { title: 'Account' },
      { title: 'Balance', align: 'right' },
      { title: 'Reconciled' },
      { title: 'Statement' },
      { title: 'Review', align: 'right' },
      { title: 'Pending', align: 'right' },
    ],
    e.accounts.map((a) => [
      a.name,
      money(a.balance_minor, a.currency),
      a.reconciled_through ?? '',
      a.last_statement ?? '',
      String(a.to_review),
      String(a.pending),
    ]),
    'No money accounts.',
  );
}

export function addOverviewCommand(program: Command): void {
  program
    .command('overview')
    .description('what matters now: cash, what wants attention, this month')
    .option('--entity <entity>', 'only of this entity')
    .option('--as-of <date>', 'on this day; today by default')
    .action((o, command: Command) =>
      run<Overview>(
        command,
        'reports.overview',
        { entity: o.entity, as_of: o.asOf },
        ({ as_of, entities }) => {
          print(`As of ${as_of}`);
          for (const entity of entities) {
            print('');
            showEntity(entity);
          }
        },
      ),
    );
}
