import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../main/vault/cipher.ts';
import { verifyPages } from '../../main/vault/integrity.ts';
import { failureCode, flip, tempDir } from './fixture.ts';

const PAGE = 4096;
const key = new Uint8Array(32).fill(5);

/** A closed database of a few dozen pages, many of them free. */
function smallVault(): { file: string; good: Buffer; freePages: number } {
  const file = path.join(tempDir(), 'small.bulkhead');
  const db = openDatabase(file, key, { create: true });
  db.exec('CREATE TABLE kept (x TEXT); CREATE TABLE gone (x TEXT)');
  for (let i = 0; i < 30; i += 1)
    for (const table of ['kept', 'gone'])
      db.prepare(`INSERT INTO ${table} VALUES (hex(randomblob(1500)))`).run();
  db.exec('DROP TABLE gone');
  const freePages = db.pragma('freelist_count', { simple: true }) as number;
  db.close();
  return { file, good: fs.readFileSync(file), freePages };
}

describe('every page of the file', () => {
  it('is found to be whole as SQLite writes it', () => {
    const { file, good, freePages } = smallVault();
    expect(freePages).toBeGreaterThan(20);
    expect(verifyPages(file, key)).toEqual({
      ok: true,
      pages: good.length / PAGE,
      damagedPages: [],
      findings: [],
      wal: null,
    });
  });

  it('shows a flip of any bit, in free pages, too', () => {
    const { file, good } = smallVault();
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(7), (at, bit) => {
        flip(file, at, 1 << bit);
        const report = verifyPages(file, key);
        fs.writeFileSync(file, good);
        const page = Math.floor(at / PAGE) + 1;
        expect(report.ok).toBe(false);
        expect(report.damagedPages).toContain(page);
        if (at >= 16) expect(report.damagedPages).toEqual([page]);
      }),
      { numRuns: 200 },
    );
    for (let page = 1; page <= good.length / PAGE; page += 1) {
      flip(file, page * PAGE - 1);
      expect(verifyPages(file, key).damagedPages).toEqual([page]);
      fs.writeFileSync(file, good);
    }
  });

  it('shows pages that changed places, were zeroed or belong to another file', () => {
    const { file, good } = smallVault();
    const swapped = Buffer.from(good);
    good.copy(swapped, 4 * PAGE, 5 * PAGE, 6 * PAGE);
    good.copy(swapped, 5 * PAGE, 4 * PAGE, 5 * PAGE);
    fs.writeFileSync(file, swapped);
    expect(verifyPages(file, key).damagedPages).toEqual([5, 6]);
    fs.writeFileSync(file, Buffer.from(good).fill(0, 7 * PAGE, 8 * PAGE));
    expect(verifyPages(file, key).damagedPages).toEqual([8]);
    const all = verifyPages(file, new Uint8Array(32));
    expect(all.findings[0]).toMatch(/all \d+ pages fail/);
  });

  it('shows a file that was cut off, at a page or in the middle of one, or that grew', () => {
    const { file, good } = smallVault();
    const pages = good.length / PAGE;
    fs.truncateSync(file, good.length - 3 * PAGE);
    expect(verifyPages(file, key).findings).toEqual([
      `small.bulkhead: the file was cut off: it should have ${pages} pages and has ${pages - 3}`,
    ]);
    fs.truncateSync(file, good.length - 3 * PAGE - 100);
    expect(verifyPages(file, key).findings[0]).toMatch('in the middle of a page: 3996 bytes');
    fs.writeFileSync(file, Buffer.concat([good, good.subarray(-PAGE)]));
    expect(verifyPages(file, key).ok).toBe(false);
    fs.writeFileSync(file, '');
    expect(verifyPages(file, key).ok).toBe(false);
    fs.writeFileSync(file, 'short');
    expect(verifyPages(file, key).ok).toBe(false);
  });

  it('takes a page for whole when the WAL holds a newer copy of it', () => {
    const { file } = smallVault();
    const copy = path.join(tempDir(), 'copy.bulkhead');
    const db = openDatabase(file, key);
    db.exec('UPDATE kept SET x = hex(randomblob(1400)); CREATE TABLE more (x TEXT)');
    const pages = db.pragma('page_count', { simple: true });
    fs.cpSync(`${file}-wal`, `${copy}-wal`);
    db.close();
    // The crash in the middle of a checkpoint: the copy of the file has torn pages that the WAL makes good.
    fs.cpSync(file, copy);
    const page = fs.readFileSync(`${copy}-wal`).readUInt32BE(32);
    flip(copy, (page - 1) * PAGE + 100);
    const report = verifyPages(copy, key);
    expect(report.ok).toBe(true);
    expect(report.wal).toMatchObject({ lostFrames: 0 });
    expect(report.pages).toBe(pages);
    flip(`${copy}-wal`, 32 + 24 + 100);
    expect(verifyPages(copy, key)).toMatchObject({
      ok: false,
      damagedPages: [page],
      wal: { committedFrames: 0 },
    });
    expect(verifyPages(copy, key).wal?.lostFrames).toBeGreaterThan(10);
  });
});

describe('opening', () => {
  it('refuses a wrong key, a damaged page and a file that is not there', async () => {
    const { file } = smallVault();
    expect(await failureCode(() => openDatabase(file, new Uint8Array(32)))).toBe('WRONG_KEY');
    expect(await failureCode(() => openDatabase(`${file}x`, key))).toBe('NOT_FOUND');
    expect(await failureCode(() => openDatabase(file, key, { create: true }))).toBe('REFUSED');
    expect(fs.existsSync(`${file}x`)).toBe(false);
    expect(() => openDatabase(file, key.subarray(1))).toThrow(RangeError);
  });
});
