/** What several processes do at once: each start and each vault keeps what is its own. */
import fs, { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchGiven, leaveGiven } from '../../main/watch/given.ts';
import { WatchMemory } from '../../main/watch/memory.ts';

const VAULT = '/books/one.bulkhead';
const OTHER = '/books/two.bulkhead';

let at: string;
beforeEach(() => {
  at = join(mkdtempSync(join(tmpdir(), 'bulkhead-at-once-')), 'kept');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(join(at, '..'), { recursive: true, force: true });
});

/** What another process does just before this one puts its file in place. */
function meanwhile(act: () => void): void {
  const rename = fs.renameSync;
  vi.spyOn(fs, 'renameSync').mockImplementationOnce((from, to) => {
    act();
    rename(from, to);
  });
}

test('files of starts at the same time are all given, once', () => {
  meanwhile(() => leaveGiven(at, ['/s/b.ofx'], null));
  leaveGiven(at, ['/s/a.ofx'], null);
  expect(fetchGiven(at, VAULT).files.toSorted()).toEqual(['/s/a.ofx', '/s/b.ofx']);
  expect(fetchGiven(at, VAULT).files).toEqual([]);
});

test('files for one vault stay for it, whatever is left for others after them', () => {
  leaveGiven(at, ['/s/a.ofx'], VAULT);
  leaveGiven(at, ['/s/b.ofx'], OTHER);
  leaveGiven(at, ['/s/c.ofx'], null);
  expect(fetchGiven(at, VAULT).files.toSorted()).toEqual(['/s/a.ofx', '/s/c.ofx']);
  expect(fetchGiven(at, OTHER).files).toEqual(['/s/b.ofx']);
});

test('of more files than are taken the first are, and it is said', () => {
  const files = Array.from({ length: 60 }, (_, n) => `/s/${n}.ofx`);
  leaveGiven(at, files, null);
  expect(fetchGiven(at, VAULT)).toEqual({
    files: files.slice(0, 50),
    refused: ['Only the first 50 files were taken. Open the others after these.'],
  });
});

test('what is remembered of one vault takes nothing from another', () => {
  const mark = (of: string) => ({ of, as: 'aside' as const, batch: null });
  const own = { vault: VAULT, folder: '/statements', marks: [mark('a')] };
  const others = { vault: OTHER, folder: '/elsewhere', marks: [mark('b')] };
  meanwhile(() => new WatchMemory(at).keep(others));
  const memory = new WatchMemory(at);
  memory.keep(own);
  expect([memory.of(VAULT), memory.of(OTHER)]).toEqual([own, others]);
});
