/** tax trip, mileage, home-office: the mileage log and the office at home, with their worksheets. */
import { type Command, Option } from 'commander';
import { HOME_METHODS, type TaxTrip, TRIP_PURPOSES } from '../../../shared/contract/tax.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { readInput } from '../disk.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';
import { amount, type TaxAnswer } from './tax-words.ts';

function showTrips(trips: readonly TaxTrip[]): void {
  printTable(
    [
      ...[{ title: 'Id' }, { title: 'Entity' }, { title: 'Date' }, amount('Miles'), { title: 'From' }],
      ...[{ title: 'To' }, { title: 'What for' }, { title: 'Vehicle' }, { title: '' }],
    ],
    trips.map((one) => [
      ...[one.id, one.entity, one.date, one.miles, one.from, one.to, one.reason, one.vehicle],
      [one.purpose === 'business' ? '' : one.purpose, one.reimbursed ? 'paid back' : ''].join(' ').trim(),
    ]),
    'No trips.',
  );
}

function withTrip(command: Command): Command {
  return command
    .option('--miles <miles>', 'or by the odometer')
    .option('--from <place>')
    .option('--to <place>')
    .addOption(new Option('--purpose <purpose>').choices(TRIP_PURPOSES))
    .option('--vehicle <name>')
    .option('--odometer-start <miles>')
    .option('--odometer-end <miles>')
    .option('--reimbursed', 'paid back, so that its cost is in the books')
    .option('--no-reimbursed');
}

function tripOf(o: Record<string, string | boolean | undefined>) {
  return {
    ...{ date: o.date, miles: o.miles, from: o.from, to: o.to, purpose: o.purpose, reason: o.reason },
    ...{ vehicle: o.vehicle, odometer_start: o.odometerStart, odometer_end: o.odometerEnd },
    reimbursed: o.reimbursed,
  };
}

export function addLogCommands(tax: Command): void {
  addTrips(tax);
  addHomeOffice(tax);
}

function addTrips(tax: Command): void {
  const trip = tax.command('trip').description('the mileage log');
  withTrip(
    trip
      .command('add')
      .description('add a trip')
      .requiredOption('--entity <entity>', 'the company; for medical care and charity the person')
      .requiredOption('--date <date>')
      .requiredOption('--reason <text>', 'what it was for'),
  ).action((o, command: Command) =>
    run<TaxTrip[]>(command, 'tax.add_trips', { entity: o.entity, trips: [tripOf(o)] }, showTrips),
  );
  withTrip(
    trip
      .command('change <id>')
      .description('change it; what is not given stays')
      .option('--date <date>')
      .option('--reason <text>'),
  ).action((id, o, command: Command) =>
    run<TaxTrip>(command, 'tax.update_trip', { id, ...tripOf(o) }, (one) => showTrips([one])),
  );
  trip
    .command('remove <id>')
    .description('remove it from the log')
    .action((id, _, command: Command) => run(command, 'tax.remove_trip', { id }, () => print('Removed.')));
  trip
    .command('list', { isDefault: true })
    .description('list them')
    .option('--entity <entity>')
    .option('--year <year>')
    .action((o, command: Command) =>
      run<TaxTrip[]>(command, 'tax.trips', { entity: o.entity, year: o.year }, showTrips),
    );
  tax
    .command('mileage')
    .description('miles of a year at the rates of their days')
    .requiredOption('--entity <entity>')
    .requiredOption('--year <year>')
    .action((o, command: Command) =>
      run<TaxAnswer<'mileage'>>(command, 'tax.mileage', { entity: o.entity, year: o.year }, (answer) => {
        print(`Mileage of ${answer.entity}, ${answer.year}. Source: ${answer.source}`);
        printTable(
          [
            ...[{ title: 'Purpose' }, { title: 'From' }, { title: 'To' }, amount('Miles'), amount('Rate')],
            ...[amount('Amount'), { title: '' }],
          ],
          answer.lines.map((one) => [
            ...[one.purpose, one.from, one.to, one.miles, one.rate, grouped(one.amount)],
            one.reimbursed ? 'paid back' : '',
          ]),
          'No trips.',
        );
        print(`Schedule C, line 9: ${grouped(answer.deducted)}. Paid back: ${grouped(answer.reimbursed)}.`);
        for (const one of answer.vehicles)
          print(
            `${one.vehicle || 'Vehicle'}: ${one.business} miles for business, ${one.other ?? 'not known'} otherwise.`,
          );
        for (const note of answer.notes) print(`Note: ${note}`);
      }),
    );
}

/** “2025-04-20:100” is 100 square feet from that day on. */
function readArea(text: string) {
  const [, from, feet] = /^(\d{4}-\d{2}-\d{2}):(\d+)$/.exec(text) ?? [];
  if (from !== undefined) return { from, square_feet: Number(feet) };
  throw new BulkheadError('INVALID_INPUT', `“${text}” is no area from a day on.`, {
    remedy: 'Write the day and the square feet, as in 2025-04-20:100.',
  });
}

function readDetails(file: string): object {
  try {
    return JSON.parse(readInput(file).toString('utf8')) as object;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new BulkheadError('INVALID_INPUT', `“${file}” is not JSON: ${cause.message}`, {
      remedy: 'Write an object with costs, building, carried_operating and carried_depreciation.',
    });
  }
}

function addHomeOffice(tax: Command): void {
  const home = tax.command('home-office').description('the office at home, by year');
  const ofYear = (command: Command) =>
    command.requiredOption('--entity <entity>', 'the business').requiredOption('--year <year>');
  ofYear(home.command('show', { isDefault: true }).description('its worksheet, or Form 8829')).action(
    (o, command: Command) =>
      run<TaxAnswer<'home_office'>>(command, 'tax.home_office', { entity: o.entity, year: o.year }, showHome),
  );
  ofYear(
    home
      .command('set')
      .description('say all there is to say of a year')
      .addOption(new Option('--method <method>').choices(HOME_METHODS).makeOptionMandatory())
      .option('--area <day:feet...>', 'simplified: square feet in use from a day on')
      .option('--area-used <feet>', 'regular: of the office', Number)
      .option('--area-of-home <feet>', 'regular: of the home', Number)
      .option('--details <file>', 'regular: JSON with costs, building and what was carried from last year'),
  ).action((o, command: Command) => {
    const more = o.details === undefined ? {} : readDetails(o.details);
    const input = {
      ...{ entity: o.entity, year: o.year, method: o.method, areas: (o.area ?? []).map(readArea) },
      ...{ area_used: o.areaUsed, area_of_home: o.areaOfHome, ...more },
    };
    return run(command, 'tax.set_home_office', input, () => print('Noted.'));
  });
  ofYear(home.command('remove').description('forget what was said of a year')).action((o, command: Command) =>
    run(command, 'tax.remove_home_office', { entity: o.entity, year: o.year }, () => print('Removed.')),
  );
}

function showHome(answer: TaxAnswer<'home_office'>): void {
  print(`Home office of ${answer.entity}, ${answer.year}: ${answer.method ?? 'nothing was said of it'}`);
  if (answer.method === 'simplified') print(`Square feet by month: ${answer.months.join(', ')}`);
  if (answer.percent !== null)
    print(
      `Office: ${answer.area_used} of ${answer.area_of_home} square feet, ${answer.percent} % of the home.${answer.depreciation_percent === null ? '' : ` Of its part of the building ${answer.depreciation_percent} % is depreciated.`}`,
    );
  if (answer.lines.length > 0)
    printTable(
      [{ title: 'Line' }, { title: 'What' }, amount('Amount')],
      answer.lines.map(({ line, label, amount: value }) => [line, label, grouped(value)]),
      '',
    );
  print(`Schedule C, line 29: ${grouped(answer.tentative_profit)}; line 30: ${grouped(answer.deduction)}.`);
  for (const note of answer.notes) print(`Note: ${note}`);
}
