/** `v` within the details of an entry: to the page or the line that the bank’s row stands on. */
import { type KeyboardEvent, type RefObject, useMemo } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { text } from '../../text/index.ts';

/** For the element around the rows; `true` where the key was taken. */
export function usePageKey(
  open: boolean,
  within: RefObject<HTMLElement | null>,
): (event: KeyboardEvent<HTMLElement>) => void {
  const list = useMemo<Action[]>(() => {
    if (!open) return [];
    const { showKey: title } = text.evidence;
    const { group } = text.matching;
    // In a dialog keys are its own; this one is told of in the sheet and the palette.
    return [{ id: 'details.page', title, group, keys: ['v'], run: () => show(within.current) }];
  }, [open, within]);
  useActions(list);
  return ({ key, ctrlKey, metaKey, altKey, target }) => {
    if (key !== 'v' || ctrlKey || metaKey || altKey) return;
    if (target instanceof HTMLElement && /^(?:INPUT|TEXTAREA)$/.test(target.tagName)) return;
    show(within.current);
  };
}

function show(within: HTMLElement | null): void {
  within?.querySelector<HTMLElement>('[data-show-page]')?.click();
}
