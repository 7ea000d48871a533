/** report build: a report that is put together from rows, columns and filters. */
import { type Command, Option } from 'commander';
import {
  BUILD_COLUMNS,
  BUILD_COUNTS,
  BUILD_ROWS,
  BUILD_SORTS,
  type BuiltTable,
} from '../../../shared/contract/report-build.ts';
import { printJson } from '../output.ts';
import { withVault } from '../session.ts';
import { show, tableSheet } from './report-sheet.ts';

export function addBuildCommand(report: Command): void {
  report
    .command('build')
    .description('put a report together: what is counted, a row for each of what, columns, filters and order')
    .option('--entity <entity...>', 'whose books; all there are by default')
    .addOption(new Option('--counts <what>', 'what is counted').choices(BUILD_COUNTS).default('expenses'))
    .addOption(new Option('--rows <what>', 'a row for each of these').choices(BUILD_ROWS).default('category'))
    .addOption(
      new Option('--columns <what>', 'a column for each of these').choices(BUILD_COLUMNS).default('none'),
    )
    .option('--account <account...>', 'only these and those below them')
    .option('--payee <words>', 'only where the payee has these words')
    .option('--text <words>', 'only where payee or memo have these words')
    .option('--tag <tag>', 'only entries with this tag')
    .option('--amount-min <amount>', 'only amounts of at least this, without regard to the sign')
    .option('--amount-max <amount>', 'only amounts of at most this, without regard to the sign')
    .addOption(new Option('--sort <order>', 'which rows come first').choices(BUILD_SORTS).default('largest'))
    .option('--from <date>', 'first day; that of the books by default')
    .option('--to <date>', 'last day; today by default')
    .addOption(
      new Option('--format <format>', 'how to show it').choices(['table', 'json', 'csv']).default('table'),
    )
    .action(({ entity, account, amountMin, amountMax, format, ...o }, command: Command) =>
      withVault(command, async ({ call, options }) => {
        const built = (await call('reports.build', {
          ...o,
          entities: entity,
          accounts: account,
          amount_min: amountMin,
          amount_max: amountMax,
        })) as BuiltTable;
        if (options.json || format === 'json') printJson(built);
        else show(tableSheet(built), format);
      }),
    );
}
