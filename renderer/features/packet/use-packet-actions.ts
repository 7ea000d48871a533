/** The keys of the accountant’s packet. */
import { useEffect, useMemo, useRef } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { text } from '../../text/index.ts';

export type View = 'questions' | 'build' | 'close' | 'changes';

interface Given {
  show: (view: View) => void;
  make: () => void;
  /** Years on, or back. */
  step: (by: number) => void;
  next: () => void;
}

const words = text.packet.actions;

export function usePacketActions(given: Given): void {
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  const list = useMemo<Action[]>(() => {
    const here = (id: string, title: string, key: string, run: () => void): Action => ({
      ...{ id: `packet.${id}`, title, group: text.app.groups.here, keys: [key], run },
    });
    return [
      here('questions', words.questions, '1', () => latest.current.show('questions')),
      here('build', words.build, '2', () => latest.current.show('build')),
      here('close', words.close, '3', () => latest.current.show('close')),
      here('changes', words.changes, '4', () => latest.current.show('changes')),
      here('make', words.make, 'b', () => latest.current.make()),
      here('earlier', words.earlier, '[', () => latest.current.step(-1)),
      here('later', words.later, ']', () => latest.current.step(1)),
      here('next', words.next, '.', () => latest.current.next()),
    ];
  }, []);
  useActions(list);
}
