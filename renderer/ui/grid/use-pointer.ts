/** What the pointer does in a list. One set of handlers for all rows. */
import type { FocusEvent, MouseEvent } from 'react';
import type { GridModel } from './model.ts';
import type { DataGridProps } from './types.ts';
import type { CursorControl } from './use-cursor.ts';
import type { Keys } from './use-keys.ts';
import type { Selecting } from './use-selection.ts';

interface PointerOptions<Row> {
  props: DataGridProps<Row>;
  model: GridModel<Row>;
  control: CursorControl;
  selecting: Selecting;
  keys: Keys<Row>;
  onMenu: (at: { x: number; y: number }) => void;
}

const OWN = 'button, a, input, select, textarea, label, [role="button"]';

export function usePointer<Row>({ props, model, control, selecting, keys, onMenu }: PointerOptions<Row>) {
  const { select = 'multi' } = props;
  const { cursor, editing } = control;

  function placeOf(target: EventTarget) {
    const element = target as HTMLElement;
    if (element.closest('[data-detail], [data-kit-floating]')) return null;
    const item = Number(element.closest<HTMLElement>('[data-item]')?.dataset.item ?? Number.NaN);
    if (!Number.isInteger(item) || item < 0) return null;
    return { item, column: element.closest<HTMLElement>('[data-column]')?.dataset.column || cursor.column };
  }

  /** What is under the pointer is in sight, and must stay there: the second click of two would hit another row. */
  function pointAt(item: number, column?: string, focus = true) {
    control.moveTo(item, column, focus, false);
  }

  function onClick(event: MouseEvent) {
    const target = event.target as HTMLElement;
    const place = placeOf(target);
    if (!place || !event.currentTarget.contains(target)) return;
    if (editing) {
      const cell = control.cellOf(editing);
      if (cell?.contains(target)) return;
      // What can't be read is not thrown away by a click elsewhere.
      const unread = cell?.querySelector<HTMLElement>('[aria-invalid="true"]');
      if (unread) return unread.focus();
      control.endEdit(false);
    }
    const action = target.closest<HTMLElement>('[data-action]')?.dataset.action;
    const row = model.rowAt(place.item);
    if (action === 'expand' && row !== undefined) {
      pointAt(place.item);
      props.onExpand?.(row, !props.expanded?.has(props.rowId(row)));
      return;
    }
    const own = target.closest(OWN) !== null;
    pointAt(place.item, place.column, !own);
    if (own) return;
    if (event.shiftKey && select !== 'none') selecting.pick(place.item, 'range');
    else if (action === 'tick' || ((event.ctrlKey || event.metaKey) && select !== 'single'))
      selecting.pick(place.item, 'toggle');
    else selecting.pick(place.item, 'only');
  }

  function onDoubleClick(event: MouseEvent) {
    const target = event.target as HTMLElement;
    const place = placeOf(target);
    if (!place || target.closest(OWN) || target.closest('[data-action]')) return;
    const at = keys.placeAt(place.item, place.column);
    if (!at) return;
    getSelection()?.removeAllRanges();
    const column = props.columns.find(({ id }) => id === place.column);
    if (column?.edit && (column.canEdit?.(at.row) ?? true)) control.startEdit(place.item, place.column);
    else props.onOpen?.(at);
  }

  function onMouseDown(event: MouseEvent) {
    // Shift and a click mark rows, not the text between.
    if (event.shiftKey && placeOf(event.target) && !(event.target as HTMLElement).closest(OWN))
      event.preventDefault();
  }

  function onContextMenu(event: MouseEvent) {
    const place = placeOf(event.target);
    if (!props.menu || !place || (event.target as HTMLElement).closest('input, textarea')) return;
    event.preventDefault();
    const row = model.rowAt(place.item);
    if (row === undefined) return;
    pointAt(place.item, place.column);
    const { selection } = selecting;
    if (select === 'multi' && selection.ids.has(props.rowId(row)) === selection.all)
      selecting.pick(place.item, 'only');
    onMenu({ x: event.clientX, y: event.clientY });
  }

  /** The focus left the cell being edited: what could be read is committed by now. */
  function onBlurCapture(event: FocusEvent) {
    const cell = editing && control.cellOf(editing);
    if (!cell?.contains(event.target)) return;
    const to = event.relatedTarget as HTMLElement | null;
    if (to && (cell.contains(to) || to.closest('[data-kit-floating]'))) return;
    setTimeout(() => {
      const active = document.activeElement;
      if (!document.hasFocus() || cell.contains(active) || active?.closest('[data-kit-floating]')) return;
      if (
        !cell.isConnected ||
        !cell.hasAttribute('data-editing') ||
        cell.querySelector('[aria-invalid="true"]')
      )
        return;
      control.endEdit(false);
    });
  }

  return { onClick, onDoubleClick, onMouseDown, onContextMenu, onBlurCapture };
}
