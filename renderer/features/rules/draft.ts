/** A rule while somebody edits it. Pure. */
import type { z } from 'zod';
import type { ruleOut } from '../../../shared/contract/rules.ts';

export type Rule = z.output<typeof ruleOut>;

export interface RuleDraft {
  /** The entity’s id. */
  entity: string;
  field: Rule['field'];
  test: Rule['test'];
  value: string;
  direction: Rule['direction'];
  /** The category’s id. */
  account: string | null;
  /** Empty: what the bank writes stays. */
  payee: string;
}

/**
 * What a new rule begins with; what `rules.suggest` answers fits as it is. `entity` is an id or a name, `account_id`
 * an id.
 */
export interface RuleBeginning {
  entity?: string;
  field?: Rule['field'];
  test?: Rule['test'];
  value?: string;
  direction?: Rule['direction'];
  account_id?: string | null;
  payee?: string | null;
}

export function draftOf(beginning: RuleBeginning, entity: string): RuleDraft {
  return {
    entity,
    field: beginning.field ?? 'payee',
    test: beginning.test ?? 'contains',
    value: beginning.value ?? '',
    direction: beginning.direction ?? null,
    account: beginning.account_id ?? null,
    payee: beginning.payee ?? '',
  };
}

export type RuleProblem = 'value' | 'account';

export function problemsOf(draft: RuleDraft): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (draft.value.trim() === '') problems.push('value');
  if (draft.account === null) problems.push('account');
  return problems;
}

/** As the commands take it, without entity and id. */
export function inputOf(draft: RuleDraft) {
  return {
    field: draft.field,
    test: draft.test,
    value: draft.value.trim(),
    direction: draft.direction,
    account: draft.account ?? '',
    payee: draft.payee.trim() === '' ? null : draft.payee.trim(),
  };
}
