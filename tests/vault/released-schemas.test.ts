/** A vault at every schema that was released comes to the present one with all it holds. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addressOf, findEntity } from '../../main/ledger/index.ts';
import { EMPTY_RULE, readRules } from '../../main/rules/store.ts';
import { openDatabase } from '../../main/vault/cipher.ts';
import { createVault, openVault, type VaultDatabase } from '../../main/vault/index.ts';
import { applyMigrations, assertSchema } from '../../main/vault/migrate.ts';
import { addressLines } from '../../shared/address.ts';
import { MIGRATIONS, PASSPHRASE, TestWorld, vaultOptions } from '../support/books.ts';
import { bookTables } from '../support/fingerprint.ts';

interface Journal {
  entries: { idx: number; tag: string }[];
}

/** The migrations as they were up to and including `last`. */
function releasedUntil(dir: string, last: number): string {
  const target = join(dir, `until-${last}`);
  cpSync(MIGRATIONS, target, { recursive: true });
  const file = join(target, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as Journal;
  journal.entries = journal.entries.filter((entry) => entry.idx <= last);
  writeFileSync(file, JSON.stringify(journal));
  return target;
}

/** Fills a vault at the schema up to `last`, and hands on what to hold it against once it was brought to the present. */
async function brought<A>(
  last: number,
  fill: (db: VaultDatabase) => A,
  check: (db: VaultDatabase, before: A) => void,
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bulkhead-schema-'));
  try {
    const options = vaultOptions(join(dir, 'old.bulkhead'), new TestWorld());
    const migrationsDir = releasedUntil(dir, last);
    const old = await createVault({ ...options, migrationsDir, passphrase: PASSPHRASE });
    const before = fill(old.vault.db);
    await old.vault.close();
    const vault = await openVault({ ...options, secret: { passphrase: PASSPHRASE } });
    check(vault.db, before);
    await vault.close();
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

type Columns = ReadonlyMap<string, readonly string[]>;

/** The columns that each table has now. */
function columnsOf(db: VaultDatabase, tables: readonly string[]): Columns {
  const names = db.prepare('SELECT name FROM pragma_table_info(?)').pluck();
  return new Map(tables.map((table) => [table, names.all(table) as string[]]));
}

/** What lies in these columns. */
function contents(db: VaultDatabase, columns: Columns): string {
  const rows = [...columns].map(([table, names]) => {
    const list = names.map((name) => `"${name}"`).join(', ');
    return db.prepare(`SELECT ${list} FROM "${table}"`).raw().all();
  });
  return JSON.stringify(rows);
}

const BOOKS = `
  INSERT INTO entity VALUES ('e', 'person', 'Ada', NULL, NULL, NULL, NULL, 'USD', NULL, '2025-01-01T00:00:00Z');
  INSERT INTO account VALUES ('a', 'e', NULL, NULL, 'Checking', 'asset', 'bank', 'USD', NULL, 0),
    ('b', 'e', NULL, NULL, 'Meals', 'expense', 'other', NULL, NULL, 0);
  BEGIN;
  INSERT INTO entry VALUES ('x', 'e', '2025-01-02', 'Diner', '', 'manual');
  INSERT INTO posting VALUES ('x', 0, 'a', -100, 'USD', '2025-01-02', 'pending', NULL, NULL),
    ('x', 1, 'b', 100, 'USD', '2025-01-02', 'cleared', 'lunch', NULL);
  COMMIT;
  INSERT INTO rule VALUES ('r', 'e', 1, 'payee', 'contains', 'diner', NULL, 'b', NULL);`;

const STATEMENT = `
  INSERT INTO import_batch VALUES ('i', '2025-01-03T00:00:00Z', 1, 2);
  INSERT INTO blob_store VALUES ('00', 0, 'raw', x'');
  INSERT INTO source_file VALUES ('f', 'i', '00', 'a.ofx', 'ofx', 'utf-8', NULL, '[]', NULL);
  INSERT INTO statement (id, source_file_id, account_id, row_count, new_count, unbooked_minor)
    VALUES ('s', 'f', 'a', 2, 2, 0);
  INSERT INTO statement_line VALUES
    ('l', 'a', 's', '2025-01-02', NULL, -100, 'Diner', '', '', NULL, NULL, NULL, 1, 0, 0, '2025-01-02|1', 1),
    ('m', 'a', 's', '2025-01-02', NULL, -100, 'Diner', '', '', NULL, NULL, NULL, 2, 0, 0, '2025-01-02|2', 1);`;

it('0001: saved views and the search of memos come, and the books stay as they are', () =>
  brought(
    1,
    (db) => {
      db.exec(BOOKS);
      const tables = bookTables(db);
      expect(tables).not.toContain('saved_view');
      const columns = columnsOf(db, tables);
      return { columns, before: contents(db, columns) };
    },
    (db, { columns, before }) => {
      expect(contents(db, columns)).toBe(before);
      db.exec(`INSERT INTO saved_view VALUES ('v', 'register', 'Meals', '{}')`);
      const again = () => db.exec(`INSERT INTO saved_view VALUES ('w', 'register', 'Meals', '{}')`);
      expect(again).toThrow(/UNIQUE/);
      expect(() => db.exec(`INSERT INTO saved_view VALUES ('w', 'register', 5, x'00')`)).toThrow(/BLOB/);
      expect(() =>
        db.exec("UPDATE posting SET amount_minor = 99 WHERE entry_id = 'x' AND line = 0"),
      ).toThrow();
    },
  ));

it('0002: the sums of the months come, with what the books hold by then, and are kept', () =>
  brought(
    2,
    (db) => db.exec(BOOKS),
    (db) => {
      const sums = () =>
        db.prepare('SELECT account_id, month, legs, amount_minor FROM posting_month').raw().all();
      expect(sums()).toEqual([
        ['a', '2025-01', 1, -100],
        ['b', '2025-01', 1, 100],
      ]);
      db.exec(`BEGIN; UPDATE entry SET date = '2025-02-01'; UPDATE posting SET date = '2025-02-01'; COMMIT`);
      expect(sums()).toEqual([
        ['a', '2025-02', 1, -100],
        ['b', '2025-02', 1, 100],
      ]);
      db.exec('DELETE FROM posting; DELETE FROM entry');
      expect(sums()).toEqual([]);
    },
  ));

it('0005: what rows of the bank stand for stays, and one may stand for several legs', () =>
  brought(
    4,
    (db) => {
      db.exec(`${BOOKS}${STATEMENT}
        INSERT INTO line_match VALUES ('l', 'x', 0, 'created');`);
      const columns = columnsOf(db, ['line_match']);
      return { columns, before: contents(db, columns) };
    },
    (db, { columns, before }) => {
      expect(contents(db, columns)).toBe(before);
      const match = (values: string) =>
        db.exec(`INSERT INTO line_match (statement_line_id, entry_id, line, kind) VALUES (${values})`);
      expect(() => match("'m', 'x', 0, 'matched'")).toThrow(/UNIQUE/);
      expect(() => match("'l', 'x', 1, 'matched'")).toThrow(/guard:match-account/);
      expect(() => match("'l', 'x', 2, 'matched'")).toThrow(/FOREIGN KEY/);
      db.exec("UPDATE posting SET account_id = 'a' WHERE line = 1");
      match("'l', 'x', 1, 'matched'");
    },
  ));

it('0006: rules come to the normal stage as they were, and what they name is still looked after', () =>
  brought(
    5,
    (db) => {
      db.exec(`${BOOKS} INSERT INTO rule VALUES ('s', 'e', 2, 'any', 'is', 'cafe', 'out', 'b', 'Café');`);
      const columns = columnsOf(db, ['rule']);
      return { columns, before: contents(db, columns) };
    },
    (db, { columns, before }) => {
      expect(contents(db, columns)).toBe(before);
      expect(readRules(db, 'e')).toEqual([
        { ...EMPTY_RULE, id: 'r', entity_id: 'e', position: 1, value: 'diner', account_id: 'b' },
        {
          ...{ ...EMPTY_RULE, id: 's', entity_id: 'e', position: 2, field: 'any', test: 'is', value: 'cafe' },
          ...{ direction: 'out', account_id: 'b', payee: 'Café' },
        },
      ]);
      db.exec(`INSERT INTO rule_part VALUES ('r', 0, 'b', NULL, '100')`);
      expect(() => db.exec(`DELETE FROM rule WHERE id = 'r'`)).toThrow(/FOREIGN KEY/);
      expect(() => db.exec(`UPDATE rule SET account_id = 'nobody'`)).toThrow(/FOREIGN KEY/);
      expect(() => db.exec(`UPDATE rule SET position = 'x'`)).toThrow(/TEXT/);
      expect(db.prepare('SELECT id, payee, reviewed FROM entry').all()).toEqual([
        { id: 'x', payee: 'Diner', reviewed: null },
      ]);
    },
  ));

it('0023: an entity keeps what was known of it, and may have an address', () =>
  brought(
    23,
    (db) => {
      db.exec(`INSERT INTO entity (id, kind, name, state, tax_class, base_currency, accounting_method, created_at)
        VALUES ('e', 'llc', 'Ada LLC', 'WY', 's-corp', 'USD', 'accrual', '2025-01-01T00:00:00Z')`);
      const columns = columnsOf(db, ['entity']);
      return { columns, before: contents(db, columns) };
    },
    (db, { columns, before }) => {
      expect(contents(db, columns)).toBe(before);
      expect(addressLines(addressOf(findEntity(db, 'e')))).toEqual([]);
      db.exec(`UPDATE entity SET street = '1 Quay', city = 'Austin', address_state = 'TX', zip = '78701'`);
      expect(addressLines(addressOf(findEntity(db, 'e')))).toEqual(['1 Quay', 'Austin, TX 78701']);
      expect(() => db.exec(`UPDATE entity SET street = x'00'`)).toThrow(/BLOB/);
    },
  ));

it('an old schema brought to the present is the same as a new one', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'bulkhead-schema-'));
  try {
    const key = new Uint8Array(32).fill(3);
    const db = openDatabase(join(dir, 'm.bulkhead'), key, { create: true });
    await applyMigrations(db, releasedUntil(dir, 1), { clock: () => 0 });
    await applyMigrations(db, MIGRATIONS, { clock: () => 0 });
    const present = assertSchema(db, MIGRATIONS);
    db.close();
    const fresh = openDatabase(join(dir, 'n.bulkhead'), key, { create: true });
    await applyMigrations(fresh, MIGRATIONS, { clock: () => 0 });
    expect(assertSchema(fresh, MIGRATIONS)).toEqual(present);
    fresh.close();
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
