/** Whose a company is: without its members nobody can divide what it passes through, nor tell on whose return it is. */
import { loadMembers } from '../../ledger/index.ts';
import { type Check, item } from './view.ts';

export const members: Check = {
  id: 'members',
  title: 'Its members are on record',
  look(view) {
    const { db, entity } = view;
    if (entity.kind === 'person') return { state: 'clear', text: 'A person has no members.' };
    if (loadMembers(db, entity.id).members.length > 0)
      return { state: 'clear', text: 'Who they are and what share each has is on record.' };
    const isDivided = entity.tax_class === 'partnership' || entity.tax_class === 's-corp';
    return {
      state: isDivided ? 'open' : 'unknown',
      text: `Nobody is on record as a member of ${entity.name}.`,
      remedy: isDivided
        ? 'Say who they are and what share each has: without them there are no Schedules K-1.'
        : 'Say whose it is, and what share each has.',
      items: [item(view, 'members', 'Whose it is')],
    };
  },
};
