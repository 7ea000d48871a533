/** member: who owns a company, what became of their capital and basis, and what a person is worth. */
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import {
  BASIS_ITEM_KINDS,
  type BasisYear,
  type Capital,
  DISTRIBUTION_TERMS,
  INCOME_TERMS,
} from '../../../shared/contract/member.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';

type Procedures = typeof contract.member;
type Answer<P extends keyof Procedures> = Procedures[P]['~orpc'] extends { outputSchema?: infer S }
  ? z.infer<NonNullable<S> & z.ZodType>
  : never;
type Members = Answer<'set'>;

const RIGHT = 'right' as const;

/** "Dana Reyes=60%", "Dana Reyes=1200 units", with "@Entity" behind it where the member has books here. */
export function parseStake(text: string, earlier: object[] = []): object[] {
  const match = /^(.+?)=([\d.]+)(%| units?)?(?:@(.+))?$/.exec(text);
  if (!match)
    throw new BulkheadError('INVALID_INPUT', `“${text}” is no member.`, {
      remedy: 'Write NAME=PERCENT or "NAME=12 units", and @ENTITY where the member has books here.',
    });
  const [, name, amount, unit, entity] = match;
  const held = unit?.startsWith(' unit') ? { units: amount } : { share: amount };
  return [...earlier, { name, ...held, ...(entity === undefined ? {} : { entity }) }];
}

function showMembers(companies: Members[]): void {
  printTable(
    [
      ...['Company', 'Member', 'Capacity', 'Since', 'Until'].map((title) => ({ title })),
      { title: 'Share %', align: RIGHT },
      { title: 'Units', align: RIGHT },
      { title: 'Profit %', align: RIGHT },
      { title: 'Id' },
    ],
    companies.flatMap((company) =>
      company.members.map((m) => [
        ...[company.entity, m.name, m.capacity ?? '', m.since ?? '', m.until ?? ''],
        ...[m.share, m.units ?? '', m.profit ?? '', m.id],
      ]),
    ),
    'No members yet. Name them: bulkhead member set ENTITY --member NAME=100',
  );
  for (const company of companies)
    if (company.members.length > 0 && company.unassigned !== '0')
      print(`Of ${company.entity}, ${company.unassigned} % is held by nobody who is named.`);
}

const CAPITAL: readonly [keyof Capital, string][] = [
  ['opening', 'Opening'],
  ['cash', 'Contributed'],
  ['property', 'Property'],
  ['expenses', 'Costs borne'],
  ['income', 'Net income'],
  ['draws', 'Draws'],
  ['tax_draws', 'Taxes paid'],
  ['other', 'Other'],
  ['closing', 'Closing'],
];

function showCapital(report: Answer<'roll_forward'>): void {
  print(
    `Capital of ${report.entity}, ${report.from} to ${report.to}, ${report.basis === 'tax' ? 'tax basis' : 'as booked'}, ${report.currency}`,
  );
  const row = (name: string, share: string, capital: Capital) => [
    ...[name, share],
    ...CAPITAL.map(([key]) => grouped(capital[key])),
  ];
  printTable(
    [
      { title: 'Member' },
      { title: 'Share %', align: RIGHT },
      ...CAPITAL.map(([, title]) => ({ title, align: RIGHT })),
    ],
    [...report.members.map((m) => row(m.member, m.share, m.capital)), row('Together', '', report.total)],
    'Nothing.',
  );
  for (const one of report.pro_rata.filter(({ matters }) => matters))
    print(
      `Not by share: ${one.member} received ${grouped(one.actual)}; ${grouped(one.expected)} would be equal.`,
    );
  for (const note of report.notes) print(`Note: ${note}`);
}

const BASIS: readonly [Exclude<keyof BasisYear, 'from' | 'to' | 'debt'>, string][] = [
  ['opening', 'Opening'],
  ['contributions', 'Contributed'],
  ['income', 'Income'],
  ['liabilities', 'Liabilities'],
  ['distributions', 'Distributions'],
  ['nondeductible', 'Not deductible'],
  ['losses', 'Losses'],
  ['closing', 'Closing'],
  ['gain', 'Gain'],
  ['suspended', 'Suspended'],
];

const ifKnown = (amount: string | null) => (amount === null ? 'Unknown' : grouped(amount));

function showBasis(report: Answer<'basis'>): void {
  print(`Basis in ${report.entity} through ${report.to}, ${report.currency}. ${report.rule}`);
  if (report.kind !== 'none')
    printTable(
      [
        ...[{ title: 'Member' }, { title: 'From' }, { title: 'To' }],
        ...BASIS.map(([, title]) => ({ title, align: RIGHT })),
        { title: 'Loans', align: RIGHT },
      ],
      report.members.flatMap((m) =>
        m.years.map((year) => [
          ...[m.member, year.from, year.to],
          ...BASIS.map(([key]) => ifKnown(year[key])),
          ifKnown(year.debt.closing),
        ]),
      ),
      'No members yet.',
    );
  for (const item of report.items)
    print(
      `${item.date} ${item.kind} ${grouped(item.amount)}, ${item.member ?? 'the company'}: ${item.note} (${item.id})`,
    );
  for (const note of report.notes) print(`Note: ${note}`);
}

function showWorth(report: Answer<'net_worth'>): void {
  print(`What ${report.entity} is worth on ${report.to}, ${report.currency}`);
  printTable(
    [
      { title: 'What' },
      ...['Opening', 'In the books', 'Undistributed', 'Worth'].map((title) => ({ title, align: RIGHT })),
    ],
    [
      ...report.lines.map((line) => [
        line.kind === 'interest' ? `Interest in ${line.label}` : line.label,
        ...[line.opening, line.cost, line.undistributed, line.amount].map(grouped),
      ]),
      ['Net worth', grouped(report.opening), '', '', grouped(report.net_worth)],
    ],
    'Nothing.',
  );
  for (const note of report.notes) print(`Note: ${note}`);
}

function withPeriod(command: Command): Command {
  return command
    .option('--from <date>', 'first day; 1 January of the last day’s year by default')
    .option('--to <date>', 'last day; today by default');
}

export function addMemberCommands(program: Command): void {
  const member = program
    .command('member')
    .description('members of a company: shares, capital, basis, and what a person is worth');
  member
    .command('list [entity]', { isDefault: true })
    .description('list who owns what')
    .option('--as-of <date>', 'on this day; today by default')
    .action((entity: string | undefined, o, command: Command) =>
      run<Members[]>(command, 'member.list', { entity, as_of: o.asOf }, showMembers),
    );
  member
    .command('set <entity>')
    .description('say who owns it from a day on: every member')
    .requiredOption(
      '--member <NAME=SHARE>',
      'NAME=60 in percent or "NAME=12 units", then @ENTITY where they have books here; once for each',
      parseStake,
    )
    .option('--effective <date>', 'the first day; from the beginning by default')
    .action((entity: string, o, command: Command) =>
      run<Members>(command, 'member.set', { entity, effective: o.effective, members: o.member }, (answer) =>
        showMembers([answer]),
      ),
    );
  member
    .command('terms <entity>')
    .description('set what the members agreed on')
    .addOption(new Option('--income <how>', 'profit of a year in which shares change').choices(INCOME_TERMS))
    .addOption(
      new Option('--distributions <how>', 'whether payouts follow shares').choices(DISTRIBUTION_TERMS),
    )
    .action((entity: string, o, command: Command) =>
      run<Members>(
        command,
        'member.agree',
        { entity, income: o.income, distributions: o.distributions },
        (answer) =>
          print(`${answer.entity}: profit ${answer.income}, distributions ${answer.distributions}.`),
      ),
    );
  member
    .command('assign <entity> <account>')
    .description('say whose an equity account is')
    .option('--member <member>', 'whose; left out: nobody’s alone')
    .action((entity: string, account: string, o, command: Command) =>
      run<Members>(command, 'member.assign', { entity, account, member: o.member ?? null }, (answer) =>
        showMembers([answer]),
      ),
    );
  withPeriod(
    member.command('roll-forward <entity>').description('capital accounts of all members over a period'),
  )
    .addOption(new Option('--basis <basis>', 'which').choices(['book', 'tax']).default('book'))
    .action((entity: string, o, command: Command) =>
      run<Answer<'roll_forward'>>(
        command,
        'member.roll_forward',
        { entity, from: o.from, to: o.to, basis: o.basis },
        showCapital,
      ),
    );
  member
    .command('basis <entity>')
    .description('basis of each member’s interest, or stock and loans, year by year')
    .option('--to <date>', 'last day; today by default')
    .action((entity: string, o, command: Command) =>
      run<Answer<'basis'>>(command, 'member.basis', { entity, to: o.to }, showBasis),
    );
  member
    .command('add-item <entity>')
    .description('add what the books can’t know of basis')
    .option('--member <member>', 'whose; left out: the company’s')
    .requiredOption('--date <date>')
    .addOption(new Option('--kind <kind>').choices(BASIS_ITEM_KINDS).makeOptionMandatory())
    .requiredOption('--amount <amount>', 'not negative')
    .requiredOption('--note <text>', 'where it comes from')
    .action((entity: string, o, command: Command) =>
      run<Answer<'basis'>>(
        command,
        'member.add_item',
        { entity, member: o.member, date: o.date, kind: o.kind, amount: o.amount, note: o.note },
        showBasis,
      ),
    );
  member
    .command('remove-item <id>')
    .description('remove such an item')
    .action((id: string, _, command: Command) =>
      run(command, 'member.remove_item', { id }, () => print('Removed.')),
    );
  withPeriod(
    member
      .command('net-worth <person>')
      .description('what a person is worth, their part of each company included'),
  ).action((entity: string, o, command: Command) =>
    run<Answer<'net_worth'>>(command, 'member.net_worth', { entity, from: o.from, to: o.to }, showWorth),
  );
}
