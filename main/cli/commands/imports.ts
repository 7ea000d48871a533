/** import, batch, mapping: from the bank's files to proven books. */
import { openAsBlob, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import {
  DATE_ORDERS,
  type ImportAccount,
  type ImportFile,
  type ImportResult,
} from '../../../shared/contract/import.ts';
import type { contract } from '../../../shared/contract/index.ts';
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { dayHere } from '../../../shared/dates.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { FILE_BYTES_MAX } from '../../../shared/statement-files.ts';
import { readInput } from '../disk.ts';
import { hinted } from '../import-hints.ts';
import { grouped, print, printJson, printTable, say } from '../output.ts';
import { type Resting, showResting } from '../resting-words.ts';
import { run, type Session, withDesk, withVault } from '../session.ts';
import { addProofCommand } from './batch-proof.ts';
import { addDoubtCommands } from './doubts.ts';
import { addMendingCommands } from './mending.ts';
import { markImported, type TakenFile, takeWaiting } from './watch.ts';

/**
 * The file as a handle on the disk: its bytes are read once, where they are needed. One that is too large is refused
 * before it is read into memory; the reader says the same of what comes by REST.
 */
async function readStatement(path: string): Promise<File> {
  try {
    const { size } = statSync(path);
    if (size > FILE_BYTES_MAX) {
      throw new BulkheadError(
        'LIMIT_EXCEEDED',
        `“${path}” has ${size} bytes; at most ${FILE_BYTES_MAX} are read.`,
        { remedy: 'Download a shorter period.' },
      );
    }
    return new File([await openAsBlob(path)], basename(path));
  } catch (error) {
    if (error instanceof BulkheadError) throw error;
    throw new BulkheadError('NOT_FOUND', `“${path}” can’t be read: ${(error as Error).message}`, {
      remedy: 'Check the path.',
      cause: error,
    });
  }
}

const MARKS: Record<ImportFile['status'], string> = {
  imported: '✓',
  partly: '!',
  refused: '✗',
  skipped: '–',
};

/** What scripts have relied on since before there were previews with rows: nothing more, nothing less. */
function plainFile({
  at: _a,
  part: _pt,
  sample: _s,
  wants_mapping: _w,
  trouble: _t,
  profile: _p,
  dates: _d,
  undated: _n,
  categories: _c,
  unproven: _u,
  accounts,
  ...file
}: ImportFile) {
  return { ...file, accounts: accounts.map(plainAccount) };
}

function plainAccount(account: ImportAccount) {
  const {
    opening_balance: _o,
    deduced_opening: _d,
    uncounted: _u,
    positions: _p,
    target: _t,
    row_count: _c,
    rows: _r,
    ...plain
  } = account;
  return plain;
}

/** As it was given, so that a script can tell equal names apart, with the name of a file within behind it. */
function pathOf({ file }: ImportFile, path: string): string {
  return path + file.slice(basename(path).length);
}

function showRows({ rows, row_count }: ImportAccount): void {
  printTable(
    [
      { title: 'Line', align: 'right' },
      { title: 'Date' },
      { title: 'Payee' },
      { title: 'Amount', align: 'right' },
      { title: 'State' },
      { title: 'Category' },
      { title: 'Reason' },
    ],
    rows.flatMap((row) => [
      [
        String(row.line),
        row.date ?? '',
        row.payee || row.memo,
        row.amount === null ? '' : grouped(row.amount),
        row.state,
        row.category ?? '',
        row.reason,
      ],
      ...row.parts.map((part) => ['', '', '', grouped(part.amount), part.kind ?? 'part', part.category, '']),
    ]),
    'No rows.',
  );
  const more = row_count - rows.length;
  if (more > 0) print(`${more} more row${more === 1 ? '' : 's'}.`);
}

/** “Date, Description, Amount”; for a file without column names, which column is what. */
function columnsOf({ names, columns }: CsvMapping): string {
  if (names !== undefined) return names.filter((name) => name.trim() !== '').join(', ');
  return Object.entries(columns)
    .flatMap(([role, at]) => [at].flat().map((column) => [column + 1, role] as const))
    .sort(([a], [b]) => a - b)
    .map(([column, role]) => `${column} ${role}`)
    .join(', ');
}

function sayCategory({ name, rows, is, account, remembered }: ImportFile['categories'][number]): string {
  const where =
    is === 'left' ? 'stays to be categorised' : `${is === 'made' ? 'made as' : 'goes to'} ${account}`;
  return `category “${name}” (${rows} ${rows === 1 ? 'row' : 'rows'}) ${where}${remembered ? ', as was said before' : ''}`;
}

function showFile(file: ImportFile, dryRun: boolean): void {
  print(
    `${MARKS[file.status]} ${file.file} (${[file.format, file.profile ?? ''].filter(Boolean).join(': ')}): ${dryRun && file.status !== 'refused' ? `would be ${file.status}` : file.status}`,
  );
  for (const a of file.accounts) {
    const counts = [
      `${a.new} new`,
      `${a.duplicate} known`,
      a.matched > 0 ? `${a.matched} matched` : '',
      a.pending > 0 ? `${a.pending} pending` : '',
    ]
      .filter(Boolean)
      .join(', ');
    const proof =
      a.stated_balance === null
        ? 'no balance stated'
        : a.difference === null
          ? `balance ${grouped(a.stated_balance)} on ${a.stated_on}`
          : a.difference.replace(/[-0.]/g, '') === ''
            ? `balance ${grouped(a.stated_balance)} on ${a.stated_on} proven`
            : `bank says ${grouped(a.stated_balance)} on ${a.stated_on}, books ${grouped(a.computed_balance ?? '')}: off by ${grouped(a.difference)}`;
    print(
      `    ${a.account ?? a.account_id ?? 'no account'}: ${a.read} rows, ${counts}, sum ${grouped(a.sum)} ${a.currency ?? ''}; ${a.target.skipped ? 'left out' : proof}`,
    );
    if (a.deduced_opening)
      print(
        `      opening balance ${grouped(a.deduced_opening.amount)} on ${a.deduced_opening.date}, deduced from the bank’s own`,
      );
    if (a.positions !== null)
      print(
        `      ${a.positions} position${a.positions === 1 ? '' : 's'} listed (bulkhead account positions)`,
      );
    const [likely] = a.target.wants === 'account' ? a.target.likely : [];
    if (likely) print(`      it may be of --account "${likely.name}" --entity "${likely.entity}"`);
    if (a.rows.length > 0) showRows(a);
  }
  for (const row of file.unreadable)
    print(`    line ${row.line}: ${row.reason}: ${row.raw.slice(0, 100).replace(/\s+/g, ' ')}`);
  for (const category of file.categories) if (category.is !== 'open') print(`    ${sayCategory(category)}`);
  for (const warning of file.warnings) print(`    note: ${warning}`);
  if (file.dates?.assumed) print(`    (--date-order ${file.dates.order} or ${file.dates.other})`);
  if (file.error) print(`    ${file.error}`);
  if (file.wants_mapping && file.mapping)
    print(`    The mapping as far as it could be told:\n${JSON.stringify(file.mapping, null, 2)}`);
}

/** A file to import, and what to call it in answers. */
interface NamedFile {
  path: string;
  file: File;
}

async function importFiles(
  given: readonly NamedFile[],
  o: Record<string, string | boolean | undefined>,
  { call, options }: Pick<Session, 'call' | 'options'>,
): Promise<ImportResult> {
  const text = (path: unknown) => (path === undefined ? undefined : readInput(String(path)).toString('utf8'));
  const input = {
    files: given.map(({ file }) => file),
    entity: o.entity,
    account: o.account,
    create_accounts: Boolean(o.createAccounts),
    mapping: text(o.mapping),
    date_order: o.dateOrder,
    last_day: o.lastDay,
    make_categories: Boolean(o.makeCategories),
    accept_unproven: Boolean(o.acceptUnproven),
    choices: text(o.choices),
    rows: o.rows,
  };
  const result = (await call(o.dryRun ? 'imports.preview' : 'imports.commit', input)) as ImportResult;
  const files = result.files.map((file) => ({ ...hinted(file), file: pathOf(file, given[file.at]!.path) }));
  if (options.json)
    printJson({
      batch: o.dryRun ? null : result.batch,
      files: o.rows === undefined ? files.map(plainFile) : files,
    });
  else {
    for (const file of files) showFile(file, Boolean(o.dryRun));
    if (result.batch && !o.dryRun)
      print(`Batch ${result.batch}. To take it back: bulkhead batch undo ${result.batch}`);
  }
  const refused = files.filter((file) => file.status === 'refused');
  for (const file of refused) say(`bulkhead: ${file.file}: ${file.error}`);
  if (refused.length > 0) process.exitCode = 1;
  return result;
}

/** What waits in the watched folder, and then whatever was named. */
async function importWaiting(paths: readonly string[], o: Record<string, string>, command: Command) {
  await withDesk(command, async (session) => {
    const taken = await takeWaiting(session.call);
    const given: (NamedFile & Partial<TakenFile>)[] = [
      ...taken.map(({ id, file }) => ({ id, file, path: file.name })),
      ...(await named(paths)),
    ];
    if (given.length === 0) {
      if (session.options.json) printJson({ batch: null, files: [] });
      else print('No file waits.');
      return;
    }
    const result = await importFiles(given, o, session);
    if (!o.dryRun) await markImported(session.call, taken, result);
  });
}

function named(paths: readonly string[]): Promise<NamedFile[]> {
  return Promise.all(paths.map(async (path) => ({ path, file: await readStatement(path) })));
}

export function addImportCommands(program: Command): void {
  program
    .command('import [files...]')
    .description(
      'import statement files (OFX, QFX, QBO, QIF, CAMT, MT940, CSV, XLSX, PDF, also in a ZIP) as one batch',
    )
    .option('--waiting', 'import the files that wait in the watched folder (see “bulkhead watch”)')
    .option('--entity <entity>', 'whose books; needed for new accounts when there are several entities')
    .option('--account <account>', 'the account, for files that name none')
    .option('--mapping <file>', 'CSV: which column means what, as JSON; remembered for files of that shape')
    .addOption(
      new Option(
        '--date-order <order>',
        'QIF, PDF or CSV whose days could be read either way: how they are written; remembered for the account',
      ).choices(DATE_ORDERS),
    )
    .option('--last-day <date>', 'PDF in which no year is told: the last day of its statement')
    .option('--make-categories', 'make the accounts for categories that files give and the chart lacks')
    .option('--accept-unproven', 'take in PDF statements that their own balances do not prove')
    .option('--create-accounts', 'make the accounts that a file names, after the bank’s own id')
    .option(
      '--choices <file>',
      'what was chosen for single files and accounts, and which accounts their categories are, as JSON',
    )
    .option('--rows <n>', 'show so many rows of each account, and what becomes of them')
    .option('--dry-run', 'say what would happen, and change nothing')
    .action((paths: string[], o, command: Command) => {
      if (o.waiting) return importWaiting(paths, o, command);
      if (paths.length === 0) command.error("error: missing required argument 'files' (or --waiting)");
      return withVault(command, async (session) => {
        await importFiles(await named(paths), o, session);
      });
    });

  const batch = program.command('batch').description('what was imported');
  batch
    .command('list')
    .description('list import batches, newest first')
    .action((_, command: Command) =>
      run<{ id: string; at: string; lines: number; files: { name: string; unreadable: number }[] }[]>(
        command,
        'imports.batches',
        {},
        (batches) =>
          printTable(
            [
              { title: 'Batch' },
              { title: 'At' },
              { title: 'Rows', align: 'right' },
              { title: 'Unreadable', align: 'right' },
              { title: 'Files' },
            ],
            batches.map((b) => [
              b.id,
              b.at.slice(0, 16).replace('T', ' '),
              String(b.lines),
              String(b.files.reduce((n, f) => n + f.unreadable, 0)),
              b.files.map((f) => f.name).join(', '),
            ]),
            'Nothing imported yet.',
          ),
      ),
    );
  batch
    .command('undo <batch>')
    .description('take a whole batch back; its files can be imported again')
    .option('--with-crossings', 'and take apart the crossings that rest on its rows; see “batch resting”')
    .action((id, o, command: Command) =>
      run<z.infer<NonNullable<(typeof contract.imports.undo)['~orpc']['outputSchema']>>>(
        command,
        'imports.undo',
        { batch: id, with_crossings: o.withCrossings },
        ({ lines, entries, by_hand: byHand, several, accounts, kept }) => {
          print(`Took back ${lines} rows and ${entries} entries.`);
          if (accounts > 0)
            print(`Removed ${accounts} accounts that had come with them and hold nothing else.`);
          if (byHand > 0)
            print(`Entries by hand for ${byHand} rows that could not be booked stay, and wait for the bank.`);
          if (several > 0)
            print(
              `${several} rows stood for several entries, which wait again until the same file brings them.`,
            );
          if (kept > 0) print(`Kept ${kept} rows that another file tells, too.`);
        },
      ),
    );
  batch
    .command('resting <batch>')
    .description('what taking a batch back would take apart: crossings, loans, papers')
    .action((id, _, command: Command) =>
      run<Resting>(command, 'imports.resting', { batch: id }, showResting),
    );
  addProofCommand(batch);
  addMendingCommands(batch);
  addDoubtCommands(batch);

  const part = program
    .command('part')
    .description(
      'where the parts of payment processors’ and brokers’ rows go: sale, fee, payout, security, dividend, ...',
    );
  part
    .command('list', { isDefault: true })
    .description('list the accounts that have been found or chosen')
    .option('--entity <entity>')
    .action((o, command: Command) =>
      run<{ entity: string; kind: string; currency: string | null; account: string }[]>(
        command,
        'imports.parts',
        { entity: o.entity },
        (all) =>
          printTable(
            [{ title: 'Entity' }, { title: 'Part' }, { title: 'Currency' }, { title: 'Account' }],
            all.map((one) => [one.entity, one.kind, one.currency ?? 'any', one.account]),
            'None yet: the first import finds them in the chart.',
          ),
      ),
    );
  part
    .command('choose <kind>')
    .description('choose where parts of a kind go from the next import on')
    .requiredOption('--entity <entity>', 'whose books')
    .requiredOption('--account <account>')
    .action((kind, o, command: Command) =>
      run(command, 'imports.choose_part', { kind, entity: o.entity, account: o.account }, () =>
        print(`From the next import on: ${kind} → ${o.account}.`),
      ),
    );

  const mapping = program.command('mapping').description('CSV mappings learnt so far');
  mapping
    .command('list')
    .description('list learnt mappings')
    .action((_, command: Command) =>
      run<{ shape: string; account: string | null; mapping: CsvMapping; learnt_at: string }[]>(
        command,
        'imports.mappings',
        {},
        (mappings) =>
          printTable(
            [
              { title: 'Learnt' },
              { title: 'Account' },
              { title: 'Columns' },
              { title: 'Dates' },
              { title: 'Shape' },
            ],
            mappings.map((m) => [
              dayHere(m.learnt_at),
              m.account ?? '',
              columnsOf(m.mapping),
              m.mapping.dateFormat,
              m.shape,
            ]),
            'None learnt yet.',
          ),
      ),
    );
  mapping
    .command('built-in')
    .description('list the exports that are known without being told')
    .action((_, command: Command) =>
      run<{ institution: string; product: string; headers: string[][] }[]>(
        command,
        'imports.profiles',
        {},
        (profiles) =>
          printTable(
            [{ title: 'Institution' }, { title: 'Export' }, { title: 'Begins with the columns' }],
            profiles.map((p) => [
              p.institution,
              p.product,
              p.headers[0]?.join(', ').slice(0, 60) ?? 'no names',
            ]),
            'None.',
          ),
      ),
    );
  mapping
    .command('forget <shape>')
    .description('forget a learnt mapping')
    .action((shape, _, command: Command) =>
      run(command, 'imports.forget', { shape }, () => print('Forgotten.')),
    );
}
