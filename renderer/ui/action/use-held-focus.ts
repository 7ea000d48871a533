/**
 * For a part of a screen whose buttons come and go with what the books say: where the one that had the focus goes, what stands in
 * its place gets it, so that nobody starts again from the top of the page.
 */
import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled])';

export interface HeldFocus<T extends HTMLElement> {
  ref: RefObject<T | null>;
  onFocus: (event: FocusEvent<T>) => void;
  onBlur: (event: FocusEvent<T>) => void;
}

function stopsIn(part: HTMLElement): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>(FOCUSABLE)];
}

export function useHeldFocus<T extends HTMLElement>(): HeldFocus<T> {
  const ref = useRef<T>(null);
  /** The place of what has the focus among all that can have it. */
  const place = useRef<number | null>(null);
  useEffect(() => {
    if (place.current === null || ref.current === null || document.activeElement !== document.body) return;
    const stops = stopsIn(ref.current);
    stops[Math.min(place.current, stops.length - 1)]?.focus();
  });
  return {
    ref,
    onFocus: ({ currentTarget, target }) => {
      const at = stopsIn(currentTarget).indexOf(target);
      place.current = at === -1 ? null : at;
    },
    onBlur: ({ relatedTarget }) => {
      // What is taken away leaves the focus to nothing; whoever goes elsewhere goes to something.
      if (relatedTarget !== null) place.current = null;
    },
  };
}
