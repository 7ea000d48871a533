/** The window as it is made: a page in a sandbox, with a preload script and nothing else of Node or Electron. */
import type { BrowserWindowConstructorOptions } from 'electron';
import { SIZE_MIN } from './sizes.ts';
import type { WindowState } from './window-state.ts';

/** The screens' own background, so that nothing flashes before they are drawn. */
const BACKGROUND = { light: '#FAF9F6', dark: '#12161B' } as const;

export interface WindowChoices {
  preload: string;
  icon: string;
  state: WindowState;
  dark: boolean;
  /** Developer tools, for who works on the program itself. */
  development: boolean;
}

export function windowOptions(choices: WindowChoices): BrowserWindowConstructorOptions {
  const { preload, icon, state, dark, development } = choices;
  return {
    title: 'Bulkhead',
    icon,
    ...state.bounds,
    minWidth: SIZE_MIN.width,
    minHeight: SIZE_MIN.height,
    // Until there is something to see.
    show: false,
    backgroundColor: dark ? BACKGROUND.dark : BACKGROUND.light,
    autoHideMenuBar: false,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      safeDialogs: true,
      devTools: development,
    },
  };
}
