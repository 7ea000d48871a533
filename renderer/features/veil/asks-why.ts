/** Whether what was refused is done all the same once somebody says why; anything else a reason would not mend. */
import type { Trouble } from '../../app/trouble.ts';

export function asksWhy({ code, facts }: Pick<Trouble, 'code' | 'facts'>): boolean {
  return code === 'REFUSED' && facts.field === 'reason';
}
