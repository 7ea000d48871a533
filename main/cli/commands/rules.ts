/** rules: what becomes of rows of the bank by themselves. */
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { readInput, writeOutput } from '../disk.ts';
import { grouped, print, printJson, printTable } from '../output.ts';
import { run } from '../session.ts';
import { addRuleTrialCommands } from './rule-trials.ts';
import {
  besidesWords,
  categoryWords,
  crossingWords,
  type Rule,
  requireConditions,
  saidOf,
  whenWords,
  withActions,
  withConditions,
} from './rule-words.ts';

type Answer<Name extends 'apply' | 'check' | 'export' | 'import'> = z.infer<
  NonNullable<(typeof contract.rules)[Name]['~orpc']['outputSchema']>
>;
type Saved = Rule & Pick<Answer<'apply'>, 'changed' | 'left'>;

const APPLY = () =>
  new Option('--apply <to>', 'also change entries that are there and that it takes').choices([
    'uncategorised',
    'everything',
  ]);

function showRules(rules: Rule[]): void {
  printTable(
    [
      ...[{ title: 'Id' }, { title: 'Entity' }, { title: '#', align: 'right' as const }, { title: 'Stage' }],
      ...[{ title: 'If' }, { title: 'Category' }, { title: 'And' }],
    ],
    rules.map((r) => [
      ...[r.id, r.entity, String(r.position), r.stage],
      ...[whenWords(r), categoryWords(r), besidesWords(r)],
    ]),
    'No rules yet. Add one: bulkhead rules add --entity NAME --contains TEXT --category ACCOUNT',
  );
}

function showSaved(r: Saved, applied: boolean): void {
  const past = applied ? `Changed ${r.changed} entries.` : '“bulkhead rules apply” brings it to the past.';
  const does = [categoryWords(r), besidesWords(r)].filter(Boolean).join('; ');
  print(`Rule ${r.position}: ${whenWords(r)} → ${does} (${r.id}). ${past}`);
  showLeft(r.left);
}

function showLeft(left: Saved['left']): void {
  for (const { date, payee, amount, currency, kind, with: other, reason } of left)
    print(
      `Left: ${date} ${payee}, ${grouped(amount)} ${currency}, is no ${crossingWords({ kind, with: other })}: ${reason}`,
    );
}

export function addRuleCommands(program: Command): void {
  const rules = program
    .command('rules')
    .alias('rule')
    .description('rules: “payee contains … → category”, and more');
  rules
    .command('list', { isDefault: true })
    .description('list rules in the order they are tried')
    .option('--entity <entity>')
    .action((o, command: Command) => run<Rule[]>(command, 'rules.list', { entity: o.entity }, showRules));
  addSaving(rules);
  addRuleTrialCommands(rules);
  rules
    .command('remove <id>')
    .description('remove a rule; what it did stays')
    .action((id, _, command: Command) => run(command, 'rules.remove', { id }, () => print('Removed.')));
  addApply(rules);
  addCheck(rules);
  addFiles(rules);
}

function addSaving(rules: Command): void {
  withActions(withConditions(rules.command('add').description('add a rule')))
    .requiredOption('--entity <entity>', 'whose rows it is for')
    .option('--position <n>', 'place among the rules of its kind; last by default')
    .addOption(APPLY())
    .action((o, command: Command) => {
      requireConditions(o);
      const position = o.position === undefined ? undefined : Number(o.position);
      const input = { entity: o.entity, ...saidOf(o), position, apply: o.apply };
      return run<Saved>(command, 'rules.create', input, (r) => showSaved(r, Boolean(o.apply)));
    });
  withActions(withConditions(rules.command('change <id>').description('change what is named of a rule')))
    .option('--position <n>', 'place among the rules of its kind')
    .addOption(APPLY())
    .action((id: string, o, command: Command) => {
      const position = o.position === undefined ? undefined : Number(o.position);
      const input = { id, ...saidOf(o), position, apply: o.apply };
      return run<Saved>(command, 'rules.update', input, (r) => showSaved(r, Boolean(o.apply)));
    });
}

function addApply(rules: Command): void {
  rules
    .command('apply')
    .description('apply the rules to uncategorised entries already there')
    .requiredOption('--entity <entity>')
    .option('--from <date>')
    .option('--to <date>')
    .option('--everything', 'entries that have a category, too')
    .option('--preview', 'only say what would change')
    .option('--as-seen <seen>', 'only what that preview showed (its “seen”), or nothing')
    .action((o, command: Command) =>
      run<Answer<'apply'>>(
        command,
        'rules.apply',
        {
          entity: o.entity,
          from: o.from,
          to: o.to,
          everything: Boolean(o.everything),
          preview: Boolean(o.preview),
          as_seen: o.asSeen,
        },
        (a) => {
          printTable(
            [
              { title: 'Date' },
              { title: 'Payee' },
              { title: 'Amount', align: 'right' },
              { title: '' },
              { title: 'From' },
              { title: 'To' },
              { title: 'And' },
              { title: 'By the rule' },
            ],
            a.changes.map((c) => [
              ...[c.date, c.payee, grouped(c.amount), c.currency, c.from],
              c.crossing ? `${c.to} (${crossingWords(c.crossing)})` : c.to,
              besidesWords({ ...c, payee: c.to_payee, memo: c.to_memo }),
              c.rule,
            ]),
            'Nothing changes.',
          );
          print(`${a.changed} entries ${o.preview ? 'would change' : 'changed'}.`);
          showLeft(a.left);
        },
      ),
    );
}

const WARNINGS: Record<string, (by: string) => string> = {
  archived: () => 'passed over: it books to an archived account',
  never: () => 'never hits',
  shadowed: (by) => `“${by}” takes all of them`,
  contradicted: (by) => `“${by}” puts some of them elsewhere`,
};

function addCheck(rules: Command): void {
  rules
    .command('check')
    .description('how often each rule hits, and which are in each other’s way')
    .requiredOption('--entity <entity>')
    .action((o, command: Command) =>
      run<Answer<'check'>>(command, 'rules.check', { entity: o.entity }, (all) =>
        printTable(
          [
            { title: 'Id' },
            { title: 'Rule' },
            { title: 'Hits', align: 'right' },
            { title: 'Taken before', align: 'right' },
            { title: 'Elsewhere', align: 'right' },
            { title: '' },
          ],
          all.map((r) => [
            ...[r.id, r.label, String(r.hits), String(r.shadowed), String(r.contradicted)],
            r.warning === null ? '' : WARNINGS[r.warning]!(r.by?.label ?? ''),
          ]),
          'No rules yet.',
        ),
      ),
    );
}

function addFiles(rules: Command): void {
  rules
    .command('export')
    .description('the rules of an entity as JSON that another entity can take')
    .requiredOption('--entity <entity>')
    .option('--out <file>')
    .option('--force', 'write over a file that is there')
    .action((o, command: Command) =>
      run<Answer<'export'>>(command, 'rules.export', { entity: o.entity }, (file) => {
        if (o.out === undefined) return printJson(file);
        writeOutput(o.out, Buffer.from(`${JSON.stringify(file, null, 2)}\n`), Boolean(o.force));
        print(`Wrote ${file.rules.length} rules to ${o.out}.`);
      }),
    );
  rules
    .command('import <file>')
    .description('add the rules of a file; those that are there already are left')
    .requiredOption('--entity <entity>')
    .option('--use <from=to...>', 'for an account of the file the one to use instead; also several times')
    .option('--preview', 'only say what would be added')
    .action((path: string, o, command: Command) =>
      run<Answer<'import'>>(
        command,
        'rules.import',
        {
          entity: o.entity,
          file: readJson(path),
          accounts: accountsFrom(o.use),
          preview: Boolean(o.preview),
        },
        (a) => {
          printTable(
            [{ title: 'Rule' }, { title: '' }],
            a.rules.map(({ label, state }) => [label, state.replaceAll('_', ' ')]),
            'The file has no rules.',
          );
          for (const account of a.unknown_accounts)
            print(`No such account: “${account}” (--use "${account}=NAME")`);
          for (const entity of a.unknown_entities) print(`No such entity: “${entity}”`);
          print(`${a.added} ${o.preview ? 'would be added' : 'added'}, ${a.present} there already.`);
        },
      ),
    );
}

/** “Expenses:Rent=Expenses:Office rent”. */
function accountsFrom(pairs: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [from, to, ...rest] = pair.split('=').map((name) => name.trim());
      if (from && to && rest.length === 0) return [from, to];
      throw new BulkheadError(
        'INVALID_INPUT',
        `“${pair}” does not say which account is to be used for which.`,
        {
          remedy: 'Write the name in the file, “=”, and the name here.',
        },
      );
    }),
  );
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readInput(path).toString('utf8'));
  } catch (error) {
    if (error instanceof BulkheadError) throw error;
    throw new BulkheadError('INVALID_INPUT', `“${path}” is no JSON: ${(error as Error).message}`, {
      remedy: 'Give a file that “bulkhead rules export” wrote.',
      cause: error,
    });
  }
}
