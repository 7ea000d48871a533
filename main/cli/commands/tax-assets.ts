/** tax asset, depreciation: what is depreciated for tax. */
import { type Command, Option } from 'commander';
import {
  ASSET_CONVENTIONS,
  ASSET_ORIGINS,
  MACRS_CLASSES,
  type TaxAsset,
} from '../../../shared/contract/tax.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';
import { amount, type TaxAnswer } from './tax-words.ts';

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

export function addAssetCommands(tax: Command): void {
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
      run<TaxAnswer<'depreciation'>>(
        command,
        'tax.depreciation',
        { entity: o.entity, year: o.year, income: o.income, carried: o.carried },
        showDepreciation,
      ),
    );
}

function showDepreciation(answer: TaxAnswer<'depreciation'>): void {
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
