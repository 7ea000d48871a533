/**
 * Where the focus goes when a dialog that was put on the page open is taken off it again: to what had it before, so that whoever
 * works by keyboard is where they were. (One that is told to open and to close gives it back by itself.)
 */
import { type RefCallback, useCallback, useEffect, useRef } from 'react';

/** What had the focus before each dialog, the latest first; the rest in case that has gone. */
const before = new WeakMap<Element, readonly Element[]>();

/** For what the dialog holds, to which its own `ref` goes, too. */
export function useFocusBack(open: boolean, ref: (content: HTMLElement | null) => void) {
  const back = useRef<readonly Element[]>([]);
  const wasOpen = useRef(false);
  // Asked as it is drawn: what it holds takes the focus as soon as it is there.
  if (open && !wasOpen.current) back.current = focusNow();
  wasOpen.current = open;
  useEffect(
    () => () => {
      if (!wasOpen.current) return;
      const places = back.current;
      // The screen may have a better place.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) focusFirst(places);
      });
    },
    [],
  );
  return useCallback<RefCallback<HTMLElement>>(
    (content) => {
      const dialog = content?.closest('[role="dialog"]');
      if (dialog) before.set(dialog, back.current);
      ref(content);
    },
    [ref],
  );
}

/** What has it, and where it would go if that went with its dialog or its menu. */
function focusNow(): Element[] {
  const now = document.activeElement;
  if (now === null || now === document.body) return [];
  const dialog = now.closest('[role="dialog"]');
  const opener = now.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const menuButton = opener ? document.getElementById(opener) : null;
  return [now, ...(menuButton ? [menuButton] : []), ...((dialog && before.get(dialog)) ?? [])];
}

function focusFirst(places: readonly Element[]): void {
  const place = places.find((one) => one.isConnected);
  if (place instanceof HTMLElement || place instanceof SVGElement) place.focus({ preventScroll: true });
}
