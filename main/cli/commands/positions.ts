/** account positions: what an investment account holds, as its broker states it. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { positionsOut } from '../../../shared/contract/import.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';

export function addPositionsCommand(account: Command): void {
  account
    .command('positions <account>')
    .description('what an investment account holds, as the latest statement that lists it says')
    .option('--entity <entity>', 'whose account it is')
    .action((name, o, command: Command) =>
      run<z.infer<typeof positionsOut>>(
        command,
        'imports.positions',
        { account: name, entity: o.entity },
        showPositions,
      ),
    );
}

function showPositions({ stated_on, file, currency, value, positions }: z.infer<typeof positionsOut>): void {
  if (stated_on !== null) print(`As of ${stated_on} (${file}), in ${currency}:`);
  printTable(
    [
      { title: 'Security' },
      { title: 'Id' },
      { title: 'Units', align: 'right' },
      { title: 'Price', align: 'right' },
      { title: 'Value', align: 'right' },
      { title: '' },
    ],
    positions.map((one) => [
      one.security,
      one.ticker ?? one.id ?? '',
      one.units ?? '',
      one.price ?? '',
      one.value === null ? '' : grouped(one.value),
      [one.short ? 'short' : '', one.currency ?? ''].filter(Boolean).join(', '),
    ]),
    stated_on === null ? 'No statement lists any.' : 'None.',
  );
  if (value !== null && positions.length > 0) print(`${grouped(value)} in all.`);
}
