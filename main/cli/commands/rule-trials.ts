/** rules test, rules suggest: rules that are not saved yet. Both below `rules`. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';
import { requireConditions, saidOf, withActions, withConditions } from './rule-words.ts';

type Tested = z.infer<NonNullable<(typeof contract.rules.test)['~orpc']['outputSchema']>>;
type Suggested = z.infer<NonNullable<(typeof contract.rules.suggest)['~orpc']['outputSchema']>>;

function showTested(answer: Tested): void {
  printTable(
    [
      { title: 'Date' },
      { title: 'Payee' },
      { title: 'Amount', align: 'right' },
      { title: '' },
      { title: 'Category now' },
      { title: 'Then' },
    ],
    answer.entries.map((e) => [
      e.date,
      e.payee,
      grouped(e.amount),
      e.currency,
      e.parts.length > 0 ? e.parts.join(', ') : e.account,
      e.rule !== null ? `taken by “${e.rule}”` : sayBecomes(e.becomes),
    ]),
    'It hits nothing.',
  );
  if (answer.any_text) print('Its pattern is in every text: it leaves nothing out.');
  print(
    `${answer.hits} hits: ${answer.would_change} would change, ${answer.shadowed} go to an earlier rule.`,
  );
}

function sayBecomes(becomes: Tested['entries'][number]['becomes']): string {
  if (becomes === null) return '';
  const { categories, crossing, to_payee, to_memo, add_tags, reviewed } = becomes;
  const isSplit = categories.length > 1;
  return [
    ...categories.map(({ account, amount }) => (isSplit ? `${account} ${grouped(amount)}` : account)),
    crossing && `${crossing.kind} with ${crossing.with}`,
    to_payee !== null && `payee “${to_payee}”`,
    to_memo !== null && `note “${to_memo}”`,
    add_tags.length > 0 && `tags ${add_tags.join(', ')}`,
    reviewed && 'reviewed',
  ]
    .filter(Boolean)
    .join(', ');
}

export function addRuleTrialCommands(rules: Command): void {
  const test = rules.command('test').description('what a rule would hit among the entries there are');
  withActions(withConditions(test))
    .requiredOption('--entity <entity>', 'whose rows it is for')
    .option('--except <rule>', 'a saved rule whose place it takes')
    .option('--limit <n>', 'entries to show', '100')
    .action((o, command: Command) => {
      requireConditions(o);
      const input = { entity: o.entity, ...saidOf(o), except: o.except, limit: o.limit };
      return run<Tested>(command, 'rules.test', input, showTested);
    });
  rules
    .command('suggest <entry>')
    .description('a rule that would do to the bank’s rows what was done to this entry')
    .action((entry: string, _, command: Command) =>
      run<Suggested>(command, 'rules.suggest', { entry }, (s) => {
        if (!s)
          return print(
            'Nothing to suggest: no category, a split, no row of a bank, or a rule does it already.',
          );
        print(
          `${s.field} ${s.test} “${s.value}”${s.direction ? `, ${s.direction}` : ''} → ${s.account}${s.payee ? `, payee ${s.payee}` : ''}`,
        );
        const name = s.payee ? ` --payee ${quoted(s.payee)}` : '';
        const direction = s.direction ? ` --direction ${s.direction}` : '';
        print(
          `bulkhead rules add --entity ${quoted(s.entity)} --field ${s.field} --${s.test} ${quoted(s.value)}${direction} --category ${quoted(s.account)}${name}`,
        );
      }),
    );
}

/** For a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
