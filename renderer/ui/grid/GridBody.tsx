// biome-ignore-all lint/a11y/useSemanticElements: a table of elements can't lie absolutely; roles make it a grid
/**
 * The rows in view and a few around them. Scrolling draws this part of the grid again and nothing else of it; what the
 * grid knows of the cursor, the selection and the rows comes in as it stands.
 */
import { type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useImperativeHandle } from 'react';
import styles from './DataGrid.module.css';
import { GridRow, GroupRow, type RowFrame } from './GridRow.tsx';
import type { GridModel } from './model.ts';
import type { PagedSource } from './paged-source.ts';
import { isSelected, type Selection } from './selection.ts';
import type { DataGridProps } from './types.ts';
import type { Cursor } from './use-cursor.ts';
import type { Details } from './use-details.ts';
import { useFlying } from './use-flying.ts';

const OVERSCAN = 10;

export interface GridBodyHandle {
  /** Scrolls as far as it takes to see the item. */
  scrollTo: (item: number) => void;
}

export interface GridBodyProps<Row>
  extends Pick<DataGridProps<Row>, 'rowId' | 'groups' | 'expanded' | 'renderDetail'> {
  model: GridModel<Row>;
  source: PagedSource<Row> | null;
  scroller: RefObject<HTMLDivElement | null>;
  rowHeight: number;
  footed: boolean;
  frame: RowFrame<Row>;
  details: Details;
  /** Columns with those before them that hold boxes and chevrons. */
  span: number;
  cursor: Cursor;
  editing: Cursor | null;
  selection: Selection;
  /** After each drawing: the focus may have somewhere to go now. */
  onDrawn: () => void;
  ref: RefObject<GridBodyHandle | null>;
}

export function GridBody<Row>(props: GridBodyProps<Row>) {
  const { model, source, scroller, rowHeight, rowId, groups, expanded, renderDetail, details } = props;
  const { frame, span, footed, cursor, editing, selection, onDrawn, ref } = props;
  const fast = useFlying(scroller, rowHeight);
  // Keys keep their row in view, and whoever holds one down looks at it.
  const flies = (from: number, to: number) => fast && (cursor.item < from || cursor.item > to);
  const { groupItems } = model;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whether it flies depends on these
  const rangeExtractor = useCallback(
    ({ startIndex, endIndex, overscan, count }: Range) => {
      // What flies by is gone before its neighbours come into view.
      const around = flies(startIndex, endIndex) ? 1 : overscan;
      const from = Math.max(0, startIndex - around);
      const to = Math.min(count - 1, endIndex + around);
      const items = Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place);
      // The row with the cursor stays drawn, so that the focus has somewhere to be; so does the head of the group in view.
      const stuck = groupItems.findLast((item) => item <= startIndex);
      for (const extra of [cursor.item, stuck])
        if (extra !== undefined && extra >= 0 && extra < count && (extra < from || extra > to))
          items.push(extra);
      return items.sort((a, b) => a - b);
    },
    [groupItems, cursor.item, fast],
  );

  const virtualizer = useVirtualizer({
    count: model.count,
    getScrollElement: () => scroller.current,
    getItemKey: model.keyAt,
    estimateSize: (item) => {
      const row = expanded && renderDetail ? model.rowAt(item) : undefined;
      return rowHeight + (row !== undefined && expanded?.has(rowId(row)) ? details.heightOf(rowId(row)) : 0);
    },
    overscan: OVERSCAN,
    rangeExtractor,
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight * (groups ? 2 : 1),
    scrollPaddingEnd: footed ? rowHeight : 0,
    // Within the frame that scrolled: rows drawn in the next would leave a fast scroll blank.
    useFlushSync: true,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what sizes depend on
  useEffect(() => virtualizer.measure(), [rowHeight, expanded, details.version]);
  useImperativeHandle(
    ref,
    () => ({ scrollTo: (item) => virtualizer.scrollToIndex(item, { align: 'auto' }) }),
    [virtualizer],
  );
  useEffect(onDrawn);

  const items = virtualizer.getVirtualItems();
  // The cursor's row may lie far from the rows in view; they are what is asked for.
  const from = Math.max(0, virtualizer.range?.startIndex ?? items[0]?.index ?? 0);
  const to = Math.max(from, virtualizer.range?.endIndex ?? items.at(-1)?.index ?? 0) + 1;
  const flying = flies(from, to - 1);
  useEffect(() => {
    if (!flying) source?.ensure({ from: Math.max(0, from - OVERSCAN), to: to + OVERSCAN });
  }, [source, from, to, flying]);
  const stuck = groupItems.findLast((item) => item <= (virtualizer.range?.startIndex ?? 0));

  return (
    <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
      {items.map(({ index, start, key }, place) => {
        const group = model.groupAt(index);
        const top = start - rowHeight;
        if (group)
          return (
            <GroupRow
              key={key.toString()}
              item={index}
              top={top}
              stuck={index === stuck}
              focusable={cursor.item === index}
              span={span}
            >
              {groups?.header(group.key, group.rows)}
            </GroupRow>
          );
        // Flying rows are all alike: the same elements are moved to where rows are wanted. The cursor's stays itself.
        const alike = flying && cursor.item !== index;
        const row = alike ? undefined : model.rowAt(index);
        const id = row === undefined ? null : rowId(row);
        return (
          <GridRow
            key={alike ? `\u0001${place}` : (model.nameAt(index) ?? key).toString()}
            item={index}
            itemKey={id ?? key.toString()}
            row={row}
            top={top}
            frame={frame}
            cursor={cursor.item === index ? cursor.column : null}
            editing={editing?.item === index ? editing.column : null}
            selected={id !== null && isSelected(selection, id)}
            expanded={id !== null && (expanded?.has(id) ?? false)}
          />
        );
      })}
    </div>
  );
}
