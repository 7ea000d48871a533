import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Rectangle } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readState, WindowMemory } from '../../main/electron/window-state.ts';
import { StandIn } from './stand-in.ts';
import { settled } from './stand-in-parts.ts';

const SCREEN: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 };
const BESIDE: Rectangle = { x: 1920, y: 0, width: 2560, height: 1440 };
const FIRST = { bounds: { width: 1440, height: 900 }, maximized: false, theme: 'system' };

let shell: StandIn;
beforeEach(async () => {
  shell = await new StandIn().start();
});
afterEach(() => shell.end());

describe('where the window was', () => {
  const file = () => path.join(shell.dir, 'window.json');
  const kept = (bounds: object, displays: Rectangle[]) => {
    writeFileSync(file(), JSON.stringify({ bounds, maximized: false, theme: 'dark' }));
    return readState(file(), displays).bounds;
  };

  it('is where it will be', () => {
    const bounds = { x: 2000, y: 100, width: 1300, height: 800 };
    expect(kept(bounds, [SCREEN, BESIDE])).toEqual(bounds);
  });

  it('is not on a display that is gone', () => {
    expect(kept({ x: 2000, y: 100, width: 1300, height: 800 }, [SCREEN])).toEqual({
      width: 1300,
      height: 800,
    });
    expect(kept({ x: 100, y: -500, width: 1300, height: 800 }, [SCREEN])).toEqual({
      width: 1300,
      height: 800,
    });
    expect(kept({ x: 1800, y: 100, width: 1300, height: 800 }, [SCREEN])).toEqual({
      width: 1300,
      height: 800,
    });
  });

  it('is neither too small nor larger than the display', () => {
    expect(kept({ x: 0, y: 0, width: 100, height: 100 }, [SCREEN])).toMatchObject({
      width: 1024,
      height: 700,
    });
    expect(kept({ x: 0, y: 0, width: 9000, height: 9000 }, [SCREEN])).toMatchObject({
      width: 1920,
      height: 1080,
    });
  });

  it('is nowhere when the file is missing, damaged or nonsense', () => {
    expect(readState(path.join(shell.dir, 'none.json'), [SCREEN])).toEqual(FIRST);
    for (const text of [
      '',
      '{',
      '[]',
      '{"bounds":{"x":"1","width":1e99,"height":0},"maximized":1,"theme":"x"}',
    ]) {
      writeFileSync(file(), text);
      expect(readState(file(), [SCREEN])).toEqual(FIRST);
    }
  });

  it('is kept when it moves, and when the theme changes', async () => {
    const memory = new WindowMemory(file(), [SCREEN]);
    const bounds = { x: 10, y: 20, width: 1200, height: 800 };
    memory.saw({ getNormalBounds: () => bounds, isMaximized: () => true, isDestroyed: () => false });
    memory.theme = 'light';
    expect(readState(file(), [SCREEN])).toEqual({ bounds, maximized: true, theme: 'light' });
  });

  it('costs nothing where it cannot be written', () => {
    const memory = new WindowMemory(path.join(shell.dir, 'no/such/folder.json'), [SCREEN]);
    expect(() => memory.save()).not.toThrow();
  });
});

describe('the window', () => {
  it('is made hidden, at least so large, in the theme’s colour, and shown when there is something to see', () => {
    const { options } = shell.window;
    expect(options).toMatchObject({
      show: false,
      minWidth: 1024,
      minHeight: 700,
      backgroundColor: '#FAF9F6',
    });
    expect(options.webPreferences).toMatchObject({
      devTools: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    });
    expect(shell.window.shown).toBe(false);
    shell.window.emit('ready-to-show');
    expect(shell.window.shown).toBe(true);
  });

  it('is only one, and comes to the front', () => {
    shell.window.minimized = true;
    shell.app.emit('activate');
    shell.tray.emit('click');
    expect(shell.windows).toHaveLength(1);
    expect([shell.window.minimized, shell.window.focused]).toEqual([false, true]);
  });

  it('remembers its place when it is closed, and is made anew there', () => {
    shell.window.bounds = { x: 300, y: 200, width: 1100, height: 750 };
    shell.window.emit('close');
    shell.window.emit('closed');
    shell.app.emit('activate');
    expect(shell.windows).toHaveLength(2);
    expect(shell.window.options).toMatchObject({ x: 300, y: 200, width: 1100, height: 750 });
  });

  it('has developer tools for who develops, and never in a package', async () => {
    const developing = await new StandIn().start({ development: true });
    expect(developing.window.options.webPreferences!.devTools).toBe(true);
    expect(shell.item('Reload')).toBeUndefined();
    await developing.end();
  });

  it('loads a page that crashed anew and says so, but not for ever', () => {
    const crash = () =>
      shell.window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    crash();
    expect(shell.window.loaded).toHaveLength(2);
    // The new page listens, and hears what happened to the old one.
    expect(shell.page().events).toEqual([{ type: 'page-recovered' }]);
    crash();
    crash();
    expect(shell.errorBoxes).toEqual(['The window does not stay up']);
    expect(shell.calls).toContain('quit');
  });

  it('keeps what it has to say until the page listens', async () => {
    shell.choose('Settings…');
    expect(shell.window.webContents.sent).toEqual([]);
    const { events } = shell.page();
    await settled();
    expect(shell.window.webContents.sent).toEqual([{ type: 'action', action: 'settings' }]);
    shell.choose('Keyboard Shortcuts');
    expect(events.at(-1)).toEqual({ type: 'action', action: 'shortcuts' });
    // Loaded anew, by its own wish: the old listeners are gone.
    shell.window.webContents.emit('did-navigate', {}, 'app://bulkhead/');
    shell.choose('Settings…');
    expect(shell.window.webContents.sent).toHaveLength(2);
  });
});

describe('the program', () => {
  it('runs once: another start brings the window up and hands its files over', async () => {
    const { events } = shell.page();
    const file = path.join(shell.dir, 'june.csv');
    writeFileSync(file, 'Date,Amount\n');
    shell.app.emit('second-instance', {}, [], '/', { files: [file, '/etc/passwd', 7, 'relative.csv'] });
    expect(events.at(-1)).toMatchObject({ type: 'import', files: [{ name: 'june.csv' }], refused: [] });
    expect(shell.window.focused).toBe(true);
    const second = new StandIn();
    second.isFirst = false;
    await second.start();
    expect(second.calls).toContain('quit');
    expect(second.windows).toHaveLength(0);
    await second.end();
  });

  it('ends with its window, but on a Mac', async () => {
    shell.app.emit('window-all-closed');
    expect(shell.calls).toContain('quit');
    const mac = await new StandIn().start({ platform: 'darwin' });
    mac.app.emit('window-all-closed');
    expect(mac.calls).not.toContain('quit');
    await mac.end();
  });

  it('does not run under a debugger once it is packaged', async () => {
    const packaged = new StandIn();
    packaged.app.isPackaged = true;
    packaged.switches.add('remote-debugging-port');
    await packaged.start();
    expect(packaged.windows).toHaveLength(0);
    await packaged.end();
  });
});
