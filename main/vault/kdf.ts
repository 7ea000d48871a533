/**
 * Argon2id: makes a key out of a passphrase, slowly and with much memory, in a worker thread.
 *
 * New slots stay at or above a floor; parameters read from a file are bounded, so that a changed header can neither
 * exhaust the machine nor weaken what is created. VAULT_DAMAGED beyond the bounds.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { offload } from './offload.ts';

export interface KdfParams {
  memoryKiB: number;
  iterations: number;
  parallelism: number;
}

/** Argon2id parameters for a new passphrase slot. */
export interface KdfChoice extends KdfParams {
  /** Lets a test go below the floor of 64 MiB, 3 and 4. */
  belowFloorForTests?: true;
}

/** About half a second in hash-wasm on a laptop of 2020. */
export const KDF_DEFAULT: KdfParams = { memoryKiB: 96 * 1024, iterations: 4, parallelism: 4 };
/** RFC 9106, section 4: the second recommended option is 64 MiB, t=3, p=4. */
export const KDF_FLOOR: KdfParams = { memoryKiB: 64 * 1024, iterations: 3, parallelism: 4 };
const KDF_CEILING: KdfParams = { memoryKiB: 1024 * 1024, iterations: 10, parallelism: 16 };

export interface KdfJob extends KdfParams {
  password: Uint8Array<ArrayBuffer>;
  salt: Uint8Array;
}

/** Parameters for a new slot. A RangeError below the floor or above the ceiling: that is a bug, not an input. */
export function chooseKdf(choice: KdfChoice = KDF_DEFAULT): KdfParams {
  const { memoryKiB, iterations, parallelism, belowFloorForTests } = choice;
  const params = { memoryKiB, iterations, parallelism };
  if (!within(params, KDF_CEILING)) throw new RangeError('Argon2id parameters above the ceiling');
  if (!within(KDF_FLOOR, params) && belowFloorForTests !== true)
    throw new RangeError('Argon2id parameters below the floor');
  return params;
}

/** Throws VAULT_DAMAGED for parameters that no keys file of ours can hold; `source` names the file. */
export function requireSaneKdf(params: KdfParams, source: string): void {
  if (within(params, KDF_CEILING)) return;
  throw new BulkheadError('VAULT_DAMAGED', `${source} asks for more work than any passphrase needs`, {
    remedy: 'The file was changed. Put back the .keys file of a backup.',
    facts: { ...params },
  });
}

function within(params: KdfParams, limit: KdfParams): boolean {
  return (
    params.memoryKiB <= limit.memoryKiB &&
    params.iterations <= limit.iterations &&
    params.parallelism <= limit.parallelism
  );
}

/** 32 bytes from `password`, which is taken over and wiped. */
export function deriveKey(
  password: Uint8Array<ArrayBuffer>,
  salt: Uint8Array,
  params: KdfParams,
): Promise<Uint8Array> {
  const job: KdfJob = { ...params, password, salt };
  return offload<KdfJob, Uint8Array>(new URL('./kdf-worker.ts', import.meta.url), job, [password.buffer]);
}
