/** batch doubts, batch decide: rows that came in and may be others from before. Both below `batch`. */
import { Argument, type Command } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';

type Doubts = z.infer<NonNullable<(typeof contract.imports.doubts)['~orpc']['outputSchema']>>;
type Line = Doubts[number]['row'];

const words = ({ payee, memo, file, line }: Line) => `${payee || memo} (${file}, line ${line})`;

export function addDoubtCommands(batch: Command): void {
  batch
    .command('doubts')
    .description('rows that came in and may be others from before, until somebody says')
    .option('--entity <entity>')
    .option('--account <account>')
    .action((o, command: Command) =>
      run<Doubts>(command, 'imports.doubts', { entity: o.entity, account: o.account }, (all) =>
        printTable(
          [
            ...[{ title: 'Id' }, { title: 'Account' }, { title: 'Date' }],
            ...[{ title: 'Amount', align: 'right' as const }, { title: '' }],
            ...[{ title: 'Row' }, { title: 'May be the same as' }],
          ],
          all.map(({ row_id, account, date, amount, currency, row, like }) => [
            ...[row_id, account, date, grouped(amount), currency, words(row), words(like)],
          ]),
          'None.',
        ),
      ),
    );
  batch
    .command('decide <row>')
    .description('say of a row in doubt whether it is the one from before: then it leaves, and stays out')
    .addArgument(new Argument('<what>', 'the same row, or another').choices(['same', 'another']))
    .action((row: string, what: string, _, command: Command) =>
      run(command, 'imports.decide', { row, same: what === 'same' }, () =>
        print(
          what === 'same' ? 'The row has left; “bulkhead undo” brings it back.' : 'It is a row of its own.',
        ),
      ),
    );
}
