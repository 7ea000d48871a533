/** What is packed, and how: the configuration as the builder understands it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Configuration } from 'electron-builder';
import { beforeAll, describe, expect, it } from 'vitest';
import { VAULT_EXTENSION } from '../../main/electron/given-files.ts';
import manifest from '../../package.json' with { type: 'json' };
import { SHARED_EXTENSIONS, STATEMENT_EXTENSIONS } from '../../shared/statement-files.ts';
import { readPackaging } from './packaging.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

let config: Configuration;
/** All patterns of what goes in. */
let files: string[];
beforeAll(async () => {
  config = await readPackaging();
  files = (config.files as { filter: string[] }[]).flatMap(({ filter }) => filter);
});

describe('a package', () => {
  it('starts with the shell', () => {
    expect(config.extraMetadata).toMatchObject({ main: 'dist/main/electron/main.js' });
    expect(files).toEqual(expect.arrayContaining(['dist/main/**', 'dist/renderer/**', 'migrations/**']));
  });

  it('holds nothing of node_modules but the database, whose native code alone lies outside of the archive', () => {
    expect(files).toContain('!node_modules/**');
    const taken = files.filter((pattern) => pattern.startsWith('node_modules/'));
    expect(taken.length).toBeGreaterThan(0);
    for (const pattern of taken) expect(pattern).toMatch(/^node_modules\/better-sqlite3\//);
    expect(config.asar).toEqual({ smartUnpack: false });
    expect(config.asarUnpack).toEqual(['**/*.node']);
  });

  it.each([
    ['linux', 'linux-x64.node'],
    ['mac', 'darwin-arm64.node'],
    ['win', 'win32-x64.node'],
  ] as const)('for %s has the database’s native half', (system, example) => {
    const [set] = config[system]!.files as { from: string; filter: string[] }[];
    const pattern = set!.filter[0]!.replace(/\$\{arch\}/, 'x64');
    expect(path.matchesGlob(example, pattern)).toBe(true);
    expect(existsSync(path.join(ROOT, set!.from, example))).toBe(true);
  });

  it('opens the files that the shell knows, and no others', () => {
    const { fileAssociations } = config;
    const extensions = [fileAssociations].flat().map((association) => `.${association?.ext}`);
    expect(extensions).toEqual([VAULT_EXTENSION, ...STATEMENT_EXTENSIONS]);
  });

  it('takes over no files of other programs', () => {
    const { fileAssociations, linux, mac, win } = config;
    const [vault, ...others] = [fileAssociations].flat();
    expect(vault).toMatchObject({ ext: 'bulkhead', rank: 'Owner' });
    const more = [linux, mac].flatMap((system) => [system?.fileAssociations ?? []].flat());
    for (const one of [...others, ...more]) expect(one).toMatchObject({ role: 'Viewer', rank: 'Alternate' });
    // Its installer has no rank: whatever it is told of is opened by this program from then on.
    expect(win?.fileAssociations).toBeUndefined();
    for (const one of others) expect(SHARED_EXTENSIONS).not.toContain(`.${one?.ext}`);
    expect(more.map(({ ext }) => ext)).toEqual(['csv', 'csv']);
  });

  it('is made for the systems that were promised, signed where there is a certificate', () => {
    expect(config.linux?.target).toEqual(['AppImage', 'deb']);
    expect(config.mac).toMatchObject({
      target: [{ target: 'dmg', arch: 'universal' }],
      hardenedRuntime: true,
      notarize: true,
    });
    expect(config.win?.target).toEqual(['nsis']);
    const text = readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8');
    expect(text).not.toMatch(/password:|certificateFile|cscLink:/i);
  });

  it('asks of macOS for nothing but what V8 needs', () => {
    for (const file of [config.mac?.entitlements, config.mac?.entitlementsInherit]) {
      const keys = readFileSync(path.join(ROOT, file!), 'utf8').match(/<key>[^<]+<\/key>/g);
      expect(keys).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
    }
  });

  it('calls nowhere for updates unless a feed is set', () => {
    expect(config.publish).toBeNull();
  });

  it('has its icons', () => {
    for (const name of [
      'icon.png',
      'icon.ico',
      'icon.icns',
      'tray.png',
      'trayTemplate.png',
      'icons/512x512.png',
    ])
      expect(existsSync(path.join(ROOT, 'assets', name)), name).toBe(true);
  });

  it('does not depend on a Node that somebody has', () => {
    expect(Object.keys(manifest.dependencies).filter((name) => name.startsWith('node-'))).toEqual([]);
  });
});
