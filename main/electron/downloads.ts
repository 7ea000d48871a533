/**
 * Saving: attachments and exports that the page has made leave through the system's own dialog, to the place that its
 * user chooses. Nothing is ever downloaded from elsewhere, and nothing is saved without being asked.
 */
import path from 'node:path';
import type { DownloadItem, Session } from 'electron';
import { SCHEME } from './names.ts';

const NAME_CHARACTERS_MAX = 120;
/** What a system would read as a folder, a device, a hidden file or a script's trick with the order of letters. */
const UNSAFE = /[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A name that is only a name, on every system. */
export function safeName(name: string): string {
  const { name: stem, ext } = path.parse(name.replace(UNSAFE, '_'));
  const safe = `${stem.slice(0, NAME_CHARACTERS_MAX)}${ext}`.replace(/^[. ]+|[. ]+$/g, '');
  if (safe === '') return 'file';
  return RESERVED.test(safe) ? `_${safe}` : safe;
}

/** Whether the page made it itself. */
function isOwn(item: Pick<DownloadItem, 'getURLChain'>): boolean {
  return item.getURLChain().every((url) => url.startsWith(`blob:${SCHEME}://`) || url.startsWith('data:'));
}

export function guardDownloads(session: Pick<Session, 'on'>, folder: () => string): void {
  session.on('will-download', (event, item) => {
    if (!isOwn(item)) return event.preventDefault();
    const name = safeName(item.getFilename());
    item.setSaveDialogOptions({ defaultPath: path.join(folder(), name) });
  });
}
