/** What the desktop window tells the page: choices in its menu, files that were opened, locks. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { WindowAction, WindowEvent } from '../../shared/window-shell.ts';
import { toast } from '../ui/index.ts';
import { runAction } from './actions.ts';
import { client, reconnect } from './client.ts';
import { addDroppedFiles } from './dropped-files.ts';
import { setPrefs } from './prefs.ts';
import { queries } from './queries.ts';
import { requestVault, type VaultRequest } from './vault-request.ts';

/** What is open is locked first: one vault at a time. */
async function leaveFor(request: VaultRequest): Promise<void> {
  requestVault(request);
  try {
    await client.app.lock();
  } finally {
    await queries.invalidateQueries();
  }
}

const ACTIONS: Record<WindowAction, () => void> = {
  'vault.new': () => void leaveFor({ view: 'new' }),
  'vault.open': () =>
    void globalThis.bulkhead?.chooseVault().then((file) => {
      if (file !== null) void leaveFor({ view: 'unlock', file });
    }),
  'vault.lock': () => runAction('lock'),
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

/** In the window only; in a browser nothing is ever heard. */
export function useWindowEvents(): void {
  const navigate = useNavigate();
  useEffect(
    () => globalThis.bulkhead?.onEvent((event) => hear(event, () => void navigate({ to: '/import' }))),
    [navigate],
  );
}
