/**
 * Links to the outside. They open in the system's browser, never in the window; only https, only hosts on the list, and
 * only after somebody has seen the whole address and agreed.
 */
import type { Dialog, Shell } from 'electron';
import { words } from './words.ts';

/** Sources that the screens cite. */
const HOSTS = new Set(['www.irs.gov']);
const OPEN = 1;

/** The URL as it would be opened, or `null` if it may not be. */
export function allowedLink(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  const plain = parsed.username === '' && parsed.password === '' && parsed.port === '';
  return parsed.protocol === 'https:' && plain && HOSTS.has(parsed.hostname) ? parsed.href : null;
}

/** Asks, and opens. Does nothing for a link that is not allowed. */
export async function openLink(
  url: string,
  dialog: Pick<Dialog, 'showMessageBox'>,
  shell: Pick<Shell, 'openExternal'>,
): Promise<void> {
  const allowed = allowedLink(url);
  if (allowed === null) return;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: words.link.question,
    detail: allowed,
    buttons: [words.link.cancel, words.link.open],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === OPEN) await shell.openExternal(allowed);
}
