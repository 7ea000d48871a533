/** The keys of veil health. */
import { useEffect, useMemo, useRef } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { text } from '../../text/index.ts';

export type View = 'findings' | 'draw' | 'calendar' | 'figures';

interface Given {
  show: (view: View) => void;
  add: () => void;
  record: () => void;
  binder: () => void;
  next: () => void;
}

const words = text.veil.actions;

export function useVeilActions(given: Given): void {
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  const list = useMemo<Action[]>(() => {
    const here = (id: string, title: string, key: string, run: () => void): Action => ({
      ...{ id: `veil.${id}`, title, group: text.app.groups.here, keys: [key], run },
    });
    return [
      here('findings', words.findings, '1', () => latest.current.show('findings')),
      here('draw', words.draw, '2', () => latest.current.show('draw')),
      here('calendar', words.calendar, '3', () => latest.current.show('calendar')),
      here('figures', words.figures, '4', () => latest.current.show('figures')),
      here('record', words.record, 'r', () => latest.current.record()),
      here('binder', words.binder, 'b', () => latest.current.binder()),
      here('add', words.add, 'a', () => latest.current.add()),
      here('next', words.next, '.', () => latest.current.next()),
    ];
  }, []);
  useActions(list);
}
