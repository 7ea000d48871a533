/** Opening and making vaults with all features behind them: what every shell does first. */
import { fileURLToPath } from 'node:url';
import {
  createVault,
  type KdfChoice,
  type OpenVaultOptions,
  openVault,
  type Secret,
  type VaultNotice,
} from '../vault/index.ts';
import { CHAIN, Core } from './core.ts';
import { realWorld } from './world.ts';

/** Two folders up from here, in the source as in the bundle. */
export const MIGRATIONS_DIR = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** The world as it is. */
export const WORLD = realWorld();
/** Who writes in the audit log what nobody asked for. */
const SYSTEM = { name: 'bulkhead', role: 'owner' } as const;

/**
 * What the vault needs of the world; `holder` is what another process reads when it finds the vault in use, `kdf` the
 * work for passphrases that are set, where it is not the usual one.
 */
export function vaultWorld(file: string, holder: string, kdf?: KdfChoice) {
  return {
    file,
    migrationsDir: MIGRATIONS_DIR,
    chain: CHAIN,
    clock: () => WORLD.nowMs(),
    random: (buffer: Uint8Array) => WORLD.randomBytes(buffer),
    holder,
    ...(kdf === undefined ? {} : { kdf }),
  };
}

/** Opens a vault; throws what `openVault` throws. Its notices are put in the audit log, so that they outlive the look. */
export async function openCore(
  file: string,
  secret: Secret,
  holder: string,
  more: Partial<OpenVaultOptions> = {},
): Promise<{ core: Core; notices: readonly VaultNotice[] }> {
  const vault = await openVault({ ...vaultWorld(file, holder), ...more, secret });
  try {
    const core = new Core(vault, WORLD);
    if (vault.readonly) return { core, notices: [] };
    for (const notice of vault.notices) await core.note(`vault.notice.${notice.code.toLowerCase()}`, SYSTEM);
    return { core, notices: vault.notices };
  } catch (error) {
    await vault.close();
    throw error;
  }
}

/** Makes a vault and opens it; throws what `createVault` throws. */
export async function createCore(
  file: string,
  passphrase: string,
  holder: string,
  kdf?: KdfChoice,
): Promise<{ core: Core; recoveryCode: string }> {
  const { vault, recoveryCode } = await createVault({ ...vaultWorld(file, holder, kdf), passphrase });
  return { core: new Core(vault, WORLD), recoveryCode };
}
