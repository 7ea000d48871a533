/** rules test, rules suggest: rules that are not saved yet. Both below `rules`. */
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';

type Tested = z.infer<NonNullable<(typeof contract.rules.test)['~orpc']['outputSchema']>>;
type Suggested = z.infer<NonNullable<(typeof contract.rules.suggest)['~orpc']['outputSchema']>>;

/** The one of --contains, --is and --starts that was given. */
export function chosenTest(o: Record<string, string | undefined>): { test: string; value: string } {
  const tests = (['contains', 'is', 'starts'] as const).filter((test) => o[test] !== undefined);
  if (tests.length !== 1)
    throw new BulkheadError('INVALID_INPUT', 'A rule has one test.', {
      remedy: 'Give one of --contains, --is, --starts.',
    });
  return { test: tests[0]!, value: o[tests[0]!]! };
}

/** What a rule looks at. */
export function withTest(command: Command): Command {
  return command
    .option('--contains <text>', 'the payee contains this')
    .option('--is <text>', 'the payee is exactly this')
    .option('--starts <text>', 'the payee starts with this')
    .addOption(
      new Option('--field <field>', 'where to look').choices(['payee', 'memo', 'any']).default('payee'),
    )
    .addOption(
      new Option('--direction <direction>', 'only money in, or only money out').choices(['in', 'out']),
    );
}

function showTested(answer: Tested): void {
  printTable(
    [
      { title: 'Date' },
      { title: 'Payee' },
      { title: 'Amount', align: 'right' },
      { title: '' },
      { title: 'Category' },
      { title: '' },
    ],
    answer.entries.map((e) => [
      e.date,
      e.payee,
      grouped(e.amount),
      e.currency,
      e.account,
      e.rule !== null ? `taken by “${e.rule}”` : e.would_change ? 'would change' : '',
    ]),
    'It hits nothing.',
  );
  print(
    `${answer.hits} hits: ${answer.would_change} would change, ${answer.shadowed} go to an earlier rule.`,
  );
}

export function addRuleTrialCommands(rules: Command): void {
  withTest(rules.command('test').description('what a rule would hit among the entries there are'))
    .requiredOption('--entity <entity>', 'whose rows it is for')
    .option('--category <account>', 'the account that the other leg would go to')
    .option('--payee <name>', 'the payee to put instead')
    .option('--except <rule>', 'a saved rule whose place it takes')
    .option('--limit <n>', 'entries to show', '100')
    .action((o, command: Command) =>
      run<Tested>(
        command,
        'rules.test',
        {
          entity: o.entity,
          ...chosenTest(o),
          field: o.field,
          direction: o.direction ?? null,
          account: o.category ?? null,
          payee: o.payee ?? null,
          except: o.except,
          limit: o.limit,
        },
        showTested,
      ),
    );
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
