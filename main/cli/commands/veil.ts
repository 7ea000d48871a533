/** veil: how a company and its owner are kept apart, by what the books show; solvency; the calendar of formalities. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import type { SolvencyOut } from '../../../shared/contract/solvency.ts';
import type { AttentionOut, FindingOut, HealthOut, OpenFindingOut } from '../../../shared/contract/veil.ts';
import { counted } from '../../../shared/counted.ts';
import { dayHere } from '../../../shared/dates.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';
import { addFormalityCommands } from './formality.ts';

type Answer<Name extends keyof typeof contract.veil> = z.infer<
  NonNullable<(typeof contract.veil)[Name]['~orpc']['outputSchema']>
>;

const DIMENSIONS: Record<HealthOut['dimensions'][number]['id'], string> = {
  separateness: 'Separateness',
  capital: 'Capital and solvency',
  paper: 'Paper',
  'arms-length': 'Arm’s length',
  formalities: 'Formalities',
};

function showFinding(finding: FindingOut): void {
  const { severity, check, check_name, text, days, since, cured, cures, key } = finding;
  const age = counted(days, 'day');
  const when = cured === null ? `${age}, since ${since}` : `cured ${cured}, after ${age}`;
  print(`${severity.toUpperCase()} ${check} ${check_name}: ${text} (${when})`);
  for (const { name, kind, value, currency } of finding.facts)
    print(`    ${name}: ${kind === 'money' ? `${grouped(value)} ${currency}` : value}`);
  for (const { name, date, id } of finding.parts) print(`    ${date} ${name} (${id})`);
  for (const { at, by, text: said } of finding.notes) print(`    Noted ${dayHere(at)} by ${by}: ${said}`);
  if (cured === null && cures.length > 0) print(`    What helps: ${cures.map((one) => one.text).join('; ')}`);
  print(`    ${key}`);
}

function showHealth(health: HealthOut): void {
  print(`${health.entity}, as of ${health.as_of} (${health.profile.name}: ${health.profile.tests_source})`);
  print(health.headline);
  print('');
  printTable(
    [{ title: 'Dimension' }, { title: 'State' }, { title: 'Open', align: 'right' }, { title: 'Not known' }],
    health.dimensions.map(({ id, state, open, missing }) => [
      ...[DIMENSIONS[id], state, String(open)],
      missing.length === 0 ? '' : `${missing[0]}${missing.length > 1 ? ` (${missing.length - 1} more)` : ''}`,
    ]),
    '',
  );
  for (const finding of health.findings) {
    print('');
    showFinding(finding);
  }
  print('');
  print(
    'Record keeping, not legal advice. The books can’t show intent, guarantees or what an owner did in person.',
  );
}

function showAttention({ companies }: AttentionOut): void {
  const rows = companies.flatMap(({ entity, findings, papers, loans, formalities }) => [
    ...findings.map(({ severity, open }) => [entity, 'Findings', `${open} ${severity}`]),
    ...loans.map(({ name, open, currency, days }) => [
      ...[entity, 'Loan', `${name}: ${grouped(open)} ${currency}, ${counted(days, 'day')} late`],
    ]),
    ...(papers.wanted === 0
      ? []
      : [
          [
            entity,
            'Papers',
            `${papers.wanted} wanted${papers.late === 0 ? '' : `, ${papers.late} of them late`}`,
          ],
        ]),
    ...formalities.map(({ title, due_on, days }) => [
      ...[entity, 'Formality', `${title}: ${days < 0 ? 'was due' : 'due'} ${due_on}`],
    ]),
  ]);
  printTable([{ title: 'Company' }, { title: 'What' }, { title: '' }], rows, 'Nothing wants attention.');
}

const TESTS = { 'balance-sheet': 'Assets against liabilities', 'debts-due': 'Debts as they come due' };

function showSolvency(seen: SolvencyOut): void {
  const money = (text: string) => `${grouped(text)} ${seen.currency}`;
  print(`${seen.entity}, ${seen.as_of}, after a draw of ${money(seen.draw)}: ${seen.result}`);
  printTable(
    [{ title: '' }, { title: '', align: 'right' }],
    [
      ['Equity', money(seen.equity)],
      ['Equity without what owners owe', money(seen.equity_without_owners)],
      ['Cash', money(seen.cash)],
      [`Lowest cash in ${seen.outlook_days} days`, money(seen.cash_after_known)],
      ['Set aside for tax', money(seen.tax_set_aside)],
      [
        'Current ratio',
        seen.ratio === null
          ? 'not known'
          : `${grouped(seen.ratio.assets)} / ${grouped(seen.ratio.liabilities)} = ${seen.ratio.text}`,
      ],
      ...seen.tests.map(({ test, result, margin, counts }) => [
        `${TESTS[test]}${counts ? '' : ' (not asked for by the state)'}`,
        `${result}, ${money(margin)}`,
      ]),
      ...(seen.basis === null
        ? []
        : [
            ['Basis before it', money(seen.basis.before)],
            ['Basis after it', money(seen.basis.after)],
            ['Beyond the basis', money(seen.basis.beyond)],
          ]),
    ],
    '',
  );
  for (const one of seen.missing) print(`Not known: ${one}`);
}

export function addVeilCommands(program: Command): void {
  const veil = program
    .command('veil')
    .description('what the books show of how a company and its owner are kept apart');
  veil
    .command('health <entity>', { isDefault: true })
    .description('what is found, in five dimensions')
    .option('--as-of <date>', 'on this day; today by default')
    .action((entity: string, o, command: Command) =>
      run<HealthOut>(command, 'veil.health', { entity, as_of: o.asOf }, showHealth),
    );
  veil
    .command('open')
    .description('what is open, of every company')
    .option('--as-of <date>', 'on this day; today by default')
    .action((o, command: Command) =>
      run<OpenFindingOut[]>(command, 'veil.open', { as_of: o.asOf }, (open) =>
        printTable(
          [
            { title: 'Company' },
            { title: 'Weight' },
            { title: 'Finding' },
            { title: 'Movements', align: 'right' },
          ],
          open.map(({ entity, severity, key, crossings }) => [
            ...[entity, severity, key],
            crossings.length === 0 ? '' : String(crossings.length),
          ]),
          'Nothing is open.',
        ),
      ),
    );
  veil
    .command('attention')
    .description('what wants to be looked at: findings, late loans, missing papers, what is due soon')
    .option('--as-of <date>', 'on this day; today by default')
    .action((o, command: Command) =>
      run<AttentionOut>(command, 'veil.attention', { as_of: o.asOf }, showAttention),
    );
  veil
    .command('history <entity>')
    .description('what was recorded of findings, cured ones too')
    .option('--key <key>', 'of one finding')
    .action((entity: string, o, command: Command) =>
      run<Answer<'findings'>>(command, 'veil.findings', { entity, key: o.key }, (findings) =>
        printTable(
          [
            { title: 'Finding' },
            { title: 'Day' },
            { title: 'What' },
            { title: 'Weight' },
            { title: 'By' },
            { title: 'Text' },
          ],
          findings.flatMap(({ key, events }) =>
            events.map(({ date, event, severity, by, text }) => [key, date, event, severity, by, text]),
          ),
          'Nothing was recorded yet.',
        ),
      ),
    );
  veil
    .command('record <entity>')
    .description('add to the record what opened, changed or was cured')
    .option('--as-of <date>', 'as of this day; today by default')
    .action((entity: string, o, command: Command) =>
      run<Answer<'record'>>(command, 'veil.record', { entity, as_of: o.asOf }, ({ opened, changed, cured }) =>
        print(`Recorded: ${opened} opened, ${changed} changed, ${cured} cured.`),
      ),
    );
  veil
    .command('note <entity> <key> <text>')
    .description('note something on a finding')
    .option('--acknowledge', 'seen, and left as it is for now')
    .action((entity: string, key: string, text: string, o, command: Command) =>
      run(command, 'veil.note', { entity, key, text, acknowledge: o.acknowledge === true }, () =>
        print('Noted.'),
      ),
    );
  addFigureCommands(veil);
  addSolvencyCommands(veil);
  addFormalityCommands(veil);
}

function addFigureCommands(veil: Command): void {
  veil
    .command('thresholds <entity>')
    .description('list the figures that the checks go by')
    .action((entity: string, _, command: Command) =>
      run<Answer<'thresholds'>>(command, 'veil.thresholds', { entity }, (all) =>
        printTable(
          [
            { title: 'Name' },
            { title: 'Check' },
            { title: 'Value', align: 'right' },
            { title: 'Usual', align: 'right' },
            { title: 'What' },
          ],
          all.map(({ name, check, value, standard, what }) => [
            name,
            check,
            value ?? 'off',
            standard ?? 'off',
            what,
          ]),
          '',
        ),
      ),
    );
  veil
    .command('set <entity> <name> [value]')
    .description('set one of them; without a value it is the usual one again')
    .action((entity: string, name: string, value: string | undefined, _, command: Command) =>
      run<Answer<'set_threshold'>>(
        command,
        'veil.set_threshold',
        { entity, name, value: value ?? null },
        (set) => print(`${set.name}: ${set.value ?? 'off'}.`),
      ),
    );
}

function addSolvencyCommands(veil: Command): void {
  veil
    .command('solvency <entity>')
    .description('what a draw would leave: equity, cash, both tests')
    .option('--draw <amount>', 'not in the books yet', '0')
    .option('--as-of <date>', 'on this day; today by default')
    .action((entity: string, o, command: Command) =>
      run<SolvencyOut>(command, 'veil.solvency', { entity, as_of: o.asOf, draw: o.draw }, showSolvency),
    );
  veil
    .command('snapshot <entity>')
    .description('record solvency for a distribution')
    .option('--crossing <id>', 'the distribution, which is in the books')
    .option('--draw <amount>', 'instead: one that is not in the books yet', '0')
    .option('--as-of <date>', 'of that one; today by default')
    .option('--reason <text>', 'why it is paid all the same, where a test fails')
    .action((entity: string, o, command: Command) =>
      run<Answer<'snapshot'>>(
        command,
        'veil.snapshot',
        { entity, crossing: o.crossing, draw: o.draw, as_of: o.asOf, reason: o.reason },
        ({ figures }) => showSolvency(figures),
      ),
    );
  veil
    .command('snapshots <entity>')
    .description('list solvency as it was recorded')
    .option('--crossing <id>', 'for one distribution')
    .action((entity: string, o, command: Command) =>
      run<Answer<'snapshots'>>(command, 'veil.snapshots', { entity, crossing: o.crossing }, (all) =>
        printTable(
          [
            { title: 'As of' },
            { title: 'Draw', align: 'right' },
            { title: 'Equity', align: 'right' },
            { title: 'Balance sheet' },
            { title: 'Debts due' },
            { title: 'Recorded' },
            { title: 'Reason' },
          ],
          all.map((one) => [
            ...[one.as_of, grouped(one.draw), grouped(one.equity), one.balance_sheet, one.debts_due],
            ...[dayHere(one.prepared_at), one.reason ?? ''],
          ]),
          'No solvency was recorded yet.',
        ),
      ),
    );
}
