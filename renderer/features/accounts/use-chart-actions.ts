/** The keys of the chart. What acts on an account acts on the one at the cursor of the list. */
import { useMemo, useRef } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import type { Account, Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import type { ChartDialog } from './ChartDialogs.tsx';
import { DEEDS, type Deed, type Deeds } from './use-deeds.ts';

const words = text.accounts.actions;

const KEYS: Readonly<Record<Deed, string | null>> = {
  register: 'o',
  rename: 'r',
  code: 'c',
  taxLine: 't',
  move: 'm',
  cut: 'mod+x',
  paste: 'mod+v',
  indent: null,
  outdent: null,
  merge: 'shift+m',
  archive: 'a',
  toggle: 'x',
  ledger: 'l',
};

interface Given {
  entity: Entity | undefined;
  /** At the cursor. */
  account: Account | undefined;
  deeds: Deeds;
  open: (dialog: ChartDialog) => void;
  focusList: () => void;
  focusFind: () => void;
  toggleArchived: () => void;
}

export function useChartActions(given: Given): void {
  const latest = useRef(given);
  latest.current = given;
  const has = given.entity !== undefined;
  const closed = given.entity?.closed_through != null;
  const list = useMemo<Action[]>(() => {
    const here = (
      id: string,
      title: string,
      keys: readonly string[],
      run: () => void,
      hidden = false,
    ): Action => ({
      id: `accounts.${id}`,
      title,
      group: text.app.groups.here,
      keys,
      run,
      hidden,
    });
    const addEntity = here('add-entity', words.addEntity, ['shift+n'], () =>
      latest.current.open({ what: 'add-entity' }),
    );
    if (!has) return [addEntity];
    const opening = (what: 'add' | 'edit-entity' | 'close' | 'reopen') => () => latest.current.open({ what });
    const onAccount = (deed: Deed): Action => {
      const key = KEYS[deed];
      return here(
        deed,
        deed === 'archive' ? words.archiveToggle : words[deed],
        key === null ? [] : [key],
        () => {
          const { account, deeds } = latest.current;
          if (account) deeds.run(deed, account);
        },
      );
    };
    return [
      here('add', words.add, ['n'], opening('add')),
      addEntity,
      here('edit-entity', words.editEntity, ['shift+e'], opening('edit-entity')),
      here('close', words.closeBooks, ['shift+c'], opening('close')),
      ...(closed ? [here('reopen', words.reopenBooks, ['shift+r'], opening('reopen'))] : []),
      ...DEEDS.map(onAccount),
      // In the list these keys move the account; anywhere else they are the browser's own way back and forth.
      here('outdent.keys', words.outdent, ['alt+arrowleft'], () => window.history.back(), true),
      here('indent.keys', words.indent, ['alt+arrowright'], () => window.history.forward(), true),
      here('archived', words.archived, ['shift+a'], () => latest.current.toggleArchived()),
      here('find', words.find, ['/'], () => latest.current.focusFind()),
      here('list', words.list, ['j', 'k'], () => latest.current.focusList(), true),
    ];
  }, [has, closed]);
  useActions(list);
}
