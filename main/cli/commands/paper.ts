/** paper: what is written down of crossings and loans; made, signed, filed, voided, and the texts that it is made from. */
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import {
  PAPER_KINDS,
  PAPER_STATES,
  type PaperOut,
  SIGNING_WAYS,
  TEMPLATE_KINDS,
} from '../../../shared/contract/paper.ts';
import { dayHere } from '../../../shared/dates.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { readInput, writeOutput } from '../disk.ts';
import { grouped, print, printJson, printTable, say } from '../output.ts';
import { run, type Session, withVault } from '../session.ts';

type Answer<P extends { '~orpc': { outputSchema?: z.ZodType } }> = z.infer<
  NonNullable<P['~orpc']['outputSchema']>
>;
type Paper = typeof contract.paper;

/** Types of files that copies usually are. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  tif: 'image/tiff',
  tiff: 'image/tiff',
};

/** `null` while all that it tells of is in the books. */
function sayTakenBack({ crossings, missing_crossings: missing, taken_back_on: on }: PaperOut): string | null {
  if (missing === 0) return null;
  const what =
    missing < crossings.length
      ? `${missing} of the ${crossings.length} crossings it papers were`
      : missing === 1
        ? 'the crossing it papers was'
        : 'the crossings it papers were';
  return `${what} taken back${on === null ? '' : ` on ${on}`}`;
}

function showPaper(paper: PaperOut): void {
  const { id, title, subject, state, amount, currency, effective_on, made_at, signed_on } = paper;
  print(`${title}: ${subject}, ${grouped(amount)} ${currency}  (${id})`);
  print(
    `  ${state}; effective ${effective_on}; ${paper.origin} ${dayHere(made_at)}${signed_on === null ? '' : `; signed ${signed_on}`}`,
  );
  const gone = sayTakenBack(paper);
  if (gone !== null) print(`  ${gone}`);
  if (paper.void_reason !== null)
    print(`  void${paper.voided_on === null ? '' : ` since ${paper.voided_on}`}: ${paper.void_reason}`);
  if (paper.superseded_by !== null) print(`  superseded by ${paper.superseded_by}`);
  for (const { line, party, signer, signed_on: on, how } of paper.signers)
    print(`  ${line}. ${party}: ${signer}; ${on === null ? 'not signed' : `signed ${on} (${how})`}`);
  for (const words of paper.open) print(`  open: ${words}`);
  for (const { id: file, sort, name } of paper.files) print(`  ${sort}: ${name}  (file ${file})`);
  if (paper.template !== null) print(`  made from ${paper.template}; content SHA-256 ${paper.content_hash}`);
}

function showPapers({ papers }: Answer<Paper['list']>): void {
  printTable(
    [
      { title: 'Id' },
      { title: 'Effective' },
      { title: 'Paper' },
      { title: 'About' },
      { title: 'Amount', align: 'right' },
      { title: '' },
      { title: 'State' },
      { title: 'Signed' },
      { title: 'Open', align: 'right' },
    ],
    papers.map((one) => [
      ...[one.id, one.effective_on, one.is_ratification ? `Ratification (${one.kind})` : one.title],
      ...[`${one.from} to ${one.to}`, grouped(one.amount), one.currency],
      ...[one.missing_crossings === 0 ? one.state : `${one.state}, taken back`, one.signed_on ?? ''],
      one.open.length === 0 ? '' : String(one.open.length),
    ]),
    'No papers yet. “paper wanted” shows what crossed without one.',
  );
}

function showWanted({ wanted }: Answer<Paper['wanted']>): void {
  printTable(
    [
      { title: 'Crossing' },
      { title: 'Date' },
      { title: 'Days', align: 'right' },
      { title: 'From' },
      { title: 'To' },
      { title: 'Amount', align: 'right' },
      { title: '' },
      { title: 'Paper' },
    ],
    wanted.map((one) => [
      ...[one.crossing, one.date, String(one.days), one.entity, one.with, grouped(one.amount), one.currency],
      one.is_late ? `${one.kind}, as a ratification` : one.kind,
    ]),
    'Everything that crossed and wants a paper has one.',
  );
}

function showStates(states: Answer<Paper['states']>): void {
  printTable(
    [{ title: 'Crossing' }, { title: 'Wants' }, { title: 'State' }, { title: 'Paper' }],
    states.map(({ crossing, wanted, state, paper }) => [crossing, wanted ?? '', state, paper ?? '']),
    'Nothing has crossed.',
  );
}

/** `loan.rate=6%` */
function collectDetail(given: string, before: Record<string, string>): Record<string, string> {
  const at = given.indexOf('=');
  if (at > 0) return { ...before, [given.slice(0, at)]: given.slice(at + 1) };
  throw new BulkheadError('INVALID_INPUT', `“${given}” says nothing.`, {
    remedy: 'Write it as FIELD=WORDS, such as loan.rate=6%.',
  });
}

interface GivenSigner {
  party: string;
  name: string;
  capacity: string;
}

/** `Harbor LLC: Robin Vale, as manager of Harbor LLC` */
function collectSigner(given: string, before: readonly GivenSigner[] = []): GivenSigner[] {
  const [, party, name, capacity] = /^([^:]+):([^,]+),(.+)$/.exec(given)?.map((part) => part.trim()) ?? [];
  if (party && name && capacity) return [...before, { party, name, capacity }];
  throw new BulkheadError('INVALID_INPUT', `“${given}” does not say who signs for whom.`, {
    remedy: 'Write it as PARTY: NAME, CAPACITY, such as “Harbor LLC: Robin Vale, as manager of Harbor LLC”.',
  });
}

function fileAt(path: string): File {
  const bytes = readInput(path);
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return new File([new Uint8Array(bytes)], basename(path), { type: MEDIA_TYPES[ending] ?? '' });
}

export function addPaperCommands(program: Command): void {
  const paper = program
    .command('paper')
    .description('what is written down of crossings and loans: made from the books, signed and kept');
  addListing(paper);
  addMaking(paper);
  addSigning(paper);
  addTemplates(paper);
}

const filtered = (command: Command) =>
  command
    .addOption(new Option('--kind <kind>').choices(PAPER_KINDS))
    .option('--entity <entity>', 'on either side')
    .option('--year <year>', 'of the day it takes effect')
    .option('--limit <n>', 'how many to show', '500');

function addListing(paper: Command): void {
  filtered(paper.command('list', { isDefault: true }).description('list papers, the latest first'))
    .addOption(new Option('--state <state>').choices(PAPER_STATES))
    .option('--superseded', 'also those that others stand instead of')
    .action((o, command: Command) => {
      const { kind, entity, year, state, limit } = o;
      const asked = { kind, entity, year, state, limit, include_superseded: o.superseded ?? false };
      return run<Answer<Paper['list']>>(command, 'paper.list', asked, showPapers);
    });
  filtered(paper.command('wanted').description('what crossed and has no paper yet, the oldest first'))
    .option('--as-of <date>', 'as it was at the end of that day; now by default')
    .action(({ kind, entity, year, asOf, limit }, command: Command) => {
      const asked = { kind, entity, year, as_of: asOf, limit };
      return run<Answer<Paper['wanted']>>(command, 'paper.wanted', asked, showWanted);
    });
  paper
    .command('states')
    .description('how far the paper of each crossing is')
    .action((_, command: Command) => run<Answer<Paper['states']>>(command, 'paper.states', {}, showStates));
  paper
    .command('show <id>')
    .description('one paper, its signers and its files')
    .action((id, _, command: Command) => run<PaperOut>(command, 'paper.get', { id }, showPaper));
  paper
    .command('pdf <id>')
    .description('write a paper to disk as a PDF, with its signatures where it has any')
    .option('--out <file>', 'where to write it; its own name by default')
    .option('--unsigned', 'as it was made, before signatures')
    .option('--force', 'over a file that is there')
    .action((id, o, command: Command) =>
      withVault(command, async ({ call }) => {
        const gone = sayTakenBack((await call('paper.get', { id })) as PaperOut);
        await writeFile(call, 'paper.pdf', { id, unsigned: o.unsigned ?? false }, o);
        if (gone !== null) say(`bulkhead: ${gone}; the PDF is as it was made.`);
      }),
    );
  paper
    .command('file <file>')
    .description('write a file of a paper to disk, byte by byte as it was')
    .option('--out <file>', 'where to write it; its own name by default')
    .option('--force', 'over a file that is there')
    .action((file, o, command: Command) =>
      withVault(command, ({ call }) => writeFile(call, 'paper.file', { file }, o)),
    );
}

async function writeFile(
  call: Session['call'],
  procedure: string,
  asked: object,
  o: { out?: string; force?: boolean },
): Promise<void> {
  const file = (await call(procedure, asked)) as File;
  const out = o.out ?? basename(file.name);
  writeOutput(out, new Uint8Array(await file.arrayBuffer()), Boolean(o.force));
  print(`Written to ${out}.`);
}

function showAsks({ fields }: Answer<Paper['asks']>): void {
  printTable(
    [{ title: 'Field' }, { title: 'What it is' }, { title: 'The books say' }, { title: '' }],
    fields.map(({ name, about, books, is_asked }) => [
      ...[name, about, books ?? ''],
      is_asked ? (books === null ? 'asked' : 'may be said') : '',
    ]),
    'That paper asks nothing.',
  );
}

function addMaking(paper: Command): void {
  paper
    .command('asks [crossings...]')
    .description('what a paper would take from the books, and what “--say” of “paper make” says of the rest')
    .option('--loan <loan>', 'instead of crossings: a loan')
    .addOption(new Option('--kind <kind>', 'left out: what the kind of crossing wants').choices(PAPER_KINDS))
    .action((crossings: string[], o, command: Command) =>
      run<Answer<Paper['asks']>>(
        command,
        'paper.asks',
        { ...(o.loan === undefined ? { crossings } : { loan: o.loan }), kind: o.kind },
        showAsks,
      ),
    );
  paper
    .command('make [crossings...]')
    .description('make a paper from what crossed; made late, it is a ratification')
    .option('--loan <loan>', 'instead of crossings: a loan')
    .addOption(new Option('--kind <kind>', 'left out: what the kind of crossing wants').choices(PAPER_KINDS))
    .option('--authorized-on <date>', 'when it was decided')
    .option('--late-reason <text>', 'why it is made late')
    .option('--say <field=words>', 'what the books can’t know; again for each', collectDetail, {})
    .option(
      '--signer <party:name,capacity>',
      'who signs, where it is not who the books say; again for each',
      collectSigner,
    )
    .option('--pdf <file>', 'write it to disk, too')
    .option('--force', 'over a file that is there')
    .action((crossings: string[], o, command: Command) =>
      withVault(command, async ({ call, options }) => {
        const made = (await call('paper.make', {
          ...(o.loan === undefined ? { crossings } : { loan: o.loan }),
          ...{ kind: o.kind, authorized_on: o.authorizedOn, late_reason: o.lateReason, details: o.say },
          ...(o.signer === undefined ? {} : { signers: o.signer }),
        })) as PaperOut;
        if (o.pdf !== undefined) {
          const file = (await call('paper.pdf', { id: made.id })) as File;
          writeOutput(o.pdf, new Uint8Array(await file.arrayBuffer()), o.force ?? false);
        }
        if (options.json) printJson(made);
        else showPaper(made);
      }),
    );
  paper
    .command('void <id>')
    .description('void a paper; it stays visible')
    .requiredOption('--reason <text>', 'why')
    .action((id, o, command: Command) =>
      run<PaperOut>(command, 'paper.void', { id, reason: o.reason }, showPaper),
    );
}

function addSigning(paper: Command): void {
  paper
    .command('sign <id>')
    .description('sign a paper by typing a name, or say that it was signed by pen')
    .addOption(
      new Option('--how <how>', 'typed, or paper')
        .choices(SIGNING_WAYS.filter((way) => way !== 'drawn'))
        .default('paper'),
    )
    .option('--name <name>', 'with typed: the signer’s, as it stands on the line')
    .option('--on <date>', 'with paper: the day it was signed; today by default')
    .option('--lines <numbers>', 'which lines, such as 1,2; all by default')
    .action((id, o, command: Command) =>
      run<PaperOut>(
        command,
        'paper.sign',
        {
          ...{ id, how: o.how, name: o.name, signed_on: o.on },
          ...(o.lines === undefined ? {} : { signers: String(o.lines).split(',').map(Number) }),
        },
        showPaper,
      ),
    );
  paper
    .command('attach <file>')
    .description('attach the signed copy to its paper, or file one of before for what it is about')
    .option('--paper <id>')
    .option('--crossing <ids...>', 'instead: what a paper of before is about')
    .addOption(new Option('--kind <kind>', 'with --crossing').choices(PAPER_KINDS))
    .option('--signed-on <date>', 'the day that stands on it')
    .action((path: string, o, command: Command) =>
      run<PaperOut>(
        command,
        'paper.attach',
        { id: o.paper, crossings: o.crossing, kind: o.kind, signed_on: o.signedOn, file: fileAt(path) },
        showPaper,
      ),
    );
}

function addTemplates(paper: Command): void {
  paper
    .command('templates')
    .description('the texts that papers are made from, with their versions')
    .action((_, command: Command) =>
      run<Answer<Paper['templates']>>(command, 'paper.templates', {}, (all) =>
        printTable(
          [
            { title: 'Kind' },
            { title: 'Version' },
            { title: 'In use' },
            { title: 'Edited' },
            { title: 'Why' },
          ],
          all.map((one) => [
            ...[
              one.kind,
              one.version,
              one.is_current ? 'yes' : '',
              one.edited_at === null ? '' : dayHere(one.edited_at),
            ],
            one.note ?? '',
          ]),
          '',
        ),
      ),
    );
  const kinds = TEMPLATE_KINDS.join(', ');
  paper
    .command('template <kind>')
    .description(`one text: ${kinds}`)
    .option('--version-of <version>', 'such as “own 1”; what is in use by default')
    .option('--fields', 'what it may name instead')
    .action((kind, o, command: Command) =>
      run<Answer<Paper['template']>>(
        command,
        'paper.template',
        { kind, version: o.versionOf },
        ({ text, fields, places }) => {
          if (!o.fields) return print(text);
          printTable(
            [{ title: 'Field' }, { title: 'What it is' }, { title: 'Said by' }],
            fields.map(({ name, about, is_given }) => [
              name,
              about,
              is_given ? 'you, or the books' : 'the books',
            ]),
            '',
          );
          print(`Tables: ${places.map((name) => `[[${name}]]`).join(' ')}`);
        },
      ),
    );
  paper
    .command('edit-template <kind> <file>')
    .description('keep an edited text as a new version; papers made before stay as they are')
    .requiredOption('--note <text>', 'why it was changed')
    .action((kind, path: string, o, command: Command) =>
      run<Answer<Paper['edit_template']>>(
        command,
        'paper.edit_template',
        { kind, text: readInput(path).toString('utf8'), note: o.note },
        ({ version }) => print(`Kept as ${kind}, ${version}.`),
      ),
    );
  paper
    .command('reset-template <kind>')
    .description('make papers from the built-in text again')
    .action((kind, _, command: Command) =>
      run(command, 'paper.reset_template', { kind }, () =>
        print('Papers are made from the built-in text again.'),
      ),
    );
}
