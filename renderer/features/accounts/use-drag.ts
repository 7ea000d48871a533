/**
 * Taking an account by its grip to another place: while it is held, the row under the pointer says whether it takes it;
 * near the edges the list scrolls. Escape puts it back.
 */
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Account } from '../../app/books.ts';

export interface Held {
  account: Account;
  /** The account under the pointer. */
  over: string | null;
  x: number;
  y: number;
}

interface Options {
  /** The account of a row of the list, by its place. */
  at: (item: number) => Account | undefined;
  drop: (moved: Account, under: Account) => void;
}

/** A press that moves less is a click. */
const SLACK_PX = 4;
const EDGE_PX = 36;
const SCROLL_PX = 12;

function itemAt(x: number, y: number): number {
  const item = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-item]')?.dataset.item;
  return item === undefined ? -1 : Number(item);
}

function scrollNear(element: Element, y: number): void {
  const scroller = element.closest('[role="grid"]')?.parentElement;
  if (!scroller) return;
  const { top, bottom } = scroller.getBoundingClientRect();
  if (y < top + EDGE_PX) scroller.scrollTop -= SCROLL_PX;
  else if (y > bottom - EDGE_PX) scroller.scrollTop += SCROLL_PX;
}

export function useDrag(options: Options) {
  const [held, setHeld] = useState<Held | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const taken = useRef<{ account: Account; x: number; y: number; moving: boolean } | null>(null);

  useEffect(() => {
    if (!held) return;
    const letGo = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      taken.current = null;
      setHeld(null);
    };
    window.addEventListener('keydown', letGo, true);
    return () => window.removeEventListener('keydown', letGo, true);
  }, [held]);

  const grip = useMemo(
    () => (account: Account) => ({
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        taken.current = { account, x: event.clientX, y: event.clientY, moving: false };
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const now = taken.current;
        if (!now) return;
        const { clientX: x, clientY: y } = event;
        if (!now.moving && Math.hypot(x - now.x, y - now.y) < SLACK_PX) return;
        now.moving = true;
        scrollNear(event.currentTarget, y);
        setHeld({ account, over: latest.current.at(itemAt(x, y))?.id ?? null, x, y });
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const now = taken.current;
        taken.current = null;
        setHeld(null);
        const under = now?.moving ? latest.current.at(itemAt(event.clientX, event.clientY)) : undefined;
        if (now && under && under.id !== now.account.id) latest.current.drop(now.account, under);
      },
      onPointerCancel() {
        taken.current = null;
        setHeld(null);
      },
    }),
    [],
  );
  return { held, grip };
}

export type Grip = ReturnType<typeof useDrag>['grip'];
