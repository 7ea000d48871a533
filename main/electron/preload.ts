/** The preload script: runs in the sandbox, beside the page and apart from it. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { makeShell, type PagePort } from './preload-shell.ts';

/** What is used of the page's window; the rest of the DOM is not for this folder. */
interface Page {
  readonly location: { readonly origin: string };
  postMessage(message: string, targetOrigin: string, transfer: PagePort[]): void;
}

const page = globalThis as unknown as Page;

contextBridge.exposeInMainWorld(
  'bulkhead',
  makeShell({
    ipcRenderer,
    webUtils,
    platform: process.platform,
    postToPage: (message, port) => page.postMessage(message, page.location.origin, [port]),
  }),
);
