/**
 * Whether a list is being scrolled faster than its rows could be read, as by dragging its bar from end to end. Rows are
 * not worth their drawing then, nor their fetching: place-holders pass, and rows come as soon as it slows down or rests.
 */
import { type RefObject, useEffect, useState } from 'react';

/** Rows that go by in a second: above the one it begins, below the other it ends. */
const BEGINS_ROWS_PER_S = 600;
const ENDS_ROWS_PER_S = 300;
/** Steps further apart than this are jumps from place to place, each of which somebody may look at. */
const JUMP_MS = 80;
const REST_MS = 100;

export function useFlying(scroller: RefObject<HTMLElement | null>, rowHeight: number): boolean {
  const [flying, setFlying] = useState(false);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let fast = false;
    let before = { top: element.scrollTop, at: 0 };
    let rest: ReturnType<typeof setTimeout>;
    const turn = (now: boolean) => {
      fast = now;
      setFlying(now);
    };
    const onScroll = ({ timeStamp }: Event) => {
      const waited = timeStamp - before.at;
      const rows = Math.abs(element.scrollTop - before.top) / rowHeight;
      const pace = waited > JUMP_MS && !fast ? 0 : (rows / waited) * 1000;
      before = { top: element.scrollTop, at: timeStamp };
      const now = pace > (fast ? ENDS_ROWS_PER_S : BEGINS_ROWS_PER_S);
      if (now !== fast) turn(now);
      clearTimeout(rest);
      if (now) rest = setTimeout(() => turn(false), REST_MS);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      clearTimeout(rest);
    };
  }, [scroller, rowHeight]);
  return flying;
}
