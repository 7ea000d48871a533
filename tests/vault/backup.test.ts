import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listBackups, restoreBackup } from '../../main/vault/index.ts';
import { expiredBackups } from '../../main/vault/rotation.ts';
import {
  bench,
  benchesLike,
  chain,
  command,
  FIRST_MIGRATION,
  failure,
  failureCode,
  filesBelow,
  flip,
  PASSPHRASE,
  tempDir,
  writeMigrations,
} from './fixture.ts';

const secret = { passphrase: PASSPHRASE };

/** A vault with three commands that was backed up, went on to a fourth, and is closed. */
const closedAfterBackup = benchesLike(async (b) => {
  const { vault } = await b.create();
  for (let i = 0; i < 3; i += 1) command(vault);
  const { manifest } = await vault.backup('manual');
  command(vault, 'after the backup');
  await vault.close();
  return manifest;
});

async function backedUp() {
  const { b, made } = await closedAfterBackup();
  const taken = { dir: listBackups(b.file)[0]!.dir, manifest: made };
  const restore = (more: Partial<Parameters<typeof restoreBackup>[0]> = {}) =>
    restoreBackup({ ...b.common, backup: taken.dir, secret, ...more });
  return { b, taken, restore };
}

describe('a backup', () => {
  it('says what is in it and that it was tried', async () => {
    const { b, taken } = await backedUp();
    const { manifest } = taken;
    expect(manifest).toMatchObject({ kind: 'manual', name: 'Books.bulkhead', head: { seq: 3 } });
    expect(manifest.counts).toEqual({ __migrations: 1, account: 0, audit_event: 3, posting: 0 });
    expect(manifest.schema).toEqual({ count: 1, tag: '0000_first' });
    expect(fs.readdirSync(taken.dir).toSorted()).toEqual([
      'manifest.json',
      'vault.bulkhead',
      'vault.bulkhead.head',
      'vault.bulkhead.keys',
    ]);
    expect(listBackups(b.file)).toEqual([{ dir: taken.dir, manifest, problem: null }]);
  });

  it('is restored whole, and what was there before is backed up', async () => {
    const { b, restore } = await backedUp();
    const { previous } = await restore();
    const vault = await b.open({ verifyPages: true });
    expect(vault.notices).toEqual([]);
    expect(chain.tip(vault.db)?.seq).toBe(3);
    command(vault);
    await vault.close();
    expect(listBackups(b.file).map(({ manifest }) => [manifest?.kind, manifest?.head?.seq])).toEqual([
      ['manual', 3],
      ['before-restore', 4],
    ]);
    await restore({ backup: previous! });
    const back = await b.open();
    expect(chain.tip(back.db)?.seq).toBe(4);
    await back.close();
  });

  it('is restored to a place where there is nothing', async () => {
    const { b, restore } = await backedUp();
    const file = path.join(tempDir(), 'new', 'Elsewhere.bulkhead');
    expect((await restore({ file })).previous).toBeNull();
    const vault = await b.open({ file });
    expect(chain.tip(vault.db)?.seq).toBe(3);
    await vault.close();
  });

  it('opens with the passphrase of its time', async () => {
    const { b, restore } = await backedUp();
    const vault = await b.open();
    await vault.changePassphrase({ current: secret, next: 'another passphrase' });
    await vault.close();
    expect(await failureCode(() => restore({ secret: { passphrase: 'another passphrase' } }))).toBe(
      'WRONG_KEY',
    );
    const { previous } = await restore();
    expect(previous).toMatch('set-aside');
    await (await b.open()).close();
  });

  it('is refused while the vault is open', async () => {
    const { b, restore } = await backedUp();
    const vault = await b.open();
    expect(await failureCode(restore)).toBe('VAULT_BUSY');
    await vault.close();
  });

  it('is refused when a byte of any of its files changed, and the vault stays as it is', async () => {
    const { b, taken, restore } = await backedUp();
    const before = filesBelow(b.dir);
    const vaultBytes = fs.readFileSync(b.file);
    for (const name of fs.readdirSync(taken.dir)) {
      const file = path.join(taken.dir, name);
      const good = fs.readFileSync(file);
      flip(file, Math.floor(good.length * 0.7), 2);
      expect(`${name}: ${await failureCode(restore)}`).toBe(`${name}: VAULT_DAMAGED`);
      fs.writeFileSync(file, good);
    }
    expect(filesBelow(b.dir)).toEqual(before);
    expect(fs.readFileSync(b.file)).toEqual(vaultBytes);
  });

  it('of a vault that is damaged is not made, and leaves nothing', async () => {
    const b = bench();
    const { vault } = await b.create();
    for (let i = 0; i < 40; i += 1) command(vault, 'x'.repeat(3000));
    await vault.close();
    flip(b.file, 20 * 4096 + 50);
    const open = await b.open();
    expect(await failureCode(() => open.backup('auto'))).toBe('VAULT_DAMAGED');
    await open.close();
    expect(fs.readdirSync(`${b.file}-backups`)).toEqual([]);
  });

  it('a damaged vault is set aside byte for byte before a restore', async () => {
    const { b, restore } = await backedUp();
    flip(b.file, 100);
    const bytes = fs.readFileSync(b.file);
    const { previous } = await restore();
    expect(fs.readFileSync(path.join(previous!, 'Books.bulkhead'))).toEqual(bytes);
    await (await b.open()).close();
  });

  it('a restore that was decided and cut off is finished by the next opening', async () => {
    const { b, taken } = await backedUp();
    fs.mkdirSync(`${b.file}.swap`);
    fs.cpSync(path.join(taken.dir, 'vault.bulkhead'), path.join(`${b.file}.swap`, 'vault'));
    fs.cpSync(path.join(taken.dir, 'vault.bulkhead.head'), path.join(`${b.file}.swap`, 'head'));
    fs.writeFileSync(`${b.file}-wal`, 'the WAL of the file that is replaced');
    const vault = await b.open();
    expect(chain.tip(vault.db)?.seq).toBe(3);
    expect(fs.existsSync(`${b.file}.swap`)).toBe(false);
    await vault.close();
  });

  it('one that was cut off is neither listed nor left', async () => {
    const { b } = await backedUp();
    const partial = path.join(`${b.file}-backups`, '.partial-2026-01-01T00-00-00-000Z-auto');
    fs.mkdirSync(partial);
    fs.mkdirSync(path.join(`${b.file}-backups`, '2026-01-01T00-00-00-000Z-auto'));
    const listed = listBackups(b.file);
    expect(listed.map(({ problem }) => problem === null)).toEqual([true, false]);
    const vault = await b.open();
    await vault.backup('auto');
    await vault.close();
    expect(fs.existsSync(partial)).toBe(false);
  });

  it('is taken before a migration', async () => {
    const { b } = await backedUp();
    writeMigrations(b.migrationsDir, {
      '0000_first': FIRST_MIGRATION,
      '0001_next': 'CREATE TABLE next (x);',
    });
    const vault = await b.open();
    expect(vault.db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'next'").pluck().get()).toBe(1);
    await vault.close();
    const [latest] = listBackups(b.file).filter(({ manifest }) => manifest?.kind === 'before-migration');
    expect(latest?.manifest).toMatchObject({ head: { seq: 4 }, schema: { count: 1 } });
    writeMigrations(b.migrationsDir, { '0000_first': FIRST_MIGRATION });
    expect((await failure(() => b.open())).code).toBe('VAULT_TOO_NEW');
  });

  it('taken while commands go on holds one moment of them', async () => {
    const b = bench();
    const { vault } = await b.create();
    for (let i = 0; i < 20; i += 1) command(vault);
    const backup = vault.backup('auto');
    const timer = setInterval(() => command(vault), 5);
    const { manifest } = await backup;
    clearInterval(timer);
    expect(manifest.head!.seq).toBe(manifest.counts.audit_event);
    expect(manifest.head!.seq).toBeGreaterThanOrEqual(20);
    expect(chain.tip(vault.db)!.seq).toBeGreaterThan(20);
    await vault.close();
  });
});

describe('rotation', () => {
  const hourly = (count: number) =>
    Array.from({ length: count }, (_, hour) => ({
      kind: 'auto' as const,
      createdAt: new Date(Date.UTC(2026, 0, 1, hour)).toISOString(),
    }));

  it('keeps 5 recent, 7 daily, 4 weekly and 12 monthly automatic ones', () => {
    const all = hourly(24 * 500);
    const expired = new Set(expiredBackups(all));
    const kept = all.filter((backup) => !expired.has(backup)).map(({ createdAt }) => createdAt.slice(0, 13));
    // 2027-05-15 is the last day: five of its hours, six days before it, then weeks and months where they end.
    expect(kept.filter((at) => at.startsWith('2027-05-15'))).toHaveLength(5);
    expect(kept.filter((at) => at >= '2027-05-09')).toHaveLength(5 + 6);
    expect(kept.filter((at) => at < '2027-05-09')).toEqual([
      ...['06-30', '07-31', '08-31', '09-30', '10-31', '11-30', '12-31'].map((day) => `2026-${day}T23`),
      ...['01-31', '02-28', '03-31', '04-25', '04-30', '05-02'].map((day) => `2027-${day}T23`),
    ]);
  });

  it('never lets a manual one go, and keeps the last five of the others', () => {
    const manual = hourly(100).map((backup) => ({ ...backup, kind: 'manual' as const }));
    const before = hourly(8).map((backup) => ({ ...backup, kind: 'before-restore' as const }));
    expect(expiredBackups([...manual, ...before])).toEqual(before.slice(0, 3).toReversed());
  });
});
