/** Books that are left by a process which is killed right after its last command was acknowledged: all in the WAL. */
import { writeSync } from 'node:fs';
import { Core } from '../../main/api/core.ts';
import { openVault } from '../../main/vault/index.ts';
import { PASSPHRASE, TestWorld, vaultOptions } from '../support/books.ts';

const world = new TestWorld(5);
const vault = await openVault({
  ...vaultOptions(process.argv[2]!, world),
  secret: { passphrase: PASSPHRASE },
});
const core = new Core(vault, world);
for (let n = 1; n <= 5; n++) {
  const postings = [
    { account: 'Checking', amount: `-${n}.00` },
    { account: 'Travel', amount: `${n}.00` },
  ];
  const entries = [{ entity: 'Acme LLC', date: '2026-01-10', payee: `Ticket ${n}`, postings }];
  await core.call('entry.create', { entries }, { actor: { name: 'tester', role: 'owner' } });
}
writeSync(1, 'acknowledged');
process.kill(process.pid, 'SIGKILL');
