/** Vaults for the bench: two entities, 12 accounts, payee rules; and copies of a vault that is full already. */
import { cpSync, mkdirSync, openAsBlob, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CHAIN, Core } from '../../main/api/core.ts';
import { realWorld } from '../../main/api/world.ts';
import { createVault, openVault, type Vault } from '../../main/vault/index.ts';
import { MIGRATIONS, PASSPHRASE, QUICK_KDF } from '../support/books.ts';
import { BENCH_ACCOUNTS, ENTITIES, payeeName, RULES_PER_ENTITY } from './data.ts';

/** The vault that the import of OFX leaves, below the folder of the bench: five years in it. */
export const FULL = ['full', 'full.bulkhead'] as const;

const OWNER = { actor: { name: 'bench', role: 'owner' as const } };
const CATEGORIES = [
  ['Office expense', 'Software and hosting', 'Travel', 'Meals', 'Supplies', 'Insurance'],
  ['Groceries', 'Dining', 'Transport', 'Household', 'Utilities and phone', 'Insurance'],
] as const;

const WORLD = realWorld();

function vaultOptions(file: string) {
  return {
    file,
    migrationsDir: MIGRATIONS,
    chain: CHAIN,
    clock: WORLD.nowMs,
    random: (buffer: Uint8Array) => WORLD.randomBytes(buffer),
    kdf: QUICK_KDF,
  };
}

export async function newVault(file: string): Promise<Vault> {
  return (await createVault({ ...vaultOptions(file), passphrase: PASSPHRASE })).vault;
}

export function open(file: string): Promise<Vault> {
  return openVault({ ...vaultOptions(file), secret: { passphrase: PASSPHRASE } });
}

export function coreOf(vault: Vault): Core {
  return new Core(vault, WORLD);
}

/** Copies a closed vault with all its companions into a folder of its own. */
export function copyVault(file: string, name: string): string {
  const dir = join(dirname(dirname(file)), name);
  mkdirSync(dir);
  cpSync(dirname(file), dir, { recursive: true });
  return join(dir, basename(file));
}

/** Whoever answers calls: a core in this process, or a desk. */
type Answerer = Pick<Core, 'call'>;

export function call<T>(core: Answerer, name: string, input: unknown): Promise<T> {
  return core.call(name, input, OWNER) as Promise<T>;
}

/** Entities, accounts and rules, as they are before the first statement comes. */
export async function furnish(core: Answerer): Promise<void> {
  const [company, person] = ENTITIES;
  await call(core, 'entity.create', { kind: 'llc', name: company, tax_class: 'disregarded', state: 'WY' });
  await call(core, 'entity.create', { kind: 'person', name: person });
  for (const { entity, name, card } of BENCH_ACCOUNTS) {
    const [type, role] = card ? ['liability', 'card'] : ['asset', 'bank'];
    await call(core, 'account.create', { entity, name, type, role });
  }
  for (const [index, entity] of ENTITIES.entries()) {
    const categories = CATEGORIES[index]!;
    for (let n = 0; n < RULES_PER_ENTITY; n++) {
      const account = categories[n % categories.length]!;
      await call(core, 'rules.create', { entity, value: payeeName(n * 5), account, payee: payeeName(n * 5) });
    }
  }
}

export async function readStatement(dir: string, name: string): Promise<File> {
  return new File([await openAsBlob(join(dir, name))], name);
}

/** Tells the books which account the bank's numbers mean, by a first statement of one row each. */
export async function introduceAccounts(core: Answerer, dir: string): Promise<void> {
  for (const [index, { entity, name }] of BENCH_ACCOUNTS.entries()) {
    const first = `first-${index + 1}.ofx`;
    const files = [new File([readFileSync(join(dir, first))], first)];
    await call(core, 'imports.commit', { files, entity, account: name });
  }
}
