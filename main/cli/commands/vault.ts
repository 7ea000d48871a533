/** init, undo, audit, verify, backup, restore, passphrase, sample, serve, call: the file itself. */
import { type Command, Option } from 'commander';
import { ROLES } from '../../../shared/contract/base.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { createCore, openCore, vaultWorld } from '../../api/open.ts';
import { listBackups, restoreBackup } from '../../vault/index.ts';
import { print, printJson, printTable, say } from '../output.ts';
import { askNewPassphrase, askSecret } from '../secrets.ts';
import { globals, openNamed, run, vaultFile, withVault } from '../session.ts';

function showRecoveryCode(code: string): void {
  print('Recovery code, shown this once. Write it on paper and keep it away from this computer;');
  print('it opens the vault when the passphrase is lost:');
  print('');
  print(`    ${code}`);
  print('');
}

export function addVaultCommands(program: Command): void {
  program
    .command('init')
    .description('make a new vault')
    .action(async (_, command: Command) => {
      const options = globals(command);
      const file = vaultFile(options);
      const passphrase = await askNewPassphrase(
        'new passphrase',
        'BULKHEAD_PASSPHRASE',
        options.passphraseFile,
      );
      const { core, recoveryCode } = await createCore(file, passphrase, 'bulkhead init');
      await core.close();
      if (options.json) return printJson({ vault: file, recovery_code: recoveryCode });
      print(`Made ${file}.`);
      showRecoveryCode(recoveryCode);
    });

  program
    .command('status')
    .description('what the vault holds, and what undo would take back')
    .action((_, command: Command) =>
      run<Record<string, string | number | null>>(command, 'vault.status', {}, (s) => {
        print(
          `${s.file}: ${s.entities} entities, ${s.accounts} accounts, ${s.entries} entries, ${s.statement_lines} rows of banks, ${s.events} events.`,
        );
        print(`Undo: ${s.undo ?? 'nothing'}. Redo: ${s.redo ?? 'nothing'}.`);
      }),
    );

  for (const kind of ['undo', 'redo'] as const) {
    program
      .command(kind)
      .description(
        kind === 'undo' ? 'take the latest command back, whatever it was' : 'do again what was last undone',
      )
      .option('--expected <seq>', 'only if it is this event of the audit log', Number)
      .action((o, command: Command) =>
        run<{ seq: number; command: string; changes: number }>(
          command,
          `history.${kind}`,
          { expected: o.expected },
          (a) =>
            print(
              `${kind === 'undo' ? 'Took back' : 'Did again'} ${a.command} (event ${a.seq}, ${a.changes} rows).`,
            ),
        ),
      );
  }
  addAuditCommands(program);
  addVerifyCommand(program);
  addBackupCommands(program);
  addKeyCommands(program);

  program
    .command('sample')
    .description('make a vault (or fill an empty one) with a realistic sample: two entities, two years')
    .option('--ending <date>', 'last day of the two years; the end of last month by default')
    .action(async (o, command: Command) => {
      const options = globals(command);
      const { core, recoveryCode } = await openOrCreate(command);
      try {
        const answer = (await core.call(
          'vault.sample',
          { ending: o.ending },
          { actor: { name: 'owner', role: 'owner' } },
        )) as { entities: number; entries: number };
        if (options.json)
          return printJson({ vault: core.vault.file, recovery_code: recoveryCode, ...answer });
        print(`${core.vault.file}: ${answer.entities} entities, ${answer.entries} entries.`);
        if (recoveryCode) showRecoveryCode(recoveryCode);
      } finally {
        await core.close();
      }
    });

  program
    .command('serve')
    .description('serve the books to this computer only: REST, its documentation, and the browser')
    .option('--port <n>', 'port; a free one by default', '0')
    .addOption(new Option('--role <role>', 'what callers may do').choices([...ROLES]).default('owner'))
    .option(
      '--token-file <file>',
      'where to write the access token (readable by you alone); beside the vault by default',
    )
    .action(async (o, command: Command) => {
      // The server's libraries take longer to load than most commands take to run.
      const [{ serveUntilStopped }, { makeDesk }] = await Promise.all([
        import('../serve.ts'),
        import('../desk.ts'),
      ]);
      const port = parsePort(o.port);
      const core = await openNamed(globals(command), 'bulkhead serve');
      const desk = makeDesk('bulkhead serve');
      desk.adopt(core);
      await serveUntilStopped(desk, {
        ports: [port],
        role: o.role,
        tokenFile: o.tokenFile ?? `${core.vault.file}.token`,
        json: Boolean(globals(command).json),
      });
    });

  program
    .command('call <procedure> [input]')
    .description('call any procedure of the contract with JSON, for example: call entry.list \'{"limit":5}\'')
    .action((procedure, input: string | undefined, _, command: Command) =>
      run(command, procedure, parseInput(input), (answer) => printJson(answer)),
    );
}

const PORT_MAX = 65_535;

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= PORT_MAX) return port;
  throw new BulkheadError('INVALID_INPUT', `“${text}” is no port.`, {
    remedy: `Give a number from 1 to ${PORT_MAX}; 0 takes a free one.`,
  });
}

function parseInput(text: string | undefined): object {
  try {
    return JSON.parse(text ?? '{}') as object;
  } catch (cause) {
    throw new BulkheadError('INVALID_INPUT', 'The input is not JSON.', {
      remedy: 'Write an object in single quotes: \'{"entity":"…"}\'.',
      cause,
    });
  }
}

async function openOrCreate(command: Command) {
  const options = globals(command);
  try {
    return { core: await openNamed(options, 'bulkhead sample'), recoveryCode: null };
  } catch (error) {
    if (!(error instanceof BulkheadError) || error.code !== 'NOT_FOUND') throw error;
    const passphrase = await askNewPassphrase(
      'new passphrase',
      'BULKHEAD_PASSPHRASE',
      options.passphraseFile,
    );
    return createCore(vaultFile(options), passphrase, 'bulkhead sample');
  }
}

interface Event {
  seq: number;
  at: string;
  actor: string;
  command: string;
  mode: string;
  target_seq: number | null;
  change_count: number;
  undoable: string | null;
}

function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('the log of everything that was done');
  audit
    .command('log')
    .description('what was done, by whom, newest first')
    .option('--limit <n>', 'at most so many', '50')
    .option('--before <seq>', 'older than this event')
    .action((o, command: Command) =>
      run<Event[]>(command, 'audit.log', { limit: o.limit, before: o.before }, (events) =>
        printTable(
          [
            { title: '#', align: 'right' },
            { title: 'At' },
            { title: 'Who' },
            { title: 'Command' },
            { title: 'Rows', align: 'right' },
            { title: '' },
          ],
          events.map((e) => [
            String(e.seq),
            e.at.slice(0, 19).replace('T', ' '),
            e.actor,
            e.mode === 'do' ? e.command : `${e.mode} of ${e.target_seq}`,
            String(e.change_count),
            e.undoable === 'undone' ? 'undone' : '',
          ]),
          'Nothing yet.',
        ),
      ),
    );
  audit
    .command('show <seq>')
    .description('one command, every field before and after')
    .option('--limit <n>', 'at most so many rows', '200')
    .action((seq, o, command: Command) =>
      run(command, 'audit.event', { seq, limit: o.limit }, (event) => printJson(event)),
    );
  audit
    .command('verify')
    .description('check the chain of the log and its head outside the database')
    .action((_, command: Command) =>
      forensic(command, 'audit.verify', (a: { ok: boolean; events: number; problems: string[] }) => {
        for (const problem of a.problems) print(`✗ ${problem}`);
        print(
          a.ok ? `✓ The chain of ${a.events} events is whole.` : `The chain of ${a.events} events is broken.`,
        );
      }),
    );
}

/** Looks at a vault without changing anything in it, whatever its state. Ends with 1 when something is wrong. */
async function forensic<A extends { ok: boolean }>(
  command: Command,
  procedure: string,
  show: (answer: A) => void,
): Promise<void> {
  const options = globals(command);
  const core = await openNamed(options, `bulkhead ${command.name()}`, { forensic: true, verifyPages: true });
  try {
    const answer = (await core.call(procedure, {}, { actor: { name: 'owner', role: 'owner' } })) as A;
    if (options.json) printJson(answer);
    else show(answer);
    if (!answer.ok) {
      process.exitCode = 1;
      say('bulkhead: the vault is not as it should be.');
    }
  } finally {
    await core.close();
  }
}

interface Verification {
  ok: boolean;
  checks: { check: string; ok: boolean; examined: number }[];
  findings: { check: string; problem: string; remedy: string }[];
}

function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description(
      're-check every invariant of the file: pages, sums, references, chain, stored files, balances',
    )
    .action((_, command: Command) =>
      forensic(command, 'vault.verify', (v: Verification) => {
        for (const c of v.checks) print(`${c.ok ? '✓' : '✗'} ${c.check} (${c.examined})`);
        for (const f of v.findings) print(`\n${f.check}: ${f.problem}\n  ${f.remedy}`);
      }),
    );
}

interface Backup {
  name: string;
  path: string;
  kind: string;
  created_at: string;
  size: number;
  verified: boolean;
  problems: string[];
}

function addBackupCommands(program: Command): void {
  const backup = program
    .command('backup')
    .description('backups, each proven by restoring it to a scratch file');
  backup
    .command('make', { isDefault: true })
    .description('make a backup now')
    .action((_, command: Command) =>
      run<Backup>(command, 'vault.backup', {}, (b) =>
        print(`Backed up to ${b.path} (${b.size} bytes), ${b.verified ? 'and proven' : 'NOT proven'}.`),
      ),
    );
  backup
    .command('list')
    .description('list backups, newest first; needs no passphrase')
    .action((_, command: Command) => {
      const options = globals(command);
      const all = listBackups(vaultFile(options));
      if (options.json) return printJson(all);
      printTable(
        [
          { title: 'Made' },
          { title: 'Kind' },
          { title: 'Bytes', align: 'right' },
          { title: 'State' },
          { title: 'Folder' },
        ],
        all.map((b) => [
          b.manifest?.createdAt.slice(0, 16).replace('T', ' ') ?? '',
          b.manifest?.kind ?? '',
          String(b.manifest?.files.vault.bytes ?? ''),
          b.problem ?? 'proven when made',
          b.dir,
        ]),
        'No backups yet. Make one: bulkhead backup',
      );
    });

  program
    .command('accept-loss')
    .description(
      'go on from a vault whose last commands are lost, when there is no backup; sets the files aside first',
    )
    .action(async (_, command: Command) => {
      const core = await openNamed(globals(command), 'bulkhead accept-loss', { acceptLoss: true });
      await core.close();
      print('The vault opens again from what is there. “bulkhead audit log” shows where it ends.');
    });

  program
    .command('restore <backup>')
    .description('put a backup (its folder) in the vault’s place; what is there now is kept beside it')
    .option('--with-recovery-code', 'open it with its recovery code (BULKHEAD_RECOVERY_CODE or typed)')
    .action(async (dir: string, o, command: Command) => {
      const options = globals(command);
      const secret = o.withRecoveryCode
        ? { recoveryCode: await askSecret('recovery code', 'BULKHEAD_RECOVERY_CODE') }
        : { passphrase: await askSecret('passphrase', 'BULKHEAD_PASSPHRASE', options.passphraseFile) };
      const result = await restoreBackup({
        ...vaultWorld(vaultFile(options), 'bulkhead restore'),
        backup: dir,
        secret,
      });
      if (options.json) return printJson({ restored: dir, previous: result.previous });
      print(`Restored ${dir} (${result.manifest.createdAt}).`);
      if (result.previous) print(`What was there before is in ${result.previous}.`);
    });
}

function addKeyCommands(program: Command): void {
  const passphrase = program.command('passphrase').description('the passphrase of the vault');
  passphrase
    .command('change')
    .description('change it (the new one: BULKHEAD_NEW_PASSPHRASE, --new-passphrase-file, or typed)')
    .option('--new-passphrase-file <file>')
    .action((o, command: Command) =>
      withVault(command, async ({ call, options }) => {
        const current = await askSecret('present passphrase', 'BULKHEAD_PASSPHRASE', options.passphraseFile);
        const next = await askNewPassphrase('new passphrase', 'BULKHEAD_NEW_PASSPHRASE', o.newPassphraseFile);
        await call('vault.change_passphrase', { current, next });
        if (options.json) printJson({ ok: true });
        else print('Changed. Backups made before keep the old passphrase.');
      }),
    );
  passphrase
    .command('recover')
    .description('open the vault with its recovery code and set a new passphrase')
    .option('--new-passphrase-file <file>')
    .action(async (o, command: Command) => {
      const recoveryCode = await askSecret('recovery code', 'BULKHEAD_RECOVERY_CODE');
      const core = await openNamed(globals(command), 'bulkhead passphrase', { secret: { recoveryCode } });
      try {
        const next = await askNewPassphrase('new passphrase', 'BULKHEAD_NEW_PASSPHRASE', o.newPassphraseFile);
        await core.vault.changePassphrase({ current: { recoveryCode }, next });
        await core.note('vault.change_passphrase', { name: 'recovery code', role: 'owner' });
        print('The vault has a new passphrase. The recovery code still works.');
      } finally {
        await core.close();
      }
    });
  program
    .command('rekey')
    .description('encrypt the vault anew under a new key, for when somebody may know the old one')
    .action(async (_, command: Command) => {
      const options = globals(command);
      const secret = {
        passphrase: await askSecret('passphrase', 'BULKHEAD_PASSPHRASE', options.passphraseFile),
      };
      const core = await openNamed(options, 'bulkhead rekey', { secret });
      const { file } = core.vault;
      try {
        const { recoveryCode } = await core.vault.rekey(secret);
        if (options.json) printJson({ recovery_code: recoveryCode });
        else {
          print(
            'The vault has a new key. Backups made before keep the old one: delete those that must not be read.',
          );
          showRecoveryCode(recoveryCode);
        }
      } finally {
        await core.close();
      }
      const again = await openCore(file, secret, 'bulkhead rekey');
      try {
        await again.core.note('app.rekey', { name: process.env.USER || 'owner', role: 'owner' });
      } finally {
        await again.core.close();
      }
    });
  program
    .command('recovery-code')
    .description('make a new recovery code, shown once; the old one stops working')
    .action((_, command: Command) =>
      withVault(command, async ({ call, options }) => {
        const current = await askSecret('passphrase', 'BULKHEAD_PASSPHRASE', options.passphraseFile);
        const answer = (await call('vault.new_recovery_code', { passphrase: current })) as {
          recovery_code: string;
        };
        if (options.json) printJson(answer);
        else showRecoveryCode(answer.recovery_code);
      }),
    );
}
