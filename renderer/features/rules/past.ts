/** Which entries of the past a rule is to change when it is saved, of those that it hits. Pure. */
import type { z } from 'zod';
import type { rules } from '../../../shared/contract/rules.ts';

export type RuleTest = z.output<NonNullable<(typeof rules.test)['~orpc']['outputSchema']>>;
export type Hit = RuleTest['entries'][number];
export type Past = 'leave' | 'uncategorised' | 'everything';

/** How many entries each choice would change; none while the rule does nothing. */
export function pastCounts(test: RuleTest | undefined, doesAnything: boolean): Record<Past, number> {
  if (!test || !doesAnything) return { leave: 0, uncategorised: 0, everything: 0 };
  return { leave: 0, uncategorised: test.uncategorised, everything: test.would_change };
}

/** What has no category gains one; what somebody chose is changed only if they say so. */
export function pastOf(chosen: Past | null, counts: Record<Past, number>): Past {
  return chosen ?? (counts.uncategorised > 0 ? 'uncategorised' : 'leave');
}
