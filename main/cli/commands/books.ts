/** entity, account, entry, entries, period, attachment: the books. */
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { accountOut, EntryOut, entityOut } from '../../../shared/contract/ledger.ts';
import { ACCOUNTING_METHODS } from '../../../shared/contract/ledger.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { readInput, writeOutput } from '../disk.ts';
import { grouped, print, printJson, printJsonLines, printTable } from '../output.ts';
import { run, withVault } from '../session.ts';
import { placeOf, withPlace } from './entity-place.ts';
import { addBulkCommand, addMergeCommand, removeMany } from './many.ts';
import { addPositionsCommand } from './positions.ts';

type Entity = z.infer<typeof entityOut>;
type Account = z.infer<typeof accountOut>;

const TAX_CLASSES = ['disregarded', 'partnership', 's-corp', 'c-corp'];
const ACCOUNT_TYPES = ['asset', 'liability', 'equity', 'income', 'expense'];

const methodOption = () =>
  new Option('--method <method>', 'when income and costs count on its return; cash by default').choices(
    ACCOUNTING_METHODS,
  );

function parseMember(text: string, earlier: { name: string; share: string }[] = []) {
  const match = /^(.+)=([\d.]+)%?$/.exec(text);
  if (!match)
    throw new BulkheadError('INVALID_INPUT', `“${text}” is no member.`, {
      remedy: 'Write NAME=PERCENT, for example "Dana Reyes=60".',
    });
  return [...earlier, { name: match[1]!, share: match[2]! }];
}

function showEntities(entities: Entity[]): void {
  printTable(
    [
      { title: 'Name' },
      { title: 'Kind' },
      { title: 'Tax class' },
      { title: 'Method' },
      { title: 'State' },
      { title: 'EIN' },
      { title: 'Closed through' },
      { title: 'Members' },
    ],
    entities.map((e) => [
      e.name,
      e.kind,
      e.tax_class ?? '',
      e.accounting_method,
      e.state ?? '',
      e.ein ?? '',
      e.closed_through ?? '',
      e.members.map((m) => `${m.name} ${m.share} %`).join(', '),
    ]),
    'No entities yet. Add one: bulkhead entity add --name NAME --kind llc --tax-class disregarded',
  );
}

export function addEntityCommands(program: Command): void {
  const entity = program.command('entity').description('the companies and the person whose books these are');
  withPlace(entity.command('add').description('add an LLC or a person, with its chart of accounts'))
    .requiredOption('--name <name>', 'what to call it')
    .addOption(new Option('--kind <kind>', 'what it is').choices(['person', 'llc']).makeOptionMandatory())
    .addOption(new Option('--tax-class <class>', 'how an LLC is taxed').choices(TAX_CLASSES))
    .option('--legal-name <name>', 'exact legal name; the name by default')
    .option('--state <XX>', 'state of formation, two letters')
    .option('--ein <number>', 'employer identification number')
    .option('--fiscal-month <1-12>', 'the month that its fiscal year begins in; January by default')
    .addOption(methodOption())
    .option('--currency <code>', 'base currency', 'USD')
    .option(
      '--member <NAME=PERCENT>',
      'a member and the share, with the books of that name if there are any; may be given several times',
      parseMember,
    )
    .addOption(
      new Option('--chart <chart>', 'accounts to begin with')
        .choices(['template', 'minimal'])
        .default('template'),
    )
    .action((o, command: Command) =>
      run<Entity>(
        command,
        'entity.create',
        {
          name: o.name,
          kind: o.kind,
          tax_class: o.taxClass,
          legal_name: o.legalName,
          state: o.state,
          ein: o.ein,
          ...placeOf(o),
          fiscal_month: o.fiscalMonth,
          accounting_method: o.method,
          base_currency: o.currency,
          members: o.member ?? [],
          chart: o.chart,
        },
        (answer) => print(`Added ${answer.name} (${answer.id}).`),
      ),
    );
  entity
    .command('list')
    .description('list entities')
    .action((_, command: Command) => run<Entity[]>(command, 'entity.list', {}, showEntities));
  withPlace(
    entity
      .command('update <entity>')
      .description('change what is known of an entity; --member replaces all members'),
  )
    .option('--name <name>')
    .option('--legal-name <name>')
    .option('--state <XX>')
    .option('--ein <number>')
    .option('--fiscal-month <1-12>', 'the month that its fiscal year begins in')
    .addOption(methodOption())
    .option(
      '--member <NAME=PERCENT>',
      'a member and the share, with the books of that name if there are any; may be given several times',
      parseMember,
    )
    .action((ref, o, command: Command) =>
      run<Entity>(
        command,
        'entity.update',
        {
          ...{ entity: ref, name: o.name, legal_name: o.legalName, state: o.state, ein: o.ein },
          ...placeOf(o),
          ...{ fiscal_month: o.fiscalMonth, accounting_method: o.method, members: o.member },
        },
        (answer) => print(`Changed ${answer.name}.`),
      ),
    );
}

export function addPeriodCommands(program: Command): void {
  const period = program.command('period').description('closing the books, and opening them again');
  period
    .command('close <entity>')
    .description('close the books through a day; nothing on or before it can change')
    .requiredOption('--through <date>', 'last day of the closed books')
    .action((entity, o, command: Command) =>
      run<Entity>(command, 'period.close', { entity, through: o.through }, (e) =>
        print(`${e.name} is closed through ${e.closed_through}.`),
      ),
    );
  period
    .command('reopen <entity>')
    .description('open closed books again; the reason goes into the audit log')
    .requiredOption('--reason <text>', 'why')
    .option('--through <date>', 'keep them closed through this earlier day')
    .action((entity, o, command: Command) =>
      run<Entity>(command, 'period.reopen', { entity, reason: o.reason, through: o.through ?? null }, (e) =>
        print(`${e.name} is ${e.closed_through ? `closed through ${e.closed_through}` : 'open'} now.`),
      ),
    );
}

function showAccounts(accounts: Account[]): void {
  const several = new Set(accounts.map((a) => a.entity)).size > 1;
  printTable(
    [
      ...(several ? [{ title: 'Entity' }] : []),
      { title: 'Code' },
      { title: 'Account' },
      { title: 'Type' },
      { title: 'Tax line' },
      { title: 'Balance', align: 'right' as const },
      { title: '' },
    ],
    accounts.map((a) => [
      ...(several ? [a.entity] : []),
      a.code ?? '',
      a.path,
      a.type,
      a.tax_line ?? '',
      grouped(a.balance),
      a.balances.length > 1 ? `${a.currency} +${a.balances.length - 1}` : a.currency,
    ]),
    'No accounts yet.',
  );
}

export function addAccountCommands(program: Command): void {
  const account = program.command('account').description('the chart of accounts');
  account
    .command('list')
    .description('list accounts with their balances (debits positive)')
    .option('--entity <entity>', 'only of this entity')
    .option('--as-of <date>', 'balances on this day')
    .option('--archived', 'archived ones too')
    .action((o, command: Command) =>
      run<Account[]>(
        command,
        'account.list',
        { entity: o.entity, as_of: o.asOf, include_archived: Boolean(o.archived) },
        showAccounts,
      ),
    );
  addPositionsCommand(account);
  account
    .command('add')
    .description('add an account')
    .requiredOption('--entity <entity>', 'whose account it is')
    .requiredOption('--name <name>', 'its name')
    .addOption(new Option('--type <type>', 'what it is').choices(ACCOUNT_TYPES).makeOptionMandatory())
    .option(
      '--role <role>',
      'bank, card, cash, investment, loan, receivable, payable, deferred, ... where it matters',
    )
    .option('--code <code>', 'its number in the chart')
    .option('--parent <account>', 'the account it lies below')
    .option('--currency <code>', 'holds only this currency')
    .option('--tax-line <line>', 'line of the entity’s tax form: 24a, or "21 (50 %)" where a part counts')
    .option('--opening-balance <amount>', 'debits positive: money owed on a card is negative')
    .option('--opening-date <date>', 'day of the opening balance; today by default')
    .action((o, command: Command) =>
      run<Account>(
        command,
        'account.create',
        {
          entity: o.entity,
          name: o.name,
          type: o.type,
          role: o.role,
          code: o.code,
          parent: o.parent,
          currency: o.currency,
          tax_line: o.taxLine,
          opening_balance: o.openingBalance,
          opening_date: o.openingDate,
        },
        (a) => print(`Added ${a.path} (${a.id}).`),
      ),
    );
  account
    .command('update <account>')
    .description('rename, renumber, move, map to a tax line, archive')
    .option('--entity <entity>', 'whose account it is')
    .option('--name <name>')
    .option('--code <code>')
    .option('--parent <account>')
    .option('--tax-line <line>', 'line of the tax form; "none" takes it off')
    .option('--archive', 'out of sight; its history stays')
    .option('--with-children', 'with --archive: what is below it along with it')
    .option('--unarchive')
    .action((ref, o, command: Command) =>
      run<Account>(
        command,
        'account.update',
        {
          account: ref,
          entity: o.entity,
          name: o.name,
          code: o.code,
          parent: o.parent,
          tax_line: o.taxLine === 'none' ? null : o.taxLine,
          archived: o.archive ? true : o.unarchive ? false : undefined,
          with_children: Boolean(o.withChildren),
        },
        (a) => print(`Changed ${a.path}.`),
      ),
    );
  addMergeCommand(account);
}

/** JSON lines from standard input; an error names the line. */
async function readJsonLines(): Promise<unknown[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks)
    .toString('utf8')
    .split('\n')
    .flatMap((text, index) => {
      if (text.trim() === '') return [];
      try {
        return [JSON.parse(text) as unknown];
      } catch {
        throw new BulkheadError(
          'INVALID_INPUT',
          `Line ${index + 1} of the input is not JSON: ${text.slice(0, 60)}`,
          {
            remedy:
              'Write one entry a line: {"entity":"…","date":"2025-01-31","payee":"…","postings":[{"account":"…","amount":"1.00"},…]}',
          },
        );
      }
    });
}

export function addEntryCommands(program: Command): void {
  const entry = program.command('entry').description('journal entries');
  entry
    .command('add')
    .description('add entries from JSON lines on standard input: all of them or none')
    .addHelpText(
      'after',
      '\nOne entry a line:\n  {"entity":"Northlight LLC","date":"2025-01-31","payee":"Figma","memo":"","postings":[{"account":"Software and hosting","amount":"45.00"},{"account":"Checking","amount":"-45.00"}]}\nDebits are positive; postings sum to zero. Optional: "tags", and for a posting "currency", "status", "memo".',
    )
    .action((_, command: Command) =>
      withVault(command, async ({ call, options }) => {
        const entries = await readJsonLines();
        const { ids } = (await call('entry.create', { entries })) as { ids: string[] };
        if (options.json) printJson({ ids });
        else print(`Added ${ids.length} ${ids.length === 1 ? 'entry' : 'entries'}.`);
      }),
    );
  entry
    .command('show <id>')
    .description('one entry, with the bank’s own rows behind it')
    .action((id, _, command: Command) =>
      run<EntryOut>(command, 'entry.get', { id }, (answer) => printJson(answer)),
    );
  entry
    .command('update <id>')
    .description(
      'change date, payee, memo, tags or the mark “reviewed”; postings from a JSON array on standard input with --postings',
    )
    .option('--date <date>')
    .option('--payee <payee>')
    .option('--memo <memo>')
    .option('--tag <tag...>', 'replaces all tags')
    .option('--reviewed', 'mark it reviewed: it does not wait in the inbox any more')
    .option('--no-reviewed', 'take the mark back')
    .option('--postings', 'replace the postings with those on standard input')
    .action(async (id, o, command: Command) => {
      const postings = o.postings ? (await readJsonLines())[0] : undefined;
      await run<EntryOut>(
        command,
        'entry.update',
        { id, date: o.date, payee: o.payee, memo: o.memo, tags: o.tag, reviewed: o.reviewed, postings },
        (e) => print(`Changed the entry of ${e.date}, ${e.payee}.`),
      );
    });
  entry
    .command('remove <id...>')
    .description('remove an entry; of several, those that can go, and the others are named')
    .action((ids: string[], _, command: Command) =>
      ids.length === 1
        ? run(command, 'entry.remove', { id: ids[0] }, () => print('Removed.'))
        : removeMany(command, ids),
    );
  addBulkCommand(entry);
  addAttachmentCommands(entry);
}

function addAttachmentCommands(entry: Command): void {
  entry
    .command('attach <id> <file>')
    .description('keep a file (a receipt, a contract) with an entry')
    .action((id, path: string, _, command: Command) => {
      const file = new File([new Uint8Array(readInput(path))], basename(path));
      return run<{ name: string; sha256: string }>(command, 'attachment.add', { entry: id, file }, (a) =>
        print(`Attached ${a.name} (${a.sha256.slice(0, 12)}…).`),
      );
    });
  entry
    .command('attachments <id>')
    .description('list the files of an entry')
    .action((id, _, command: Command) =>
      run<{ id: string; name: string; size: number; sha256: string }[]>(
        command,
        'attachment.list',
        { entry: id },
        (files) =>
          printTable(
            [{ title: 'Id' }, { title: 'Name' }, { title: 'Bytes', align: 'right' }],
            files.map((f) => [f.id, f.name, String(f.size)]),
            'No files.',
          ),
      ),
    );
  entry
    .command('attachment <attachment>')
    .description('write a file of an entry to disk, or take it off')
    .option('--out <file>', 'where to write it')
    .option('--remove', 'take it off the entry')
    .action((id, o, command: Command) =>
      withVault(command, async ({ call }) => {
        if (o.remove) {
          await call('attachment.remove', { id });
          return print('Taken off.');
        }
        const file = (await call('attachment.get', { id })) as File;
        writeOutput(o.out ?? basename(file.name), new Uint8Array(await file.arrayBuffer()), false);
        print(`Written to ${o.out ?? basename(file.name)}.`);
      }),
    );
}

interface EntryPage {
  entries: EntryOut[];
  next: string | null;
}

function entryRows(entries: EntryOut[]): string[][] {
  return entries.flatMap((e) =>
    e.postings.map((p, i) => [
      i === 0 ? e.date : '',
      i === 0 ? e.entity : '',
      i === 0 ? e.payee : '',
      p.account,
      grouped(p.amount),
      p.currency,
      p.status,
    ]),
  );
}

export function addListingCommands(program: Command): void {
  program
    .command('entries')
    .description('entries as JSON lines, oldest first')
    .option('--entity <entity>')
    .option('--account <account>', 'that touch this account')
    .option('--from <date>')
    .option('--to <date>')
    .option('--text <text>', 'in payee or memo')
    .option('--tag <tag>')
    .option('--limit <n>', 'at most so many; all by default')
    .option('--table', 'as a table for people')
    .action((o, command: Command) =>
      withVault(command, async ({ call }) => {
        const rows: string[][] = [];
        let left = o.limit === undefined ? Number.POSITIVE_INFINITY : Number(o.limit);
        let after: string | undefined;
        do {
          const filter = {
            entity: o.entity,
            account: o.account,
            from: o.from,
            to: o.to,
            text: o.text,
            tag: o.tag,
            after,
          };
          const page = (await call('entry.list', { ...filter, limit: Math.min(left, 2000) })) as EntryPage;
          if (o.table) rows.push(...entryRows(page.entries));
          else printJsonLines(page.entries);
          left -= page.entries.length;
          after = page.next ?? undefined;
        } while (after !== undefined && left > 0);
        if (o.table) {
          printTable(
            [
              { title: 'Date' },
              { title: 'Entity' },
              { title: 'Payee' },
              { title: 'Account' },
              { title: 'Amount', align: 'right' },
              { title: '' },
              { title: 'Status' },
            ],
            rows,
            'No entries.',
          );
        }
      }),
    );
}
