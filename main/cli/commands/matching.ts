/** match: what the bank’s rows stand for, what they could stand for, and changing that at any time. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { counted } from '../../../shared/counted.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { type Candidate, type Matched, sayHeld, sayReason } from '../match-words.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';

type Group = typeof contract.matching;
type Answer<N extends keyof Group> = z.infer<NonNullable<Group[N]['~orpc']['outputSchema']>>;
type Row = Matched['row'];
type Leg = Matched['legs'][number];

const sayRow = (row: Row) =>
  `${row.date} ${row.payee || row.memo} ${grouped(row.amount)} ${row.currency} in ${row.account}`;
const sayLeg = (leg: Leg) =>
  `${leg.date} ${leg.payee} ${grouped(leg.amount)} ${leg.currency}${leg.category ? ` (${leg.category})` : ''}`;

/** What --discard does not help against. */
const LOCKED: ReadonlySet<string> = new Set(['reconciled', 'closed', 'other_row', 'crossing']);

function showCandidate(candidate: Candidate): void {
  const { kind, score, level, reasons, rows, legs, rest } = candidate;
  print(`  ${String(score).padStart(3)} ${level}: ${reasons.map(sayReason).join(', ')}`);
  for (const row of rows) print(`      row ${row.id}  ${sayRow(row)}`);
  for (const leg of legs) print(`      entry ${leg.entry_id}:${leg.line}  ${sayLeg(leg)}`);
  if (rest)
    print(
      `      left over: ${grouped(rest.amount)} ${rows[0]!.currency}${rest.account ? ` (${rest.account})` : ''}`,
    );
  if (kind === 'crossing') {
    const [left, came] = rows.map(({ own_entry }) => own_entry);
    return print(`      bulkhead crossing make ${left} --kind KIND --counter-entry ${came}`);
  }
  const held = rows.flatMap((row) => row.held ?? []);
  const lost = held.some(({ kind }) => !LOCKED.has(kind)) ? ' --discard' : '';
  const [row, ...more] = rows.map(({ id }) => id);
  // A transfer keeps one of the two entries, which may be locked.
  if (kind === 'transfer' || kind === 'doubled')
    return print(`      bulkhead match transfer ${row} ${more.join(' ')}${lost}`);
  const locked = held.find(({ kind }) => LOCKED.has(kind));
  if (locked) return print(`      It can’t be taken: the entry made for the row ${sayHeld(locked)}.`);
  const also = more.map((id) => ` --row ${id}`).join('');
  print(
    `      bulkhead match set ${row} ${legs.map((leg) => `${leg.entry_id}:${leg.line}`).join(' ')}${also}${restOf(rest)}${lost}`,
  );
}

/** ACCOUNT: it has to be said. */
const restOf = (rest: Candidate['rest']) =>
  rest ? ` --rest ${rest.account ? `"${rest.account}"` : 'ACCOUNT'} --rest-amount ${rest.amount}` : '';

function showCandidates({ rows, waiting }: Answer<'candidates'>): void {
  for (const { row, match, score, level, reasons, legs, candidates } of rows) {
    print(`${sayRow(row)} (${row.file}, line ${row.file_line})`);
    if (match === 'created') print('  An entry was made from it.');
    else {
      print(`  Matched, ${score} ${level}: ${reasons.map(sayReason).join(', ')}`);
      for (const leg of legs) print(`      entry ${leg.entry_id}:${leg.line}  ${sayLeg(leg)}`);
    }
    if (row.held) print(`  That entry ${sayHeld(row.held)}.`);
    print(candidates.length === 0 ? '  Nothing else fits it.' : '  It could stand for:');
    for (const one of candidates) showCandidate(one);
  }
  for (const { leg, days, candidates } of waiting) {
    print(`${sayLeg(leg)} waits for the bank, for ${counted(days, 'day')} so far.`);
    print(candidates.length === 0 ? '  No row of the bank fits it.' : '  It could be:');
    for (const one of candidates) showCandidate(one);
  }
  if (rows.length === 0 && waiting.length === 0)
    print('No row of a bank stands behind it, and nothing waits.');
}

function showChoosable({ row, stands, legs, more }: Answer<'choosable'>): void {
  print(`${sayRow(row)} (${row.file}, line ${row.file_line})`);
  if (stands.length > 0) print('  It stands for:');
  for (const leg of stands) print(`      entry ${leg.entry_id}:${leg.line}  ${sayLeg(leg)}`);
  print(legs.length === 0 ? '  Nothing waits in its account.' : '  In its account these wait:');
  for (const leg of legs) print(`      entry ${leg.entry_id}:${leg.line}  ${sayLeg(leg)}`);
  if (more) print('      and more; look for words with --search.');
}

const SAID: Record<Candidate['kind'], string> = {
  legs: 'Looks like an entry that was there:',
  transfer: 'Looks like one transfer:',
  doubled: 'Stands twice, and looks like one transfer:',
  crossing: 'Looks like one movement between two entities:',
};

function showPairs({ total, pairs }: Answer<'pairs'>): void {
  if (total === 0)
    return print(
      'No row without a category looks like a transfer or an entry that was there, and none stands twice.',
    );
  print(
    `${total} ${total === 1 ? 'proposal' : 'proposals'}${pairs.length < total ? `, the best ${pairs.length}` : ''}:`,
  );
  for (const pair of pairs) {
    print(SAID[pair.kind]);
    showCandidate(pair);
  }
}

function showRemoved(removed: Answer<'transfer'>['removed']): void {
  for (const { date, payee, category } of removed)
    print(`The entry made for it (${date} ${payee}${category ? `, ${category}` : ''}) is gone.`);
}

/** ENTRY or ENTRY:LINE. */
function legOf(text: string): { entry: string; line: number } {
  const [entry = '', line = '0', ...more] = text.split(':');
  if (more.length === 0 && /^\d{1,4}$/.test(line) && entry !== '') return { entry, line: Number(line) };
  throw new BulkheadError('INVALID_INPUT', `“${text}” is no leg of an entry.`, {
    remedy: 'Write the entry’s id, or ENTRY:LINE with the place of the leg, from 0.',
  });
}

const collect = (value: string, before: string[] = []) => [...before, value];

export function addMatchCommands(program: Command): void {
  const match = program.command('match').description('what the bank’s rows stand for');
  match
    .command('pairs')
    .description(
      'rows without a category that look like transfers or entries that were there; transfers that stand twice',
    )
    .option('--entity <entity>')
    .option('--doubled', 'only transfers that stand twice')
    .option('--entry <id>', 'only of this entry; several times for several', collect)
    .option('--limit <n>', 'how many to show', '100')
    .action((o, command: Command) =>
      run<Answer<'pairs'>>(
        command,
        'matching.pairs',
        { entity: o.entity, entries: o.entry, doubled: Boolean(o.doubled), limit: o.limit },
        showPairs,
      ),
    );
  match
    .command('candidates')
    .description('what a row, or an entry, is matched to and what it could be matched to')
    .option('--row <id>', 'the row of the bank')
    .option('--entry <id>', 'the entry')
    .action((o, command: Command) =>
      run<Answer<'candidates'>>(
        command,
        'matching.candidates',
        { line: o.row, entry: o.entry },
        showCandidates,
      ),
    );
  match
    .command('waiting <row>')
    .description('what waits for the bank in the row’s account, of any amount, to choose from')
    .option('--search <words>', 'only with these words in payee or memo')
    .option('--limit <n>', 'how many to show', '50')
    .action((line: string, o, command: Command) =>
      run<Answer<'choosable'>>(
        command,
        'matching.choosable',
        { line, search: o.search, limit: o.limit },
        showChoosable,
      ),
    );
  match
    .command('set <row> <legs...>')
    .description('have the row stand for legs that are there, as ENTRY or ENTRY:LINE')
    .option('--row <id>', 'another row, where one leg stands for several', collect, [])
    .option('--rest <account>', 'book what is left over there (a fee), and match it with the row as well')
    .option('--rest-amount <amount>', 'what is left over; refused where it is another by now')
    .option('--rest-payee <payee>', 'its payee; the row’s by default')
    .option('--discard', 'also where somebody changed the entry that was made for the row')
    .action((row: string, legs: string[], o, command: Command) =>
      run<Answer<'match'>>(
        command,
        'matching.match',
        {
          lines: [row, ...o.row],
          legs: legs.map(legOf),
          rest:
            o.rest === undefined ? undefined : { account: o.rest, amount: o.restAmount, payee: o.restPayee },
          discard: o.discard ?? false,
        },
        (a) => {
          print(`Matched with ${a.legs.length === 1 ? 'one leg' : `${a.legs.length} legs`}.`);
          showRemoved(a.removed);
        },
      ),
    );
  match
    .command('unmatch <row>')
    .description('have the entry wait for the bank again; the row gets one of its own')
    .action((line: string, _, command: Command) =>
      run<Answer<'unmatch'>>(command, 'matching.unmatch', { line }, (a) =>
        print(
          `Unmatched: ${a.waiting} ${a.waiting === 1 ? 'leg waits' : 'legs wait'} for the bank again; the row has the entry ${a.entry_id}${a.category ? ` (${a.category})` : ''}.`,
        ),
      ),
    );
  match
    .command('transfer <row> <other>')
    .description('make two rows of two accounts one transfer')
    .option('--discard', 'also where somebody changed the entry that goes')
    .action((row: string, other: string, o, command: Command) =>
      run<Answer<'transfer'>>(
        command,
        'matching.transfer',
        { lines: [row, other], discard: o.discard ?? false },
        (a) => {
          print(`One transfer: entry ${a.entry_id}.`);
          showRemoved(a.removed);
        },
      ),
    );
  match
    .command('transit')
    .description('transfers of which one bank has not told yet, the oldest first')
    .option('--entity <entity>')
    .option('--limit <n>', 'how many to show', '100')
    .action((o, command: Command) =>
      run<Answer<'transit'>>(command, 'matching.transit', { entity: o.entity, limit: o.limit }, (all) =>
        printTable(
          [
            { title: 'Date' },
            { title: 'Payee' },
            { title: 'From' },
            { title: 'To' },
            { title: 'Amount', align: 'right' },
            { title: '' },
            { title: 'Days', align: 'right' },
          ],
          all.map(({ leg, from, to, days }) => [
            leg.date,
            leg.payee,
            from,
            to,
            grouped(leg.amount.replace(/^-/, '')),
            leg.currency,
            String(days),
          ]),
          'Nothing is in transit.',
        ),
      ),
    );
}
