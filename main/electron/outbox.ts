/**
 * What the shell has to say to the page. Until a page listens (it is still loading, or was loaded anew) everything waits
 * for it, in its order.
 */
import type { WebContents } from 'electron';
import type { WindowEvent } from '../../shared/window-shell.ts';
import { EVENT_CHANNEL } from './names.ts';

export class Outbox {
  #waiting: WindowEvent[] = [];
  #page: Pick<WebContents, 'send' | 'isDestroyed'> | null = null;

  send(event: WindowEvent): void {
    if (this.#page && !this.#page.isDestroyed()) this.#page.send(EVENT_CHANNEL, event);
    else this.#waiting.push(event);
  }

  /** The page listens: it gets what has waited, and from now on everything at once. */
  listening(page: Pick<WebContents, 'send' | 'isDestroyed'>): void {
    this.#page = page;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const event of waiting) this.send(event);
  }

  /** The page is gone, or on its way out. */
  hold(): void {
    this.#page = null;
  }
}
