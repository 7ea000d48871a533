import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditEvent, chunksOf, GENESIS, hashEvent } from '../../main/ledger/door/audit.ts';
import { hashChunks } from '../../main/ledger/door/changes.ts';
import { openDatabase } from '../../main/vault/cipher.ts';
import type { VaultDatabase } from '../../main/vault/index.ts';
import { verifyPages } from '../../main/vault/integrity.ts';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import {
  behindTheBack,
  copyOf,
  flip,
  type Loot,
  refusalToOpen,
  removeCopies,
  verifyFile,
} from './outside.ts';

const PAGE = 4096;
/** TAMPER_FLIPS=1000 for a long run by hand. */
const FLIPS = Number(process.env.TAMPER_FLIPS ?? 24);
const DYING = fileURLToPath(new URL('./acknowledge-and-die.ts', import.meta.url));

const entry = (payee: string, amount: string) => ({
  entity: 'Acme LLC',
  date: '2026-01-05',
  payee,
  postings: [
    { account: 'Checking', amount: `-${amount}` },
    { account: 'Travel', amount },
  ],
});

let books: TestBooks;
let whole: Loot;
/** The same vault some commands earlier. */
let earlier: Loot;
/** The same vault some commands later, as a killed process left it. */
let killed: Loot;

beforeAll(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 'disregarded' });
  const { ids } = await books.call('entry.create', {
    entries: [entry('Airline', '120.00'), entry('Hotel', '80.00')],
  });
  await books.call('attachment.add', { entry: ids[0], file: new File(['ticket'.repeat(50)], 'ticket.txt') });
  const key = Uint8Array.from(books.core.vault.key);
  await books.core.vault.close();
  earlier = copyOf({ file: books.file, key });
  await books.reopen();
  const rows = Array.from({ length: 60 }, (_, i) => ({
    date: `2025-12-${String(1 + (i % 28)).padStart(2, '0')}`,
    amount: `${i - 30}.25`,
    payee: `Payee ${i}`,
    fitid: `f${i}`,
  }));
  const file = ofx('december.ofx', { rows, balance: { amount: '100.00', on: '2025-12-31' } });
  const { batch } = await books.call('imports.commit', { files: [file], account: 'Savings' });
  // What is taken back leaves free pages in the file.
  await books.call('imports.undo', { batch });
  await books.call('imports.commit', {
    files: [ofx('short.ofx', { rows: rows.slice(0, 5) })],
    account: 'Savings',
  });
  await books.call('entry.update', { id: ids[1], memo: 'two nights' });
  await books.call('entry.create', { entries: [entry('Taxi', '15.00')] });
  await books.core.vault.close();
  whole = { file: books.file, key };
  killed = copyOf(whole);
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(tmpdir(), 'bulkhead-compile-cache') };
  const { stdout, signal, stderr } = spawnSync(process.execPath, [DYING, killed.file], {
    env,
    encoding: 'utf8',
  });
  if (signal !== 'SIGKILL' || stdout !== 'acknowledged') throw new Error(stderr);
});

afterAll(async () => {
  await books.close();
  removeCopies();
});

describe('a vault that nobody touched', () => {
  it('is found to be whole, closed or as a killed process left it', async () => {
    expect(await verifyFile(whole)).toBe('');
    expect(await verifyFile(killed)).toBe('');
    expect(await refusalToOpen(copyOf(killed))).toBeNull();
  });
});

describe('a byte of the file', () => {
  it(`is noticed wherever it is turned: first page, last page, free pages, ${FLIPS} places at random`, async () => {
    const size = statSync(whole.file).size;
    const pages = size / PAGE;
    const places = [0, 15, 16, 100, 4015, 4095, size - 1, size - PAGE, size - 100];
    // Every page once, free ones included, then anywhere.
    for (let i = 0; i < FLIPS; i++) places.push(Math.floor(((i * 0.618033988749895) % 1) * size));
    const loot = copyOf(whole);
    for (const [i, at] of places.entries()) {
      flip(loot.file, at, 1 << (i % 8));
      const told = await verifyFile(loot);
      expect(told, `byte ${at}, page ${Math.floor(at / PAGE) + 1} of ${pages}`).toMatch(/damaged|pages fail/);
      if (at >= PAGE) expect(told).toMatch(new RegExp(`pages are damaged: ${Math.floor(at / PAGE) + 1}\\b`));
      expect(told).toMatch(/[Rr]estore/);
      flip(loot.file, at, 1 << (i % 8));
    }
    expect(await verifyFile(loot)).toBe('');
  }, 600_000);

  it('is noticed in every page, free ones too, which no query ever reads', async () => {
    const db = openDatabase(whole.file, whole.key, { readonly: true });
    const free = db.pragma('freelist_count', { simple: true }) as number;
    db.close();
    const pages = statSync(whole.file).size / PAGE;
    expect(free).toBeGreaterThan(0);
    const loot = copyOf(whole);
    for (let page = 1; page <= pages; page++) flip(loot.file, page * PAGE - 200, 0x40);
    expect(verifyPages(loot.file, loot.key).damagedPages).toHaveLength(pages);
    expect(await verifyFile(loot)).toContain(`all ${pages} pages fail`);
  });
});

describe('a file that was cut off', () => {
  it.each([1, 100, PAGE, 5 * PAGE])('by %i bytes is named as such', async (bytes) => {
    const loot = copyOf(whole);
    truncateSync(loot.file, statSync(loot.file).size - bytes);
    expect(await verifyFile(loot)).toMatch(/cut off|in the middle of a page/);
  });

  it('to nothing is named as such and not opened', async () => {
    const loot = copyOf(whole);
    truncateSync(loot.file, 0);
    expect(await verifyFile(loot)).toMatch(/empty/);
    expect(await refusalToOpen(loot)).toMatchObject({ code: 'VAULT_DAMAGED' });
  });
});

describe('the WAL that a killed process left', () => {
  const lost =
    /the last acknowledged command was #\d+, the file ends at #\d+: its WAL was truncated or an older file was put back/i;

  const ruins: [what: string, ruin: (wal: string) => void][] = [
    ['deleted', (wal) => rmSync(wal)],
    ['emptied', (wal) => truncateSync(wal, 0)],
    ['cut in half', (wal) => truncateSync(wal, Math.floor(statSync(wal).size / 2))],
    ['cut by one byte', (wal) => truncateSync(wal, statSync(wal).size - 1)],
    ['garbled in its header', (wal) => flip(wal, 5, 0xff)],
    ['garbled in the middle', (wal) => flip(wal, Math.floor(statSync(wal).size / 2), 1)],
    ['overwritten with noise', (wal) => writeFileSync(wal, Buffer.alloc(statSync(wal).size, 0xa5))],
  ];

  it.each(ruins)(
    '%s: verify says what was lost, and the file is not opened as if nothing were',
    async (_, ruin) => {
      const loot = copyOf(killed);
      ruin(`${loot.file}-wal`);
      rmSync(`${loot.file}-shm`, { force: true });
      const bytes = readFileSync(loot.file);
      expect(await verifyFile(loot)).toMatch(lost);
      const refusal = await refusalToOpen(loot);
      expect(refusal).toMatchObject({ code: 'VAULT_DAMAGED' });
      expect(refusal?.message).toMatch(lost);
      expect(refusal?.remedy).toMatch(/restore a backup, or accept the loss/);
      expect(readFileSync(loot.file).equals(bytes)).toBe(true);
    },
  );
});

const eventsOf = (db: VaultDatabase) =>
  db.prepare('SELECT * FROM audit_event ORDER BY seq').all() as AuditEvent[];

/** Writes the hashes anew from event `from` on, as someone who knows how they are made would. */
function rehash(db: VaultDatabase, from: number): void {
  let previous = GENESIS;
  for (const event of eventsOf(db)) {
    if (event.seq >= from) {
      const changes_hash = hashChunks(chunksOf(db, event.seq));
      const linked = { ...event, prev_hash: previous, changes_hash };
      const hash = hashEvent(linked);
      db.prepare('UPDATE audit_event SET prev_hash = ?, changes_hash = ?, hash = ? WHERE seq = ?').run(
        previous,
        changes_hash,
        hash,
        event.seq,
      );
    }
    previous = db.prepare('SELECT hash FROM audit_event WHERE seq = ?').pluck().get(event.seq) as string;
  }
}

describe('the audit log, changed from outside', () => {
  const changes: [what: string, change: (db: VaultDatabase) => void, told: RegExp][] = [
    [
      'an actor replaced',
      (db) => db.exec("UPDATE audit_event SET actor = 'nobody' WHERE seq = 3"),
      /event 3 \(attachment.add, .*\) was edited/,
    ],
    [
      'an input edited',
      (db) => db.exec("UPDATE audit_event SET input = '{}' WHERE seq = 2"),
      /event 2 .* was edited/,
    ],
    ['an event deleted', (db) => db.exec('DELETE FROM audit_event WHERE seq = 4'), /event 4 is missing/],
    [
      'two events deleted',
      (db) => db.exec('DELETE FROM audit_event WHERE seq IN (4, 5)'),
      /events 4 to 5 are missing/,
    ],
    [
      'the last event deleted',
      (db) =>
        db.exec(
          'DELETE FROM audit_change WHERE seq = 8; DELETE FROM undo_stack WHERE seq = 8; DELETE FROM audit_event WHERE seq = 8',
        ),
      /last acknowledged command was #8, the file ends at #7/i,
    ],
    [
      'two events exchanged',
      (db) =>
        db.exec(
          'UPDATE audit_event SET seq = 99 WHERE seq = 2; UPDATE audit_event SET seq = 2 WHERE seq = 3; UPDATE audit_event SET seq = 3 WHERE seq = 99',
        ),
      /event [23] does not continue event [12]: one of them was replaced or moved/,
    ],
    [
      'an event inserted',
      (db) =>
        db.exec(
          'INSERT INTO audit_event SELECT seq + 100, at, actor, role, command, input, mode, target_seq, change_count, changes_hash, prev_hash, hash FROM audit_event WHERE seq = 2',
        ),
      /event 102 .*(missing|replaced)/,
    ],
    [
      'its row images deleted',
      (db) => db.exec('DELETE FROM audit_change WHERE seq = 2'),
      /changes recorded for event 2 .* were edited/,
    ],
    [
      'its row images garbled',
      (db) => db.exec("UPDATE audit_change SET bytes = x'00' WHERE seq = 2"),
      /changes recorded for event 2 .* were edited/,
    ],
    [
      'row images of no event',
      (db) => db.exec("INSERT INTO audit_change VALUES (77, 0, x'00')"),
      /event 77, which is missing/,
    ],
  ];

  it.each(changes)('%s: is told with the number of the event', async (_, change, told) => {
    const loot = copyOf(whole);
    behindTheBack(loot, change);
    expect(await verifyFile(loot)).toMatch(told);
  });

  it('with the hashes of all later events made anew, is told by the head outside', async () => {
    const loot = copyOf(whole);
    behindTheBack(loot, (db) => {
      db.exec("UPDATE audit_event SET actor = 'nobody' WHERE seq = 3");
      rehash(db, 3);
    });
    const told = await verifyFile(loot);
    expect(told).not.toMatch(/was edited/);
    expect(told).toMatch(/command #8 in the file is not the one that was acknowledged/i);
    expect(await refusalToOpen(loot)).toMatchObject({ code: 'VAULT_DAMAGED' });
  });
});

describe('the books, changed from outside so that every sum still fits', () => {
  const changes: [what: string, change: (db: VaultDatabase) => void, told: RegExp][] = [
    [
      'both legs of an entry made larger',
      (db) =>
        db.exec(
          "UPDATE posting SET amount_minor = amount_minor * 2 WHERE entry_id = (SELECT id FROM entry WHERE payee = 'Airline')",
        ),
      /posting .* was changed past the program: amount_minor/,
    ],
    [
      'a leg moved to another account',
      (db) =>
        db.exec(
          "UPDATE posting SET account_id = (SELECT id FROM account WHERE name = 'Meals') WHERE line = 1 AND entry_id = (SELECT id FROM entry WHERE payee = 'Hotel')",
        ),
      /posting .* was changed past the program: account_id/,
    ],
    [
      'what is kept of a month changed',
      (db) => db.exec('UPDATE posting_month SET amount_minor = -amount_minor'),
      /the legs of .* do not come to what is kept of them/,
    ],
    [
      'a payee changed',
      (db) => db.exec("UPDATE entry SET payee = 'Museum' WHERE payee = 'Hotel'"),
      /entry .* was changed past the program: payee/,
    ],
    [
      'an entry deleted whole',
      (db) =>
        db.exec(
          "DELETE FROM posting WHERE entry_id = (SELECT id FROM entry WHERE payee = 'Taxi'); DELETE FROM entry WHERE payee = 'Taxi'",
        ),
      /entry .* is gone although no command removed it/,
    ],
    [
      'an entry inserted whole',
      (db) =>
        db.exec(`INSERT INTO entry SELECT 'forged', entity_id, date, 'Forged', memo, source, reviewed FROM entry WHERE payee = 'Taxi';
          INSERT INTO posting SELECT 'forged', line, account_id, amount_minor, currency, date, status, memo, NULL
            FROM posting WHERE entry_id = (SELECT id FROM entry WHERE payee = 'Taxi')`),
      /1 rows of entry were never written by a command/,
    ],
    [
      'one leg deleted',
      (db) =>
        db.exec(
          "DELETE FROM posting WHERE line = 1 AND entry_id = (SELECT id FROM entry WHERE payee = 'Taxi')",
        ),
      /does not balance in USD: off by -1500 minor units/,
    ],
    [
      'a row of the bank edited',
      (db) =>
        db.exec(
          "UPDATE statement_line SET payee = 'Somebody' WHERE line_number = (SELECT min(line_number) FROM statement_line)",
        ),
      /statement_line .* was changed past the program: payee/,
    ],
    [
      'the closing of the books set',
      (db) => db.exec("UPDATE entity SET closed_through = '2025-12-31'"),
      /entity .* was changed past the program: closed_through/,
    ],
    [
      'a tax line changed',
      (db) => db.exec("UPDATE account SET tax_line = '1' WHERE name = 'Travel'"),
      /account .* was changed past the program: tax_line/,
    ],
    [
      'a stored file changed',
      (db) => db.exec("UPDATE blob_store SET bytes = x'28b52ffd', packing = 'zstd' WHERE size = 300"),
      /stored file [0-9a-f]{12}… is not what it was/,
    ],
    [
      'a stored file deleted',
      (db) => db.exec('DELETE FROM blob_store WHERE size = 300'),
      /refers to a blob_store that is not there/,
    ],
  ];

  it.each(changes)('%s: is told with what and where', async (_, change, told) => {
    const loot = copyOf(whole);
    behindTheBack(loot, change);
    const findings = await verifyFile(loot);
    expect(findings).toMatch(told);
    expect(findings).toMatch(/Restore/);
  });

  it('a guard dropped for good: is told and the file is not opened', async () => {
    const loot = copyOf(whole);
    const db = openDatabase(loot.file, loot.key);
    db.exec('DROP TRIGGER audit_event_update');
    db.close();
    expect(await verifyFile(loot)).toMatch(/tables or triggers of the vault were changed from outside/i);
    expect(await refusalToOpen(loot)).toMatchObject({ code: 'VAULT_DAMAGED' });
  });
});

describe('the files beside the vault', () => {
  it('an older copy of the vault put back: the head tells how much is missing', async () => {
    const loot = copyOf(whole);
    copyFileSync(earlier.file, loot.file);
    const told = /the last acknowledged command was #8, the file ends at #3: .* an older file was put back/;
    expect(await verifyFile(loot)).toMatch(told);
    const refusal = await refusalToOpen(loot);
    expect(refusal).toMatchObject({ code: 'VAULT_DAMAGED', facts: { acknowledged: 8, endsAt: 3 } });
  });

  it('a head that was changed, blanked or taken away is told', async () => {
    const bytes = statSync(`${whole.file}.head`).size;
    for (let at = 3; at < bytes; at += 1511) {
      const loot = copyOf(whole);
      flip(`${loot.file}.head`, at, 0x20);
      expect(await verifyFile(loot), `byte ${at}`).toMatch(/records of the head file is damaged/i);
    }
    const blank = copyOf(whole);
    writeFileSync(`${blank.file}.head`, Buffer.alloc(bytes));
    expect(await verifyFile(blank)).toMatch(/the head file is damaged: neither of its records can be read/i);
    expect(await refusalToOpen(blank)).toMatchObject({ code: 'VAULT_DAMAGED' });
    const gone = copyOf(whole);
    rmSync(`${gone.file}.head`);
    expect(await verifyFile(gone)).toMatch(/the head file is missing: whether the books end at #8/i);
  });

  it('an older head beside a newer file is told, and no reason to stay closed', async () => {
    const loot = copyOf(whole);
    copyFileSync(`${earlier.file}.head`, `${loot.file}.head`);
    expect(await verifyFile(loot)).toMatch(
      /the head file ends at command #3, the books at #8: nothing is lost/,
    );
  });

  it('keys that were changed anywhere do not open it, and say why', async () => {
    const bytes = readFileSync(`${whole.file}.keys`);
    for (let at = 0; at < bytes.length; at += 97) {
      const loot = copyOf(whole);
      flip(`${loot.file}.keys`, at, 0x01);
      const told = await verifyFile(loot);
      expect(told, `byte ${at} “${String.fromCharCode(bytes[at]!)}”`).toMatch(/VAULT_DAMAGED|WRONG_KEY/);
    }
    const gone = copyOf(whole);
    rmSync(`${gone.file}.keys`);
    expect(await verifyFile(gone)).toMatch(/\.keys/);
  });
});
