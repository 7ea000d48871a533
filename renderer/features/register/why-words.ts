/** Why a category is proposed, in the words of the screens. */
import type { Proposal } from '../../../shared/contract/learner.ts';
import { text } from '../../text/index.ts';
import { dateText } from '../../ui/index.ts';

export function sayWhy(proposal: Proposal, locale: string): string {
  const { since } = proposal.reason;
  return text.register.inbox.why(proposal, since === null ? null : dateText(since, locale, 'medium'));
}
