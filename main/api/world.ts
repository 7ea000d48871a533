/** The world as it is: the system's clock, its time zone and randomness. */
import { createIdFactory, type IdSource } from '../../shared/ids.ts';
import type { World } from '../ledger/index.ts';

export function realWorld(): World & IdSource {
  const source: IdSource = {
    nowMs: () => Date.now(),
    randomBytes: (buffer) => {
      crypto.getRandomValues(buffer as Uint8Array<ArrayBuffer>);
    },
  };
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { ...source, timeZone, newId: createIdFactory(source) };
}
