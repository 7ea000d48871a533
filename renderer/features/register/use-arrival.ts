/** Where a register opens: the keyboard in its rows, and at the entry that the address names. */
import { type RefObject, useEffect, useRef } from 'react';
import type { GridHandle } from '../../ui/index.ts';
import type { RegisterRows } from './register-rows.ts';
import type { RegisterQuery } from './types.ts';
import { placeOf } from './use-register-rows.ts';

interface ArrivalOptions {
  rows: RegisterRows;
  asked: RegisterQuery;
  grid: RefObject<GridHandle | null>;
  box: RefObject<HTMLElement | null>;
  entry: string | undefined;
}

export function useArrival({ rows, asked, grid, box, entry }: ArrivalOptions): void {
  const question = useRef(asked);
  question.current = asked;
  useEffect(() => {
    let gone = false;
    void rows.loaded().then(() => {
      // After the frame put the focus on the screen; never away from somebody who types.
      requestAnimationFrame(() => {
        const active = document.activeElement;
        const free = active === document.body || (active?.contains(box.current) ?? false);
        if (!gone && free && (rows.total ?? 0) > 0) grid.current?.focus();
      });
    });
    return () => {
      gone = true;
    };
  }, [rows, grid, box]);
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (entry === undefined) return;
    wanted.current = entry;
    const list = JSON.stringify(question.current);
    void rows
      .loaded()
      .then(() => placeOf(entry, question.current))
      .then((place) => {
        // It may be told after the details were closed again, and still is where one stands; who types by then stays where they are.
        const isMeant = wanted.current === entry && JSON.stringify(question.current) === list;
        if (isMeant && place !== null && !isTyping(box.current)) grid.current?.goTo(place, { focus: false });
      });
  }, [entry, rows, grid, box]);
}

function isTyping(box: HTMLElement | null): boolean {
  const { activeElement: active } = document;
  return box?.contains(active) === true && active!.matches('input, select, textarea');
}
