/** `npm start` and its window: when there can be one, and what is said when there cannot. */
import { expect, it } from 'vitest';
import { openWindow, type WindowParts } from '../../main/cli/window.ts';

async function attempt(more: Partial<WindowParts>) {
  const said: string[] = [];
  const done: string[] = [];
  const opened = await openWindow({
    platform: 'linux',
    env: { DISPLAY: ':0' },
    uid: 1000,
    findElectron: () => '/electron',
    install: async () => {
      done.push('install');
      return false;
    },
    build: async () => void done.push('build'),
    run: async (electron) => {
      done.push(electron);
      return { code: 0, ms: 60_000 };
    },
    say: (line) => said.push(line),
    ...more,
  });
  return { opened, said, done };
}

it('builds and opens it where Electron is', async () => {
  expect(await attempt({})).toEqual({ opened: true, said: [], done: ['build', '/electron'] });
  expect((await attempt({ env: { WAYLAND_DISPLAY: 'wayland-0' } })).opened).toBe(true);
  expect((await attempt({ platform: 'darwin', env: {} })).opened).toBe(true);
});

it('lets Electron fetch itself, once', async () => {
  let there: string | null = null;
  const fetched = await attempt({
    findElectron: () => there,
    install: async () => {
      there = '/fetched';
      return true;
    },
  });
  expect(fetched).toEqual({ opened: true, said: [], done: ['build', '/fetched'] });
});

it.each([
  ['there is no display here', { env: {} }],
  ['its sandbox does not work for root', { uid: 0 }],
  ['could not be fetched', { findElectron: () => null }],
  ['BULKHEAD_SHELL', { env: { DISPLAY: ':0', BULKHEAD_SHELL: 'browser' } }],
  ['ended at once (127)', { run: async () => ({ code: 127, ms: 300 }) }],
  ['ended at once (killed)', { run: async () => ({ code: null, ms: 10 }) }],
])('says in one line that %s', async (reason, parts) => {
  const { opened, said } = await attempt(parts);
  expect(opened).toBe(false);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(reason);
});

it('does not take a crash after an hour for a window that never was', async () => {
  expect((await attempt({ run: async () => ({ code: 1, ms: 3_600_000 }) })).opened).toBe(true);
});
