// biome-ignore-all lint/a11y/useSemanticElements: a table of elements can't lie absolutely; roles make it a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: cells take the focus in turn, their rows never do
/** One row, one group header, one place-holder. Drawn again only when something of it changed. */
import { IconChevronRight } from '@tabler/icons-react';
import { memo, type ReactNode, useEffect, useRef } from 'react';
import { cx } from '../cx.ts';
import { text } from '../text.ts';
import type { LaidColumn } from './columns.ts';
import styles from './DataGrid.module.css';
import type { RowLook } from './types.ts';

/** What all rows share; the same object until one of the grid's own props changes. */
export interface RowFrame<Row> {
  columns: readonly LaidColumn<Row>[];
  ticks: boolean;
  chevrons: boolean;
  selectable: boolean;
  canExpand: ((row: Row) => boolean) | undefined;
  renderDetail: ((row: Row) => ReactNode) | undefined;
  band: ((row: Row) => number | undefined) | undefined;
  look: ((row: Row) => RowLook | undefined) | undefined;
  end: () => void;
  onDetailSize: (key: string | number, height: number) => void;
}

export interface GridRowProps<Row> {
  item: number;
  itemKey: string | number;
  row: Row | undefined;
  top: number;
  frame: RowFrame<Row>;
  /** The column the cursor stands in, if it stands in this row. */
  cursor: string | null;
  editing: string | null;
  selected: boolean;
  expanded: boolean;
}

function GridRowInner<Row>(props: GridRowProps<Row>) {
  const { item, itemKey, row, top, frame, cursor, editing, selected, expanded } = props;
  const look = row === undefined ? undefined : frame.look?.(row);
  const hue = row === undefined ? undefined : frame.band?.(row);
  const open = expanded && row !== undefined && frame.renderDetail !== undefined;
  return (
    <div
      role="presentation"
      className={styles.item}
      style={{ transform: `translateY(${top}px)` }}
      data-item={item}
      data-open={editing !== null || undefined}
      data-hue={hue}
    >
      <div
        role="row"
        aria-rowindex={item + 2}
        aria-selected={frame.selectable ? selected : undefined}
        aria-expanded={frame.chevrons && row !== undefined ? expanded : undefined}
        aria-busy={row === undefined || undefined}
        title={look?.title}
        data-tone={look?.tone}
        data-kind={look?.['data-kind']}
        data-cursor={cursor !== null || undefined}
        className={cx(styles.row, hue !== undefined && styles.banded)}
      >
        <RowCells
          row={row}
          frame={frame}
          cursor={cursor}
          editing={editing}
          selected={selected}
          expanded={expanded}
        />
      </div>
      {open && (
        <Detail itemKey={itemKey} span={frame.columns.length + leadOf(frame)} onSize={frame.onDetailSize}>
          {frame.renderDetail?.(row)}
        </Detail>
      )}
    </div>
  );
}

export const GridRow = memo(GridRowInner) as typeof GridRowInner;

type RowCellsProps<Row> = Pick<
  GridRowProps<Row>,
  'row' | 'frame' | 'cursor' | 'editing' | 'selected' | 'expanded'
>;

/** Apart from where the row stands: a row that only moved keeps its cells. */
function RowCellsInner<Row>({ row, frame, cursor, editing, selected, expanded }: RowCellsProps<Row>) {
  const lead = leadOf(frame);
  return (
    <>
      {frame.ticks && <Tick selected={selected} known={row !== undefined} />}
      {frame.chevrons && (
        <div role="gridcell" aria-colindex={lead} className={styles.lead}>
          {row !== undefined && (frame.canExpand?.(row) ?? true) && (
            <button
              type="button"
              tabIndex={-1}
              className={styles.chevron}
              aria-label={text.grid.details}
              aria-expanded={expanded}
              data-action="expand"
            >
              <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />
            </button>
          )}
        </div>
      )}
      {frame.columns.map((column, place) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={lead + place + 1}
          data-column={column.id}
          data-align={column.align}
          data-editing={editing === column.id || undefined}
          tabIndex={cursor === column.id ? 0 : -1}
          className={styles.cell}
        >
          {row === undefined ? (
            <Placeholder />
          ) : editing === column.id && column.edit ? (
            column.edit({ row, end: frame.end })
          ) : (
            column.cell(row)
          )}
        </div>
      ))}
    </>
  );
}

const RowCells = memo(RowCellsInner) as typeof RowCellsInner;

/** How many cells stand before the columns. */
function leadOf<Row>({ ticks, chevrons }: RowFrame<Row>): number {
  return (ticks ? 1 : 0) + (chevrons ? 1 : 0);
}

function Tick({ selected, known }: { selected: boolean; known: boolean }) {
  return (
    <div role="gridcell" aria-colindex={1} className={styles.lead} data-action="tick">
      {known && <span className={styles.tick} data-on={selected || undefined} aria-hidden="true" />}
    </div>
  );
}

function Placeholder() {
  return <span className={styles.placeholder} aria-hidden="true" />;
}

interface DetailProps {
  itemKey: string | number;
  span: number;
  onSize: (key: string | number, height: number) => void;
  children: ReactNode;
}

function Detail({ itemKey, span, onSize, children }: DetailProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => onSize(itemKey, element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [itemKey, onSize]);
  return (
    <div ref={box} role="row" className={styles.detail} data-detail="">
      <div role="gridcell" aria-colindex={1} aria-colspan={span} className={styles.detailCell}>
        {children}
      </div>
    </div>
  );
}

export interface GroupRowProps {
  item: number;
  top: number;
  stuck: boolean;
  focusable: boolean;
  span: number;
  children: ReactNode;
}

export function GroupRow({ item, top, stuck, focusable, span, children }: GroupRowProps) {
  return (
    <div
      role="presentation"
      className={cx(styles.item, stuck && styles.stuck)}
      style={stuck ? undefined : { transform: `translateY(${top}px)` }}
      data-item={item}
    >
      <div role="row" aria-rowindex={item + 2} className={styles.group}>
        <div
          role="gridcell"
          aria-colindex={1}
          aria-colspan={span}
          tabIndex={focusable ? 0 : -1}
          data-column=""
          className={styles.groupCell}
        >
          {children}
        </div>
      </div>
    </div>
  );
}
