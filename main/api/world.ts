/** The world as it is: the system's clock and randomness. */
import { createIdFactory, type IdSource } from '../../shared/ids.ts';
import type { World } from '../ledger/index.ts';

export function realWorld(): World & IdSource {
  const source: IdSource = {
    nowMs: () => Date.now(),
    randomBytes: (buffer) => {
      crypto.getRandomValues(buffer as Uint8Array<ArrayBuffer>);
    },
  };
  return { ...source, newId: createIdFactory(source) };
}
