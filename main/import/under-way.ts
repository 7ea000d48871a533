/**
 * Money that left one account and that no bank has told of yet: a processor's payout, and what the bank paid on a loan. It
 * stands in an account of its own until the bank's row comes, in whichever account that is. Pure.
 */
import type { PostingKind } from '../../shared/contract/mapping.ts';

export const UNDER_WAY = ['payout', 'payment'] as const satisfies readonly PostingKind[];
export type UnderWay = (typeof UNDER_WAY)[number];

export function isUnderWay(kind: PostingKind | undefined): kind is UnderWay {
  return UNDER_WAY.some((one) => one === kind);
}
