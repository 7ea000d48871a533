/** report: what the books say, as tables for people, CSV for sheets, JSON for scripts. */
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import type { ReportName } from '../../../shared/contract/report-table.ts';
import { printJson } from '../output.ts';
import { withVault } from '../session.ts';
import { addBuildCommand } from './report-build.ts';
import { addSavedCommand } from './report-saved.ts';
import { type Format, type Sheet, show, tableSheet, wholeTable } from './report-sheet.ts';

type Output<P extends { '~orpc': { outputSchema?: unknown } }> = P['~orpc']['outputSchema'] extends
  | z.ZodType<infer O>
  | undefined
  ? O
  : never;
type Ledger = Output<typeof contract.reports.general_ledger>;
type TaxView = Output<typeof contract.reports.tax_view>;

const TAX_VIEW_TOTALS = [
  ['net_income', 'Net income'],
  ['assets', 'Assets'],
  ['liabilities', 'Liabilities'],
  ['equity', 'Equity'],
] as const;

function taxViewSheet(report: TaxView): Sheet {
  const { totals } = report;
  return {
    heading: `Tax view of ${report.taxpayer}, ${report.from} to ${report.to}: ${report.entities.map(({ name }) => name).join(', ')}`,
    columns: [
      ...[{ title: 'Books of' }, { title: 'Account' }],
      ...['Legal', 'Eliminated', 'Tax'].map((title) => ({ title, align: 'right' as const })),
      ...[{ title: 'Crossings', align: 'right' as const }, { title: 'Currency' }],
    ],
    rows: [
      ...report.rows.map((row) => ({
        cells: [
          ...[row.entity, row.label, row.legal, row.eliminated, row.tax],
          ...[row.crossings === 0 ? '' : String(row.crossings), row.currency],
        ],
        indent: 0,
      })),
      ...TAX_VIEW_TOTALS.map(([key, name]) => ({
        cells: [
          ...['All', name, totals[key].legal, totals[key].eliminated, totals[key].tax],
          ...['', report.currency],
        ],
        indent: 0,
      })),
      ...report.bridges.flatMap((bridge) =>
        bridge.lines.map(({ label, amount }) => ({
          cells: [bridge.entity, label, '', '', amount, '', report.currency],
          indent: 0,
        })),
      ),
    ],
    notes: report.notes,
  };
}

const INTERVALS = ['none', 'month', 'quarter', 'year'];
/** The options of reports by name; whose books and which days all of them have. */
const OPTIONS = {
  interval: () => new Option('--interval <interval>', 'a column for each of these').choices(INTERVALS),
  compare: () =>
    new Option(
      '--compare <with>',
      'beside the same span before it, or a year before, with the change',
    ).choices([...['none', 'previous', 'year']]),
  layout: () =>
    new Option(
      '--layout <layout>',
      'several entities: together without what is between them, or a column each',
    ).choices(['consolidated', 'side-by-side']),
  basis: () => new Option('--basis <basis>', 'when income and costs count').choices(['cash', 'accrual']),
  method: () => new Option('--method <method>', 'how it is told').choices(['direct', 'indirect']),
  by: () => new Option('--by <what>', 'what to sum up by').choices(['category', 'payee', 'tag']),
  account: () => new Option('--account <account>', 'only this one'),
} as const;

interface ReportCommand {
  name: ReportName;
  says: string;
  options?: readonly (keyof typeof OPTIONS)[];
  /** It can be about several entities, which are all there are where none is named. */
  several?: true;
  /** What answers with an older shape of its own, which --json goes on giving for one entity. */
  procedure?: string;
}

const REPORTS: readonly ReportCommand[] = [
  {
    ...{ name: 'income-statement', says: 'income and expenses of a period', procedure: 'income_statement' },
    ...{ several: true, options: ['interval', 'compare', 'layout', 'basis'] },
  },
  {
    ...{ name: 'balance-sheet', says: 'assets, liabilities and equity on a day', procedure: 'balance_sheet' },
    ...{ several: true, options: ['interval', 'compare', 'layout', 'basis'] },
  },
  {
    ...{ name: 'cash-flow', says: 'what changed the cash: earned, invested, put in and taken out' },
    ...{ several: true, options: ['interval', 'compare', 'layout', 'method'] },
  },
  {
    ...{ name: 'trial-balance', says: 'every account: opening, debits, credits, closing', several: true },
    ...{ procedure: 'trial_balance', options: ['layout'] },
  },
  {
    ...{ name: 'general-ledger', says: 'every posting by account, with the running balance' },
    ...{ procedure: 'general_ledger', options: ['account'] },
  },
  { name: 'journal', says: 'every entry of the period, leg by leg' },
  {
    ...{ name: 'account-statement', says: 'one account: opening balance, every posting, closing balance' },
    ...{ several: true, options: ['account'] },
  },
  { name: 'equity-statement', says: 'capital of each member: opening, put in, earned, drawn, closing' },
  {
    ...{ name: 'net-worth', says: 'what there is less what is owed, on a day or over time' },
    ...{ several: true, options: ['interval', 'compare', 'layout'] },
  },
  {
    ...{ name: 'spending', says: 'expenses by category, payee or tag, the largest first' },
    ...{ several: true, options: ['by', 'interval', 'compare', 'layout'] },
  },
  {
    ...{ name: 'income-by-customer', says: 'income by payee, the largest first' },
    ...{ several: true, options: ['interval', 'compare', 'layout'] },
  },
  { name: 'receivables-aging', says: 'what customers owe, by how long it is past due on the last day' },
  { name: 'payables-aging', says: 'what is owed to vendors, by how long it is past due on the last day' },
  {
    ...{ name: 'schedule-c', says: 'Schedule C by line: from the books, the tax basis and the adjustments' },
    ...{ procedure: 'schedule_c', options: ['basis'] },
  },
];

interface ReportOptions {
  entity?: string[];
  period?: string;
  from?: string;
  to?: string;
  format: Format;
}

function withDays(command: Command): Command {
  return command
    .option('--from <date>', 'first day; that of the books by default')
    .option('--to <date>', 'last day; today by default')
    .addOption(
      new Option('--format <format>', 'how to show it').choices(['table', 'json', 'csv']).default('table'),
    );
}

export function addReportCommands(program: Command): void {
  const report = program.command('report').description('what the books say');
  for (const one of REPORTS) addReport(report, one);
  addTaxViewCommand(report);
  addBuildCommand(report);
  addSavedCommand(report);
}

function addReport(report: Command, { name, says, options = [], several, procedure }: ReportCommand): void {
  const command = report.command(name).description(says);
  if (several) command.option('--entity <entity...>', 'whose books; all there are by default');
  else command.requiredOption('--entity <entity...>', 'whose books');
  withDays(command).option('--period <period>', 'instead of two days: 2025-03, 2025-Q1, 2025 or FY2025');
  for (const option of options) command.addOption(OPTIONS[option]());
  command.action(({ entity: entities = [], format, ...more }: ReportOptions, self: Command) =>
    withVault(self, async ({ call, options: { json } }) => {
      const [entity, ...others] = entities;
      const isOne = entity !== undefined && others.length === 0;
      const asked = { ...more, ...(isOne ? { entity } : entity === undefined ? {} : { entities }) };
      const isJson = json || format === 'json';
      if (!isJson) show(tableSheet(await wholeTable(call, { report: name, ...asked })), format);
      else if (!procedure || !isOne || 'period' in more || ('basis' in more && name !== 'schedule-c'))
        printJson(await wholeTable(call, { report: name, ...asked }));
      else if (name === 'general-ledger') printJson(await wholeLedger(call, asked));
      else printJson(await call(`reports.${procedure}`, asked));
    }),
  );
}

function addTaxViewCommand(report: Command): void {
  withDays(
    report
      .command('tax-view')
      .description('the books of a taxpayer and their disregarded LLCs, beside what is left of them for tax')
      .requiredOption('--entity <entity>', 'whose books'),
  ).action(({ entity, from, to, format }, command: Command) =>
    withVault(command, async ({ call, options }) => {
      const view = (await call('reports.tax_view', { entity, from, to })) as TaxView;
      if (options.json || format === 'json') printJson(view);
      else show(taxViewSheet(view), format);
    }),
  );
}

/** Every page of the ledger, one after another. */
async function wholeLedger(
  call: (procedure: string, input: object) => Promise<unknown>,
  filter: object,
): Promise<Ledger> {
  let ledger: Ledger | null = null;
  let after: string | undefined;
  do {
    const page = (await call('reports.general_ledger', { ...filter, after })) as Ledger;
    if (ledger) ledger.rows.push(...page.rows);
    else ledger = page;
    after = page.next ?? undefined;
  } while (after !== undefined);
  return { ...ledger, next: null };
}
