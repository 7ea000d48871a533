/** The keys of a list: moving, selecting, editing. */
import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { LaidColumn } from './columns.ts';
import type { GridModel } from './model.ts';
import type { DataGridProps, GridPlace } from './types.ts';
import type { CursorControl } from './use-cursor.ts';
import type { Selecting } from './use-selection.ts';

export interface KeysOptions<Row> {
  props: DataGridProps<Row>;
  model: GridModel<Row>;
  columns: readonly LaidColumn<Row>[];
  control: CursorControl;
  selecting: Selecting;
  /** Rows that a page of the list shows. */
  pageRows: () => number;
  onMenu: () => void;
}

export interface Keys<Row> {
  onKeyDown: (event: KeyboardEvent) => void;
  onKeyDownCapture: (event: KeyboardEvent) => void;
  editFrom: (item: number, column: string) => boolean;
  placeAt: (item: number, column: string) => GridPlace<Row> | null;
}

export function useKeys<Row>(options: KeysOptions<Row>): Keys<Row> {
  const { props, model, columns, control, selecting, pageRows, onMenu } = options;
  const { select = 'multi' } = props;
  const { cursor, editing } = control;

  function placeAt(item: number, column: string): GridPlace<Row> | null {
    const row = model.rowAt(item);
    return row === undefined ? null : { row, index: model.indexOf(item), column };
  }

  function editable(item: number, column: LaidColumn<Row> | undefined): boolean {
    const row = model.rowAt(item);
    return row !== undefined && column?.edit !== undefined && (column.canEdit?.(row) ?? true);
  }

  /** Edits the cell, or the first of its row that can be. */
  function editFrom(item: number, column: string): boolean {
    const own = columns.find(({ id }) => id === column);
    const target = editable(item, own) ? own : columns.find((other) => editable(item, other));
    if (!target) return false;
    control.startEdit(item, target.id);
    return true;
  }

  /** The next cell that can be edited: along the row and on to the next, or straight down. */
  function nextEditable(step: 1 | -1, down: boolean): { item: number; column: string } | null {
    if (!editing) return null;
    const start = columns.findIndex(({ id }) => id === editing.column);
    for (let item = editing.item; item >= 0 && item < model.count; item += step) {
      if (down && item === editing.item) continue;
      if (down) {
        if (editable(item, columns[start])) return { item, column: editing.column };
        continue;
      }
      const from = item === editing.item ? start + step : step === 1 ? 0 : columns.length - 1;
      for (let place = from; place >= 0 && place < columns.length; place += step) {
        const column = columns[place];
        if (column && editable(item, column)) return { item, column: column.id };
      }
    }
    return null;
  }

  function onEditKey(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    const cell = editing && control.cellOf(editing);
    if (!editing || !cell?.contains(target) || event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
    } else if (event.key === 'Tab' || event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      // Inputs commit on leaving; one that can't be read says so and keeps the focus.
      flushSync(() => (document.activeElement as HTMLElement | null)?.blur());
      if (cell.querySelector('[aria-invalid="true"]')) return target.focus();
      const next = nextEditable(event.shiftKey ? -1 : 1, event.key === 'Enter');
      if (!next) return control.endEdit(true);
      control.startEdit(next.item, next.column);
      if (next.item !== editing.item && select !== 'ticks') selecting.pick(next.item, 'only');
    }
  }

  /** On the way down, because an input may keep the key to itself; after it, so that it has put back what was there. */
  function onKeyDownCapture(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !editing || event.nativeEvent.isComposing) return;
    if (control.cellOf(editing)?.contains(event.target as HTMLElement))
      setTimeout(() => control.endEdit(true));
  }

  function step(by: number, event: KeyboardEvent) {
    let item = Math.max(-1, Math.min(cursor.item + by, model.count - 1));
    if (event.shiftKey) item = Math.max(0, item);
    event.preventDefault();
    control.moveTo(item);
    if (event.shiftKey && select !== 'none') selecting.pick(item, 'range');
    else if (!event.ctrlKey && !event.metaKey && select !== 'ticks') selecting.pick(item, 'only');
  }

  function sideways(by: 1 | -1) {
    const at = columns.findIndex(({ id }) => id === cursor.column);
    const column = columns[at + by];
    if (column) control.moveTo(cursor.item, column.id);
  }

  function expand(open: boolean): boolean {
    const row = model.rowAt(cursor.item);
    if (row === undefined || !props.onExpand || !(props.canExpand?.(row) ?? true)) return false;
    props.onExpand(row, open);
    return true;
  }

  function onMoveKey(event: KeyboardEvent): boolean {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      if (expand(event.key === 'ArrowDown')) event.preventDefault();
      return true;
    }
    switch (event.key) {
      case 'ArrowDown':
        step(1, event);
        return true;
      case 'ArrowUp':
        step(-1, event);
        return true;
      case 'j':
      case 'k':
        if (!plain) return false;
        step(event.key === 'j' ? 1 : cursor.item > 0 ? -1 : 0, event);
        return true;
      case 'PageDown':
      case 'PageUp':
        step(
          Math.max(event.key === 'PageUp' ? -cursor.item : 1, pageRows() * (event.key === 'PageUp' ? -1 : 1)),
          event,
        );
        return true;
      case 'Home':
        step(-cursor.item, event);
        return true;
      case 'End':
        step(model.count, event);
        return true;
      case 'ArrowLeft':
      case 'ArrowRight':
        event.preventDefault();
        sideways(event.key === 'ArrowLeft' ? -1 : 1);
        return true;
      default:
        return false;
    }
  }

  function onActKey(event: KeyboardEvent) {
    const place = placeAt(cursor.item, cursor.column);
    const command = event.ctrlKey || event.metaKey;
    if (event.key === ' ') {
      event.preventDefault();
      selecting.pick(cursor.item, event.shiftKey ? 'range' : 'toggle');
    } else if (command && event.key.toLowerCase() === 'a' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      selecting.all();
    } else if (event.key === 'Escape') {
      selecting.none();
    } else if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
      event.preventDefault();
      onMenu();
    } else if (
      place &&
      !command &&
      !event.altKey &&
      (event.key === 'Enter' || event.key === 'e' || event.key === 'F2')
    ) {
      event.preventDefault();
      const column = columns.find(({ id }) => id === cursor.column);
      if (event.key === 'Enter' && props.onOpen && !editable(cursor.item, column)) props.onOpen(place);
      else if (!editFrom(cursor.item, cursor.column)) props.onOpen?.(place);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    if (target.closest('[data-detail]')) return onDetailKey(event);
    if (editing && control.cellOf(editing)?.contains(target)) return;
    // A portal's keys bubble through React although they are elsewhere; a button in a cell keeps its own.
    if (!event.currentTarget.contains(target)) return;
    if (target.closest('button, a, input, select, textarea') && (event.key === 'Enter' || event.key === ' '))
      return;
    const place = placeAt(cursor.item, cursor.column);
    if (place && props.onKey?.(event, place)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.defaultPrevented) return;
    if (!onMoveKey(event)) onActKey(event);
  }

  /** Within a row's detail the keys are its own; Escape leads back to the row. */
  function onDetailKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const item = (event.target as HTMLElement).closest<HTMLElement>('[data-item]')?.dataset.item;
    if (item === undefined) return;
    event.stopPropagation();
    control.moveTo(Number(item));
  }

  function onAnyKey(event: KeyboardEvent) {
    if (editing) onEditKey(event);
    onKeyDown(event);
  }

  return { onKeyDown: onAnyKey, onKeyDownCapture, editFrom, placeAt };
}
