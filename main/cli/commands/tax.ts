/** tax: rates and lines by year, and what the return says that the ledger cannot know. */
import { type Command, Option } from 'commander';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';
import { addAssetCommands } from './tax-assets.ts';
import { addFactsCommand } from './tax-facts.ts';
import { addEstimateCommand, addFormCommands } from './tax-forms.ts';
import { addLogCommands } from './tax-log.ts';
import { addMemberForms } from './tax-members.ts';
import { addSheetCommands } from './tax-sheets.ts';
import { amount, formOption, statusOption, type TaxAnswer } from './tax-words.ts';

const unchecked = (checked: boolean) => (checked ? '' : 'not checked');

function addLookups(tax: Command): void {
  tax
    .command('rates')
    .description('rates, thresholds and limits of a tax year, with their source')
    .requiredOption('--year <year>')
    .addOption(statusOption())
    .action((o, command: Command) =>
      run<TaxAnswer<'rates'>>(command, 'tax.rates', { year: o.year, status: o.status }, ({ rates }) =>
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
      run<TaxAnswer<'lines'>>(command, 'tax.lines', { form: o.form, year: o.year }, (form) => {
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

/** Which forms there are for an entity, and where its accounts can go on them. */
function addFormLists(tax: Command): void {
  tax
    .command('forms')
    .description('the forms of a tax year that the books of an entity are on')
    .requiredOption('--entity <entity>')
    .requiredOption('--year <year>')
    .action((o, command: Command) =>
      run<TaxAnswer<'forms'>>(
        command,
        'tax.forms',
        { entity: o.entity, year: o.year },
        ({ forms, year, years }) =>
          printTable(
            [{ title: 'Form' }, { title: 'Title' }, { title: 'Of' }, { title: '' }],
            forms.map((one) => [one.form, one.title, one.entity, unchecked(one.checked)]),
            years.includes(year) ? 'No forms.' : `Nothing is known of ${year}, only of ${years.join(', ')}.`,
          ),
      ),
    );
  tax
    .command('places')
    .description('the lines that an account of an entity can be put on')
    .requiredOption('--entity <entity>')
    .requiredOption('--year <year>')
    .action((o, command: Command) =>
      run<TaxAnswer<'places'>>(command, 'tax.places', { entity: o.entity, year: o.year }, (places) =>
        printTable(
          [{ title: 'Tax line' }, { title: 'Form' }, { title: 'Line' }, { title: 'What' }],
          places.map(({ tax_line, title, line, label }) => [tax_line, title, line, label]),
          'No form of this entity is kept here.',
        ),
      ),
    );
}

export function addTaxCommands(program: Command): void {
  const tax = program
    .command('tax')
    .description('rates, forms and estimates; what the return says that the ledger cannot know');
  addLookups(tax);
  addFormLists(tax);
  addFormCommands(tax);
  addEstimateCommand(tax);
  addAssetCommands(tax);
  addLogCommands(tax);
  addMemberForms(tax);
  addSheetCommands(tax);
  addFactsCommand(tax);
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
      run<TaxAnswer<'adjust'>>(
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
      run<TaxAnswer<'adjust'>>(
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
      run<TaxAnswer<'adjustments'>>(command, 'tax.adjustments', { entity: o.entity, year: o.year }, (all) =>
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
