import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openDatabase, type VaultDatabase } from '../../main/vault/cipher.ts';
import { applyMigrations, assertSchema } from '../../main/vault/migrate.ts';
import { FIRST_MIGRATION, failure, failureCode, tempDir, writeMigrations } from './fixture.ts';

const key = new Uint8Array(32).fill(1);
const clock = () => 0;
const FIRST = { '0000_first': FIRST_MIGRATION };
/** What drizzle-kit generates to change a column of a table that others refer to. */
const REBUILD = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE __new_account (id INTEGER PRIMARY KEY, name TEXT NOT NULL, code TEXT) STRICT;
--> statement-breakpoint
INSERT INTO __new_account(id, name) SELECT id, name FROM account;--> statement-breakpoint
DROP TABLE account;--> statement-breakpoint
ALTER TABLE __new_account RENAME TO account;--> statement-breakpoint
PRAGMA foreign_keys=ON;
`;

function database(): { db: VaultDatabase; dir: string } {
  const dir = tempDir();
  return { db: openDatabase(path.join(dir, 'm.bulkhead'), key, { create: true }), dir };
}

function rows(db: VaultDatabase, table: string): number {
  return db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()!;
}

describe('migrations', () => {
  it('apply once, triggers and all, without a backup of nothing', async () => {
    const { db, dir } = database();
    const backup = vi.fn();
    const options = { clock, backup };
    writeMigrations(dir, FIRST);
    expect(await applyMigrations(db, dir, options)).toEqual({ count: 1, tag: '0000_first' });
    expect(await applyMigrations(db, dir, options)).toEqual({ count: 1, tag: '0000_first' });
    db.prepare("INSERT INTO audit_event VALUES (1, 'h', 'b')").run();
    expect(() => db.exec('DELETE FROM audit_event')).toThrow('audit events stay');
    expect(backup).not.toHaveBeenCalled();
    expect(assertSchema(db, dir)).toEqual({ count: 1, tag: '0000_first' });
    db.close();
  });

  it('a table that is rebuilt keeps its child rows', async () => {
    const { db, dir } = database();
    await applyMigrations(db, writeMigrations(dir, FIRST), { clock });
    db.exec("INSERT INTO account VALUES (1, 'cash'); INSERT INTO posting VALUES (1, 1, 100), (2, 1, -100)");
    const backup = vi.fn();
    await applyMigrations(db, writeMigrations(dir, { ...FIRST, '0001_code': REBUILD }), { clock, backup });
    expect([rows(db, 'account'), rows(db, 'posting')]).toEqual([1, 2]);
    expect(backup).toHaveBeenCalledOnce();
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.prepare('SELECT code FROM account').pluck().get()).toBeNull();
    expect(() => db.exec('INSERT INTO posting VALUES (3, 99, 1)')).toThrow(/FOREIGN KEY/);
    db.close();
  });

  it('all that is pending happens or none of it', async () => {
    const { db, dir } = database();
    await applyMigrations(db, writeMigrations(dir, FIRST), { clock });
    writeMigrations(dir, {
      ...FIRST,
      '0001_fine': 'CREATE TABLE fine (x);',
      '0002_broken': 'CREATE TABEL x (y);',
    });
    const error = await failure(() => applyMigrations(db, dir, { clock }));
    expect(error.message).toMatch('0002_broken');
    expect(db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'fine'").pluck().get()).toBe(0);
    expect(rows(db, '__migrations')).toBe(1);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });

  it('one that would leave rows pointing nowhere is taken back', async () => {
    const { db, dir } = database();
    await applyMigrations(db, writeMigrations(dir, FIRST), { clock });
    db.exec("INSERT INTO account VALUES (1, 'cash'); INSERT INTO posting VALUES (1, 1, 100)");
    writeMigrations(dir, { ...FIRST, '0001_bad': 'DELETE FROM account;' });
    const error = await failure(() => applyMigrations(db, dir, { clock }));
    expect(error.message).toMatch('1 rows of posting would point nowhere');
    expect(rows(db, 'account')).toBe(1);
    db.close();
  });

  it('a backup that fails stops the migration', async () => {
    const { db, dir } = database();
    await applyMigrations(db, writeMigrations(dir, FIRST), { clock });
    writeMigrations(dir, { ...FIRST, '0001_code': REBUILD });
    const backup = () => Promise.reject(new Error('disk full'));
    await expect(applyMigrations(db, dir, { clock, backup })).rejects.toThrow('disk full');
    expect(rows(db, '__migrations')).toBe(1);
    db.close();
  });

  it('a database of a newer or another program is refused', async () => {
    const { db, dir } = database();
    await applyMigrations(db, writeMigrations(dir, { ...FIRST, '0001_code': REBUILD }), { clock });
    const older = writeMigrations(tempDir(), FIRST);
    expect(await failureCode(() => applyMigrations(db, older, { clock }))).toBe('VAULT_TOO_NEW');
    expect(await failureCode(() => assertSchema(db, older))).toBe('VAULT_TOO_NEW');
    const other = writeMigrations(tempDir(), { '0000_first': `${FIRST_MIGRATION} `, '0001_code': REBUILD });
    expect(await failureCode(() => applyMigrations(db, other, { clock }))).toBe('VAULT_TOO_NEW');
    db.close();
  });

  it('a schema that was changed from outside is noticed', async () => {
    const { db, dir } = database();
    await applyMigrations(db, writeMigrations(dir, FIRST), { clock });
    db.exec('DROP TRIGGER audit_event_stays');
    expect(await failureCode(() => assertSchema(db, dir))).toBe('VAULT_DAMAGED');
    db.close();
  });
});
