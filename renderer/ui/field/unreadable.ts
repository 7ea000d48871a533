/** Fields whose draft could not be taken: what they hand on is what stood there before, which nobody meant. */

/** Set by the kit's inputs on themselves. */
export const UNREADABLE = 'data-unreadable';

/** Takes the focus to the first such field; `true` if there is one, and the form had better not be sent off. */
export function focusUnreadable(within: HTMLElement | null): boolean {
  const field = within?.querySelector<HTMLElement>(`[${UNREADABLE}]`);
  field?.focus();
  return Boolean(field);
}
