/**
 * Who may speak to the main process: the page of our own window, in its top frame, and nobody else. A frame inside it,
 * a page that was put in its place or another window is not heard, whatever it says.
 */
import type { IpcMainEvent, WebContents } from 'electron';
import { isOurs } from './names.ts';

export type Sender = Pick<IpcMainEvent, 'sender' | 'senderFrame'>;

/** `window`: the contents of the window as it is now, `null` if there is none. */
export function isOurPage({ sender, senderFrame }: Sender, window: WebContents | null): boolean {
  // `senderFrame` is null once the frame has navigated away or is gone.
  if (window === null || sender !== window || !senderFrame) return false;
  return senderFrame.parent === null && isOurs(senderFrame.url);
}
