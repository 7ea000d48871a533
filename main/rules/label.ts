/** A rule in a few words, for lists and sentences: its text; without one, what else it asks. */
import { linesOf } from './conditions.ts';
import type { RuleText } from './store.ts';

export function labelOf(rule: RuleText): string {
  const { value, test, and, amount_from: from, amount_to: to, tags, direction } = rule;
  if (value !== null) return test === 'one_of' ? shortened(linesOf(value)) : value;
  if (and.length > 0) return and[0]!.value;
  if (from !== null || to !== null) return from === to ? from! : `${from ?? '0'} to ${to ?? 'any amount'}`;
  if (tags.length > 0) return shortened(tags);
  if (rule.date_from !== null || rule.date_to !== null)
    return `${rule.date_from ?? 'any day'} to ${rule.date_to ?? 'any day'}`;
  if (rule.accounts.length > 0) return 'rows of some accounts';
  return direction === 'in' ? 'money in' : 'money out';
}

function shortened([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
