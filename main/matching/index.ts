/** What other floors may use of matching. */
import type { contract } from '../../shared/contract/index.ts';
import type { HandlersOf } from '../ledger/index.ts';
import { readCandidates } from './candidates.ts';
import { readChoosable } from './choosable.ts';
import { matchRows } from './match.ts';
import { readPairs } from './pairs.ts';
import { makeTransfer } from './transfer.ts';
import { inTransit } from './transit.ts';
import { unmatch } from './unmatch.ts';

export const matchingHandlers: HandlersOf<typeof contract.matching> = {
  candidates: readCandidates,
  choosable: readChoosable,
  pairs: readPairs,
  transit: inTransit,
  match: matchRows,
  unmatch,
  transfer: makeTransfer,
};
