/** veil formality: the calendar of what a company has to have and to file. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import type { FormalityOut } from '../../../shared/contract/veil.ts';
import { readInput, writeOutput } from '../disk.ts';
import { print, printTable } from '../output.ts';
import { run, withVault } from '../session.ts';

type Calendar = z.infer<NonNullable<(typeof contract.veil.formalities)['~orpc']['outputSchema']>>;
type Done = z.infer<NonNullable<(typeof contract.veil.do_formality)['~orpc']['outputSchema']>>;

function showOne({ id, title, due_on }: FormalityOut): void {
  print(`${title}${due_on === null ? '' : `, due ${due_on}`} (${id})`);
}

function showCalendar({ formalities, wanted }: Calendar): void {
  printTable(
    [
      { title: 'Id' },
      { title: 'Title' },
      { title: 'Kind' },
      { title: 'Due' },
      { title: 'Done' },
      { title: 'Evidence' },
    ],
    formalities.map(({ id, title, kind, due_on, done_on, evidence }) => [
      ...[id, title, kind, due_on ?? '', done_on ?? '', evidence ?? ''],
    ]),
    'Nothing is in the calendar yet.',
  );
  if (wanted.length === 0) return;
  print('');
  print('Wanted, and not in the calendar:');
  printTable(
    [{ title: 'Kind' }, { title: 'Title' }, { title: 'Due' }, { title: 'Source' }],
    wanted.map(({ kind, title, due_on, source }) => [kind, title, due_on ?? '', source]),
    '',
  );
}

export function addFormalityCommands(veil: Command): void {
  const formality = veil.command('formality').description('what a company has to have and to file, and when');
  formality
    .command('list <entity>', { isDefault: true })
    .description('list the calendar, and what the law of the state wants beside it')
    .option('--year <year>', 'of what is wanted; this year by default')
    .option('--formed-on <date>', 'from which anniversaries count')
    .action((entity: string, o, command: Command) =>
      run<Calendar>(
        command,
        'veil.formalities',
        { entity, year: o.year, formed_on: o.formedOn },
        showCalendar,
      ),
    );
  formality
    .command('add <entity> <kind> <title>')
    .description('put something into the calendar')
    .option('--due <date>', 'when it is due')
    .option('--every <months>', 'after how many months it is due again', Number)
    .option('--note <text>', 'what else is to be known', '')
    .action((entity: string, kind: string, title: string, o, command: Command) =>
      run<FormalityOut>(
        command,
        'veil.add_formality',
        { entity, kind, title, due_on: o.due ?? null, every_months: o.every ?? null, note: o.note },
        showOne,
      ),
    );
  formality
    .command('done <id>')
    .description('say that it was done')
    .option('--on <date>', 'when; today by default')
    .option('--file <path>', 'what bears it out')
    .action((id: string, o, command: Command) => {
      const file =
        o.file === undefined ? undefined : new File([new Uint8Array(readInput(o.file))], basename(o.file));
      return run<Done>(command, 'veil.do_formality', { id, on: o.on, file }, ({ formality: one, next }) => {
        print(`Done on ${one.done_on}.`);
        if (next) showOne(next);
      });
    });
  formality
    .command('change <id>')
    .description('change its title, day or note')
    .option('--title <title>')
    .option('--due <date>')
    .option('--not-done', 'it was not done after all')
    .option('--note <text>')
    .action((id: string, o, command: Command) =>
      run<FormalityOut>(
        command,
        'veil.change_formality',
        { id, title: o.title, due_on: o.due, note: o.note, ...(o.notDone === true ? { done_on: null } : {}) },
        showOne,
      ),
    );
  formality
    .command('remove <id>')
    .description('take it out of the calendar')
    .action((id: string, _, command: Command) =>
      run(command, 'veil.remove_formality', { id }, () => print('Removed.')),
    );
  formality
    .command('evidence <id>')
    .description('write the file that bears it out to disk')
    .option('--out <file>', 'where to write it')
    .action((id: string, o, command: Command) =>
      withVault(command, async ({ call }) => {
        const file = (await call('veil.evidence', { id })) as File;
        const out = o.out ?? basename(file.name);
        writeOutput(out, new Uint8Array(await file.arrayBuffer()), false);
        print(`Written to ${out}.`);
      }),
    );
}
