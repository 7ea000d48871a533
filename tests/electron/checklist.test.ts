/**
 * The twenty points of Electron's own security checklist (electronjs.org/docs/latest/tutorial/security), in its order.
 * Where a point is met by what Electron is given, what it is given is looked at.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isOurPage } from '../../main/electron/sender.ts';
import manifest from '../../package.json' with { type: 'json' };
import { readPackaging } from './packaging.ts';
import { StandIn } from './stand-in.ts';
import { isDenied, settled, standIn } from './stand-in-parts.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../main/electron');
const sources = new Map(
  globSync('*.ts', { cwd: FOLDER }).map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')]),
);

let shell: StandIn;
beforeAll(async () => {
  shell = await new StandIn().start();
});
afterAll(() => shell.end());

const preferences = () => shell.window.options.webPreferences!;

it('checklist 01: only secure content is loaded, and none of it from elsewhere', () => {
  expect(shell.window.loaded).toEqual(['app://bulkhead/']);
  for (const url of ['app://bulkhead/assets/a.js', 'blob:app://bulkhead/1', 'data:image/png;base64,'])
    expect(shell.session.lets(url), url).toBe(true);
  for (const url of [
    'https://example.org/',
    'http://127.0.0.1/',
    'ws://localhost/',
    'file:///etc/passwd',
    'ftp://a/',
  ])
    expect(shell.session.lets(url), url).toBe(false);
});

it('checklist 01: no certificate is trusted that is not valid, and nobody is told who we are', () => {
  const answered: unknown[] = [];
  const prevented = { preventDefault: () => answered.push('prevented') };
  const callback = (...answer: unknown[]) => answered.push(answer);
  shell.app.emit('certificate-error', prevented, null, '', '', null, callback);
  shell.app.emit('select-client-certificate', prevented, null, '', [], callback);
  shell.app.emit('login', prevented, null, {}, {}, callback);
  expect(answered).toEqual(['prevented', [false], 'prevented', [], 'prevented', []]);
});

it('checklist 02: no page has Node, in no sense of it', () => {
  expect(preferences()).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
  });
});

it('checklist 03: the page and the preload script are isolated from each other', () => {
  expect(preferences().contextIsolation).toBe(true);
});

it('checklist 04: every renderer is sandboxed', () => {
  expect(preferences().sandbox).toBe(true);
  expect(shell.calls).toContain('enableSandbox');
});

it('checklist 05: permissions are refused, but for the clipboard of our own page', () => {
  const { permissionRequest, permissionCheck, devicePermission, displayMedia, bluetooth } = shell.session
    .set as {
    permissionRequest: (page: null, name: string, give: (given: boolean) => void, details: object) => void;
    permissionCheck: (page: null, name: string, origin: string, details: object) => boolean;
    devicePermission: () => boolean;
    displayMedia: (request: object, give: (streams: object | null) => void) => void;
    bluetooth: (details: object, give: (response: { confirmed: boolean }) => void) => void;
  };
  const requested = (name: string, requestingUrl: string) => {
    let given: boolean | undefined;
    permissionRequest(null, name, (value) => (given = value), { requestingUrl });
    return given;
  };
  const ours = 'app://bulkhead/#/';
  for (const name of [
    'media',
    'geolocation',
    'notifications',
    'midi',
    'usb',
    'fileSystem',
    'openExternal',
    'unknown',
  ]) {
    expect(requested(name, ours), name).toBe(false);
    expect(permissionCheck(null, name, '', { requestingUrl: ours }), name).toBe(false);
  }
  expect(requested('clipboard-sanitized-write', ours)).toBe(true);
  expect(requested('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
  expect(permissionCheck(null, 'clipboard-sanitized-write', '', {})).toBe(false);
  expect(devicePermission()).toBe(false);
  displayMedia({}, (streams) => expect(streams).toBeNull());
  bluetooth({}, ({ confirmed }) => expect(confirmed).toBe(false));
});

it('checklist 06: web security is on', () => {
  expect(preferences().webSecurity).toBe(true);
});

it('checklist 07: the page comes with a strict content security policy', () => {
  const response = shell.protocolHandler!(new Request('app://bulkhead/'));
  const policy = response.headers.get('content-security-policy')!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toMatch(/style-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}'/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});

it('checklist 08: insecure content does not run', () => {
  expect(preferences().allowRunningInsecureContent).toBe(false);
});

it('checklist 09: experimental features are off', () => {
  expect(preferences().experimentalFeatures).toBe(false);
});

it('checklist 10: no feature of Blink is switched on by name', () => {
  expect(preferences()).not.toHaveProperty('enableBlinkFeatures');
  for (const [name, text] of sources) expect(text, name).not.toMatch(/enableBlinkFeatures|appendSwitch/);
});

it('checklist 11: there is no webview, so none with popups', () => {
  expect(preferences().webviewTag).toBe(false);
  for (const [name, text] of sources) expect(text, name).not.toContain('allowpopups');
});

it('checklist 12: a webview that somebody tries to attach is refused, whatever its options', () => {
  expect(isDenied(shell.anyPage(), 'will-attach-webview')).toBe(true);
});

it('checklist 13: no page goes anywhere', () => {
  const page = shell.anyPage();
  const goes = (url: string, isMainFrame = true) =>
    !isDenied(page, 'will-frame-navigate', { url, isMainFrame });
  expect(goes('app://bulkhead/')).toBe(true);
  for (const url of [
    'https://example.org/',
    'file:///etc/passwd',
    'app://elsewhere/',
    'data:text/html,x',
    'blob:x',
  ])
    expect(goes(url), url).toBe(false);
  expect(goes('app://bulkhead/', false)).toBe(false);
  expect(isDenied(page, 'will-redirect', { url: 'app://bulkhead/' })).toBe(true);
});

it('checklist 14: no page opens a window', () => {
  const page = shell.anyPage();
  for (const url of ['app://bulkhead/', 'https://www.irs.gov/', 'about:blank', 'file:///etc/passwd'])
    expect(page.openHandler!({ url } as never)).toEqual({ action: 'deny' });
});

it('checklist 15: only links on a short list leave, and only when somebody agrees', async () => {
  const follow = async (url: string, response: number) => {
    shell.answers.push({ response });
    shell.anyPage().openHandler!({ url } as never);
    await settled();
    shell.answers.length = 0;
  };
  const before = shell.asked.length;
  for (const url of [
    'https://example.org/',
    'http://www.irs.gov/',
    'https://www.irs.gov.example.org/',
    'https://www.irs.gov@example.org/',
    'https://www.irs.gov:8443/',
    'file:///etc/passwd',
    'smb://host/share',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'not a link',
  ])
    await follow(url, 1);
  expect(shell.asked).toHaveLength(before);
  await follow('https://www.irs.gov/forms', 0);
  expect(shell.opened).toEqual([]);
  await follow('https://www.irs.gov/forms', 1);
  expect(shell.opened).toEqual(['https://www.irs.gov/forms']);
  expect(shell.asked.at(-1)).toMatchObject({ detail: 'https://www.irs.gov/forms', defaultId: 0 });
  // A system without a browser costs the link, and not the program.
  Object.assign(shell.electron.shell, { openExternal: () => Promise.reject(new Error('no browser')) });
  await follow('https://www.irs.gov/forms', 1);
  expect(shell.log.join()).toContain('a link could not be opened: no browser');
});

it('checklist 16: Electron is pinned to one current version', () => {
  const { electron } = manifest.devDependencies;
  expect(electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Number(electron.split('.')[0])).toBeGreaterThanOrEqual(45);
});

it('checklist 17: nobody is heard but our own page, in its top frame', async () => {
  const { shell: page } = shell.page();
  await expect(page.setTheme('dark')).resolves.toBeUndefined();
  const frame = shell.window.webContents.mainFrame;
  frame.url = 'https://example.org/';
  await expect(page.setTheme('light')).rejects.toThrow('refused');
  frame.url = 'app://bulkhead/';
  frame.parent = {};
  await expect(page.setTheme('light')).rejects.toThrow('refused');
  frame.parent = null;
  expect(isOurPage(standIn({ sender: shell.anyPage(), senderFrame: frame }), shell.contents)).toBe(false);
  expect(isOurPage(standIn({ sender: shell.contents, senderFrame: null }), shell.contents)).toBe(false);
  expect(isOurPage(standIn({ sender: shell.contents, senderFrame: frame }), null)).toBe(false);
  expect(isOurPage(standIn({ sender: shell.contents, senderFrame: frame }), shell.contents)).toBe(true);
  expect(shell.nativeTheme.themeSource).toBe('dark');
  // Every channel goes through the one module that checks.
  for (const [name, text] of sources)
    if (name !== 'ipc.ts') expect(text, name).not.toMatch(/ipcMain\.(on|handle|once)|\.ipc\.(on|handle)/);
});

it('checklist 18: file:// is used for nothing, and has no privileges', async () => {
  for (const [name, text] of sources) expect(text, name).not.toMatch(/loadFile\(|file:\/\/\/|pathToFileURL/);
  expect((await readPackaging()).electronFuses?.grantFileProtocolExtraPrivileges).toBe(false);
});

it('checklist 19: the fuses are set', async () => {
  expect((await readPackaging()).electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
  });
});

it('checklist 20: nothing of Electron’s is within the page’s reach', () => {
  const { shell: exposed } = shell.page();
  expect(Object.keys(exposed).sort()).toEqual([
    'chooseFolder',
    'chooseNewVault',
    'chooseVault',
    'connect',
    'droppedVault',
    'keychain',
    'notify',
    'onEvent',
    'platform',
    'setTheme',
    'shell',
  ]);
  expect(Object.keys(exposed.keychain).sort()).toEqual(['forget', 'remember', 'state', 'unlock']);
  // What a listener is told is the message alone, without Electron's event, whose `sender` would be a way in.
  const { events, shell: page } = shell.page();
  page.onEvent((...told: unknown[]) => expect(told).toHaveLength(1));
  shell.choose('Import…');
  expect(events.at(-1)).toEqual({ type: 'action', action: 'import' });
  expect(sources.get('preload.ts')!.match(/exposeInMainWorld/g)).toHaveLength(1);
});
