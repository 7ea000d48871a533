/** batch problems, batch mend, batch unmend: rows that could not be booked, and what somebody says of them. All below `batch`. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';

type Rows = z.infer<NonNullable<(typeof contract.imports.unbooked)['~orpc']['outputSchema']>>;
type Row = Rows[number];
type Mended = z.infer<NonNullable<(typeof contract.imports.mend)['~orpc']['outputSchema']>>;

/** What could be read of it: “2025-01-05, Shop”. */
function readOf({ date, amount, payee }: Row['read']): string {
  return [date, amount === null ? null : grouped(amount), payee].filter(Boolean).join(', ');
}

function show(rows: Rows): void {
  printTable(
    [
      ...[
        { title: 'Id' },
        { title: 'File' },
        { title: 'Line', align: 'right' as const },
        { title: 'Account' },
      ],
      ...[{ title: 'Reason' }, { title: 'Read' }, { title: 'Row' }, { title: '' }],
    ],
    rows.map((row) => [
      ...[row.id ?? '', row.file, String(row.line), row.account ?? '', row.reason, readOf(row.read)],
      row.raw.replace(/\s+/g, ' ').slice(0, 100),
      row.mended ? `mended: ${row.mended.entry_id}` : '',
    ]),
    'None.',
  );
}

export function addMendingCommands(batch: Command): void {
  batch
    .command('problems [batch]')
    .description('rows of a batch that could not be booked; without a batch, all that nobody has mended')
    .option('--entity <entity>')
    .option('--account <account>')
    .action((id: string | undefined, o, command: Command) =>
      id === undefined
        ? run<Rows>(command, 'imports.unbooked', { entity: o.entity, account: o.account }, show)
        : run<Rows>(command, 'imports.problems', { batch: id }, show),
    );
  batch
    .command('mend <row>')
    .description('say what a row says that could not be booked; what could be read need not be said')
    .option('--date <date>', 'the bank’s day')
    .option('--amount <amount>', 'money in is positive: --amount=-12.50')
    .option('--payee <payee>')
    .option('--memo <memo>')
    .option('--category <account>', 'by the rules where it is left out')
    .option('--account <account>', 'where the file does not tell which of its accounts the row is of')
    .option('--entry <entry>', 'the entry that it is, where it is in the books already')
    .option('--alone', 'it is another one than those that are there with its amount')
    .action((row: string, o, command: Command) =>
      run<Mended>(command, 'imports.mend', { row, ...o }, ({ entry_id, stated_on, difference }) => {
        print(`Entry ${entry_id} stands for it.`);
        if (difference === null || stated_on === null) return;
        print(
          Number(difference) === 0
            ? `The statement of ${stated_on} proves.`
            : `The bank’s balance of ${stated_on} is still off by ${grouped(difference)}.`,
        );
      }),
    );
  batch
    .command('unmend <row>')
    .description('take back what was said of such a row; its entry stays, and waits for the bank')
    .action((row: string, _, command: Command) =>
      run(command, 'imports.unmend', { row }, () => print('It could not be booked, as before.')),
    );
}
