/** Where the cursor stands, what is being edited, and keeping the focus there through scrolling, sorting and refreshing. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { GridModel } from './model.ts';

export interface Cursor {
  /** -1 is the head. */
  item: number;
  column: string;
}

export interface CursorControl {
  cursor: Cursor;
  editing: Cursor | null;
  /** Not to `scroll` is for a row that is in sight. */
  moveTo: (item: number, column?: string, focus?: boolean, scroll?: boolean) => void;
  startEdit: (item: number, column: string) => void;
  /** Leaves editing; `focus` puts the focus back on the cell. */
  endEdit: (focus: boolean) => void;
  cellOf: (cursor: Cursor) => HTMLElement | null;
  /** After every drawing: the focus goes where it is wanted, and is not lost with a row that went. */
  settle: () => void;
  focusProps: { onFocus: () => void; onBlur: (event: React.FocusEvent) => void };
}

interface CursorOptions<Row> {
  model: GridModel<Row>;
  columnIds: readonly string[];
  scroller: RefObject<HTMLDivElement | null>;
  scrollTo: (item: number) => void;
  onMoved: (item: number, column: string) => void;
}

export function useCursor<Row>({
  model,
  columnIds,
  scroller,
  scrollTo,
  onMoved,
}: CursorOptions<Row>): CursorControl {
  const [at, setAt] = useState<Cursor>({ item: 0, column: '' });
  const [editing, setEditing] = useState<Cursor | null>(null);
  const wanted = useRef<'cell' | 'editor' | null>(null);
  // Where the focus was when it was wanted: whoever took it since, keeps it.
  const wantedFrom = useRef<Element | null>(null);
  // How often it was wanted, and as of which time this drawing is: rows may be drawn again before the cursor is.
  const wishes = useRef(0);
  const [drawn, setDrawn] = useState(0);
  const hadFocus = useRef(false);
  const name = useRef<string | number | null>(null);
  const moved = useRef(onMoved);
  moved.current = onMoved;

  const column = columnIds.includes(at.column) ? at.column : (columnIds[0] ?? '');
  const item = model.count === 0 ? -1 : Math.min(at.item, model.count - 1);
  const cursor = { item, column };

  function cellOf(place: Cursor): HTMLElement | null {
    const row = scroller.current?.querySelector(`[data-item="${place.item}"]`);
    const name = row && model.groupAt(place.item) ? '' : CSS.escape(place.column);
    return row?.querySelector<HTMLElement>(`[data-column="${name}"]`) ?? null;
  }

  function want(what: 'cell' | 'editor') {
    wanted.current = what;
    wantedFrom.current = document.activeElement;
    wishes.current += 1;
    setDrawn(wishes.current);
  }

  /** Somebody outside the list has the focus now who had not when it was wanted here. */
  function takenMeanwhile(): boolean {
    const active = document.activeElement;
    return active !== wantedFrom.current && active !== document.body && !scroller.current?.contains(active);
  }

  function moveTo(next: number, nextColumn = column, focus = true, scroll = true) {
    const bounded = Math.max(-1, Math.min(next, model.count - 1));
    name.current = bounded >= 0 ? (model.nameAt(bounded) ?? null) : null;
    if (focus) want('cell');
    setAt({ item: bounded, column: nextColumn });
    if (scroll && bounded >= 0) scrollTo(bounded);
    onMoved(bounded, nextColumn);
  }

  function startEdit(next: number, nextColumn: string) {
    moveTo(next, nextColumn, false);
    want('editor');
    setEditing({ item: next, column: nextColumn });
  }

  function endEdit(focus: boolean) {
    if (focus) want('cell');
    setEditing(null);
  }

  // Rows keep the cursor when they move: it follows its row.
  useLayoutEffect(() => {
    const here = item < 0 ? undefined : model.nameAt(item);
    if (here === undefined || here === name.current) return;
    // Nobody went to a row of an array before; one of many was on its way when the cursor came.
    if (name.current === null && model.whole) return;
    const now = typeof name.current === 'string' ? model.findItem(name.current) : -1;
    if (now >= 0) {
      setAt((before) => ({ ...before, item: now }));
      setEditing((before) => before && { ...before, item: now });
    } else {
      // The row is gone: the one in its place has the cursor now, and whoever speaks of it has to know.
      name.current = here;
      moved.current(item, column);
    }
  }, [model, item, column]);

  function settle() {
    if (drawn !== wishes.current) return;
    if (wanted.current !== null && takenMeanwhile()) wanted.current = null;
    const lost = hadFocus.current && document.activeElement === document.body && document.hasFocus();
    const cell = cellOf(editing ?? cursor);
    if (!cell || (wanted.current === null && !lost)) return;
    const input = editing ? cell.querySelector<HTMLElement>('input, select, textarea') : null;
    (input ?? cell).focus({ preventScroll: true });
    // A dialog around the list must leave Escape to the cell.
    input?.setAttribute('data-mantine-stop-propagation', 'true');
    if (wanted.current === 'editor' && input instanceof HTMLInputElement) input.select();
    wanted.current = null;
  }

  return {
    cursor,
    editing,
    moveTo,
    startEdit,
    endEdit,
    cellOf,
    settle,
    focusProps: {
      onFocus: () => {
        hadFocus.current = true;
      },
      onBlur: ({ relatedTarget }) => {
        if (relatedTarget instanceof Node && scroller.current?.contains(relatedTarget)) return;
        // A row that goes takes the focus with it at once; a person who leaves is still gone a moment later.
        if (relatedTarget) hadFocus.current = false;
        else
          setTimeout(() => {
            if (!scroller.current?.contains(document.activeElement)) hadFocus.current = false;
          }, 60);
      },
    },
  };
}
