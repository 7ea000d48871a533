/** Which entries of the past a new rule is to change, of those that it hits. Pure. */
import type { z } from 'zod';
import type { rules } from '../../../shared/contract/rules.ts';

export type RuleTest = z.output<NonNullable<(typeof rules.test)['~orpc']['outputSchema']>>;
export type Hit = RuleTest['entries'][number];
export type Past = 'leave' | 'open' | 'all';

/** The contract takes as many at once. */
export const HITS_ASKED = 1000;

/** `isOpen` tells the paths of accounts that stand for “no category yet”. */
export function pastEntries(
  test: RuleTest | undefined,
  past: Past,
  isOpen: (path: string) => boolean,
): string[] {
  if (!test || past === 'leave') return [];
  return test.entries
    .filter((hit) => hit.would_change && hit.rule === null && (past === 'all' || isOpen(hit.account)))
    .map((hit) => hit.entry_id);
}
