import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOurs } from '../../main/electron/names.ts';
import { answer, PRIVILEGED_SCHEME } from '../../main/electron/protocol.ts';
import { Screens } from '../../main/server/screens.ts';

let dir: string;
let screens: Screens;
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'bulkhead-screens-'));
  const built = path.join(dir, 'renderer');
  mkdirSync(path.join(built, 'assets'), { recursive: true });
  writeFileSync(path.join(dir, 'secret.js'), 'secret');
  writeFileSync(path.join(built, 'index.html'), '<script nonce="%NONCE%"></script>');
  writeFileSync(path.join(built, 'assets/app-1.js'), 'app');
  writeFileSync(path.join(built, 'assets/app-1.css'), 'p{}');
  writeFileSync(path.join(built, 'assets/notes.txt'), 'not for the page');
  symlinkSync(path.join(dir, 'secret.js'), path.join(built, 'assets/link.js'));
  symlinkSync(dir, path.join(built, 'up'));
  screens = new Screens(built);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => answer({ url, method }, screens);

describe('app://bulkhead', () => {
  it('gives the page, with a nonce of its own each time', async () => {
    const [one, two] = [get('app://bulkhead/'), get('app://bulkhead/index.html')];
    expect(one.status).toBe(200);
    expect(one.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const nonce = /nonce="([^"]+)"/.exec(await one.text())![1]!;
    expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(await two.text()).not.toContain(nonce);
  });

  it('gives what was built, as what it is', async () => {
    const script = get('app://bulkhead/assets/app-1.js');
    expect([script.status, script.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ]);
    expect(await script.text()).toBe('app');
    expect(get('app://bulkhead/assets/app-1.css').headers.get('content-type')).toBe(
      'text/css; charset=utf-8',
    );
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['nothing of that name', 'app://bulkhead/assets/other.js'],
    ['a kind that pages don’t load', 'app://bulkhead/assets/notes.txt'],
    ['a folder', 'app://bulkhead/assets/'],
    ['dots', 'app://bulkhead/../secret.js'],
    ['dots further down', 'app://bulkhead/assets/../../secret.js'],
    ['encoded dots', 'app://bulkhead/%2e%2e/secret.js'],
    ['encoded slashes', 'app://bulkhead/assets%2f..%2f..%2fsecret.js'],
    ['twice encoded', 'app://bulkhead/%252e%252e%252fsecret.js'],
    ['backslashes', 'app://bulkhead/..\\secret.js'],
    ['encoded backslashes', 'app://bulkhead/..%5csecret.js'],
    ['a NUL', 'app://bulkhead/assets/app-1.js%00.txt'],
    ['an absolute path', 'app://bulkhead//etc/passwd'],
    ['an encoded absolute path', 'app://bulkhead/%2fetc%2fpasswd'],
    ['a drive', 'app://bulkhead/C:/Windows/win.ini'],
    ['a link to a file elsewhere', 'app://bulkhead/assets/link.js'],
    ['a link to a folder elsewhere', 'app://bulkhead/up/secret.js'],
    ['another host', 'app://elsewhere/assets/app-1.js'],
    ['a host with a name before it', 'app://bulkhead@elsewhere/assets/app-1.js'],
    ['a name of Object’s', 'app://bulkhead/__proto__'],
  ])('has nothing behind %s', async (_, url) => {
    const response = get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it('is only read', () => {
    for (const method of ['POST', 'PUT', 'DELETE']) expect(get('app://bulkhead/', method).status).toBe(405);
    expect(get('app://bulkhead/', 'HEAD').status).toBe(200);
  });

  it('is an origin of its own that nothing gets around', () => {
    expect(PRIVILEGED_SCHEME.privileges).toMatchObject({
      standard: true,
      secure: true,
      bypassCSP: false,
      allowServiceWorkers: false,
      allowExtensions: false,
    });
  });

  it('is told from everything else', () => {
    expect(isOurs('app://bulkhead/#/import')).toBe(true);
    for (const url of [
      'https://bulkhead/',
      'file:///bulkhead',
      'app://bulkhead.elsewhere.org/',
      'app://user@bulkhead/',
      'app://bulkhead:80/',
      'data:text/html,app://bulkhead/',
      'about:blank',
      '',
    ])
      expect(isOurs(url), url).toBe(false);
  });
});
