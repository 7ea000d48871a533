/** tax k1, stock-basis: what each member of a company takes onto their own return. */
import type { Command } from 'commander';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';
import { amount, basisOption, type TaxAnswer } from './tax-words.ts';

export function addMemberForms(tax: Command): void {
  tax
    .command('k1')
    .description('Schedules K-1: each member’s share of a year, and their capital')
    .requiredOption('--entity <entity>', 'a partnership or an S corporation')
    .requiredOption('--year <year>')
    .addOption(basisOption())
    .action((o, command: Command) =>
      run<TaxAnswer<'k1'>>(command, 'tax.k1', { entity: o.entity, year: o.year, basis: o.basis }, showShares),
    );
  tax
    .command('stock-basis')
    .description('Form 7203 of each shareholder: basis of stock and of loans')
    .requiredOption('--entity <entity>', 'an S corporation')
    .requiredOption('--year <year>')
    .action((o, command: Command) =>
      run<TaxAnswer<'stock_basis'>>(
        command,
        'tax.stock_basis',
        { entity: o.entity, year: o.year },
        (answer) => {
          for (const { member, lines } of answer.members) {
            print(`${answer.title}, ${answer.year}, ${answer.entity}: ${member}, ${answer.currency}`);
            printTable(
              [{ title: 'Line' }, { title: 'What' }, amount('Amount')],
              lines.map(({ line, label, amount: value }) => [line, label, grouped(value)]),
              'No lines.',
            );
          }
          if (answer.members.length === 0) print('No shareholders.');
          for (const note of answer.notes) print(`Note: ${note}`);
        },
      ),
    );
}

function showShares(answer: TaxAnswer<'k1'>): void {
  const show = (lines: TaxAnswer<'k1'>['total']) =>
    printTable(
      [{ title: 'Box' }, { title: 'What' }, amount('Amount')],
      lines.map(({ line, code, label, amount: value }) => [`${line}${code ?? ''}`, label, grouped(value)]),
      'No items.',
    );
  print(`${answer.title}, ${answer.year}, ${answer.entity}, ${answer.basis} basis, ${answer.currency}`);
  for (const { member, profit, capital, lines } of answer.members) {
    print(`${member}, ${profit} %`);
    show(lines);
    if (capital !== null)
      print(
        `Item L: ${grouped(capital.beginning)} + contributed ${grouped(capital.contributed)} + income ${grouped(capital.income)} + other ${grouped(capital.other)} - withdrawn ${grouped(capital.withdrawn)} = ${grouped(capital.ending)}`,
      );
  }
  print('All of them');
  show(answer.total);
  for (const note of answer.notes) print(`Note: ${note}`);
}
