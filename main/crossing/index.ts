/** What other floors may use of crossings. */
import type { contract } from '../../shared/contract/index.ts';
import type { HandlersOf } from '../ledger/index.ts';
import { listCandidates } from './candidates.ts';
import { listCrossings, requireCrossing } from './list.ts';
import { listKinds } from './possible.ts';
import { removeCrossing } from './remove.ts';
import { listUnpaired } from './unpaired.ts';
import { listWall } from './wall.ts';

export { counterAccount, interestAccounts } from './accounts.ts';
export { type Claim, claimsOf } from './claims.ts';
export { EFFECT, type Effect } from './effect.ts';
export { canBePaid } from './kinds.ts';
export { AMOUNT, ROWS, requireCrossing } from './list.ts';
export { makeCrossing } from './make.ts';
export { moveCounterAccount } from './merging.ts';
export { type Movement, type NewLeg, recordMovement, type Side } from './movement.ts';
export { counterparts, relatives } from './parties.ts';
export { directionOfKind, possibleKinds } from './possible.ts';
export { removeWithEntries, sayCrossing } from './remove.ts';
export { restingOn } from './resting.ts';
export { claimsOn, givenUp, isGivenUp } from './settled.ts';
export type { CounterSort } from './standards.ts';
export { type CounterAccount, counterAccounts, listUnpaired } from './unpaired.ts';

/** All but making them, which looks at solvency: `main/veil`. */
export const crossingHandlers: Omit<HandlersOf<typeof contract.crossing>, 'preview' | 'make'> = {
  list: listCrossings,
  get: ({ db }, { id }) => requireCrossing(db, id),
  wall: listWall,
  kinds: listKinds,
  unpaired: listUnpaired,
  candidates: listCandidates,
  remove: removeCrossing,
};
