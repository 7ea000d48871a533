/**
 * What rules need of crossings, which stand above them: whoever answers for rules hands it in. With it, what somebody says
 * that a row is between two entities becomes what a rule keeps.
 */
import type { WrittenRule } from '../../shared/contract/rules.ts';
import { BulkheadError } from '../../shared/errors.ts';
import {
  type AccountFinder,
  type EntityRow,
  findEntity,
  type Scope,
  STATEMENT_ROLES,
} from '../ledger/index.ts';
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

/**
 * NOT_FOUND for an entity that is not there, or has no such account; INVALID_INPUT for an account that holds no money, REFUSED
 * for an archived one.
 */
export function readCrossing(
  db: VaultDatabase,
  said: NonNullable<WrittenRule['crossing']>,
  finder: AccountFinder,
): RuledCrossing {
  const { kind, account } = said;
  const other = findEntity(db, said.with);
  return {
    kind,
    with_id: other.id,
    account_id: account === null ? null : moneyOf(finder, other, account, kind),
  };
}

function moneyOf(finder: AccountFinder, other: EntityRow, ref: string, kind: RuledCrossing['kind']): string {
  if (kind === 'personal' || kind === 'business')
    throw new BulkheadError('INVALID_INPUT', 'Of a cost only one of the two pays.', {
      remedy: `Leave the account of ${other.name} out.`,
    });
  const account = finder.find(ref, other.id);
  if (!STATEMENT_ROLES.has(account.role))
    throw new BulkheadError('INVALID_INPUT', `“${account.path}” of ${other.name} holds no money.`, {
      remedy: 'Name an account whose bank tells of the money.',
    });
  if (account.archived === 1)
    throw new BulkheadError('REFUSED', `“${account.path}” of ${other.name} is archived.`, {
      remedy: 'Choose another account.',
    });
  return account.id;
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
