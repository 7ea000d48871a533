/** watch: the folder that statement files come to, and what waits there. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Waiting } from '../../../shared/contract/app.ts';
import type { ImportResult } from '../../../shared/contract/import.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { STILL_WAITING, TAKEN_BYTES_MAX } from '../../../shared/statement-files.ts';
import { print, printJson, printTable, say } from '../output.ts';
import { type Session, withDesk } from '../session.ts';

type Call = Session['call'];

/** One import takes no more than the contract does; what is left waits on. */
const TAKEN_MAX = 500;

export interface TakenFile {
  id: string;
  file: File;
}

/** Those that wait, as files; what can’t be had is said. NOT_FOUND where the folder can’t be looked into. */
export async function takeWaiting(call: Call): Promise<TakenFile[]> {
  const waiting = (await call('app.waiting')) as Waiting;
  if (waiting.folder === null) {
    throw new BulkheadError('NOT_FOUND', 'No folder is watched for this vault.', {
      remedy: 'Choose one: bulkhead watch FOLDER',
    });
  }
  if (waiting.problem !== null) throw new BulkheadError('NOT_FOUND', waiting.problem);
  for (const { name, reason } of waiting.left) say(`bulkhead: ${name}: ${reason}`);
  const taken: TakenFile[] = [];
  const wanted = waiting.files.filter(({ state }) => state === 'waiting');
  let room = TAKEN_BYTES_MAX;
  for (const { id, size } of wanted) {
    if (taken.length === TAKEN_MAX || size > room) continue;
    taken.push({ id, file: (await call('app.waiting_file', { id })) as File });
    room -= size;
  }
  const others = wanted.length - taken.length;
  if (others > 0)
    say(
      `bulkhead: ${others === 1 ? '1 file is' : `${others} files are`} too much for one import: import again.`,
    );
  return taken;
}

/** Those of which everything could be read no longer wait, until their batch is taken back. */
export async function markImported(
  call: Call,
  taken: readonly TakenFile[],
  { batch, files }: ImportResult,
): Promise<void> {
  const ids = taken
    .filter((_, at) => files.every((file) => file.at !== at || !STILL_WAITING.includes(file.status)))
    .map(({ id }) => id);
  if (ids.length > 0) await call('app.mark_waiting', { ids, as: 'imported', batch });
}

const STATES: Record<Waiting['files'][number]['state'], string> = {
  waiting: 'waits',
  imported: 'imported',
  aside: 'put aside',
};

function show({ folder, problem, files, left }: Waiting): void {
  if (folder === null) return print('No folder is watched for this vault. Choose one: bulkhead watch FOLDER');
  if (problem !== null) return print(problem);
  const waiting = files.filter(({ state }) => state === 'waiting').length;
  print(`${folder}: ${waiting === 1 ? '1 file waits' : `${waiting} files wait`}.`);
  if (files.length + left.length === 0) return;
  printTable(
    [{ title: 'State' }, { title: 'Changed' }, { title: 'Bytes', align: 'right' }, { title: 'File' }],
    [
      ...files.map(({ state, modified_at, size, name }) => [
        STATES[state],
        modified_at.slice(0, 16).replace('T', ' '),
        String(size),
        name,
      ]),
      ...left.map(({ name, reason }) => ['left', '', '', `${name}: ${reason}`]),
    ],
    '',
  );
  if (waiting > 0) print('To import what waits: bulkhead import --waiting');
}

/** The ids of files that are named as they are listed. */
async function idsOf(call: Call, names: readonly string[]): Promise<string[]> {
  const { files } = (await call('app.waiting')) as Waiting;
  return names.map((name) => {
    const found = files.find((file) => file.name === name || file.id === name);
    if (found) return found.id;
    throw new BulkheadError('NOT_FOUND', `No file “${name}” is listed.`, {
      remedy: '“bulkhead watch” lists what lies in the folder.',
    });
  });
}

export function addWatchCommand(program: Command): void {
  program
    .command('open <files...>')
    .description('open the app with these statement files on its import screen; where it runs, it gets them')
    .action(async (files: string[]) => {
      // It brings the server along, which other commands need not load.
      const { beginAndReport } = await import('../begin.ts');
      await beginAndReport(files.map((file) => resolve(file)));
    });

  program
    .command('watch [folder]')
    .description('watch a folder for statement files, on this computer; without one, list what waits in it')
    .option('--off', 'watch none any more')
    .option('--aside <files...>', 'no statements: do not offer these again')
    .option('--again <files...>', 'offer these again')
    .action((folder: string | undefined, o, command: Command) =>
      withDesk(command, async ({ call, options }) => {
        if (o.off) await call('app.watch', { folder: null });
        if (folder !== undefined) await call('app.watch', { folder: resolve(folder) });
        if (o.aside) await call('app.mark_waiting', { ids: await idsOf(call, o.aside), as: 'aside' });
        if (o.again) await call('app.mark_waiting', { ids: await idsOf(call, o.again), as: 'waiting' });
        const answer = (await call('app.waiting')) as Waiting;
        if (options.json) printJson(answer);
        else show(answer);
      }),
    );
}
