/** `m` within the details of an entry: to the first thing that the bank’s row could be matched with. */
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { text } from '../../text/index.ts';

/** For the element around the choices. */
export function useMatchKey(open: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const list = useMemo<Action[]>(() => {
    if (!open) return [];
    const { choose: title, group } = text.matching;
    // In a dialog keys are its own; this one is told of in the sheet and the palette.
    return [{ id: 'details.match', title, group, keys: ['m'], run: () => goToChoice(ref.current) }];
  }, [open]);
  useActions(list);
  return {
    ref,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (isMatchKey(event)) goToChoice(ref.current);
    },
  };
}

function isMatchKey({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent<HTMLElement>): boolean {
  if (key !== 'm' || ctrlKey || metaKey || altKey) return false;
  return !(target instanceof HTMLElement && /^(?:INPUT|TEXTAREA)$/.test(target.tagName));
}

function goToChoice(within: HTMLElement | null): void {
  within?.querySelector<HTMLElement>('[data-match-choice]')?.focus();
}
