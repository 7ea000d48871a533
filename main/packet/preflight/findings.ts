/** Open findings of veil health: a company’s alone, since a person has no veil to keep. */

import { counted } from '../../../shared/counted.ts';
import { veilHandlers } from '../../veil/index.ts';
import { type Check, ITEMS_MAX, item } from './view.ts';

export const findings: Check = {
  id: 'findings',
  title: 'No finding of separateness is open',
  async look(view) {
    const { scope, entity, to } = view;
    if (entity.kind === 'person')
      return { state: 'clear', text: 'It is asked of companies: findings of yours stand with them.' };
    const health = await veilHandlers.health(scope, { entity: entity.id, as_of: scope.today });
    const open = health.findings.filter(({ cured, since }) => cured === null && since <= to);
    const missing = health.dimensions.flatMap((one) => one.missing);
    const unknown = missing.length === 0 ? '' : ` Not known: ${missing.join(' ')}`;
    if (open.length === 0)
      return missing.length === 0
        ? { state: 'clear', text: 'Nothing is open.' }
        : { state: 'unknown', text: `Nothing is open as far as is known.${unknown}` };
    return {
      state: 'open',
      text: `${counted(open.length, 'finding')} ${open.length === 1 ? 'is' : 'are'} open.${unknown}`,
      remedy: 'Each says what helps.',
      total: open.length,
      items: open.slice(0, ITEMS_MAX).map((one) =>
        item(view, 'veil', `${one.check} ${one.check_name}: ${one.text}`, {
          ...{ date: one.since, entry_id: one.entries[0] ?? null },
        }),
      ),
    };
  },
};
