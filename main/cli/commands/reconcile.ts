/** reconcile: proving an account against the bank's statement, and finding what keeps it from coming to zero. */
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { counted } from '../../../shared/counted.ts';
import { writeOutput } from '../disk.ts';
import { grouped, print, printTable } from '../output.ts';
import { run, withVault } from '../session.ts';

type Clues = z.infer<NonNullable<(typeof contract.reconcile.clues)['~orpc']['outputSchema']>>;
type Coverage = z.infer<NonNullable<(typeof contract.reconcile.coverage)['~orpc']['outputSchema']>>;

type Report = z.infer<NonNullable<(typeof contract.reconcile.report)['~orpc']['outputSchema']>>;

interface Status {
  account: string;
  currency: string;
  statement_date: string;
  statement_balance: string | null;
  reconciled_balance: string;
  cleared: { count: number; sum: string };
  pending: { count: number; sum: string };
  difference: string | null;
}

function showStatus(s: Status): void {
  print(`${s.account}, statement of ${s.statement_date}`);
  printTable(
    [{ title: '' }, { title: s.currency, align: 'right' }, { title: '' }],
    [
      ['Proven before', grouped(s.reconciled_balance), ''],
      ['Seen at the bank since', grouped(s.cleared.sum), counted(s.cleared.count, 'posting')],
      ['The statement says', s.statement_balance === null ? 'not known' : grouped(s.statement_balance), ''],
      ['Difference', s.difference === null ? '' : grouped(s.difference), ''],
      ['Not yet seen at the bank', grouped(s.pending.sum), counted(s.pending.count, 'posting')],
    ],
    '',
  );
}

function showReport(report: Report): void {
  const { account, currency, statement_date: date, entity, cleared_in: came, cleared_out: went } = report;
  print(`${entity}: ${account}, statement of ${date}`);
  printTable(
    [{ title: '' }, { title: currency, align: 'right' }, { title: '' }],
    [
      ['Proven before', grouped(report.opening_balance), report.opening_date ?? ''],
      ['In', grouped(came.sum), counted(came.count, 'row')],
      ['Out', grouped(went.sum), counted(went.count, 'row')],
      ['Balance of the statement', grouped(report.balance), ''],
      ['Not yet seen at the bank', grouped(report.outstanding.sum), counted(report.outstanding.count, 'row')],
      ['In the books later', grouped(report.booked_later.sum), counted(report.booked_later.count, 'row')],
      ['Balance of the books', grouped(report.books_balance), ''],
    ],
    '',
  );
  printTable(
    [
      { title: 'Date' },
      { title: 'Payee' },
      { title: 'Category' },
      { title: 'Amount', align: 'right' },
      { title: 'Seen' },
    ],
    [
      ...report.cleared_rows.map((row) => ({ row, seen: 'yes' })),
      ...report.booked_later_rows.map((row) => ({ row, seen: 'before it was booked' })),
      ...report.outstanding_rows.map((row) => ({ row, seen: 'no' })),
    ].map(({ row, seen }) => [row.date, row.payee, row.category, grouped(row.amount), seen]),
    'No rows.',
  );
  for (const { file, closing_balance: balance, sha256 } of [...report.evidence, ...report.overruled])
    print(`${file} states ${grouped(balance)} (SHA-256 ${sha256}).`);
  if (report.bank_balance !== null)
    print(`Another balance was taken: ${report.reason ?? 'no reason given'}.`);
  for (const { statement_date: day, balance, at, reason } of report.unlocked)
    print(
      `Finished until ${day} at ${grouped(balance)} before, and opened again (${at}): ${reason ?? 'undone'}.`,
    );
}

function showClues({ account, currency, statement_date, difference, clues }: Clues): void {
  if (difference === null)
    return print(`No statement of ${account} states a balance; give it with --balance, and its --date.`);
  if (Number(difference) === 0)
    return print(`${account} proves on ${statement_date}: there is no difference.`);
  print(`${account} is off by ${grouped(difference)} ${currency} on ${statement_date}.`);
  for (const [index, { sentence, remedy, settles, rows }] of clues.entries()) {
    print(`${String(index + 1).padStart(2)}. ${sentence}${settles ? '' : ' Not all of the difference.'}`);
    print(`    ${remedy}`);
    for (const { entry_id } of rows) print(`    entry ${entry_id}`);
  }
}

function showCoverage(all: Coverage): void {
  printTable(
    [
      { title: 'Entity' },
      { title: 'Account' },
      { title: 'Proven until' },
      { title: 'Reconciled' },
      { title: 'Statements', align: 'right' },
      { title: 'From' },
      { title: 'To' },
    ],
    all.map((a) => [
      a.entity,
      a.archived ? `${a.account} (archived)` : a.account,
      a.proven_until ?? '',
      a.reconciled_until ?? '',
      String(a.statements),
      a.from ?? '',
      a.to ?? '',
    ]),
    'No account holds money.',
  );
  for (const { account, currency, gaps, overlaps, off } of all) {
    for (const { from, to, missing } of gaps)
      print(
        `${account}: no statement covers ${from} to ${to}${missing === null || Number(missing) === 0 ? '' : `; ${grouped(missing)} ${currency} is missing behind it`}.`,
      );
    for (const { from, to, files } of overlaps)
      print(`${account}: ${files.join(' and ')} both cover ${from} to ${to}.`);
    for (const { date, stated, books, difference } of off)
      print(
        `${account}: on ${date} the bank states ${grouped(stated)}, the books have ${grouped(books)}; off by ${grouped(difference)} ${currency}.`,
      );
  }
}

export function addReconcileCommands(program: Command): void {
  const reconcile = program.command('reconcile').description('prove an account against the bank’s statement');
  const statement = (command: Command) =>
    command
      .option('--entity <entity>')
      .option('--date <date>', 'the statement’s day; that of the latest imported statement by default')
      .option('--balance <amount>', 'the statement’s balance; as imported by default; a debt is negative');
  statement(
    reconcile.command('status <account>').description('how far the books are from the statement'),
  ).action((account, o, command: Command) =>
    run<Status>(
      command,
      'reconcile.status',
      { account, entity: o.entity, date: o.date, balance: o.balance },
      showStatus,
    ),
  );
  statement(
    reconcile
      .command('finish <account>')
      .description('finish and lock; refused unless the difference is zero')
      .option('--reason <text>', 'why this balance is right and not that of the imported statement; is kept'),
  ).action((account, o, command: Command) =>
    run<{ account: string; statement_date: string; balance: string; postings: number }>(
      command,
      'reconcile.finish',
      { account, entity: o.entity, date: o.date, balance: o.balance, reason: o.reason },
      (r) =>
        print(
          `${r.account} is reconciled until ${r.statement_date} at ${grouped(r.balance)}: ${counted(r.postings, 'posting')} locked.`,
        ),
    ),
  );
  statement(
    reconcile.command('clues <account>').description('where a difference to the statement may come from'),
  ).action((account, o, command: Command) =>
    run<Clues>(
      command,
      'reconcile.clues',
      { account, entity: o.entity, date: o.date, balance: o.balance },
      showClues,
    ),
  );
  reconcile
    .command('coverage [account]')
    .description('until which day statements prove each account; gaps and overlaps between them')
    .option('--entity <entity>')
    .option('--as-of <date>', 'as it was known at the end of that day; now by default')
    .action((account, o, command: Command) =>
      run<Coverage>(
        command,
        'reconcile.coverage',
        { account, entity: o.entity, as_of: o.asOf },
        showCoverage,
      ),
    );
  reconcile
    .command('mark <account> <entries...>')
    .description('mark entries as seen at the bank, or not')
    .option('--entity <entity>')
    .addOption(new Option('--status <status>').choices(['pending', 'cleared']).default('cleared'))
    .action((account, entries, o, command: Command) =>
      run<{ changed: number }>(
        command,
        'reconcile.mark',
        { account, entity: o.entity, entries, status: o.status },
        (a) => print(`${counted(a.changed, 'posting')} changed.`),
      ),
    );
  reconcile
    .command('list')
    .description('list finished reconciliations, newest first')
    .option('--account <account>')
    .option('--entity <entity>')
    .action((o, command: Command) =>
      run<
        {
          id: string;
          account: string;
          statement_date: string;
          balance: string;
          currency: string;
          postings: number;
        }[]
      >(command, 'reconcile.list', { account: o.account, entity: o.entity }, (all) =>
        printTable(
          [
            { title: 'Id' },
            { title: 'Account' },
            { title: 'Until' },
            { title: 'Balance', align: 'right' },
            { title: '' },
            { title: 'Postings', align: 'right' },
          ],
          all.map((r) => [
            r.id,
            r.account,
            r.statement_date,
            grouped(r.balance),
            r.currency,
            String(r.postings),
          ]),
          'Nothing reconciled yet.',
        ),
      ),
    );
  reconcile
    .command('report [id]')
    .description('what a finished reconciliation proved, on screen or as a PDF')
    .option('--account <account>', 'instead of the id: the latest of that account')
    .option('--entity <entity>')
    .option('--pdf <file>', 'write the paper there instead')
    .option('--force', 'write over a file that is there')
    .action((id, o, command: Command) => {
      const asked = { id, account: o.account, entity: o.entity };
      if (o.pdf === undefined) return run<Report>(command, 'reconcile.report', asked, showReport);
      return withVault(command, async ({ call }) => {
        const file = (await call('reconcile.paper', asked)) as File;
        writeOutput(o.pdf, new Uint8Array(await file.arrayBuffer()), o.force ?? false);
        print(`Written to ${o.pdf}.`);
      });
    });
  reconcile
    .command('reopen <id>')
    .description('unlock the latest reconciliation of an account')
    .requiredOption('--reason <text>', 'why; goes into the audit log')
    .action((id, o, command: Command) =>
      run(command, 'reconcile.reopen', { id, reason: o.reason }, () => print('Reopened.')),
    );
}
