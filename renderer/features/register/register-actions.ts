/** What can be done in a register, with its keys: for the keyboard, the palette and the sheet of shortcuts. */
import { useMemo, useRef } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { text } from '../../text/index.ts';
import type { Change } from './changes.ts';

export interface RegisterDeeds {
  move: (by: 1 | -1) => void;
  openNew: () => void;
  search: () => void;
  filters: () => void;
  clear: () => void;
  edit: () => void;
  editField: (field: Change['field']) => void;
  split: () => void;
  details: () => void;
  tick: () => void;
  status: () => void;
  duplicate: () => void;
  rule: () => void;
  cross: (kind: 'personal' | 'business') => void;
  across: () => void;
  remove: () => void;
  bulk: () => void;
  allTime: () => void;
  step: (by: 1 | -1) => void;
  turn: () => void;
  untick: () => void;
}

const words = text.register.actions;

/** `any`: there are rows, so that one of them is meant; `ticked`: some are ticked. */
export function useRegisterActions(deeds: RegisterDeeds, any: boolean, ticked: boolean): void {
  const latest = useRef(deeds);
  latest.current = deeds;
  const list = useMemo(() => {
    const act = (
      id: string,
      title: string,
      keys: readonly string[],
      run: () => void,
      more?: Partial<Action>,
    ) => ({
      id: `register.${id}`,
      title,
      group: text.register.group,
      keys,
      run,
      ...more,
    });
    const now = () => latest.current;
    const field = (name: Change['field'], key: string) =>
      act(name, words[name], [key], () => now().editField(name), { hidden: !any });
    const row = { hidden: !any };
    return [
      act('new', words.new, ['n', 't'], () => now().openNew()),
      act('search', words.search, ['/', 'mod+f'], () => now().search()),
      act('filters', words.filters, ['f'], () => now().filters()),
      act('clear', words.clear, ['shift+f'], () => now().clear()),
      act('all-time', words.allTime, ['y'], () => now().allTime()),
      act('earlier', words.earlier, ['['], () => now().step(-1), { hidden: true }),
      act('later', words.later, [']'], () => now().step(1), { hidden: true }),
      act('turn', words.newest, ['shift+t'], () => now().turn()),
      act('down', words.down, ['j'], () => now().move(1), { hidden: true }),
      act('up', words.up, ['k'], () => now().move(-1), { hidden: true }),
      act('edit', words.edit, ['e'], () => now().edit(), row),
      field('date', 'd'),
      field('payee', 'p'),
      field('category', 'c'),
      field('memo', 'm'),
      field('tags', '#'),
      field('amount', 'a'),
      act('split', words.split, ['s'], () => now().split(), row),
      act('details', words.details, ['o'], () => now().details(), row),
      act('tick', words.select, ['x'], () => now().tick(), { hidden: true }),
      act('status', words.status, ['l'], () => now().status(), row),
      act('duplicate', words.duplicate, ['shift+d'], () => now().duplicate(), row),
      act('rule', words.rule, ['r'], () => now().rule(), row),
      act('personal', text.crossing.actions.personal, ['shift+p'], () => now().cross('personal'), row),
      act('business', text.crossing.actions.business, ['shift+b'], () => now().cross('business'), row),
      act('across', text.crossing.actions.across, ['shift+x'], () => now().across(), row),
      act('remove', words.remove, ['delete'], () => now().remove(), row),
      act('bulk', words.bulk, ['b'], () => now().bulk(), { hidden: !ticked }),
    ];
  }, [any, ticked]);
  useActions(list);
}
