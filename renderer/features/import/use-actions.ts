/** What can be done on the import screen, by name and key. */
import { useMemo, useRef } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { text } from '../../text/index.ts';
import { CHOOSE_FILES } from './ChooseFiles.tsx';

const GROUP = text.app.groups.here;

interface ScreenActions {
  onTab: () => void;
  onReading: () => void;
  onTakeWaiting: () => void;
  onInbox: () => void;
  /** `null` while there is nothing to do it to. */
  onMore: (() => void) | null;
  onTakeBack: (() => void) | null;
}

export function useScreenActions(doing: ScreenActions): void {
  const latest = useRef(doing);
  latest.current = doing;
  const { onMore, onTakeBack } = doing;
  const isDone = onMore !== null;
  const canTakeBack = onTakeBack !== null;
  const list = useMemo<Action[]>(() => {
    const words = text.imports.actions;
    const actions: Action[] = [
      {
        id: 'import.choose',
        title: words.choose,
        group: GROUP,
        keys: ['o'],
        run: () => document.querySelector<HTMLElement>(CHOOSE_FILES)?.click(),
      },
      {
        id: 'import.waiting',
        title: words.takeWaiting,
        group: GROUP,
        keys: ['w'],
        run: () => latest.current.onTakeWaiting(),
      },
      {
        ...{ id: 'import.reading', title: words.reading, group: GROUP },
        run: () => latest.current.onReading(),
      },
      { id: 'import.tab', title: words.tab, group: GROUP, keys: ['b'], run: () => latest.current.onTab() },
    ];
    if (isDone) {
      actions.push(
        {
          id: 'import.more',
          title: words.more,
          group: GROUP,
          keys: ['escape'],
          run: () => latest.current.onMore?.(),
        },
        { id: 'import.inbox', title: words.inbox, group: GROUP, run: () => latest.current.onInbox() },
      );
    }
    if (canTakeBack)
      actions.push({
        id: 'import.take-back',
        title: words.takeBack,
        group: GROUP,
        run: () => latest.current.onTakeBack?.(),
      });
    return actions;
  }, [isDone, canTakeBack]);
  useActions(list);
}

export interface PreviewActions {
  onCommit: () => void;
  onStep: (by: 1 | -1) => void;
  onSkip: () => void;
  onColumns: () => void;
  /** `null` where the file tells how its days are written. */
  onDates: (() => void) | null;
  /** `null` where its balances prove the file, or none need to. */
  onProof: (() => void) | null;
  onRemove: () => void;
  onFilter: () => void;
  onPlace: () => void;
  onOthers: () => void;
  onPages: () => void;
}

export function usePreviewActions(doing: PreviewActions): void {
  const latest = useRef(doing);
  latest.current = doing;
  const hasDates = doing.onDates !== null;
  const hasProof = doing.onProof !== null;
  const list = useMemo<Action[]>(() => {
    const words = text.imports.actions;
    const act = (id: string, title: string, keys: string, run: () => void): Action => ({
      id: `import.${id}`,
      title,
      group: GROUP,
      keys: [keys],
      whileTyping: keys.startsWith('mod') || keys === 'alt+a',
      run,
    });
    const actions = [
      act('commit', words.commit, 'mod+enter', () => latest.current.onCommit()),
      act('next', words.next, 'alt+arrowdown', () => latest.current.onStep(1)),
      act('previous', words.previous, 'alt+arrowup', () => latest.current.onStep(-1)),
      act('place', words.place, 'd', () => latest.current.onPlace()),
      act('others', words.others, 'alt+a', () => latest.current.onOthers()),
      act('skip', words.skip, 's', () => latest.current.onSkip()),
      act('columns', words.columns, 'c', () => latest.current.onColumns()),
      act('filter', words.filter, 'f', () => latest.current.onFilter()),
      act('pages', words.pages, 'v', () => latest.current.onPages()),
      act('remove', words.remove, 'x', () => latest.current.onRemove()),
    ];
    if (hasDates)
      actions.push({
        id: 'import.dates',
        title: words.dates,
        group: GROUP,
        run: () => latest.current.onDates?.(),
      });
    if (hasProof)
      actions.push({
        id: 'import.proof',
        title: words.proof,
        group: GROUP,
        run: () => latest.current.onProof?.(),
      });
    return actions;
  }, [hasDates, hasProof]);
  useActions(list);
}
