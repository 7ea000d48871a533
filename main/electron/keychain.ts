/**
 * Unlocking with this computer's keychain. A random secret of 256 bits opens a slot of its own in the vault's keys file;
 * the secret lies in this program's settings, encrypted by the system's keychain (Keychain, DPAPI, libsecret, KWallet).
 * It goes from here to the core and never through the page.
 *
 * What it means: whoever is logged in to this account of this computer can open the vault. On Linux without a keychain
 * Electron would encrypt with a fixed password: that counts as none.
 */
import fs from 'node:fs';
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import { BulkheadError } from '../../shared/errors.ts';
import type { KeychainAnswer, KeychainState } from '../../shared/window-shell.ts';
import { carry } from './core-messages.ts';
import type { CoreProcess } from './core-process.ts';

/** What a slot of main/vault/slots.ts asks for. */
const SECRET_BYTES = 32;

const schema = z.record(z.string(), z.base64());
type Kept = z.infer<typeof schema>;

export interface KeychainOptions {
  safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
  >;
  platform: NodeJS.Platform;
  /** Where the encrypted secrets are kept, by vault. */
  file: string;
  core: Pick<CoreProcess, 'wish'>;
  random: (buffer: Uint8Array) => void;
}

export class Keychain {
  readonly #options: KeychainOptions;

  constructor(options: KeychainOptions) {
    this.#options = options;
  }

  async state(vault: string): Promise<KeychainState> {
    if (!(await this.#isAvailable())) return 'unavailable';
    return Object.hasOwn(this.#read(), vault) ? 'on' : 'off';
  }

  remember(passphrase: string): Promise<KeychainAnswer> {
    return answered(async () => {
      await this.#require();
      const secret = new Uint8Array(SECRET_BYTES);
      this.#options.random(secret);
      try {
        // Encrypted first: a keychain that refuses must not leave a slot behind that nobody can use.
        const { safeStorage, core } = this.#options;
        const kept = await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64'));
        const { file } = await core.wish('remember-device', { passphrase, secret });
        this.#write({ ...this.#read(), [file]: kept.toString('base64') });
      } finally {
        secret.fill(0);
      }
    });
  }

  forget(): Promise<KeychainAnswer> {
    return answered(async () => {
      const { file } = await this.#options.core.wish('forget-device', null);
      this.#drop(file);
    });
  }

  unlock(vault: string): Promise<KeychainAnswer> {
    return answered(async () => {
      await this.#require();
      const kept = this.#read();
      if (!Object.hasOwn(kept, vault)) throw notKept();
      const secret = await this.#decrypt(kept[vault]!);
      try {
        await this.#options.core.wish('unlock-with-device', { file: vault, secret });
      } catch (error) {
        // It will not open the vault the next time either, and each try counts as a wrong passphrase.
        if (error instanceof BulkheadError && error.code === 'WRONG_KEY') this.#drop(vault);
        throw error;
      } finally {
        secret.fill(0);
      }
    });
  }

  async #decrypt(kept: string): Promise<Uint8Array> {
    try {
      const { result } = await this.#options.safeStorage.decryptStringAsync(Buffer.from(kept, 'base64'));
      return Uint8Array.from(Buffer.from(result, 'base64'));
    } catch (cause) {
      throw new BulkheadError('WRONG_KEY', 'This computer’s keychain did not give the secret out', {
        cause,
        remedy: 'Use the passphrase.',
      });
    }
  }

  async #isAvailable(): Promise<boolean> {
    const { safeStorage, platform } = this.#options;
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
    if (platform !== 'linux') return true;
    const backend = safeStorage.getSelectedStorageBackend();
    return backend !== 'basic_text' && backend !== 'unknown';
  }

  async #require(): Promise<void> {
    if (await this.#isAvailable()) return;
    throw new BulkheadError('REFUSED', 'This computer has no keychain that could keep a secret', {
      remedy: 'Use the passphrase.',
    });
  }

  #read(): Kept {
    try {
      return schema.parse(JSON.parse(fs.readFileSync(this.#options.file, 'utf8')));
    } catch {
      return {};
    }
  }

  #drop(vault: string): void {
    const { [vault]: _, ...others } = this.#read();
    this.#write(others);
  }

  #write(kept: Kept): void {
    const partial = `${this.#options.file}.new`;
    fs.writeFileSync(partial, JSON.stringify(kept, null, 2), { mode: 0o600 });
    fs.renameSync(partial, this.#options.file);
  }
}

function notKept(): BulkheadError {
  return new BulkheadError('NOT_FOUND', 'This computer’s keychain knows nothing of this vault', {
    remedy: 'Use the passphrase.',
  });
}

async function answered(act: () => Promise<void>): Promise<KeychainAnswer> {
  try {
    await act();
    return { ok: true };
  } catch (error) {
    const { code, message, remedy } = carry(error);
    return { ok: false, code: code ?? 'INTERNAL', message, ...(remedy === undefined ? {} : { remedy }) };
  }
}
