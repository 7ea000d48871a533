/** What other floors may use of crossings. */
import type { contract } from '../../shared/contract/index.ts';
import type { HandlersOf } from '../ledger/index.ts';
import { listCrossings } from './list.ts';
import { makeCrossing } from './make.ts';
import { removeCrossing } from './remove.ts';

export { removeWithPair } from './remove.ts';

export const crossingHandlers: HandlersOf<typeof contract.crossing> = {
  list: listCrossings,
  make: makeCrossing,
  remove: removeCrossing,
};
