import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../main/vault/cipher.ts';
import { createVault, openWriting, type Vault } from '../../main/vault/index.ts';
import type { BulkheadError } from '../../shared/errors.ts';
import {
  bench,
  benchesLike,
  chain,
  command,
  failure,
  failureCode,
  filesBelow,
  MARKER,
  PASSPHRASE,
} from './fixture.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

function start(what: string, file: string, migrationsDir: string): ChildProcess {
  return spawn(process.execPath, [CHILD, what, file, migrationsDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function events(vault: Vault): number {
  return vault.db.prepare<[], number>('SELECT count(*) FROM audit_event').pluck().get()!;
}

describe('creating', () => {
  it('gives a vault that opens again with the passphrase and with the recovery code', async () => {
    const b = bench();
    const { vault, recoveryCode } = await b.create();
    command(vault);
    await vault.close();
    const again = await b.open();
    expect(events(again)).toBe(1);
    expect(again.notices).toEqual([]);
    await again.close();
    const recovered = await b.open({ secret: { recoveryCode } });
    expect(events(recovered)).toBe(1);
    await recovered.close();
  });

  it('never overwrites a file', async () => {
    const b = bench();
    fs.writeFileSync(b.file, 'my letter');
    expect(await failureCode(b.create)).toBe('REFUSED');
    expect(fs.readFileSync(b.file, 'utf8')).toBe('my letter');
    fs.renameSync(b.file, `${b.file}.keys`);
    expect(await failureCode(b.create)).toBe('REFUSED');
  });

  it.each(['Books.keys', 'Books.lock', 'Books-wal', 'Books.bulkhead '])(
    'refuses the name “%s”',
    async (name) => {
      const b = bench();
      const make = () => createVault({ ...b.common, passphrase: PASSPHRASE, file: path.join(b.dir, name) });
      expect(await failureCode(make)).toBe('INVALID_INPUT');
    },
  );

  it('refuses a short passphrase and leaves nothing but the lock', async () => {
    const b = bench();
    expect(await failureCode(() => createVault({ ...b.common, passphrase: 'sevenchr'.slice(1) }))).toBe(
      'INVALID_INPUT',
    );
    expect(fs.readdirSync(b.dir).toSorted()).toEqual(['Books.bulkhead.lock', 'migrations']);
  });

  it('leaves nothing or a whole vault when it is killed', async () => {
    const b = bench();
    const outcomes: string[] = [];
    for (const delay of [0, 150, 200, 260]) {
      const child = start('create', b.file, b.migrationsDir);
      await once(child.stdout!, 'data');
      await sleep(delay);
      await kill(child);
      const made = await b.create().catch((error: BulkheadError) => error.code);
      outcomes.push(typeof made === 'string' ? made : 'made');
      const vault = typeof made === 'string' ? await b.open() : made.vault;
      expect(vault.db.pragma('integrity_check', { simple: true })).toBe('ok');
      await vault.close();
      for (const name of fs.readdirSync(b.dir).filter((name) => name.startsWith('Books')))
        fs.rmSync(path.join(b.dir, name), { recursive: true });
    }
    expect(outcomes[0]).toBe('made');
    expect(outcomes.filter((outcome) => outcome !== 'made' && outcome !== 'REFUSED')).toEqual([]);
  });

  it('keeps everything private and nothing readable', async () => {
    const b = bench();
    const { vault } = await b.create();
    for (let i = 0; i < 30; i += 1) command(vault, `${MARKER}${i}`.repeat(40));
    await vault.backup('manual');
    const files = filesBelow(b.dir).filter((file) => !file.includes('migrations'));
    const names = files.map((file) => path.relative(b.dir, file));
    expect(names).toContain('Books.bulkhead-wal');
    expect(names.filter((name) => name.startsWith('Books.bulkhead-backups')).length).toBe(4);
    const modes = files.map((file) => (fs.statSync(file).mode & 0o777).toString(8));
    expect(new Set(modes)).toEqual(new Set(['600']));
    // The database itself is read in another process: closing it here would drop SQLite's locks on it.
    const found = spawnSync('grep', ['-rlaF', 'PLAINTEXTMARKER', b.dir], { encoding: 'utf8' });
    expect(found.stdout).toBe('');
    expect(fs.statSync(`${b.file}-backups`).mode & 0o777).toBe(0o700);
    await vault.close();
  });
});

describe('closing', () => {
  it('empties the WAL, zeroes the key and releases the lock', async () => {
    const b = bench();
    const { vault } = await b.create();
    command(vault);
    const { key } = vault;
    expect(key.some((byte) => byte !== 0)).toBe(true);
    void vault.close();
    expect(key.every((byte) => byte === 0)).toBe(true);
    expect(fs.existsSync(`${b.file}-wal`)).toBe(false);
    expect((await failure(() => vault.db)).code).toBe('VAULT_LOCKED');
    expect((await failure(() => vault.reader)).code).toBe('VAULT_LOCKED');
    await vault.close();
    await (await b.open()).close();
  });

  it('waits for a worker that has the file open', async () => {
    const b = bench();
    const { vault } = await b.create();
    command(vault);
    const backup = vault.backup('manual');
    await vault.close();
    expect((await backup).manifest.head?.seq).toBe(1);
    await (await b.open()).close();
  });

  it('waits for a rekey, and backups wait for each other', async () => {
    const b = bench();
    const { vault } = await b.create();
    command(vault);
    const backups = await Promise.all([vault.backup('auto'), vault.backup('auto')]);
    expect(new Set(backups.map(({ dir }) => dir)).size).toBe(2);
    const rekeying = vault.rekey({ passphrase: PASSPHRASE });
    while (
      !(await vault
        .newRecoveryCode({ current: { recoveryCode: '' } })
        .catch(({ code }) => code === 'VAULT_LOCKED'))
    )
      await sleep(5);
    await vault.close();
    const again = await b.open({ secret: await rekeying });
    expect(events(again)).toBe(1);
    await again.close();
  });

  it('can be tried again when a statement was still running', async () => {
    const b = bench();
    const { vault } = await b.create();
    command(vault);
    command(vault);
    const rows = vault.reader.prepare('SELECT * FROM audit_event').iterate();
    rows.next();
    await expect(vault.close()).rejects.toThrow(/busy/);
    expect(await failureCode(() => b.open())).toBe('VAULT_BUSY');
    rows.return?.();
    await vault.close();
    await (await b.open()).close();
  });
});

describe('while it is open', () => {
  it('the reader sees the books as they were while a write is under way, and cannot write', async () => {
    const b = bench();
    const { vault } = await b.create();
    command(vault);
    vault.db.exec('BEGIN IMMEDIATE');
    vault.db.prepare("INSERT INTO audit_event VALUES (2, 'h', 'b')").run();
    expect(vault.reader.prepare('SELECT count(*) FROM audit_event').pluck().get()).toBe(1);
    vault.db.exec('COMMIT');
    expect(vault.reader.prepare('SELECT count(*) FROM audit_event').pluck().get()).toBe(2);
    expect(() => vault.reader.exec('DELETE FROM account')).toThrow(/readonly|query_only/);
    await vault.close();
  });

  it('commits are durable and private by the settings that are read back', async () => {
    const b = bench();
    const { vault } = await b.create();
    const read = (name: string) => vault.db.pragma(name, { simple: true });
    expect([read('journal_mode'), read('synchronous'), read('temp_store'), read('foreign_keys')]).toEqual([
      'wal',
      2,
      2,
      1,
    ]);
    expect([read('trusted_schema'), read('cell_size_check'), read('wal_autocheckpoint')]).toEqual([0, 1, 0]);
    await vault.close();
  });

  it('a checkpoint in the background empties the WAL into the file', async () => {
    const b = bench();
    const { vault } = await b.create();
    for (let i = 0; i < 200; i += 1) command(vault);
    const before = fs.statSync(b.file).size;
    const checkpoint = vault.checkpointInBackground();
    command(vault);
    await checkpoint;
    expect(fs.statSync(b.file).size).toBeGreaterThan(before);
    vault.db.pragma('wal_checkpoint(PASSIVE)');
    expect(events(vault)).toBe(201);
    await vault.close();
  });
});

describe('one process at a time', () => {
  it('names the other process, and lets go when that is killed', async () => {
    const b = bench();
    await (await b.create()).vault.close();
    const child = start('hold', b.file, b.migrationsDir);
    await once(child.stdout!, 'data');
    const busy = await failure(() => b.open());
    expect(busy.code).toBe('VAULT_BUSY');
    expect(busy.message).toMatch(
      `Books.bulkhead is open in another process (bulkhead serve, process ${child.pid}, since `,
    );
    expect(busy.facts).toMatchObject({ pid: child.pid, what: 'bulkhead serve' });
    await kill(child);
    await (await b.open()).close();
  });

  it('a lock file that is none is refused, not deleted', async () => {
    const b = bench();
    fs.writeFileSync(`${b.file}.lock`, 'x'.repeat(5000));
    const error = await failure(b.create);
    expect(error.code).toBe('VAULT_DAMAGED');
    expect(error.remedy).toMatch('delete it');
  });

  it('holds within one process, too, and the second try does not shake the first', async () => {
    const b = bench();
    const { vault } = await b.create();
    for (let i = 0; i < 3; i += 1)
      expect((await failure(() => b.open())).message).toMatch('in this process already');
    const child = spawnSync(process.execPath, [CHILD, 'hold', b.file, b.migrationsDir], { encoding: 'utf8' });
    expect(child.stderr).toMatch('VAULT_BUSY');
    command(vault);
    await vault.close();
  });
});

describe('the end of the chain', () => {
  const killed = benchesLike(async (b) => {
    await (await b.create()).vault.close();
    await once(start('write-and-die', b.file, b.migrationsDir), 'exit');
  });

  async function crashed() {
    const { b } = await killed();
    return { b, wal: `${b.file}-wal` };
  }

  it('kill -9 loses nothing that was acknowledged', async () => {
    const { b } = await crashed();
    const vault = await b.open();
    expect(events(vault)).toBe(45);
    expect(vault.notices).toEqual([]);
    await vault.close();
  });

  it('a truncated WAL is refused with both numbers, and nothing is touched', async () => {
    const { b, wal } = await crashed();
    fs.truncateSync(wal, fs.statSync(wal).size - 4 * 4120);
    const before = [fs.readFileSync(b.file), fs.readFileSync(wal)];
    const error = await failure(() => b.open());
    expect(error.code).toBe('VAULT_DAMAGED');
    expect(error.message).toMatch('the last acknowledged command was #45, the file ends at #41');
    expect(error.facts).toMatchObject({ acknowledged: 45, endsAt: 41 });
    expect([fs.readFileSync(b.file), fs.readFileSync(wal)]).toEqual(before);

    const forensic = await b.open({ forensic: true, verifyPages: true });
    expect(forensic.notices.map(({ code }) => code)).toEqual(['CHAIN_BROKEN']);
    expect(events(forensic)).toBe(41);
    expect(() => forensic.db.exec('DELETE FROM account')).toThrow();
    expect(await failureCode(() => forensic.acknowledge({ seq: 46, hash: 'x' }))).toBe('REFUSED');
    await forensic.close();
    expect([fs.readFileSync(b.file), fs.readFileSync(wal)]).toEqual(before);
  });

  it('a flipped byte in the WAL is noticed', async () => {
    const { b, wal } = await crashed();
    const bytes = fs.readFileSync(wal);
    bytes[bytes.length - 10 * 4120] = bytes[bytes.length - 10 * 4120]! ^ 4;
    fs.writeFileSync(wal, bytes);
    expect(await failureCode(() => b.open())).toBe('VAULT_DAMAGED');
  });

  it('a loss that is accepted keeps the evidence and goes on', async () => {
    const { b, wal } = await crashed();
    fs.truncateSync(wal, fs.statSync(wal).size - 4 * 4120);
    const evidence = fs.readFileSync(wal);
    const vault = await b.open({ acceptLoss: true });
    expect(vault.notices.map(({ code }) => code)).toEqual(['LOSS_ACCEPTED']);
    const kept = vault.notices[0]!.facts.setAside as string;
    expect(fs.readFileSync(path.join(kept, 'Books.bulkhead-wal'))).toEqual(evidence);
    command(vault);
    await vault.close();
    const again = await b.open();
    expect(again.notices).toEqual([]);
    expect(chain.tip(again.db)?.seq).toBe(42);
    await again.close();
  });

  it('an older file put back is noticed, and so is another one of the same length', async () => {
    const b = bench();
    const { vault } = await b.create();
    command(vault);
    await vault.close();
    const old = fs.readFileSync(b.file);
    let next = await b.open();
    command(next);
    await next.close();
    fs.writeFileSync(b.file, old);
    expect((await failure(() => b.open())).message).toMatch('was #2, the file ends at #1');
    next = await b.open({ acceptLoss: true });
    command(next, 'something else');
    await next.close();
    const head = fs.readFileSync(`${b.file}.head`);
    fs.writeFileSync(b.file, old);
    next = await b.open({ acceptLoss: true });
    command(next, 'a third thing');
    await next.close();
    fs.writeFileSync(`${b.file}.head`, head);
    expect((await failure(() => b.open())).message).toMatch('command #2 in the file is not the one');
  });

  it('a missing head file and a damaged record are reported and repaired', async () => {
    const b = bench();
    const { vault } = await b.create();
    for (let i = 0; i < 3; i += 1) command(vault);
    await vault.close();
    fs.rmSync(`${b.file}.head`);
    const missing = await b.open();
    expect(missing.notices.map(({ code }) => code)).toEqual(['HEAD_MISSING']);
    command(missing);
    await missing.close();
    const bytes = fs.readFileSync(`${b.file}.head`);
    bytes[20] = bytes[20]! ^ 1;
    fs.writeFileSync(`${b.file}.head`, bytes);
    const damaged = await b.open();
    expect(damaged.notices.map(({ code }) => code)).toEqual(['HEAD_RECORD_DAMAGED']);
    await damaged.close();
    const repaired = await b.open();
    expect(repaired.notices).toEqual([]);
    await repaired.close();
    fs.writeFileSync(`${b.file}.head`, Buffer.alloc(8192, 7));
    expect(await failureCode(() => b.open())).toBe('VAULT_DAMAGED');
  });
});

describe('a head file that lags behind', () => {
  it('by one command is what a power cut leaves; by more it is noticed once, and written anew', async () => {
    const b = bench();
    const { vault } = await b.create();
    command(vault);
    const heads = [2, 3].map(() => {
      const head = fs.readFileSync(`${b.file}.head`);
      command(vault);
      return head;
    });
    await vault.close();
    const openWith = async (head: Buffer | null) => {
      if (head) fs.writeFileSync(`${b.file}.head`, head);
      const opened = await b.open();
      await opened.close();
      return opened.notices.map(({ code, facts }) => ({ code, ...facts }));
    };
    expect(await openWith(heads[1]!)).toEqual([]);
    expect(await openWith(heads[0]!)).toEqual([{ code: 'HEAD_BEHIND', acknowledged: 1, endsAt: 3 }]);
    expect(await openWith(null)).toEqual([]);
    const file = fs.readFileSync(b.file);
    const again = await b.open();
    command(again);
    await again.close();
    // From then on the head tells again what is lost.
    fs.writeFileSync(b.file, file);
    expect(await failureCode(() => b.open())).toBe('VAULT_DAMAGED');
  });
});

describe('what is not there or not whole', () => {
  it('says so', async () => {
    const b = bench();
    expect(await failureCode(() => b.open())).toBe('NOT_FOUND');
    expect(fs.existsSync(`${b.file}.lock`)).toBe(false);
    await (await b.create()).vault.close();
    const keys = fs.readFileSync(`${b.file}.keys`);
    fs.rmSync(`${b.file}.keys`);
    const missing = await failure(() => b.open());
    expect(missing.code).toBe('VAULT_DAMAGED');
    expect(missing.message).toMatch('Books.bulkhead.keys is missing');
    expect(missing.remedy).toMatch('backup');
    fs.writeFileSync(`${b.file}.keys`, keys);
    fs.truncateSync(b.file, 0);
    expect(await failureCode(() => b.open())).toBe('VAULT_DAMAGED');
    fs.writeFileSync(b.file, Buffer.alloc(8192, 1));
    const foreign = await failure(() => b.open());
    expect(foreign.code).toBe('VAULT_DAMAGED');
    expect(foreign.message).toMatch('the secret is right');
  });

  it('a page that fails stops the opening when pages are verified, and is a notice in forensic mode', async () => {
    const b = bench();
    const { vault } = await b.create();
    for (let i = 0; i < 50; i += 1) command(vault, MARKER.repeat(20));
    await vault.close();
    const bytes = fs.readFileSync(b.file);
    bytes[bytes.length - 2000] = bytes[bytes.length - 2000]! ^ 1;
    fs.writeFileSync(b.file, bytes);
    const error = await failure(() => b.open({ verifyPages: true }));
    expect(error.code).toBe('VAULT_DAMAGED');
    expect(error.message).toMatch(`1 of ${bytes.length / 4096} pages are damaged: ${bytes.length / 4096}`);
    const forensic = await b.open({ verifyPages: true, forensic: true });
    expect(forensic.notices[0]?.code).toBe('PAGES_DAMAGED');
    expect(forensic.pages?.damagedPages).toEqual([bytes.length / 4096]);
    await forensic.close();
  });

  it('a trigger that was dropped from outside is noticed', async () => {
    const b = bench();
    const { vault } = await b.create();
    vault.db.exec('DROP TRIGGER audit_event_stays');
    await vault.close();
    expect(await failureCode(() => b.open())).toBe('VAULT_DAMAGED');
    const forensic = await b.open({ forensic: true });
    expect(forensic.notices.map(({ code }) => code)).toEqual(['SCHEMA_CHANGED']);
    await forensic.close();
  });
});

describe('changing the keys', () => {
  it('a new passphrase replaces the old one', async () => {
    const b = bench();
    const { vault } = await b.create();
    const next = 'a new passphrase';
    expect(
      await failureCode(() => vault.changePassphrase({ current: { passphrase: 'not the one' }, next })),
    ).toBe('WRONG_KEY');
    await vault.changePassphrase({ current: { passphrase: PASSPHRASE }, next });
    await vault.close();
    expect(await failureCode(() => b.open())).toBe('WRONG_KEY');
    await (await b.open({ secret: { passphrase: next } })).close();
  });

  it('a recovery code may set a passphrase; a new code replaces the old one', async () => {
    const b = bench();
    const { vault, recoveryCode } = await b.create();
    await vault.changePassphrase({ current: { recoveryCode }, next: 'after forgetting it' });
    const newer = await vault.newRecoveryCode({ current: { passphrase: 'after forgetting it' } });
    await vault.close();
    expect(await failureCode(() => b.open({ secret: { recoveryCode } }))).toBe('WRONG_KEY');
    await (await b.open({ secret: { recoveryCode: newer } })).close();
  });

  it('rekey encrypts every page anew and keeps the books', async () => {
    const b = bench();
    const { vault, recoveryCode } = await b.create();
    for (let i = 0; i < 20; i += 1) command(vault);
    const oldKey = vault.key.slice();
    const result = await vault.rekey({ passphrase: PASSPHRASE });
    expect((await failure(() => vault.db)).code).toBe('VAULT_LOCKED');
    expect(await failureCode(() => b.open({ secret: { recoveryCode } }))).toBe('WRONG_KEY');
    const again = await b.open({ secret: result, verifyPages: true });
    expect(again.pages?.ok).toBe(true);
    expect(again.notices).toEqual([]);
    expect(events(again)).toBe(20);
    expect(Buffer.from(again.key).equals(Buffer.from(oldKey))).toBe(false);
    await again.close();
    await (await b.open()).close();
  });

  it('rekey is refused, and changes nothing, where the last commands can’t be moved into the file', async () => {
    const b = bench();
    const { vault } = await b.create();
    command(vault);
    const other = openDatabase(b.file, vault.key, { readonly: true });
    other.exec('BEGIN');
    other.prepare('SELECT count(*) FROM audit_event').get();
    command(vault);
    expect(await failureCode(() => vault.rekey({ passphrase: PASSPHRASE }))).toBe('VAULT_BUSY');
    other.close();
    await vault.close();
    const again = await b.open();
    expect(again.notices).toEqual([]);
    expect(events(again)).toBe(2);
    await again.rekey({ passphrase: PASSPHRASE });
    const renewed = await b.open();
    expect(events(renewed)).toBe(2);
    await renewed.close();
  });

  it('rekey gives the new recovery code out once it is decided, though the files are moved at the next opening', async () => {
    const b = bench();
    const { vault } = await b.create();
    command(vault);
    const rename = fs.renameSync;
    const failing = vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      if (to === `${b.file}.head`) throw new Error('the file is in use');
      rename(from, to);
    });
    onTestFinished(() => failing.mockRestore());
    const result = await vault.rekey({ passphrase: PASSPHRASE });
    failing.mockRestore();
    const again = await b.open({ secret: result });
    expect(events(again)).toBe(1);
    await again.close();
  });

  it('rekey keeps what a thread had committed before it died', async () => {
    const b = bench();
    const { vault } = await b.create();
    const hand = vault.handOver((access) =>
      Object.assign(openWriting(access), { close: async () => undefined }),
    );
    command(hand);
    expect(() => vault.db).toThrow('another thread writes');
    expect(() => vault.acknowledge({ seq: 9, hash: 'x' })).toThrow('another thread writes');
    // Not the hand’s own way to close: nothing is left of it but the WAL.
    hand.db.close();
    const { recoveryCode } = await vault.rekey({ passphrase: PASSPHRASE });
    const again = await b.open({ secret: { recoveryCode } });
    expect([events(again), again.notices]).toEqual([1, []]);
    await again.close();
  });
});
