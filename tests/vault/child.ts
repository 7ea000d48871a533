/** A process of its own for tests that kill one: `node child.ts <what> <vault> <migrations>`; says READY when it is. */
import crypto from 'node:crypto';
import { createVault, openVault } from '../../main/vault/index.ts';

const [what = '', file = '', migrationsDir = ''] = process.argv.slice(2);
const common = {
  file,
  migrationsDir,
  clock: () => Date.now(),
  random: (buffer: Uint8Array) => void crypto.randomFillSync(buffer),
  kdf: { memoryKiB: 64, iterations: 1, parallelism: 1, belowFloorForTests: true } as const,
  chain: { tip: () => null, at: () => null },
  holder: 'bulkhead serve',
};
const passphrase = 'correct horse battery';

if (what === 'create') {
  console.log('READY');
  await createVault({ ...common, passphrase });
} else {
  const vault = await openVault({ ...common, secret: { passphrase } });
  if (what === 'write-and-die') {
    const insert = vault.db.prepare('INSERT INTO audit_event VALUES (?, ?, ?)');
    for (let seq = 1; seq <= 45; seq += 1) {
      insert.run(seq, `hash-${seq}`, 'body');
      vault.acknowledge({ seq, hash: `hash-${seq}` });
    }
    process.kill(process.pid, 'SIGKILL');
  }
  console.log('READY');
  setInterval(() => undefined, 1000);
}
