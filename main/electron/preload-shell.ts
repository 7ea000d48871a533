/**
 * What the preload script shows the page: a handful of functions, each of which says one thing to the main process. No
 * channel, no event and no object of Electron's gets through.
 */
import type { IpcRenderer, WebUtils } from 'electron';
import {
  PORT_MESSAGE,
  type WindowEvent,
  type WindowKeychain,
  type WindowShell,
} from '../../shared/window-shell.ts';
import { ASK_CHANNEL, CONNECT_CHANNEL, EVENT_CHANNEL } from './names.ts';
import type { WindowRequest } from './requests.ts';

const VAULT = /\.bulkhead$/i;
const PLATFORMS: Partial<Record<NodeJS.Platform, WindowShell['platform']>> = {
  darwin: 'mac',
  win32: 'windows',
};

/** A port as pages know it: this folder is checked without the DOM's types. */
export type PagePort = InstanceType<typeof MessageChannel>['port1'];

export interface PreloadParts {
  ipcRenderer: Pick<IpcRenderer, 'invoke' | 'postMessage' | 'on'>;
  webUtils: Pick<WebUtils, 'getPathForFile'>;
  platform: NodeJS.Platform;
  /** Posts a message with a port to the page itself, and to no other origin. */
  postToPage: (message: string, port: PagePort) => void;
}

export function makeShell({ ipcRenderer, webUtils, platform, postToPage }: PreloadParts): WindowShell {
  // Typed by whoever answers, in answers.ts.
  const ask = (request: WindowRequest) => ipcRenderer.invoke(ASK_CHANNEL, request);
  const listeners = new Set<(event: WindowEvent) => void>();
  ipcRenderer.on(EVENT_CHANNEL, (_, event: WindowEvent) => {
    for (const listener of listeners) listener(event);
  });
  const keychain: WindowKeychain = {
    state: (file) => ask({ ask: 'keychain-state', file }),
    remember: (passphrase) => ask({ ask: 'keychain-remember', passphrase }),
    forget: () => ask({ ask: 'keychain-forget' }),
    unlock: (file) => ask({ ask: 'keychain-unlock', file }),
  };
  return {
    shell: 'window',
    platform: PLATFORMS[platform] ?? 'linux',
    connect: () => {
      const { port1, port2 } = new MessageChannel();
      ipcRenderer.postMessage(CONNECT_CHANNEL, null, [port2]);
      postToPage(PORT_MESSAGE, port1);
    },
    onEvent: (listener) => {
      listeners.add(listener);
      void ask({ ask: 'listen' });
      return () => void listeners.delete(listener);
    },
    chooseVault: () => ask({ ask: 'choose-vault' }),
    chooseNewVault: () => ask({ ask: 'choose-new-vault' }),
    chooseFolder: () => ask({ ask: 'choose-folder' }),
    droppedVault: (file) => {
      const path = webUtils.getPathForFile(file);
      return VAULT.test(path) ? path : null;
    },
    notify: (title, body) => ask({ ask: 'notify', title, body }),
    setTheme: (theme) => ask({ ask: 'set-theme', theme }),
    keychain,
  };
}
