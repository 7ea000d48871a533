/** learn: categories that the program proposes by what was done before. */
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { choiceOf, type Proposal, SURE } from '../../../shared/contract/learner.ts';
import { grouped, print, printJson, printTable, say } from '../output.ts';
import { run, withVault } from '../session.ts';

type Proposed = z.infer<NonNullable<(typeof contract.learner.proposals)['~orpc']['outputSchema']>>;
/** As many as one command takes. */
const AT_ONCE = 5000;

type Accepted = z.infer<NonNullable<(typeof contract.learner.accept)['~orpc']['outputSchema']>>;

function reasonOf({ reason: { kind, name, times, of, since }, amount, example }: Proposal): string {
  if (kind === 'rule') return `the rule “${name}” takes it`;
  if (kind === 'owed') {
    const what = amount.startsWith('-') ? 'bill' : 'invoice';
    return `${name}: ${times === 1 ? `${what} of` : `${times} ${what}s since`} ${since}`;
  }
  if (kind === 'likeness') return 'like others of its words, amount and day';
  return `${times} of ${of} times before: ${name}${example === null ? '' : ` (rules suggest ${example})`}`;
}

function showProposals({ proposals }: Proposed): void {
  printTable(
    [
      { title: 'Date' },
      { title: 'Payee' },
      { title: 'Amount', align: 'right' },
      { title: '' },
      { title: 'Category' },
      { title: 'Sure', align: 'right' },
      { title: 'Why' },
      { title: 'Id' },
    ],
    proposals.map((p) => [
      ...[p.date, p.called ?? p.payee, grouped(p.amount), p.currency, p.account],
      ...[`${Math.round(p.confidence * 100)} %`, reasonOf(p), p.entry_id],
    ]),
    'Nothing to propose.',
  );
}

function showAccepted(answer: Accepted, preview: boolean): void {
  printTable(
    [{ title: 'Date' }, { title: 'Payee' }, { title: 'Field' }, { title: 'From' }, { title: 'To' }],
    answer.changes.map((c) => [c.date, c.payee, c.field, c.from, c.to]),
    'Nothing to change.',
  );
  for (const r of answer.refused) print(`Left: ${r.entry_id} (${r.date} ${r.payee}): ${r.reason}`);
  const entries = `${answer.changed} ${answer.changed === 1 ? 'entry' : 'entries'}`;
  print(`${preview ? 'Would change' : 'Changed'} ${entries}.`);
}

/** All that are sure; named entries at any confidence. */
function choicesOf({ proposals }: Proposed, ids: readonly string[], min: number | null) {
  return proposals
    .filter((p) => ids.length > 0 || (min === null ? p.sure : p.confidence >= min))
    .map(choiceOf);
}

export function addLearnCommands(program: Command): void {
  const learn = program.command('learn').description('categories by what was done before');
  learn
    .command('proposals [id...]')
    .description('what entries without a category most likely want, how sure it is, and why')
    .option('--entity <entity>', 'only of this entity')
    .addOption(new Option('--min <share>', 'how sure it has to be, from 0 to 1').default('0.6'))
    .action((ids: string[], o, command: Command) =>
      run<Proposed>(
        command,
        'learner.proposals',
        { entity: o.entity, min: o.min, ...(ids.length > 0 ? { entries: ids } : {}) },
        showProposals,
      ),
    );
  learn
    .command('accept [id...]')
    .description('take the proposals of these entries, or all that are sure')
    .option('--entity <entity>', 'only of this entity')
    .option('--min <share>', 'all that are at least as sure, from 0 to 1')
    .option('--preview', 'only say what would change')
    .action((ids: string[], o, command: Command) =>
      withVault(command, async ({ call, options }) => {
        const min = o.min === undefined ? null : Number(o.min);
        const entries = ids.length > 0 ? { entries: ids, min: 0 } : { min: min ?? SURE };
        const asked = { entity: o.entity, ...entries, limit: AT_ONCE };
        const proposed = (await call('learner.proposals', asked)) as Proposed;
        const choices = choicesOf(proposed, ids, min);
        const preview = Boolean(o.preview);
        const answer: Accepted =
          choices.length === 0
            ? { changed: 0, unchanged: 0, refused: [], changes: [] }
            : ((await call('learner.accept', { choices, preview })) as Accepted);
        if (options.json) printJson(answer);
        else showAccepted(answer, preview);
        if (proposed.proposals.length === AT_ONCE) say('There are more: ask again for the next.');
      }),
    );
  learn
    .command('alike <entry> <category>')
    .description('give the category to all that waits in the inbox of the entry’s payee')
    .option('--preview', 'only say what would change')
    .action((entry: string, category: string, o, command: Command) => {
      const preview = Boolean(o.preview);
      return run<Accepted>(command, 'learner.accept', { alike: { entry, category }, preview }, (answer) =>
        showAccepted(answer, preview),
      );
    });
}
