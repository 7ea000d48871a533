/**
 * The doors between page and main process: one that hands the page's port on to the core, and one for the few things
 * that only the main process can do. Both look at who knocks before they look at what was said.
 */
import type { IpcMain, MessagePortMain, WebContents } from 'electron';
import { ASK_CHANNEL, CONNECT_CHANNEL } from './names.ts';
import { request, type WindowRequest } from './requests.ts';
import { isOurPage } from './sender.ts';

export interface IpcOptions {
  ipcMain: Pick<IpcMain, 'on' | 'handle'>;
  /** The contents of our window as it is now. */
  page: () => WebContents | null;
  /** Gives the port to the core. */
  connect: (port: MessagePortMain) => void;
  answer: (request: WindowRequest) => unknown;
  log: (line: string) => void;
}

export function listenToPage({ ipcMain, page, connect, answer, log }: IpcOptions): void {
  ipcMain.on(CONNECT_CHANNEL, (event) => {
    const [port, ...more] = event.ports;
    if (isOurPage(event, page()) && port && more.length === 0) return connect(port);
    for (const unwanted of event.ports) unwanted.close();
    log('refused: a port from a page that is not ours');
  });
  ipcMain.handle(ASK_CHANNEL, (event, asked: unknown) => {
    if (!isOurPage(event, page())) {
      log('refused: a request from a page that is not ours');
      throw new Error('refused');
    }
    const valid = request.safeParse(asked);
    // Without zod's words: they may repeat what was said, and a passphrase may have been.
    if (!valid.success) throw new Error('not a request of this window');
    return answer(valid.data);
  });
}
