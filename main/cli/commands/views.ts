/** view: saved views of the screens’ lists. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { viewOut } from '../../../shared/contract/view.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { print, printTable } from '../output.ts';
import { run } from '../session.ts';

type View = z.infer<typeof viewOut>;

function parseDefinition(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BulkheadError('INVALID_INPUT', 'The definition is not JSON.', {
      remedy: 'Write an object in single quotes: \'{"text":"rent"}\'.',
      cause,
    });
  }
}

export function addViewCommands(program: Command): void {
  const view = program.command('view').description('saved views: which rows of a list, under a name');
  view
    .command('list', { isDefault: true })
    .description('list saved views')
    .option('--screen <screen>', 'only of this screen')
    .action((o, command: Command) =>
      run<View[]>(command, 'view.list', { screen: o.screen }, (all) =>
        printTable(
          [{ title: 'Id' }, { title: 'Screen' }, { title: 'Name' }, { title: 'Definition' }],
          all.map((v) => [v.id, v.screen, v.name, JSON.stringify(v.definition)]),
          'No saved views.',
        ),
      ),
    );
  view
    .command('save <name>')
    .description('save a view; one of the same screen and name is replaced')
    .requiredOption('--screen <screen>', 'the screen it belongs to, for example register')
    .requiredOption('--definition <json>', 'what the screen needs to show it again')
    .action((name: string, o, command: Command) =>
      run<View>(
        command,
        'view.save',
        { screen: o.screen, name, definition: parseDefinition(o.definition) },
        (v) => print(`Saved “${v.name}” (${v.id}).`),
      ),
    );
  view
    .command('remove <id>')
    .description('forget a view')
    .action((id: string, _, command: Command) =>
      run(command, 'view.remove', { id }, () => print('Removed.')),
    );
}
