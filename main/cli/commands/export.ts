/** export: the books as a journal for another program. */
import { type Command, Option } from 'commander';
import { journalFormat } from '../../../shared/contract/vault.ts';
import { writeOutput } from '../disk.ts';
import { printJson, say } from '../output.ts';
import { withVault } from '../session.ts';

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
