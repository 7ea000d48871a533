/** tax qbi, state-taxes, section-179: worksheets of a return. */
import type { Command } from 'commander';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';
import { amount, statusOption, type TaxAnswer } from './tax-words.ts';

export function addSheetCommands(tax: Command): void {
  tax
    .command('qbi')
    .description('the deduction for qualified business income, business by business')
    .requiredOption('--entity <entity>', 'the owner, or one of their LLCs')
    .requiredOption('--year <year>')
    .addOption(statusOption())
    .option('--taxable-income <amount>', 'before this deduction; as the books have by default')
    .option('--net-capital-gain <amount>', 'with qualified dividends')
    .option('--carried-loss <amount>', 'of earlier years')
    .option('--reit <amount>', 'REIT dividends and publicly traded partnerships')
    .option('--service <entity...>', 'which businesses are specified services')
    .action((o, command: Command) =>
      run<TaxAnswer<'qbi'>>(
        command,
        'tax.qbi',
        {
          ...{ entity: o.entity, year: o.year, status: o.status, taxable_income: o.taxableIncome },
          ...{ net_capital_gain: o.netCapitalGain, carried_loss: o.carriedLoss, reit: o.reit },
          services: o.service,
        },
        showQbi,
      ),
    );
  tax
    .command('state-taxes')
    .description('state and local taxes as far as the limit of the year allows')
    .requiredOption('--entity <entity>', 'the person')
    .requiredOption('--year <year>')
    .addOption(statusOption())
    .option('--income <amount>', 'modified adjusted gross income; as the books have by default')
    .action((o, command: Command) =>
      run<TaxAnswer<'state_taxes'>>(
        command,
        'tax.state_taxes',
        { entity: o.entity, year: o.year, status: o.status, income: o.income },
        (answer) => {
          print(`State and local taxes of ${answer.taxpayer}, ${answer.year}, ${answer.currency}`);
          showLines(answer.lines);
          print(`At most ${grouped(answer.cap)} with an income of ${grouped(answer.income)}.`);
          for (const note of answer.notes) print(`Note: ${note}`);
        },
      ),
    );
  tax
    .command('section-179')
    .description('section 179 of a year with its limit by income')
    .requiredOption('--entity <entity>')
    .requiredOption('--year <year>')
    .option('--carried <amount>', 'what earlier years could not take')
    .option('--other-income <amount>', 'from work and business that these books do not have')
    .action((o, command: Command) =>
      run<TaxAnswer<'section_179'>>(
        command,
        'tax.section_179',
        { entity: o.entity, year: o.year, carried: o.carried, other_income: o.otherIncome },
        (answer) => {
          print(`Section 179 of ${answer.entity}, ${answer.year}, ${answer.currency}`);
          printTable(
            [{ title: 'Income' }, amount('Amount')],
            answer.income.map(({ what, amount: value }) => [what, grouped(value)]),
            'No income.',
          );
          showLines(answer.lines);
          print(`Deducted ${grouped(answer.deduction)}, carried ${grouped(answer.carried)}.`);
          for (const note of answer.notes) print(`Note: ${note}`);
        },
      ),
    );
}

function showLines(lines: readonly { line: string; label: string; amount: string }[]): void {
  printTable(
    [{ title: 'Line' }, { title: 'What' }, amount('Amount')],
    lines.map(({ line, label, amount: value }) => [line, label, grouped(value)]),
    'No lines.',
  );
}

function showQbi(answer: TaxAnswer<'qbi'>): void {
  print(`Deduction for business income of ${answer.taxpayer}, ${answer.year}, ${answer.currency}`);
  printTable(
    [
      { title: 'Business' },
      ...['Profit', 'Less', 'Income', 'Wages', 'Property', 'Counted', 'Limit', 'Deduction'].map(amount),
    ],
    answer.businesses.map((one) => [
      `${one.entity}${one.specified_service ? ' (service)' : ''}`,
      ...[one.profit, one.less, one.income, one.wages, one.property].map(grouped),
      ...[one.counted, one.limit].map((value) => (value === null ? '' : grouped(value))),
      grouped(one.deduction),
    ]),
    'No businesses.',
  );
  print(
    `Taxable income ${grouped(answer.taxable_income)}; at most ${grouped(answer.income_limit)}. Deduction ${grouped(answer.deduction)}.`,
  );
  for (const note of answer.notes) print(`Note: ${note}`);
}
