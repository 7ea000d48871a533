/** Copying the selected rows, or the one at the cursor, as tab-separated text of the visible columns. */
import type { ClipboardEvent } from 'react';
import { announce } from '../overlay/announce.ts';
import { toast } from '../overlay/toast.ts';
import { text } from '../text.ts';
import type { LaidColumn } from './columns.ts';
import { type GridModel, isPaged } from './model.ts';
import { isSelected, selectedCount } from './selection.ts';
import { tsv } from './tsv.ts';
import type { DataGridProps } from './types.ts';
import type { Selecting } from './use-selection.ts';

export function useCopy<Row>(
  { rows, rowId }: DataGridProps<Row>,
  model: GridModel<Row>,
  columns: readonly LaidColumn<Row>[],
  { selection }: Selecting,
  cursorItem: number,
) {
  function loadedSelection(): Row[] {
    const chosen: Row[] = [];
    for (let item = 0; item < model.count; item += 1) {
      const row = model.rowAt(item);
      if (row !== undefined && isSelected(selection, rowId(row))) chosen.push(row);
    }
    return chosen;
  }

  async function copyAll() {
    if (!isPaged(rows) || !rows.load) return;
    try {
      const every = await rows.load({ from: 0, to: model.rowCount });
      const chosen = every.filter((row) => isSelected(selection, rowId(row)));
      await navigator.clipboard.writeText(tsv(chosen, columns, true));
      toast({ message: text.grid.copied(chosen.length) });
    } catch {
      toast({ message: text.grid.copyFailed, tone: 'bad' });
    }
  }

  return (event: ClipboardEvent) => {
    const target = event.target as HTMLElement;
    // What somebody marked, or has in an input, is theirs to copy.
    if (target.closest('input, textarea, [data-detail]') || !(getSelection()?.isCollapsed ?? true)) return;
    const count = selectedCount(selection, model.rowCount);
    const own = model.rowAt(cursorItem);
    const chosen = count > 0 ? loadedSelection() : own === undefined ? [] : [own];
    if (chosen.length === 0) return;
    event.preventDefault();
    if (chosen.length < count) return void copyAll();
    event.clipboardData.setData('text/plain', tsv(chosen, columns, chosen.length > 1));
    announce(text.grid.copied(chosen.length));
  };
}
