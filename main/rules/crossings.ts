/**
 * What rules need of crossings, which stand above them: whoever answers for rules hands it in. With it, what somebody says
 * that a row is between two entities becomes what a rule keeps.
 */
import type { WrittenRule } from '../../shared/contract/rules.ts';
import { type EntityRow, findEntity, type Scope } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { RuledCrossing, RuleText } from './store.ts';

export interface RuledCrossings {
  /**
   * The direction of the rows that can be that: the one that was asked for, or the only one there is. REFUSED with the
   * reason where rows of `own` in that direction can never be it today.
   */
  directionFor(
    scope: Pick<Scope, 'db' | 'today'>,
    own: EntityRow,
    asked: AskedCrossing,
  ): RuleText['direction'];
  /** Makes the pairs of entries, in their order; answers for each why not, where it can't be: such an entry is as it was. */
  make(scope: Scope, wishes: readonly Wish[]): Map<string, string | null>;
}

/** What a rule says that an entry is. */
export interface Wish {
  entryId: string;
  crossing: RuledCrossing;
}

export interface AskedCrossing extends RuledCrossing {
  direction: RuleText['direction'];
}

/** NOT_FOUND for an entity that is not there. */
export function readCrossing(db: VaultDatabase, said: NonNullable<WrittenRule['crossing']>): RuledCrossing {
  return { kind: said.kind, with_id: findEntity(db, said.with).id };
}

/** With the direction that its crossing goes. Unchanged, it is not asked again: what was possible may be so no more. */
export function withDirection(
  scope: Pick<Scope, 'db' | 'today'>,
  crossings: RuledCrossings,
  own: EntityRow,
  rule: RuleText,
  before: RuleText | null = null,
): RuleText {
  const { crossing, direction } = rule;
  if (crossing === null) return rule;
  const is = JSON.stringify([crossing, direction]);
  if (before && is === JSON.stringify([before.crossing, before.direction])) return rule;
  return { ...rule, direction: crossings.directionFor(scope, own, { ...crossing, direction }) };
}
