/** Whether what was read of the books may read otherwise by now. */
import { preparedValue, type VaultDatabase } from '../../vault/index.ts';

const othersCommits = preparedValue<number>('PRAGMA data_version');
const ownChanges = preparedValue<number>('SELECT total_changes()');

/** Changes whenever anything may read otherwise than before: others' commits, and what this connection writes itself. */
export function versionOf(db: VaultDatabase): string {
  return `${othersCommits(db).get()} ${ownChanges(db).get()}`;
}
