/** crossing: what one pays for the other, booked in both books as a pair. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { CrossingOut } from '../../../shared/contract/crossing.ts';
import type { contract } from '../../../shared/contract/index.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';

type List = z.infer<NonNullable<(typeof contract.crossing.list)['~orpc']['outputSchema']>>;

function sayPair({ kind, origin, mirror }: CrossingOut): string {
  return kind === 'personal'
    ? `Paid by ${origin.entity} for ${mirror.entity}`
    : `Paid by ${origin.entity} for the company ${mirror.entity}`;
}

function showPair(pair: CrossingOut): void {
  print(`${sayPair(pair)}: ${grouped(pair.amount)} ${pair.currency} on ${pair.date}.`);
  for (const side of [pair.origin, pair.mirror])
    print(`  ${side.entity}: ${side.account} / ${side.others.join(', ')}  (entry ${side.entry_id})`);
}

export function addCrossingCommands(program: Command): void {
  const crossing = program
    .command('crossing')
    .description('what a company pays for its owner, or an owner for the company, in both books');
  crossing
    .command('list', { isDefault: true })
    .description('list what crossed, the latest first')
    .option('--entity <entity>', 'on either side')
    .option('--kind <kind>', 'personal or business')
    .option('--limit <n>', 'how many to show', '500')
    .action((o, command: Command) =>
      run<List>(command, 'crossing.list', { entity: o.entity, kind: o.kind, limit: o.limit }, (answer) =>
        printTable(
          [
            { title: 'Id' },
            { title: 'Date' },
            { title: 'Payee' },
            { title: 'Paid by' },
            { title: 'For' },
            { title: 'Amount', align: 'right' },
            { title: '' },
            { title: 'Settled' },
            { title: 'Category' },
          ],
          answer.crossings.map((c) => [
            ...[
              c.id,
              c.date,
              c.origin.payee,
              c.origin.entity,
              c.mirror.entity,
              grouped(c.amount),
              c.currency,
            ],
            c.settlement === 'owed' ? 'owed' : c.origin.account,
            c.mirror.others.join(', '),
          ]),
          'Nothing has crossed.',
        ),
      ),
    );
  crossing
    .command('make <entry>')
    .description('say that an entry was the other one’s cost')
    .requiredOption('--kind <kind>', 'personal: the owner’s cost; business: the company’s')
    .option('--with <entity>', 'the owner, or the company, where there are several')
    .option('--settlement <how>', 'owed: to be paid back; equity: a draw, or a contribution')
    .option('--category <account>', 'in the other books')
    .action((entry: string, o, command: Command) =>
      run<CrossingOut>(
        command,
        'crossing.make',
        { entry, kind: o.kind, with: o.with, settlement: o.settlement, category: o.category },
        showPair,
      ),
    );
  crossing
    .command('remove [id]')
    .description('take a pair apart: the entry made for it goes, the other waits for a category')
    .option('--entry <id>', 'instead: either of the two entries')
    .action((id: string | undefined, o, command: Command) =>
      run(command, 'crossing.remove', { id, entry: o.entry }, () => print('Taken apart.')),
    );
}
