/** Which folders may be watched: those people keep files in. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Surroundings, watchableFolder, whyNot } from '../../main/watch/folder.ts';

const LINUX: Surroundings = { platform: 'linux', home: '/home/dana', config: '/home/dana/books/settings' };
const MAC: Surroundings = { platform: 'darwin', home: '/Users/dana', config: null };
const WINDOWS: Surroundings = { platform: 'win32', home: 'C:\\Users\\Dana', config: null };

describe('a folder', () => {
  test.each([
    [LINUX, '/home/dana/Downloads'],
    [LINUX, '/home/dana/Downloads/Statements'],
    [LINUX, '/home/dana/..statements'.replace('..', 'a..')],
    [LINUX, '/media/dana/STICK/bank'],
    [LINUX, '/run/media/dana/STICK'],
    [LINUX, '/mnt/share'],
    [LINUX, '/tmp/statements'],
    [LINUX, '/variable'],
    [MAC, '/Users/dana/Downloads'],
    [MAC, '/Volumes/Bank'],
    [MAC, '/private/var/folders/x/y'],
    [WINDOWS, 'C:\\Users\\Dana\\Downloads'],
    [WINDOWS, 'D:\\Statements'],
  ])('of a person is watched (%#)', (around, folder) => {
    expect(whyNot(folder, around)).toBeNull();
  });

  test.each([
    [LINUX, '/', /whole disk/],
    [LINUX, '/home/dana', /your home/],
    [LINUX, '/home', /everybody’s/],
    [LINUX, '/home/dana/.ssh', /hidden/],
    [LINUX, '/home/dana/.local/share/x', /hidden/],
    [LINUX, '/mnt/.snapshots', /hidden/],
    [LINUX, '/home/dana/books/settings', /settings/],
    [LINUX, '/etc', /system’s/],
    [LINUX, '/etc/ssl', /system’s/],
    [LINUX, '/proc/self', /system’s/],
    [LINUX, '/var/log', /system’s/],
    [LINUX, '/run/secrets', /system’s/],
    [MAC, '/Users', /everybody’s/],
    [MAC, '/Users/dana/Library/Mail', /programs/],
    [MAC, '/System/Library', /system’s/],
    [MAC, '/private/etc', /system’s/],
    [WINDOWS, 'C:\\', /whole disk/],
    [WINDOWS, 'D:\\', /whole disk/],
    [WINDOWS, 'C:\\Users', /everybody’s/],
    [WINDOWS, 'c:\\users\\dana', /your home/],
    [WINDOWS, 'C:\\Windows\\System32', /system’s/],
    [WINDOWS, 'D:\\Program Files\\x', /system’s/],
    [WINDOWS, 'C:\\Users\\Dana\\AppData\\Roaming', /programs/],
  ])('of anything else is refused, and why (%#)', (around, folder, reason) => {
    expect(whyNot(folder, around)).toMatch(reason);
  });
});

describe('a path', () => {
  let dir: string;
  let around: Surroundings;
  beforeAll(() => {
    dir = realpathSync(mkdtempSync(join(tmpdir(), 'bulkhead-folder-')));
    mkdirSync(join(dir, 'home', 'Statements'), { recursive: true });
    writeFileSync(join(dir, 'home', 'file.csv'), 'x');
    symlinkSync(join(dir, 'home', 'Statements'), join(dir, 'link'));
    symlinkSync('/etc', join(dir, 'home', 'innocent'));
    around = { platform: process.platform, home: join(dir, 'home'), config: null };
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('is taken from the home, and through links to where it truly leads', async () => {
    const folder = join(dir, 'home', 'Statements');
    expect(await watchableFolder('~/Statements', around)).toBe(folder);
    expect(await watchableFolder(join(dir, 'link'), around)).toBe(folder);
    expect(await watchableFolder(`${folder}/../Statements/`, around)).toBe(folder);
  });

  test.each([
    ['Statements', 'INVALID_INPUT', /whole path/],
    ['/tmp/\0', 'INVALID_INPUT', /whole path/],
    ['~', 'REFUSED', /your home/],
    ['~/gone', 'NOT_FOUND', /no folder/],
    ['~/file.csv', 'NOT_FOUND', /not a folder/],
    ['~/innocent', 'REFUSED', /system’s/],
    ['~/innocent/../../..', 'REFUSED', /disk|everybody|system/],
  ])('%s is refused with %s', async (typed, code, message) => {
    await expect(watchableFolder(typed, around)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });
});
