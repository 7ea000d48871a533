/** entry bulk, account merge: one change to many rows, to be seen before it is made. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { print, printTable } from '../output.ts';
import { run } from '../session.ts';

type Bulk = z.infer<NonNullable<(typeof contract.entry.bulk)['~orpc']['outputSchema']>>;
type Removed = z.infer<NonNullable<(typeof contract.entry.remove_many)['~orpc']['outputSchema']>>;
type Merge = z.infer<NonNullable<(typeof contract.account.merge)['~orpc']['outputSchema']>>;

const entries = (n: number) => `${n} ${n === 1 ? 'entry' : 'entries'}`;

function showBulk(answer: Bulk, preview: boolean): void {
  printTable(
    [{ title: 'Date' }, { title: 'Payee' }, { title: 'Field' }, { title: 'From' }, { title: 'To' }],
    answer.changes.map((c) => [c.date, c.payee, c.field, c.from, c.to]),
    'Nothing to change.',
  );
  for (const r of answer.refused) print(`Left: ${r.entry_id} (${r.date} ${r.payee}): ${r.reason}`);
  print(
    `${preview ? 'Would change' : 'Changed'} ${entries(answer.changed)}; ${answer.unchanged} are so already, ${answer.refused.length} can’t be changed.`,
  );
}

/** Below `entry`. */
export function addBulkCommand(entry: Command): void {
  entry
    .command('bulk <id...>')
    .description('change many entries alike; what can’t be changed is left and named')
    .option('--category <account>', 'for the one leg that is in no money account')
    .option('--payee <payee>')
    .option('--memo <memo>')
    .option('--add-tag <tag...>')
    .option('--remove-tag <tag...>')
    .option('--date <date>')
    .option('--reviewed', 'mark them reviewed: they don’t wait in the inbox any more')
    .option('--no-reviewed', 'take the mark back')
    .option('--preview', 'only say what would change')
    .action((ids: string[], o, command: Command) =>
      run<Bulk>(
        command,
        'entry.bulk',
        {
          entries: ids,
          category: o.category,
          payee: o.payee,
          memo: o.memo,
          add_tags: o.addTag ?? [],
          remove_tags: o.removeTag ?? [],
          date: o.date,
          reviewed: o.reviewed,
          preview: Boolean(o.preview),
        },
        (answer) => showBulk(answer, Boolean(o.preview)),
      ),
    );
}

/** entry remove, for more than one. */
export function removeMany(command: Command, ids: readonly string[]): Promise<void> {
  return run<Removed>(command, 'entry.remove_many', { entries: ids }, ({ removed, refused }) => {
    for (const r of refused) print(`Left: ${r.entry_id} (${r.date} ${r.payee}): ${r.reason}`);
    print(`Removed ${entries(removed)}; ${refused.length} can’t be removed.`);
  });
}

/** Below `account`. */
export function addMergeCommand(account: Command): void {
  account
    .command('merge <account>')
    .description('move everything of an account into another of the same kind, and take the empty one away')
    .requiredOption('--into <account>', 'the account that stays')
    .option('--entity <entity>', 'whose accounts they are')
    .option('--preview', 'only say what would move')
    .action((ref: string, o, command: Command) =>
      run<Merge>(
        command,
        'account.merge',
        { account: ref, into: o.into, entity: o.entity, preview: Boolean(o.preview) },
        (m) => {
          const days = m.first_date === null ? '' : ` of ${m.first_date} to ${m.last_date}`;
          print(
            `${o.preview ? 'Would move' : 'Moved'} ${m.postings} postings${days}, ${m.rules} rules and ${m.children} accounts from ${m.from} to ${m.into}.`,
          );
        },
      ),
    );
}
