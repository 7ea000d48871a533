/** What the main process answers to each thing the page may ask. */
import type { Dialog } from 'electron';
import type { Theme } from '../../shared/window-shell.ts';
import { VAULT_EXTENSION } from './given-files.ts';
import type { Keychain } from './keychain.ts';
import type { WindowRequest } from './requests.ts';
import { words } from './words.ts';

export interface AnswerParts {
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  keychain: Keychain;
  listening: () => void;
  notify: (title: string, body: string) => void;
  setTheme: (theme: Theme) => void;
}

const FILTERS = [
  { name: words.dialogs.vaults, extensions: [VAULT_EXTENSION.slice(1)] },
  { name: words.dialogs.everything, extensions: ['*'] },
];

export function answerPage(request: WindowRequest, parts: AnswerParts): unknown {
  const { dialog, keychain } = parts;
  switch (request.ask) {
    case 'listen':
      return parts.listening();
    case 'choose-vault':
      return chooseVault(dialog);
    case 'choose-new-vault':
      return chooseNewVault(dialog);
    case 'choose-folder':
      return chooseFolder(dialog);
    case 'notify':
      return parts.notify(request.title, request.body);
    case 'set-theme':
      return parts.setTheme(request.theme);
    case 'keychain-state':
      return keychain.state(request.file);
    case 'keychain-remember':
      return keychain.remember(request.passphrase);
    case 'keychain-forget':
      return keychain.forget();
    case 'keychain-unlock':
      return keychain.unlock(request.file);
    default:
      return request satisfies never;
  }
}

async function chooseVault(dialog: AnswerParts['dialog']): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    title: words.dialogs.chooseVault,
    filters: FILTERS,
    properties: ['openFile'],
  });
  return filePaths[0] ?? null;
}

async function chooseFolder(dialog: AnswerParts['dialog']): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    title: words.dialogs.chooseFolder,
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths[0] ?? null;
}

async function chooseNewVault(dialog: AnswerParts['dialog']): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: words.dialogs.chooseNewVault,
    defaultPath: words.dialogs.newVaultName,
    filters: FILTERS,
    // A vault that is there is never overwritten, whatever the dialog says.
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}
