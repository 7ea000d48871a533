/** report, export: what the books say, and what goes to others. */
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import type { StatementReport } from '../../../shared/contract/reports.ts';
import { journalFormat } from '../../../shared/contract/vault.ts';
import { writeOutput } from '../disk.ts';
import { type Column, grouped, print, printCsv, printJson, printTable, say } from '../output.ts';
import { withVault } from '../session.ts';

type Output<P extends { '~orpc': { outputSchema?: unknown } }> = P['~orpc']['outputSchema'] extends
  | z.ZodType<infer O>
  | undefined
  ? O
  : never;
type Ledger = Output<typeof contract.reports.general_ledger>;
type ScheduleC = Output<typeof contract.reports.schedule_c>;
type TaxView = Output<typeof contract.reports.tax_view>;
type Format = 'table' | 'json' | 'csv';

/** A report as a sheet: what table and CSV are both made of. */
interface Sheet {
  heading: string;
  columns: Column[];
  /** `indent` only shows in the table. */
  rows: { cells: string[]; indent: number }[];
  notes: string[];
}

function show(sheet: Sheet, format: Exclude<Format, 'json'>): void {
  if (format === 'csv') {
    printCsv(
      sheet.columns.map((column) => column.title),
      sheet.rows.map((row) => row.cells),
    );
    for (const note of sheet.notes) say(`note: ${note}`);
    return;
  }
  print(sheet.heading);
  printTable(
    sheet.columns,
    sheet.rows.map(({ cells, indent }) =>
      cells.map((cell, i) =>
        i === 0 ? '  '.repeat(indent) + cell : sheet.columns[i]!.align === 'right' ? grouped(cell) : cell,
      ),
    ),
    'Nothing to report.',
  );
  for (const note of sheet.notes) print(`Note: ${note}`);
}

function statementSheet(report: StatementReport): Sheet {
  const span = report.from === null ? `as of ${report.to}` : `${report.from} to ${report.to}`;
  return {
    heading: `${report.report}, ${report.entity}, ${span}`,
    columns: [
      { title: 'Account' },
      { title: 'Code' },
      ...report.columns.map((title) => ({ title, align: 'right' as const })),
      { title: 'Currency' },
    ],
    rows: report.rows.map((row) => ({
      cells: [row.label, row.code ?? '', ...report.columns.map((_, i) => row.amounts[i] ?? ''), row.currency],
      indent: row.depth,
    })),
    notes: report.notes,
  };
}

function ledgerSheet(report: Ledger): Sheet {
  return {
    heading: `${report.report}, ${report.entity}, ${report.from ?? 'the beginning'} to ${report.to}`,
    columns: [
      { title: 'Account' },
      { title: 'Date' },
      { title: 'Payee' },
      { title: 'Memo' },
      { title: 'Debit', align: 'right' },
      { title: 'Credit', align: 'right' },
      { title: 'Balance', align: 'right' },
      { title: 'Currency' },
    ],
    rows: report.rows.map((row) => ({
      cells: [
        row.account,
        row.date ?? '',
        row.payee,
        row.memo,
        row.debit ?? '',
        row.credit ?? '',
        row.balance,
        row.currency,
      ],
      indent: 0,
    })),
    notes: [],
  };
}

function scheduleSheet(report: ScheduleC): Sheet {
  return {
    heading: `Schedule C, ${report.entity}, ${report.from} to ${report.to}, ${report.basis} basis`,
    columns: [{ title: 'Line' }, { title: 'What' }, { title: 'Amount', align: 'right' }],
    rows: [
      ...report.lines.map((line) => ({ cells: [line.line, line.label, line.amount], indent: 0 })),
      ...report.unmapped.map((account) => ({ cells: ['none', account.account, account.amount], indent: 0 })),
    ],
    notes: report.notes,
  };
}

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

function withSpan(command: Command): Command {
  return command
    .requiredOption('--entity <entity>', 'whose books')
    .option('--from <date>', 'first day; that of the books by default')
    .option('--to <date>', 'last day; today by default')
    .addOption(
      new Option('--format <format>', 'how to show it').choices(['table', 'json', 'csv']).default('table'),
    );
}

interface SpanOptions {
  entity: string;
  from?: string;
  to?: string;
  format: Format;
}

function runReport<R>(
  command: Command,
  procedure: string,
  o: SpanOptions,
  more: object,
  sheet: (report: R) => Sheet,
): Promise<void> {
  return withVault(command, async ({ call, options }) => {
    const report = (await call(`reports.${procedure}`, {
      entity: o.entity,
      from: o.from,
      to: o.to,
      ...more,
    })) as R;
    if (options.json || o.format === 'json') printJson(report);
    else show(sheet(report), o.format);
  });
}

export function addReportCommands(program: Command): void {
  const report = program.command('report').description('what the books say');
  for (const [name, procedure, text] of [
    ['balance-sheet', 'balance_sheet', 'assets, liabilities and equity on a day'],
    ['income-statement', 'income_statement', 'income and expenses of a period'],
  ] as const) {
    withSpan(report.command(name).description(text))
      .addOption(
        new Option('--interval <interval>', 'a column for each of these')
          .choices(['none', 'month', 'quarter', 'year'])
          .default('none'),
      )
      .addOption(
        new Option('--compare <with>', 'beside the same span before it, or a year before, with the change')
          .choices(['none', 'previous', 'year'])
          .default('none'),
      )
      .action((o, command: Command) =>
        runReport(command, procedure, o, { interval: o.interval, compare: o.compare }, statementSheet),
      );
  }
  withSpan(
    report.command('trial-balance').description('every account: opening, debits, credits, closing'),
  ).action((o, command: Command) => runReport(command, 'trial_balance', o, {}, statementSheet));
  withSpan(report.command('general-ledger').description('every posting by account, with the running balance'))
    .option('--account <account>', 'only this one')
    .action((o, command: Command) =>
      withVault(command, async ({ call, options }) => {
        const ledger = await wholeLedger(call, {
          entity: o.entity,
          from: o.from,
          to: o.to,
          account: o.account,
        });
        if (options.json || o.format === 'json') printJson(ledger);
        else show(ledgerSheet(ledger), o.format);
      }),
    );
  withSpan(
    report
      .command('schedule-c')
      .description('Schedule C by line: from the books, the tax basis and the adjustments'),
  )
    .addOption(
      new Option('--basis <basis>', 'when income and costs count')
        .choices(['cash', 'accrual'])
        .default('cash'),
    )
    .action((o, command: Command) => runReport(command, 'schedule_c', o, { basis: o.basis }, scheduleSheet));
  addTaxViewCommand(report);
}

function addTaxViewCommand(report: Command): void {
  withSpan(
    report
      .command('tax-view')
      .description('the books of a taxpayer and their disregarded LLCs, beside what is left of them for tax'),
  ).action((o, command: Command) => runReport(command, 'tax_view', o, {}, taxViewSheet));
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

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('write the books as a journal for another program: hledger, beancount, QuickBooks or Xero')
    .addOption(
      new Option('--format <format>', 'iif is for QuickBooks Desktop, quickbooks for QuickBooks Online')
        .choices(journalFormat.options)
        .makeOptionMandatory(),
    )
    .option('--entity <entity>', 'only this one; all by default, where the format holds several')
    .option('--from <date>', 'first day; that of the books by default')
    .option('--to <date>', 'last day; all there is by default')
    .requiredOption('--out <file>', 'where to write it; "-" for standard output')
    .option('--force', 'write over a file that is there')
    .action((o, command: Command) =>
      withVault(command, async ({ call, options }) => {
        const file = (await call('journal.export', {
          format: o.format,
          entity: o.entity,
          from: o.from,
          to: o.to,
        })) as File;
        const bytes = new Uint8Array(await file.arrayBuffer());
        if (o.out === '-') process.stdout.write(bytes);
        else writeOutput(o.out, bytes, Boolean(o.force));
        if (options.json && o.out !== '-') printJson({ file: o.out, bytes: bytes.byteLength });
        else say(`Written to ${o.out} (${bytes.byteLength} bytes).`);
      }),
    );
}
