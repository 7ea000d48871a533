/** Where in the form of a new transaction a thing is said. */
import type { NewEntryProblem } from './new-entry.ts';

/** By its name; `unreadable` is the amount’s, `split` the parts’. */
export function fieldOf(
  box: HTMLElement | null,
  what: NewEntryProblem | 'payee',
): HTMLInputElement | null | undefined {
  const name = what === 'unreadable' ? 'amount' : what;
  const field = what === 'split' ? '[data-part]' : `[data-field="${name}"]`;
  return box?.querySelector(field)?.querySelector('input');
}
