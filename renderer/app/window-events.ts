/** What the desktop window tells the page: choices in its menu, files that were opened, locks. */
import type { WindowAction, WindowEvent } from '../../shared/window-shell.ts';
import { toast } from '../ui/index.ts';
import { runAction } from './actions.ts';
import { reconnect } from './client.ts';
import { addDroppedFiles } from './dropped-files.ts';
import { lockVault } from './lock.ts';
import { setPrefs } from './prefs.ts';
import { queries } from './queries.ts';
import { requestVault, type VaultRequest } from './vault-request.ts';

/** What is open is locked first: one vault at a time. */
async function leaveFor(request: VaultRequest): Promise<void> {
  requestVault(request);
  await lockVault();
}

const ACTIONS: Record<WindowAction, () => void> = {
  'vault.new': () => void leaveFor({ view: 'new' }),
  'vault.open': () =>
    void globalThis.bulkhead?.chooseVault().then((file) => {
      if (file !== null) void leaveFor({ view: 'unlock', file });
    }),
  'vault.lock': () => void lockVault(),
  import: () => runAction('import'),
  settings: () => runAction('go.vault'),
  shortcuts: () => runAction('shortcuts'),
  help: () => runAction('shortcuts'),
  'theme.system': () => setPrefs({ scheme: 'auto' }),
  'theme.light': () => setPrefs({ scheme: 'light' }),
  'theme.dark': () => setPrefs({ scheme: 'dark' }),
};

function hear(event: WindowEvent, goToImport: () => void): void {
  switch (event.type) {
    case 'action':
      return ACTIONS[event.action]();
    case 'open-vault':
      return void leaveFor({ view: 'unlock', file: event.file });
    case 'import':
      addDroppedFiles(event.files.map(({ name, bytes }) => new File([bytes], name)));
      for (const message of event.refused) toast({ message, tone: 'bad' });
      return goToImport();
    case 'core-restarted':
      reconnect();
      return void queries.invalidateQueries();
    case 'locked':
    case 'page-recovered':
      return void queries.invalidateQueries();
  }
}

/**
 * In the window only; in a browser nothing is ever heard. It listens from the beginning, as the menu is there before any
 * vault is open. Gives back how to stop.
 */
export function hearWindow(goToImport: () => void): (() => void) | undefined {
  return globalThis.bulkhead?.onEvent((event) => hear(event, goToImport));
}
