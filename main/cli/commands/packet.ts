/** packet: what goes to the accountant, what they would ask first, and what changed since. */
import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import type { ChangesOut, PacketOut, PreflightOut } from '../../../shared/contract/packet.ts';
import { dayHere } from '../../../shared/dates.ts';
import { writeOutput } from '../disk.ts';
import { grouped, print, printJson, printTable, say } from '../output.ts';
import { askNewPassphrase } from '../secrets.ts';
import { run, withVault } from '../session.ts';

/** Items of a check that a terminal shows; --json has more. */
const SHOWN = 10;
const MARKS = { clear: '✓', open: '!', unknown: '?' };

export function addPacketCommands(program: Command): void {
  const packet = program.command('packet').description('what goes to the accountant');
  packet
    .command('check <entity>')
    .description('what an accountant would ask about a year: how much, and where')
    .requiredOption('--year <year>', 'the year')
    .action((entity: string, o, command: Command) =>
      run<PreflightOut>(command, 'packet.preflight', { entity, year: o.year }, showPreflight),
    );
  addBuildCommand(packet);
  packet
    .command('list <entity>')
    .description('packets that were handed over')
    .option('--year <year>', 'of this year only')
    .action((entity: string, o, command: Command) =>
      run<PacketOut[]>(command, 'packet.list', { entity, year: o.year }, showPackets),
    );
  packet
    .command('changes <entity>')
    .description('what changed in the books of a year since it was last handed over')
    .requiredOption('--year <year>', 'the year')
    .option('--packet <id>', 'since this one instead')
    .action((entity: string, o, command: Command) =>
      run<ChangesOut>(command, 'packet.changes', { entity, year: o.year, packet: o.packet }, showChanges),
    );
}

function addBuildCommand(packet: Command): void {
  packet
    .command('build <entity>')
    .description('write the packet: a ZIP with reports, tax lines, journals, evidence and hashes')
    .requiredOption('--year <year>', 'the year')
    .option('--out <file>', 'where to write it; its own name by default')
    .option('--force', 'over a file that is there')
    .option('--no-evidence', 'without the files attached to entries')
    .option('--no-statements', 'without the files of the bank')
    .option(
      '--no-ledger',
      'without the general ledger as PDF, which takes some seconds for each thousand rows',
    )
    .option('--encrypt', 'with a passphrase (AES-256: 7-Zip and others open it); BULKHEAD_PACKET_PASSPHRASE')
    .option('--packet-passphrase-file <file>', 'read that passphrase from this file')
    .option('--no-keep', 'do not note that it was handed over')
    .action((entity: string, o, command: Command) =>
      withVault(command, async ({ call, options }) => {
        const { year, evidence, statements, ledger } = o;
        const passphrase = await askedPassphrase(o);
        const file = (await call('packet.build', {
          entity,
          year,
          evidence,
          statements,
          ledger,
          passphrase,
        })) as File;
        const bytes = new Uint8Array(await file.arrayBuffer());
        const out = o.out ?? file.name;
        writeOutput(out, bytes, Boolean(o.force));
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const { name, size } = file;
        if (o.keep) await call('packet.keep', { entity, year, name, size, sha256 });
        if (options.json) printJson({ file: out, bytes: size, sha256 });
        else say(`Written to ${out} (${size} bytes, SHA-256 ${sha256}).`);
      }),
    );
}

function askedPassphrase(o: {
  encrypt?: boolean;
  packetPassphraseFile?: string;
}): Promise<string> | undefined {
  if (!o.encrypt && o.packetPassphraseFile === undefined) return undefined;
  return askNewPassphrase('passphrase of the packet', 'BULKHEAD_PACKET_PASSPHRASE', o.packetPassphraseFile);
}

function showPreflight({ entity, year, counts, checks }: PreflightOut): void {
  print(`${entity}, ${year}: ${counts.open} open, ${counts.unknown} not known, ${counts.clear} clear`);
  for (const { title, state, text, remedy, amount, total, items } of checks) {
    const sum = amount === null ? '' : ` (${grouped(amount)})`;
    print(`\n${MARKS[state]} ${title}\n  ${text}${sum}`);
    if (remedy !== null) print(`  ${remedy}`);
    for (const one of items.slice(0, SHOWN)) {
      const what = [one.date ?? one.month, one.text].filter((part) => part !== null).join('  ');
      print(`  - ${what}${one.amount === null ? '' : `  ${grouped(one.amount)} ${one.currency}`}`);
    }
    if (total > SHOWN) print(`  and ${total - SHOWN} more`);
  }
}

function showPackets(packets: PacketOut[]): void {
  printTable(
    [{ title: 'Year' }, { title: 'Made' }, { title: 'Name' }, { title: 'SHA-256' }, { title: 'Id' }],
    packets.map((one) => [String(one.year), dayHere(one.made_at), one.name, one.sha256, one.id]),
    'No packet was handed over yet.',
  );
}

function showChanges({ since, added, changed, removed, entries }: ChangesOut): void {
  if (since === null) return print('Nothing of that year was handed over yet.');
  print(
    `Since “${since.name}” of ${dayHere(since.made_at)}: ${added} added, ${changed} changed, ${removed} removed.`,
  );
  for (const one of entries) {
    print(`\n${one.date}  ${one.payee}: ${one.change} by ${one.by} on ${dayHere(one.at)}`);
    for (const { field, before, after } of one.words) print(`  ${field}: “${before}”, now “${after}”`);
    for (const { account, before, after, currency } of one.amounts)
      print(`  ${account}: ${grouped(before)}, now ${grouped(after)} ${currency}`);
  }
}
