// biome-ignore-all lint/a11y/useSemanticElements: a table of elements can't lie absolutely; roles make it a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: cells take the focus in turn, their rows never do
/** The head of a list: names that sort, edges that resize, and a menu that hides, shows and moves columns. */
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, memo, type PointerEvent, useRef, useState } from 'react';
import { ContextMenu, MenuButton, type MenuEntry } from '../action/Menu.tsx';
import { text } from '../text.ts';
import type { LaidColumn } from './columns.ts';
import styles from './DataGrid.module.css';
import type { GridSort } from './types.ts';
import type { Columns } from './use-columns.ts';

export interface GridHeaderProps<Row> {
  columns: Columns<Row>;
  lead: number;
  sort: GridSort | null;
  onSort: (column: string) => void;
  /** The column the cursor stands in while it is in the head. */
  cursor: string | null;
  /** The columns can be hidden and moved. */
  menu: boolean;
}

const STEP = 8;

function GridHeaderInner<Row>({ columns, lead, sort, onSort, cursor, menu }: GridHeaderProps<Row>) {
  const [at, setAt] = useState<{ x: number; y: number; column: LaidColumn<Row> } | null>(null);

  function onContextMenu(event: MouseEvent, column: LaidColumn<Row>) {
    if (!menu) return;
    event.preventDefault();
    setAt({ x: event.clientX, y: event.clientY, column });
  }

  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow} data-item={-1}>
        {Array.from({ length: lead }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lead cells are alike
          <div key={place} role="columnheader" aria-colindex={place + 1} className={styles.lead}>
            <span className={styles.spoken}>{text.grid.details}</span>
          </div>
        ))}
        {columns.laid.map((column, place) => (
          <HeadCell
            key={column.id}
            column={column}
            colindex={lead + place + 1}
            sort={sort?.column === column.id ? sort : null}
            focusable={cursor === column.id}
            onSort={onSort}
            onResize={columns.resize}
            onContextMenu={onContextMenu}
          />
        ))}
      </div>
      <ContextMenu
        at={at}
        label={text.grid.columns}
        items={at ? headEntries(columns, at.column, onSort) : []}
        onClose={() => setAt(null)}
      />
    </div>
  );
}

export const GridHeader = memo(GridHeaderInner) as typeof GridHeaderInner;

/** Over the right end of the head, and not part of the grid: a button is no header. */
export function ColumnMenu<Row>({ columns }: { columns: Columns<Row> }) {
  return (
    <div className={styles.columnMenu}>
      <MenuButton
        label={text.grid.columns}
        icon={<IconColumns3 size={14} stroke={1.5} />}
        iconOnly
        size="small"
        align="end"
        items={columnEntries(columns)}
      />
    </div>
  );
}

function columnEntries<Row>(columns: Columns<Row>): MenuEntry[] {
  const hideable = columns.all.filter((column) => column.hideable !== false);
  return [
    ...hideable.map((column) => ({
      label: column.header,
      checked: !columns.isHidden(column),
      keepOpen: true,
      onSelect: () => columns.toggle(column),
    })),
    'divider',
    { label: text.grid.resetColumns, onSelect: columns.reset },
  ];
}

function headEntries<Row>(
  columns: Columns<Row>,
  column: LaidColumn<Row>,
  onSort: (column: string) => void,
): MenuEntry[] {
  const at = columns.laid.findIndex(({ id }) => id === column.id);
  return [
    ...(column.sortable
      ? ([{ label: text.grid.sortBy(column.header), onSelect: () => onSort(column.id) }, 'divider'] as const)
      : []),
    { label: text.grid.moveLeft, disabled: at <= 0, onSelect: () => columns.move(column.id, -1) },
    {
      label: text.grid.moveRight,
      disabled: at === columns.laid.length - 1,
      onSelect: () => columns.move(column.id, 1),
    },
    'divider',
    { heading: text.grid.columns },
    ...columnEntries(columns),
  ];
}

interface HeadCellProps<Row> {
  column: LaidColumn<Row>;
  colindex: number;
  sort: GridSort | null;
  focusable: boolean;
  onSort: (column: string) => void;
  onResize: (column: LaidColumn<Row>, width: number) => void;
  onContextMenu: (event: MouseEvent, column: LaidColumn<Row>) => void;
}

function HeadCell<Row>({
  column,
  colindex,
  sort,
  focusable,
  onSort,
  onResize,
  onContextMenu,
}: HeadCellProps<Row>) {
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if ((event.key === 'Enter' || event.key === ' ') && column.sortable) {
      event.preventDefault();
      event.stopPropagation();
      onSort(column.id);
    } else if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      event.stopPropagation();
      const width = event.currentTarget.offsetWidth;
      onResize(column, width + (event.key === 'ArrowLeft' ? -STEP : STEP));
    }
  }
  const Arrow = sort?.descending ? IconArrowDown : IconArrowUp;
  return (
    <div
      role="columnheader"
      aria-colindex={colindex}
      aria-sort={sort ? (sort.descending ? 'descending' : 'ascending') : column.sortable ? 'none' : undefined}
      tabIndex={focusable ? 0 : -1}
      data-column={column.id}
      data-align={column.align}
      data-sortable={column.sortable || undefined}
      className={styles.headCell}
      onClick={() => column.sortable && onSort(column.id)}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => onContextMenu(event, column)}
    >
      <span className={styles.headName}>{column.header}</span>
      {sort && <Arrow size={12} stroke={2} aria-hidden="true" className={styles.arrow} />}
      <ResizeHandle column={column} onResize={onResize} />
    </div>
  );
}

function ResizeHandle<Row>({ column, onResize }: Pick<HeadCellProps<Row>, 'column' | 'onResize'>) {
  const start = useRef<{ x: number; width: number } | null>(null);
  function onPointerDown(event: PointerEvent<HTMLElement>) {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = {
      x: event.clientX,
      width: event.currentTarget.parentElement?.offsetWidth ?? column.width,
    };
  }
  function onPointerMove(event: PointerEvent) {
    if (start.current) onResize(column, start.current.width + event.clientX - start.current.x);
  }
  return (
    // Keys reach the same by Shift and arrows on the name; the edge is for the pointer alone.
    <span
      aria-hidden="true"
      className={styles.edge}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = null;
      }}
      onClick={(event) => event.stopPropagation()}
    />
  );
}
