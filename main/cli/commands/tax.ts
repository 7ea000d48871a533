/** tax: rates and forms by year, forms filled from the books, estimates, and what the return says that the ledger cannot know. */
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import {
  ASSET_CONVENTIONS,
  ASSET_ORIGINS,
  FILING_STATUSES,
  FORM_NAMES,
  MACRS_CLASSES,
  type TaxAsset,
  type TaxForm,
} from '../../../shared/contract/tax.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';

type Answer<Name extends keyof typeof contract.tax> = z.infer<
  NonNullable<(typeof contract.tax)[Name]['~orpc']['outputSchema']>
>;

const amount = (title: string) => ({ title, align: 'right' as const });
const unchecked = (checked: boolean) => (checked ? '' : 'not checked');
const statusOption = () => new Option('--status <status>', 'filing status').choices(FILING_STATUSES);
const formOption = () => new Option('--form <form>', 'which form').choices(FORM_NAMES).makeOptionMandatory();

function addLookups(tax: Command): void {
  tax
    .command('rates')
    .description('rates, thresholds and limits of a tax year, with their source')
    .requiredOption('--year <year>')
    .addOption(statusOption())
    .action((o, command: Command) =>
      run<Answer<'rates'>>(command, 'tax.rates', { year: o.year, status: o.status }, ({ rates }) =>
        printTable(
          [
            { title: 'What' },
            { title: 'For' },
            amount('Value'),
            { title: 'Unit' },
            { title: 'Source' },
            { title: '' },
          ],
          rates.map((one) => [
            one.label,
            [one.status, one.from, one.to].filter((text) => text !== null).join(' '),
            one.unit === 'day' ? one.value : grouped(one.value),
            ...[one.unit, one.source, unchecked(one.checked)],
          ]),
          'No rates.',
        ),
      ),
    );
  tax
    .command('lines')
    .description('the lines of a form in a tax year')
    .addOption(formOption())
    .requiredOption('--year <year>')
    .action((o, command: Command) =>
      run<Answer<'lines'>>(command, 'tax.lines', { form: o.form, year: o.year }, (form) => {
        print(`${form.title}, ${form.year}. Source: ${form.source}${form.checked ? '' : ' (not checked)'}`);
        printTable(
          [{ title: 'Line' }, { title: 'What' }, { title: 'From' }],
          form.lines.map(({ line, label, from, plus, minus, carried }) => [
            ...[line, label],
            from === 'lines'
              ? [plus.join(' + '), ...minus].join(' - ')
              : carried === null
                ? from
                : `${carried.form} ${carried.line}`,
          ]),
          'No lines.',
        );
      }),
    );
}

function showForm(form: TaxForm): void {
  print(`${form.title}, ${form.year}, ${form.entity}, ${form.basis} basis, ${form.currency}`);
  printTable(
    [{ title: 'Line' }, { title: 'What' }, amount('Amount')],
    [
      ...form.lines.map(({ line, label, amount: value }) => [
        line,
        label,
        value === null ? '' : grouped(value),
      ]),
      ...form.unmapped.map(({ entity, account, amount: value }) => [
        ...['none', `${entity}: ${account}`, grouped(value)],
      ]),
    ],
    'No lines.',
  );
  for (const note of form.notes) print(`Note: ${note}`);
}

function addForms(tax: Command): void {
  tax
    .command('form')
    .description('a form of a tax year, filled from the books')
    .requiredOption('--entity <entity>', 'the company or the person whose form it is')
    .addOption(formOption())
    .requiredOption('--year <year>')
    .addOption(
      new Option('--basis <basis>', 'when income and costs count')
        .choices(['cash', 'accrual'])
        .default('cash'),
    )
    .action((o, command: Command) =>
      run<TaxForm>(
        command,
        'tax.form',
        { entity: o.entity, form: o.form, year: o.year, basis: o.basis },
        showForm,
      ),
    );
  tax
    .command('self-employment')
    .description('self-employment tax of a year, from the books')
    .requiredOption('--entity <entity>', 'the owner, or one of their LLCs')
    .requiredOption('--year <year>')
    .option('--wages <amount>', 'social security wages of the same person')
    .addOption(statusOption())
    .action((o, command: Command) =>
      run<Answer<'self_employment'>>(
        command,
        'tax.self_employment',
        { entity: o.entity, year: o.year, wages: o.wages, status: o.status },
        (answer) => {
          print(`Schedule SE, ${answer.year}, ${answer.taxpayer}, ${answer.currency}`);
          printTable(
            [{ title: 'Line' }, { title: 'What' }, amount('Amount')],
            answer.lines.map(({ line, label, amount: value }) => [line, label, grouped(value)]),
            'No lines.',
          );
          if (answer.additional_medicare !== null)
            print(`Additional Medicare tax: ${grouped(answer.additional_medicare)}`);
          for (const note of answer.notes) print(`Note: ${note}`);
        },
      ),
    );
}

const NOTHING_DUE = {
  small: 'Nothing is asked for: too little would be left to pay.',
  withheld: 'Nothing is asked for: what is withheld is enough.',
  'no-prior-tax': 'Nothing is asked for: there was no tax in the year before.',
};

function showEstimates(answer: Answer<'estimates'>): void {
  const { profit, tax, required, next } = answer;
  print(`Estimated tax of ${answer.taxpayer}, ${answer.year}, as of ${answer.as_of}, ${answer.currency}`);
  print(`  Profit so far ${grouped(profit.so_far)}, of the year ${grouped(profit.expected)}`);
  print(
    `  Tax of the year ${grouped(tax.total)}: income ${grouped(tax.income_tax)}, self-employment ${grouped(tax.self_employment_tax)}`,
  );
  if (required.nothing_due !== null) print(`  ${NOTHING_DUE[required.nothing_due]}`);
  else print(`  Required ${grouped(required.annual)}`);
  printTable(
    [{ title: 'Due' }, ...['Regular', 'Annualised', 'Required', 'So far', 'Paid', 'Left'].map(amount)],
    answer.instalments.map((one) => [
      ...[one.due, grouped(one.regular), one.annualised === null ? '' : grouped(one.annualised)],
      ...[one.required, one.required_so_far, one.paid_so_far, one.left].map(grouped),
    ]),
    'No instalments.',
  );
  if (next !== null) print(`Next: ${grouped(next.amount)} by ${next.due}.`);
  print(`To set aside for the profit so far: ${grouped(answer.set_aside)}.`);
  for (const note of answer.notes) print(`Note: ${note}`);
}

function addEstimates(tax: Command): void {
  tax
    .command('estimates')
    .description('estimated tax: what is required, what was paid, what to set aside')
    .requiredOption('--entity <entity>', 'the owner, or one of their LLCs')
    .requiredOption('--year <year>')
    .addOption(statusOption().makeOptionMandatory())
    .option('--as-of <date>', 'today by default')
    .option('--prior-tax <amount>', 'all tax of the year before')
    .option('--prior-income <amount>', 'adjusted gross income of the year before')
    .option('--wages <amount>')
    .option('--other-income <amount>')
    .option('--withheld <amount>')
    .option('--itemized <amount>', 'instead of the standard deduction')
    .option('--expected-profit <amount>', 'of the whole year')
    .addOption(
      new Option('--method <method>', 'of the instalments')
        .choices(['regular', 'annualised'])
        .default('regular'),
    )
    .action((o, command: Command) =>
      run<Answer<'estimates'>>(
        command,
        'tax.estimates',
        {
          ...{ entity: o.entity, year: o.year, status: o.status, as_of: o.asOf, method: o.method },
          ...{ prior_tax: o.priorTax, prior_income: o.priorIncome, wages: o.wages },
          ...{ other_income: o.otherIncome, withheld: o.withheld, itemized: o.itemized },
          expected_profit: o.expectedProfit,
        },
        showEstimates,
      ),
    );
}

function showAssets(assets: readonly TaxAsset[]): void {
  printTable(
    [
      ...[
        { title: 'Id' },
        { title: 'Entity' },
        { title: 'Name' },
        { title: 'In service' },
        { title: 'Gone' },
      ],
      ...[{ title: 'Class' }, amount('Cost'), amount('Section 179'), amount('Bonus')],
    ],
    assets.map((one) => [
      ...[one.id, one.entity, one.name, one.placed_in_service, one.disposed_on ?? '', one.class],
      ...[grouped(one.cost), grouped(one.section_179), one.bonus === null ? 'by law' : `${one.bonus} %`],
    ]),
    'No assets.',
  );
}

/** What may be said of an asset; `none` takes back what may be empty. */
function withAsset(command: Command): Command {
  return command
    .option('--acquired-on <date>', 'the day it was placed in service by default')
    .option('--disposed-on <date>')
    .addOption(new Option('--acquired <how>', 'contributed by the owner, or bought').choices(ASSET_ORIGINS))
    .addOption(
      new Option('--convention <convention>', 'as the year’s other things make it by default').choices([
        ...ASSET_CONVENTIONS,
        'none',
      ]),
    )
    .option('--section-179 <amount>')
    .option('--bonus <percent>', 'as the law has it by default; 0: elected out of')
    .option('--note <text>');
}

const orNull = (text: string | undefined) => (text === 'none' ? null : text);

function assetOf(o: Record<string, string | undefined>) {
  return {
    ...{ name: o.name, cost: o.cost, acquired: o.acquired, acquired_on: o.acquiredOn, note: o.note },
    ...{ placed_in_service: o.placed, disposed_on: orNull(o.disposedOn), class: o.class },
    ...{ convention: orNull(o.convention), section_179: o.section179, bonus: orNull(o.bonus) },
  };
}

function addAssets(tax: Command): void {
  const asset = tax.command('asset').description('what is depreciated for tax');
  withAsset(
    asset
      .command('add')
      .description('add something that is depreciated')
      .requiredOption('--entity <entity>')
      .requiredOption('--name <name>')
      .requiredOption('--cost <amount>', 'used in the business, without land')
      .requiredOption('--placed <date>', 'the day it was placed in service')
      .addOption(
        new Option('--class <years>', 'years of recovery').choices(MACRS_CLASSES).makeOptionMandatory(),
      ),
  ).action((o, command: Command) =>
    run<TaxAsset>(command, 'tax.add_asset', { entity: o.entity, ...assetOf(o) }, (one) => showAssets([one])),
  );
  withAsset(
    asset
      .command('change <id>')
      .description('change it; what is not given stays, “none” takes back what may be empty')
      .option('--name <name>')
      .option('--cost <amount>')
      .option('--placed <date>')
      .addOption(new Option('--class <years>').choices(MACRS_CLASSES)),
  ).action((id, o, command: Command) =>
    run<TaxAsset>(command, 'tax.update_asset', { id, ...assetOf(o) }, (one) => showAssets([one])),
  );
  asset
    .command('remove <id>')
    .description('remove it from the list')
    .action((id, _, command: Command) => run(command, 'tax.remove_asset', { id }, () => print('Removed.')));
  asset
    .command('list', { isDefault: true })
    .description('list them')
    .option('--entity <entity>')
    .action((o, command: Command) =>
      run<TaxAsset[]>(command, 'tax.assets', { entity: o.entity }, showAssets),
    );
  tax
    .command('depreciation')
    .description('depreciation of a tax year: Form 4562 and each asset')
    .requiredOption('--entity <entity>')
    .requiredOption('--year <year>')
    .option('--income <amount>', 'of the business before section 179')
    .option('--carried <amount>', 'section 179 that earlier years could not take')
    .action((o, command: Command) =>
      run<Answer<'depreciation'>>(
        command,
        'tax.depreciation',
        { entity: o.entity, year: o.year, income: o.income, carried: o.carried },
        showDepreciation,
      ),
    );
}

function showDepreciation(answer: Answer<'depreciation'>): void {
  print(`Form 4562, ${answer.year}, ${answer.entity}, ${answer.currency}`);
  printTable(
    [{ title: 'Line' }, { title: 'What' }, amount('Amount')],
    answer.lines.map(({ line, label, amount: value }) => [line, label, grouped(value)]),
    'Nothing to depreciate.',
  );
  printTable(
    [
      ...[{ title: 'Asset' }, { title: 'Class' }, { title: 'Convention' }],
      ...['Cost', 'Section 179', 'Bonus', 'MACRS', 'Deduction', 'So far', 'Left'].map(amount),
    ],
    answer.assets.map((one) => [
      ...[one.name, one.class, one.convention],
      ...[one.cost, one.section_179, one.bonus, one.macrs, one.deduction, one.accumulated, one.left].map(
        grouped,
      ),
    ]),
    '',
  );
  for (const note of answer.notes) print(`Note: ${note}`);
}

export function addTaxCommands(program: Command): void {
  const tax = program
    .command('tax')
    .description('rates, forms and estimates; what the return says that the ledger cannot know');
  addLookups(tax);
  addForms(tax);
  addEstimates(tax);
  addAssets(tax);
  addAdjustments(tax);
}

function addAdjustments(tax: Command): void {
  tax
    .command('adjust')
    .description('set a line of the return, or add to it, with the reason')
    .requiredOption('--entity <entity>')
    .requiredOption('--year <year>')
    .requiredOption('--line <line>', 'for example 13 or 30')
    .requiredOption('--amount <amount>', 'as it stands on the form: expenses positive')
    .requiredOption('--reason <text>', 'for example "section 179: workstation"')
    .addOption(
      new Option('--mode <mode>', 'put it in the line’s place, or add it')
        .choices(['replace', 'add'])
        .default('replace'),
    )
    .action((o, command: Command) =>
      run<Answer<'adjust'>>(
        command,
        'tax.adjust',
        { entity: o.entity, year: o.year, line: o.line, amount: o.amount, reason: o.reason, mode: o.mode },
        (a) => print(`Line ${a.line} of ${a.year}: ${a.mode} ${a.amount} (${a.id}).`),
      ),
    );
  tax
    .command('change <id>')
    .description('change an adjustment')
    .option('--line <line>')
    .option('--amount <amount>', 'as it stands on the form: expenses positive')
    .option('--reason <text>')
    .addOption(new Option('--mode <mode>').choices(['replace', 'add']))
    .action((id, o, command: Command) =>
      run<Answer<'adjust'>>(
        command,
        'tax.update',
        { id, line: o.line, amount: o.amount, reason: o.reason, mode: o.mode },
        (a) => print(`Line ${a.line} of ${a.year}: ${a.mode} ${a.amount} (${a.id}).`),
      ),
    );
  tax
    .command('list', { isDefault: true })
    .description('list adjustments')
    .option('--entity <entity>')
    .option('--year <year>')
    .action((o, command: Command) =>
      run<Answer<'adjustments'>>(command, 'tax.adjustments', { entity: o.entity, year: o.year }, (all) =>
        printTable(
          [
            { title: 'Id' },
            { title: 'Entity' },
            { title: 'Year' },
            { title: 'Line' },
            { title: 'Mode' },
            { title: 'Amount', align: 'right' },
            { title: 'Reason' },
          ],
          all.map((a) => [a.id, a.entity, String(a.year), a.line, a.mode, grouped(a.amount), a.reason]),
          'No adjustments.',
        ),
      ),
    );
  tax
    .command('remove <id>')
    .description('remove an adjustment')
    .action((id, _, command: Command) => run(command, 'tax.remove', { id }, () => print('Removed.')));
}
