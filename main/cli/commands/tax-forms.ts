/** tax form, self-employment, estimates: what the books make of a return. */
import { type Command, Option } from 'commander';
import { INSTALMENT_METHODS, type TaxForm } from '../../../shared/contract/tax.ts';
import { writeOutput } from '../disk.ts';
import { grouped, print, printJson, printTable, say } from '../output.ts';
import { run, withVault } from '../session.ts';
import { amount, basisOption, formOption, statusOption, type TaxAnswer } from './tax-words.ts';

function showForm(form: TaxForm): void {
  print(`${form.title}, ${form.year}, ${form.entity}, ${form.basis} basis, ${form.currency}`);
  const text = (value: string | null) => (value === null ? '' : grouped(value));
  const hasBeginning = form.lines.some(({ beginning }) => beginning !== null);
  printTable(
    [{ title: 'Line' }, { title: 'What' }, ...(hasBeginning ? [amount('Beginning')] : []), amount('Amount')],
    [
      ...form.lines.map(({ line, label, beginning, amount: value }) => [
        ...[line, label, ...(hasBeginning ? [text(beginning)] : []), text(value)],
      ]),
      ...form.unmapped.map(({ entity, account, amount: value }) => [
        ...['none', `${entity}: ${account}`, grouped(value)],
      ]),
    ],
    'No lines.',
  );
  for (const note of form.notes) print(`Note: ${note}`);
}

function sayLeftOut(left: TaxAnswer<'txf'>['left_out']): void {
  if (left.length > 0) say('The format has no code for these; type them by hand:');
  for (const { entity, form, line, label, amount: value } of left)
    say(`  ${entity}, ${form}${line === '' ? '' : ` line ${line}`}, ${label}: ${grouped(value)}`);
}

export function addFormCommands(tax: Command): void {
  tax
    .command('form')
    .description('a form of a tax year, filled from the books')
    .requiredOption('--entity <entity>', 'the company or the person whose form it is')
    .addOption(formOption())
    .requiredOption('--year <year>')
    .addOption(basisOption())
    .action((o, command: Command) =>
      run<TaxForm>(
        command,
        'tax.form',
        { entity: o.entity, form: o.form, year: o.year, basis: o.basis },
        showForm,
      ),
    );
  tax
    .command('txf')
    .description('a taxpayer’s year for tax programs on the desktop (TXF)')
    .requiredOption('--entity <entity>', 'the person, or one of their own LLCs')
    .requiredOption('--year <year>')
    .addOption(basisOption())
    .requiredOption('--out <file>', 'where to write it; "-" for standard output')
    .option('--force', 'write over a file that is there')
    .action((o, command: Command) =>
      withVault(command, async ({ call, options }) => {
        const input = { entity: o.entity, year: o.year, basis: o.basis };
        const answer = (await call('tax.txf', input)) as TaxAnswer<'txf'>;
        const bytes = Buffer.from(answer.text, 'latin1');
        if (o.out === '-') process.stdout.write(bytes);
        else writeOutput(o.out, bytes, Boolean(o.force));
        if (options.json && o.out !== '-')
          printJson({ file: o.out, left_out: answer.left_out, notes: answer.notes });
        else {
          sayLeftOut(answer.left_out);
          for (const note of answer.notes) say(`Note: ${note}`);
        }
      }),
    );
  tax
    .command('self-employment')
    .description('self-employment tax of a year, from the books')
    .requiredOption('--entity <entity>', 'the owner, or one of their LLCs')
    .requiredOption('--year <year>')
    .option('--wages <amount>', 'social security wages of the same person; as the books have by default')
    .addOption(statusOption())
    .action((o, command: Command) =>
      run<TaxAnswer<'self_employment'>>(
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

function showEstimates(answer: TaxAnswer<'estimates'>): void {
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

export function addEstimateCommand(tax: Command): void {
  tax
    .command('estimates')
    .description(
      'estimated tax: what is required, what was paid, what to set aside; “tax facts” has what is not given',
    )
    .requiredOption('--entity <entity>', 'the owner, or one of their LLCs')
    .requiredOption('--year <year>')
    .addOption(statusOption())
    .option('--as-of <date>', 'today by default')
    .option('--prior-tax <amount>', 'all tax of the year before')
    .option('--prior-income <amount>', 'adjusted gross income of the year before')
    .option('--wages <amount>', 'of the whole year; as the books have by default')
    .option(
      '--other-income <amount>',
      'of the whole year, beside profit and wages; as the books have by default',
    )
    .option('--withheld <amount>', 'of the whole year; as the books have by default')
    .option('--itemized <amount>', 'instead of the standard deduction')
    .option('--expected-profit <amount>', 'of the whole year')
    .addOption(
      new Option('--method <method>', 'of the instalments; as kept, or regular').choices(INSTALMENT_METHODS),
    )
    .action((o, command: Command) =>
      run<TaxAnswer<'estimates'>>(
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
