/** report saved: what was saved on the screen of reports, listed and shown. */
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { BuiltTable } from '../../../shared/contract/report-build.ts';
import { SAVED_REPORTS, type SavedReport, savedReport } from '../../../shared/contract/saved-report.ts';
import type { viewOut } from '../../../shared/contract/view.ts';
import { dayHere } from '../../../shared/dates.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { reportDays } from '../../../shared/report-days.ts';
import { printJson, printTable } from '../output.ts';
import { withVault } from '../session.ts';
import { type Format, show, tableSheet, wholeTable } from './report-sheet.ts';

type View = z.infer<typeof viewOut>;
type Call = (procedure: string, input: object) => Promise<unknown>;

export function addSavedCommand(report: Command): void {
  report
    .command('saved [name]')
    .description('list the saved reports, or show the one of this name')
    .addOption(
      new Option('--format <format>', 'how to show it').choices(['table', 'json', 'csv']).default('table'),
    )
    .action((name: string | undefined, { format }: { format: Format }, command: Command) =>
      withVault(command, async ({ call, options: { json } }) => {
        const views = (await call('view.list', { screen: SAVED_REPORTS })) as View[];
        const isJson = json || format === 'json';
        if (name === undefined) {
          list(views, isJson);
          return;
        }
        const table = await shown(call, definitionNamed(views, name));
        if (isJson) printJson(table);
        else show(tableSheet(table), format);
      }),
    );
}

function list(views: readonly View[], isJson: boolean): void {
  if (isJson) printJson(views);
  else
    printTable(
      [{ title: 'Name' }, { title: 'Report' }, { title: 'Days' }],
      views.map(({ name, definition: { report, period } }) => [name, String(report), String(period)]),
      'No saved reports. Save one on the screen of reports.',
    );
}

function definitionNamed(views: readonly View[], name: string): SavedReport {
  const view = views.find((one) => one.name === name || one.id === name);
  if (!view)
    throw new BulkheadError('NOT_FOUND', `There is no saved report “${name}”.`, {
      remedy: 'See the names there are with: bulkhead report saved',
    });
  const read = savedReport.safeParse(view.definition);
  if (read.success) return read.data;
  throw new BulkheadError('INVALID_INPUT', `The saved report “${name}” can’t be read by this program.`, {
    remedy: 'Save it again on the screen of reports.',
  });
}

async function shown(call: Call, saved: SavedReport) {
  const { report, period, entities, built, favourite: _, ...options } = saved;
  const { from, to } = reportDays(period, dayHere(new Date().toISOString()));
  const days = { ...(from === undefined ? {} : { from }), to };
  if (report === 'built') return (await call('reports.build', { ...built, ...days })) as BuiltTable;
  const whose = entities.length === 1 ? { entity: entities[0] } : entities.length > 1 ? { entities } : {};
  return wholeTable(call, { report, ...whose, ...options, ...days });
}
