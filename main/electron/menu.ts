/**
 * The application's menu, as a template. What the system can do by itself (copying, zooming, the window) is done by
 * Electron's roles; the rest goes to the page as an action with a name. Keys that the page knows too reach the page
 * first, and the menu only if the page leaves them.
 */
import type { MenuItemConstructorOptions } from 'electron';
import type { Theme, WindowAction } from '../../shared/window-shell.ts';
import { words } from './words.ts';

export interface MenuOptions {
  platform: NodeJS.Platform;
  /** Whether a vault is open. */
  open: boolean;
  recent: readonly { file: string; name: string }[];
  theme: Theme;
  /** Whether there is anywhere to look for updates. */
  updates: boolean;
  development: boolean;
  act: (action: WindowAction) => void;
  openVault: (file: string) => void;
  checkForUpdates: () => void;
}

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };
const RECENT_MAX = 8;

export function menuTemplate(options: MenuOptions): Item[] {
  const mac = options.platform === 'darwin';
  return [
    ...(mac ? [appMenu(options)] : []),
    fileMenu(options, mac),
    editMenu(),
    viewMenu(options),
    { role: 'windowMenu' },
    helpMenu(options, mac),
  ];
}

function settings({ act }: MenuOptions): Item {
  return { label: words.menu.settings, accelerator: 'CommandOrControl+,', click: () => act('settings') };
}

function updates({ updates: configured, checkForUpdates }: MenuOptions): Item {
  return { label: words.menu.updates, visible: configured, click: checkForUpdates };
}

function appMenu(options: MenuOptions): Item {
  return {
    label: words.name,
    submenu: [
      { role: 'about' },
      updates(options),
      SEPARATOR,
      settings(options),
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  };
}

function fileMenu(options: MenuOptions, mac: boolean): Item {
  const { act, open } = options;
  return {
    label: words.menu.file,
    submenu: [
      {
        label: words.menu.newVault,
        accelerator: 'CommandOrControl+Shift+N',
        click: () => act('vault.new'),
      },
      { label: words.menu.openVault, accelerator: 'CommandOrControl+O', click: () => act('vault.open') },
      { label: words.menu.openRecent, submenu: recentMenu(options) },
      SEPARATOR,
      {
        label: words.menu.import,
        accelerator: 'CommandOrControl+I',
        enabled: open,
        click: () => act('import'),
      },
      SEPARATOR,
      {
        label: words.menu.lock,
        accelerator: 'CommandOrControl+L',
        enabled: open,
        click: () => act('vault.lock'),
      },
      ...(mac ? [] : [SEPARATOR, settings(options), SEPARATOR, { role: 'quit' as const }]),
    ],
  };
}

function recentMenu({ recent, openVault }: MenuOptions): Item[] {
  if (recent.length === 0) return [{ label: words.menu.noRecent, enabled: false }];
  return recent.slice(0, RECENT_MAX).map(({ file, name }) => ({
    // An ampersand would be taken for the mark of an access key.
    label: name.replaceAll('&', '&&'),
    toolTip: file,
    click: () => openVault(file),
  }));
}

function editMenu(): Item {
  return {
    label: words.menu.edit,
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      SEPARATOR,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  };
}

function viewMenu({ theme, act, development }: MenuOptions): Item {
  const choice = (label: string, which: Theme): Item => ({
    label,
    type: 'radio',
    checked: theme === which,
    click: () => act(`theme.${which}`),
  });
  return {
    label: words.menu.view,
    submenu: [
      {
        label: words.menu.theme,
        submenu: [
          choice(words.menu.themeSystem, 'system'),
          choice(words.menu.themeLight, 'light'),
          choice(words.menu.themeDark, 'dark'),
        ],
      },
      SEPARATOR,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      SEPARATOR,
      { role: 'togglefullscreen' },
      ...(development ? [SEPARATOR, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
    ],
  };
}

function helpMenu(options: MenuOptions, mac: boolean): Item {
  const { act } = options;
  return {
    role: 'help',
    label: words.menu.help,
    submenu: [
      { label: words.menu.guide, accelerator: 'F1', click: () => act('help') },
      { label: words.menu.shortcuts, accelerator: 'CommandOrControl+/', click: () => act('shortcuts') },
      ...(mac ? [] : [SEPARATOR, updates(options), { role: 'about' as const }]),
    ],
  };
}
