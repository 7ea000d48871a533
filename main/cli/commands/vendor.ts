/** vendor: who is paid, what their Form W-9 says, and the Forms 1099 of a year. */
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import {
  ACCOUNT_COUNTS,
  CLASSIFICATIONS,
  type Forms1099,
  PAYMENT_MEANS,
  PROFESSIONS,
  type Vendor,
} from '../../../shared/contract/vendor.ts';
import { writeOutput } from '../disk.ts';
import { grouped, print, printJson, printTable, say } from '../output.ts';
import { run, withVault } from '../session.ts';
import { amount } from './tax-words.ts';

type Answer<Name extends keyof typeof contract.vendor> = z.infer<
  NonNullable<(typeof contract.vendor)[Name]['~orpc']['outputSchema']>
>;

function showVendors(vendors: readonly Vendor[]): void {
  printTable(
    [
      ...[{ title: 'Id' }, { title: 'Name' }, { title: 'What' }, { title: 'TIN' }, { title: 'W-9' }],
      { title: 'Payees' },
    ],
    vendors.map((one) => [
      ...[one.id, one.name, [one.classification, one.profession].filter(Boolean).join(', ')],
      ...[one.tin ?? '', one.w9_received_on ?? (one.w9_requested_on ? `asked ${one.w9_requested_on}` : '')],
      one.payees.join(', '),
    ]),
    'No vendors.',
  );
}

/** What may be said of a vendor; `none` takes back what may be empty. */
function withVendor(command: Command): Command {
  return command
    .option('--legal-name <name>', 'line 1 of Form W-9')
    .option('--business-name <name>', 'line 2 of Form W-9')
    .addOption(new Option('--classification <class>').choices([...CLASSIFICATIONS, 'none']))
    .addOption(new Option('--profession <profession>').choices([...PROFESSIONS, 'none']))
    .option('--tin <number>', '123-45-6789 of a person, 12-3456789 of a business')
    .option('--street <text>')
    .option('--street2 <text>')
    .option('--city <text>')
    .option('--state <text>')
    .option('--zip <text>')
    .option('--country <text>')
    .option('--w9-requested-on <date>')
    .option('--w9-received-on <date>')
    .option('--backup-withholding', 'tax must be withheld')
    .option('--no-backup-withholding')
    .option('--note <text>');
}

function vendorOf(o: Record<string, string | boolean | undefined>) {
  const orNull = (value: string | boolean | undefined) => (value === 'none' ? null : value);
  return {
    ...{ legal_name: orNull(o.legalName), business_name: orNull(o.businessName), tin: orNull(o.tin) },
    ...{ classification: orNull(o.classification), profession: orNull(o.profession) },
    ...{ street: orNull(o.street), street2: orNull(o.street2), city: orNull(o.city) },
    ...{ state: orNull(o.state), zip: orNull(o.zip), country: orNull(o.country) },
    ...{ w9_requested_on: orNull(o.w9RequestedOn), w9_received_on: orNull(o.w9ReceivedOn) },
    ...{ backup_withholding: o.backupWithholding, note: o.note },
  };
}

export function addVendorCommands(program: Command): void {
  const vendor = program.command('vendor').description('who is paid, Forms W-9, and Forms 1099 of a year');
  addRecords(vendor);
  addCounts(vendor);
  addForms(vendor);
}

function addRecords(vendor: Command): void {
  withVendor(
    vendor
      .command('add')
      .description('add a vendor')
      .requiredOption('--name <name>', 'as you call them')
      .option('--payee <name...>', 'names under which entries have them; their own by default'),
  ).action((o, command: Command) =>
    run<Vendor>(command, 'vendor.add', { name: o.name, payees: o.payee, ...vendorOf(o) }, (one) =>
      showVendors([one]),
    ),
  );
  withVendor(
    vendor
      .command('change <id>')
      .description('change it; what is not given stays, “none” takes back what may be empty')
      .option('--name <name>'),
  ).action((id, o, command: Command) =>
    run<Vendor>(command, 'vendor.update', { id, name: o.name, ...vendorOf(o) }, (one) => showVendors([one])),
  );
  vendor
    .command('remove <id>')
    .description('remove it; entries stay')
    .action((id, _, command: Command) => run(command, 'vendor.remove', { id }, () => print('Removed.')));
  vendor
    .command('list', { isDefault: true })
    .description('list them')
    .action((_, command: Command) => run<Vendor[]>(command, 'vendor.list', {}, showVendors));
  vendor
    .command('payee <payee> <vendor>')
    .description('say which vendor a payee is; “none”: none')
    .action((payee, to, _, command: Command) =>
      run(command, 'vendor.assign', { payee, vendor: to === 'none' ? null : to }, () => print('Noted.')),
    );
}

function addCounts(vendor: Command): void {
  const show = (all: Answer<'accounts'>) =>
    printTable(
      [{ title: 'Account' }, { title: 'Counts as' }, { title: '' }],
      all.map(({ account, counts, chosen }) => [account, counts, chosen ? 'chosen' : '']),
      'No account is reported.',
    );
  vendor
    .command('accounts')
    .description('what the accounts of a company count as when payments are reported')
    .requiredOption('--entity <entity>')
    .action((o, command: Command) =>
      run<Answer<'accounts'>>(command, 'vendor.accounts', { entity: o.entity }, show),
    );
  vendor
    .command('account <account>')
    .description('say what an account counts as')
    .requiredOption('--entity <entity>')
    .addOption(
      new Option('--counts <as>', 'a box, a means, or “default”')
        .choices([...ACCOUNT_COUNTS, 'default'])
        .makeOptionMandatory(),
    )
    .action((account, o, command: Command) =>
      run<Answer<'set_account'>>(
        command,
        'vendor.set_account',
        { entity: o.entity, account, counts: o.counts === 'default' ? null : o.counts },
        (one) => show([one]),
      ),
    );
  vendor
    .command('payment <entry>')
    .description('say how one payment was made, where its account does not tell')
    .addOption(
      new Option('--means <means>', 'or “default”: as its account says')
        .choices([...PAYMENT_MEANS, 'default'])
        .makeOptionMandatory(),
    )
    .action((entry, o, command: Command) =>
      run(
        command,
        'vendor.set_payment',
        { entry_id: entry, means: o.means === 'default' ? null : o.means },
        () => print('Noted.'),
      ),
    );
}

function addForms(vendor: Command): void {
  vendor
    .command('1099')
    .description('Forms 1099-NEC and 1099-MISC of a year: who is reported, what is missing, who is left out')
    .requiredOption('--entity <entity>', 'the company that paid')
    .requiredOption('--year <year>')
    .action((o, command: Command) =>
      run<Forms1099>(command, 'vendor.forms', { entity: o.entity, year: o.year }, showForms),
    );
  vendor
    .command('1099-file')
    .description(
      'the Forms 1099 of a year as CSV for the portal of the IRS, with the numbers of their recipients',
    )
    .requiredOption('--entity <entity>', 'the company that paid')
    .requiredOption('--year <year>')
    .requiredOption('--out <folder>', 'where to write a file for each form; "-" for standard output')
    .option('--force', 'write over files that are there')
    .action((o, command: Command) =>
      withVault(command, async ({ call, options }) => {
        const { files, ...rest } = (await call('vendor.file', {
          ...{ entity: o.entity, year: o.year },
        })) as Answer<'file'>;
        if (files.length === 0) say('Nothing is to be reported.');
        const written = files.map(({ name, text }) => {
          const file = o.out === '-' ? '-' : join(o.out, name);
          if (file === '-') process.stdout.write(text);
          else writeOutput(file, Buffer.from(text), Boolean(o.force));
          return file;
        });
        if (options.json && o.out !== '-') return printJson({ files: written, ...rest });
        for (const file of written) if (file !== '-') say(`Written: ${file}`);
        if (rest.incomplete.length > 0) say(`Number or address missing: ${rest.incomplete.join(', ')}.`);
        for (const note of rest.notes) say(`Note: ${note}`);
      }),
    );
}

const WHY = {
  below: 'below the amount',
  corporation: 'a corporation',
  exempt: 'exempt',
  foreign: 'foreign',
  means: 'paid otherwise',
  unpaid: 'nothing paid in the year',
  'no-payee': 'no payee',
};

function showForms(answer: Forms1099): void {
  print(`Forms 1099 of ${answer.entity}, ${answer.year}, ${answer.currency}`);
  printTable(
    [
      ...[{ title: 'Form' }, { title: 'What' }, { title: 'Vendor' }, amount('Paid'), amount('Card')],
      ...[
        amount('Network'),
        amount('Owner'),
        amount('Withheld'),
        { title: 'Reported' },
        { title: 'Missing' },
      ],
    ],
    answer.rows.map((row) => [
      ...[row.form, row.label, row.name],
      ...[row.paid, row.card, row.network, row.owner, row.withheld].map(grouped),
      ...[row.why === null ? 'yes' : `no: ${WHY[row.why]}`, row.missing.join(', ')],
    ]),
    'Nothing was paid that could be reported.',
  );
  for (const { form, to_recipient, to_irs } of answer.due)
    print(`${form}: to its recipient by ${to_recipient}, to the IRS by ${to_irs}.`);
  if (answer.missing_w9.length > 0)
    print(`Without a Form W-9: ${answer.missing_w9.map(({ name }) => name).join(', ')}.`);
  if (answer.payer.wanted !== null) print(`Note: ${answer.payer.wanted}`);
  for (const note of answer.notes) print(`Note: ${note}`);
}
