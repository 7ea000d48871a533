/**
 * The command line. It parses, calls the contract and prints; it decides nothing. Answers go to standard output,
 * everything else to standard error. Exit code 0: done; 1: refused or failed, with the reason; 2: wrong usage.
 */
import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { addBinderCommand } from './commands/binder.ts';
import {
  addAccountCommands,
  addEntityCommands,
  addEntryCommands,
  addListingCommands,
  addPeriodCommands,
} from './commands/books.ts';
import { addCrossingCommands } from './commands/crossing.ts';
import { addEvidenceCommands } from './commands/evidence.ts';
import { addExportCommand } from './commands/export.ts';
import { addImportCommands } from './commands/imports.ts';
import { addLearnCommands } from './commands/learn.ts';
import { addLoanCommands } from './commands/loan.ts';
import { addMatchCommands } from './commands/matching.ts';
import { addMemberCommands } from './commands/member.ts';
import { addOverviewCommand } from './commands/overview.ts';
import { addPacketCommands } from './commands/packet.ts';
import { addPaperCommands } from './commands/paper.ts';
import { addReconcileCommands } from './commands/reconcile.ts';
import { addRegisterCommands } from './commands/register.ts';
import { addReportCommands } from './commands/reports.ts';
import { addRuleCommands } from './commands/rules.ts';
import { addTaxCommands } from './commands/tax.ts';
import { addVaultCommands } from './commands/vault.ts';
import { addVeilCommands } from './commands/veil.ts';
import { addVendorCommands } from './commands/vendor.ts';
import { addViewCommands } from './commands/views.ts';
import { addWatchCommand } from './commands/watch.ts';
import { addYearCommands } from './commands/year.ts';
import { typedIn } from './place.ts';
import { fail } from './session.ts';

const USAGE_ERROR = 2;

const EXAMPLES = `
Begin:
  bulkhead init --vault my.bulkhead
  bulkhead entity add --vault my.bulkhead --name "Northlight LLC" --kind llc --tax-class disregarded --state WY
  bulkhead import --vault my.bulkhead --create-accounts statements/*.ofx
  bulkhead report income-statement --vault my.bulkhead --entity "Northlight LLC" --interval month

The passphrase is asked for, or taken from BULKHEAD_PASSPHRASE or --passphrase-file. The vault may also be named by
BULKHEAD_VAULT. “bulkhead COMMAND --help” tells more of each command.`;

function program(): Command {
  const root = new Command('bulkhead')
    .description('Books for people who own a business and a life, with a wall between the two.')
    .version(manifest.version)
    .option('--vault <file>', 'the vault; BULKHEAD_VAULT by default')
    .option('--passphrase-file <file>', 'read the passphrase from this file')
    .option('--json', 'answer as JSON with stable fields')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(“--help” shows what there is)')
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  addVaultCommands(root);
  addEntityCommands(root);
  addAccountCommands(root);
  addImportCommands(root);
  addWatchCommand(root);
  addEvidenceCommands(root);
  addRuleCommands(root);
  addMatchCommands(root);
  addCrossingCommands(root);
  addBinderCommand(root);
  addLoanCommands(root);
  addPaperCommands(root);
  addPacketCommands(root);
  addYearCommands(root);
  addVeilCommands(root);
  addMemberCommands(root);
  addLearnCommands(root);
  addReconcileCommands(root);
  addEntryCommands(root);
  addListingCommands(root);
  addRegisterCommands(root);
  addOverviewCommand(root);
  addReportCommands(root);
  addTaxCommands(root);
  addVendorCommands(root);
  addPeriodCommands(root);
  addExportCommand(root);
  addViewCommands(root);
  for (const command of root.commands) inherit(command, root);
  return root;
}

/** Wrong usage throws instead of ending the process, in every command below. */
function inherit(command: Command, root: Command): void {
  command.copyInheritedSettings(root);
  for (const child of command.commands) inherit(child, root);
}

/** Runs one command line; sets the exit code. */
export async function runCommandLine(): Promise<void> {
  // A reader that has seen enough ("| head") is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.chdir(typedIn());
  let ran: Command | null = null;
  try {
    await program()
      .hook('preAction', (_, command) => {
        ran = command;
      })
      .parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
    else fail(error, process.argv.includes('--json'), ran);
  }
}
