/** What clicks and keys do to the selection, in each of the ways a grid can select. */
import { useEffect, useRef, useState } from 'react';
import { announce } from '../overlay/announce.ts';
import { text } from '../text.ts';
import type { GridModel } from './model.ts';
import { isPaged } from './model.ts';
import {
  changeSelection,
  NOTHING,
  type Selection,
  type SelectionChange,
  selectedCount,
} from './selection.ts';
import type { DataGridProps } from './types.ts';

export interface Selecting {
  selection: Selection;
  /** A row was clicked or reached by a key: alone, added or taken away, or up to it from the anchor. */
  pick: (item: number, how: 'only' | 'toggle' | 'range') => void;
  all: () => void;
  none: () => void;
}

export function useSelection<Row>(props: DataGridProps<Row>, model: GridModel<Row>): Selecting {
  const { select = 'multi', selection: given, onSelection, rows, rowId } = props;
  const [own, setOwn] = useState<Selection>(NOTHING);
  const selection = given ?? own;
  const anchor = useRef(0);
  /** The selection when the anchor was set, which a range adds to. */
  const base = useRef<Selection>(NOTHING);
  const pending = useRef<number | null>(null);

  function apply(change: SelectionChange) {
    const next = changeSelection(selection, change);
    if (next === selection) return next;
    if (given === undefined) setOwn(next);
    onSelection?.(next);
    const count = selectedCount(next, model.rowCount);
    if (count > 1) announce(text.grid.selected(count));
    return next;
  }

  function idsBetween(a: number, b: number): { ids: string[]; complete: boolean } {
    const ids: string[] = [];
    let complete = true;
    for (let item = Math.min(a, b); item <= Math.max(a, b); item += 1) {
      const row = model.rowAt(item);
      if (row !== undefined) ids.push(rowId(row));
      else if (!model.groupAt(item)) complete = false;
    }
    return { ids, complete };
  }

  function range(item: number) {
    const keep = select === 'ticks' ? base.current : NOTHING;
    const { ids, complete } = idsBetween(anchor.current, item);
    apply({ kind: 'range', ids, keep });
    if (complete || !isPaged(rows) || !rows.load) return;
    const from = Math.min(anchor.current, item);
    void rows.load({ from, to: Math.max(anchor.current, item) + 1 }).then(
      (loaded) => apply({ kind: 'range', ids: loaded.map(rowId), keep }),
      () => announce(text.grid.failed, 'assertive'),
    );
  }

  function pick(item: number, how: 'only' | 'toggle' | 'range') {
    const row = model.rowAt(item);
    pending.current = null;
    if (select === 'none') return;
    if (row === undefined) {
      // Its row is still on the way: nothing is selected rather than the row before.
      if (how === 'only' && select !== 'ticks' && !model.groupAt(item)) {
        pending.current = item;
        apply({ kind: 'none' });
      }
      return;
    }
    const id = rowId(row);
    if (select === 'single') {
      apply({ kind: 'only', id });
    } else if (how === 'range') {
      range(item);
    } else if (how === 'toggle' || select === 'multi') {
      base.current = apply({ kind: how, id });
      anchor.current = item;
    } else {
      base.current = selection;
      anchor.current = item;
    }
  }

  useEffect(() => {
    if (pending.current !== null && model.rowAt(pending.current) !== undefined) pick(pending.current, 'only');
  });

  function all() {
    if (select !== 'multi' && select !== 'ticks') return;
    apply(model.whole ? { kind: 'all', ids: idsBetween(0, model.count - 1).ids } : { kind: 'all' });
  }

  return { selection, pick, all, none: () => select !== 'none' && void apply({ kind: 'none' }) };
}
