/** binder: what a company's books show of how it and its owner are kept apart, as one dated PDF. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { writeOutput } from '../disk.ts';
import { print } from '../output.ts';
import { withVault } from '../session.ts';

export function addBinderCommand(program: Command): void {
  program
    .command('binder <company>')
    .description(
      'write the separateness binder of a company: findings, crossings, loans, capital, papers, proofs',
    )
    .option('--from <date>', 'first day of what crossed; 1 January of the year by default')
    .option('--as-of <date>', 'the last day; today by default')
    .option('--list-papers', 'papers by name and hash only, not word for word')
    .option('--out <file>', 'where to write it; its own name by default')
    .option('--force', 'over a file that is there')
    .action((company: string, o, command: Command) =>
      withVault(command, async ({ call }) => {
        const asked = {
          ...{ entity: company, from: o.from, as_of: o.asOf },
          papers: o.listPapers ? 'list' : 'full',
        };
        const file = (await call('binder.pdf', asked)) as File;
        const out = o.out ?? basename(file.name);
        writeOutput(out, new Uint8Array(await file.arrayBuffer()), Boolean(o.force));
        print(`Written to ${out}.`);
      }),
    );
}
