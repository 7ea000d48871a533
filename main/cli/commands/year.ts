/** close: closing a year, and opening it again; “year” is another name for it, so that “year close” says the same. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import type { CloseOut } from '../../../shared/contract/packet.ts';
import { dayHere } from '../../../shared/dates.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';

type Preview = z.output<NonNullable<(typeof contract.close.preview)['~orpc']['outputSchema']>>;

export function addYearCommands(program: Command): void {
  const year = program
    .command('close')
    .alias('year')
    .description('closing a year (close ENTITY YEAR), and opening it again');
  year
    .command('preview <entity> <year>')
    .description('what is still open, and how equity goes over')
    .action((entity: string, of: string, _, command: Command) =>
      run<Preview>(command, 'close.preview', { entity, year: of }, showPreview),
    );
  year
    .command('close <entity> <year>', { isDefault: true })
    .description('close a year: how it stood is put on record, and nothing of it can change')
    .action((entity: string, of: string, _, command: Command) =>
      run<CloseOut>(command, 'close.year', { entity, year: of }, (one) =>
        print(`${one.entity} is closed through ${one.through}.`),
      ),
    );
  year
    .command('reopen <entity> <year>')
    .description('open a closed year again; the reason stays on record')
    .requiredOption('--reason <text>', 'why')
    .action((entity: string, of: string, o, command: Command) =>
      run<CloseOut>(command, 'close.reopen', { entity, year: of, reason: o.reason }, (one) =>
        print(`${one.year} of ${one.entity} is open again.`),
      ),
    );
  year
    .command('list <entity>')
    .description('years that were closed, and opened again')
    .action((entity: string, _, command: Command) =>
      run<CloseOut[]>(command, 'close.list', { entity }, (all) =>
        printTable(
          [
            ...[{ title: 'Year' }, { title: 'Closed' }, { title: 'Equity', align: 'right' as const }],
            ...[{ title: 'Opened again' }, { title: 'Reason' }],
          ],
          all.map((one) => [
            ...[String(one.year), dayHere(one.closed_at), grouped(one.standing[0]?.equity ?? '')],
            ...[one.reopened_at === null ? '' : dayHere(one.reopened_at), one.reason ?? ''],
          ]),
          'No year was closed yet.',
        ),
      ),
    );
}

function showPreview({ entity, year, open, unknown, equity, sentence, currency }: Preview): void {
  print(`${entity}, ${year}: ${open} open, ${unknown} not known (“packet check” tells of each)`);
  printTable(
    [{ title: 'Equity' }, { title: currency, align: 'right' }],
    equity.map(({ label, amount }) => [label, grouped(amount)]),
    '',
  );
  print(sentence);
}
