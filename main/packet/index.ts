/** The accountant’s packet: what is open, what goes in, what changed since the last one; closing a year. */
import type { contract } from '../../shared/contract/index.ts';
import type { HandlersOf } from '../ledger/index.ts';
import { closeYear, listCloses, previewClose, reopenYear } from './close.ts';
import { changesSinceHanded, keepPacket, listPackets } from './handed.ts';
import { preflight } from './preflight/index.ts';

export const packetHandlers: HandlersOf<typeof contract.packet> = {
  preflight,
  build: async (scope, input) => {
    // What packs archives is large, and nothing else wants it.
    const { buildPacket } = await import('./build.ts');
    return buildPacket(scope, input);
  },
  keep: keepPacket,
  list: listPackets,
  changes: changesSinceHanded,
};

export const closeHandlers: HandlersOf<typeof contract.close> = {
  preview: previewClose,
  year: closeYear,
  reopen: reopenYear,
  list: listCloses,
};
