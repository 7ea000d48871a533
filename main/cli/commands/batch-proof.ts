/** batch proof: what an import comes to by now. Below `batch`. */
import type { Command } from 'commander';
import type { StatementProof } from '../../../shared/contract/import.ts';
import { grouped, printTable } from '../output.ts';
import { run } from '../session.ts';

const figure = (title: string) => ({ title, align: 'right' as const });

export function addProofCommand(batch: Command): void {
  batch
    .command('proof <batch>')
    .description('what each statement of a batch comes to now, against what the bank states')
    .action((id: string, _, command: Command) =>
      run<StatementProof[]>(command, 'imports.proof', { batch: id }, (proofs) =>
        printTable(
          [
            ...[{ title: 'File' }, { title: 'Account' }, figure('Rows'), figure('Opening'), figure('Books')],
            ...[figure('Bank'), { title: 'On' }, figure('Off by')],
          ],
          proofs.map((one) => [
            ...[one.file, one.account, String(one.rows), grouped(one.opening_balance)],
            ...[grouped(one.computed_balance), shown(one.stated_balance), one.stated_on ?? ''],
            shown(one.difference),
          ]),
          'None.',
        ),
      ),
    );
}

function shown(amount: string | null): string {
  return amount === null ? '' : grouped(amount);
}
