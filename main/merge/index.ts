/** What other floors may use of merging accounts. */
import type { contract } from '../../shared/contract/index.ts';
import type { HandlersOf } from '../ledger/index.ts';
import { mergeAccounts } from './merge.ts';

export const mergeHandlers: Pick<HandlersOf<typeof contract.account>, 'merge'> = { merge: mergeAccounts };
