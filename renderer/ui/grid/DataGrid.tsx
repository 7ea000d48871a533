// biome-ignore-all lint/a11y/useSemanticElements: a table of elements can't lie absolutely; roles make it a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: cells take the focus in turn, their rows never do
/**
 * The list of the program: any number of rows, drawn only where they are in view; every action has a key, and the focus
 * stays where it was through sorting, scrolling and refreshing. Props are told in types.ts, keys in README.md.
 */
import { type CSSProperties, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { ContextMenu } from '../action/Menu.tsx';
import { ROW_HEIGHT, useDensity } from '../locale.tsx';
import { ErrorState } from '../show/ErrorState.tsx';
import { text } from '../text.ts';
import { templateOf } from './columns.ts';
import styles from './DataGrid.module.css';
import { GridBody, type GridBodyHandle } from './GridBody.tsx';
import { GridFooter } from './GridFooter.tsx';
import { ColumnMenu, GridHeader } from './GridHeader.tsx';
import type { RowFrame } from './GridRow.tsx';
import { isPaged } from './model.ts';
import type { DataGridProps } from './types.ts';
import { useColumns } from './use-columns.ts';
import { useCopy } from './use-copy.ts';
import { useCursor } from './use-cursor.ts';
import { useDetails } from './use-details.ts';
import { useFit } from './use-fit.ts';
import { useKeys } from './use-keys.ts';
import { useModel } from './use-model.ts';
import { usePointer } from './use-pointer.ts';
import { useScrollbar } from './use-scrollbar.ts';
import { useSelection } from './use-selection.ts';

const CHEVRON = 28;
const TICK = 36;
/** For the button of the column menu. */
const TAIL = 28;

export function DataGrid<Row>(props: DataGridProps<Row>) {
  const {
    label,
    rows,
    rowId,
    storageKey,
    select = 'multi',
    groups,
    expanded,
    renderDetail,
    onExpand,
  } = props;
  const { canExpand, band, look, empty, height = 'fill', maxRows = 12, ref } = props;
  const rowHeight = ROW_HEIGHT[useDensity()];
  const scroller = useRef<HTMLDivElement>(null);
  const { model, sort, sortBy } = useModel(props);
  const columns = useColumns(props.columns, storageKey);
  const { laid, onDrawn } = useFit(scroller, columns.laid);
  const selecting = useSelection(props, model);
  const details = useDetails();
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const hasFooter = laid.some((column) => column.footer !== undefined);

  const body = useRef<GridBodyHandle>(null);
  const control = useCursor({
    model,
    columnIds: laid.map(({ id }) => id),
    scroller,
    scrollTo: (item) => body.current?.scrollTo(item),
    onMoved: (item, column) => {
      const row = model.rowAt(item);
      if (row !== undefined) props.onActive?.({ row, index: model.indexOf(item), column });
    },
  });
  const { cursor, editing } = control;

  const keys = useKeys({
    props,
    model,
    columns: laid,
    control,
    selecting,
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    onMenu: () => {
      const box = control.cellOf(cursor)?.getBoundingClientRect();
      if (box) setMenuAt({ x: box.left + 8, y: box.bottom });
    },
  });
  const pointer = usePointer({ props, model, control, selecting, keys, onMenu: setMenuAt });
  const onCopy = useCopy(props, model, laid, selecting, cursor.item);

  const source = isPaged(rows) ? rows : null;
  const epoch = useRef(source?.epoch);
  useEffect(() => {
    if (epoch.current === source?.epoch) return;
    epoch.current = source?.epoch;
    control.moveTo(0, undefined, false);
    scroller.current?.scrollTo({ top: 0 });
  });
  useScrollbar(scroller);

  const end = useRef(control.endEdit);
  end.current = control.endEdit;
  const ticks = select === 'ticks';
  const chevrons = onExpand !== undefined;
  const menu = storageKey !== undefined;
  const frame = useMemo<RowFrame<Row>>(
    () => ({
      columns: laid,
      ticks,
      chevrons,
      selectable: select !== 'none',
      canExpand,
      renderDetail,
      band,
      look,
      end: () => end.current(true),
      onDetailSize: details.onSize,
    }),
    [laid, ticks, chevrons, select, canExpand, renderDetail, band, look, details.onSize],
  );

  useImperativeHandle(ref, () => ({
    focus: () => control.moveTo(Math.max(0, cursor.item)),
    goTo: (index, { focus = true, column } = {}) => control.moveTo(model.itemOf(index), column, focus),
    edit: (index, column) => keys.editFrom(model.itemOf(index), column ?? ''),
    indexOf: (id) => model.indexOf(model.findItem(id)),
  }));

  const lead = [...(ticks ? [TICK] : []), ...(chevrons ? [CHEVRON] : [])];
  const width =
    laid.reduce((sum, column) => sum + column.width, 0) + lead.reduce((a, b) => a + b, menu ? TAIL : 0);
  const style = {
    '--grid-columns': templateOf(laid, lead, menu ? TAIL : 0),
    '--grid-width': `${width}px`,
    ...(height === 'content' && { maxHeight: (maxRows + 1 + (hasFooter ? 1 : 0)) * rowHeight + 2 }),
  } as CSSProperties;
  const waiting = source !== null && source.total === undefined;
  const menuPlace = menuAt && keys.placeAt(cursor.item, cursor.column);

  return (
    <div className={styles.frame} data-height={height}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the handlers are those of the grid within */}
      <div
        ref={scroller}
        className={styles.scroller}
        style={style}
        onKeyDown={keys.onKeyDown}
        onKeyDownCapture={keys.onKeyDownCapture}
        onCopy={onCopy}
        {...control.focusProps}
        {...pointer}
      >
        {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name */}
        <div
          role={chevrons ? 'treegrid' : 'grid'}
          aria-label={label}
          aria-rowcount={waiting ? -1 : model.count + 1}
          aria-colcount={laid.length + lead.length}
          aria-multiselectable={select === 'multi' || select === 'ticks' || undefined}
          aria-busy={waiting || undefined}
          className={styles.grid}
        >
          <GridHeader
            columns={{ ...columns, laid }}
            lead={lead.length}
            sort={sort}
            onSort={sortBy}
            cursor={cursor.item === -1 ? cursor.column : null}
            menu={menu}
          />
          <GridBody
            ref={body}
            model={model}
            source={source}
            scroller={scroller}
            rowHeight={rowHeight}
            rowId={rowId}
            groups={groups}
            expanded={expanded}
            renderDetail={renderDetail}
            details={details}
            frame={frame}
            span={laid.length + lead.length}
            footed={hasFooter}
            cursor={cursor}
            editing={editing}
            selection={selecting.selection}
            onDrawn={() => {
              control.settle();
              onDrawn();
            }}
          />
          {hasFooter && <GridFooter columns={laid} lead={lead.length} rowIndex={model.count + 2} />}
        </div>
      </div>
      {menu && <ColumnMenu columns={columns} />}
      {!waiting && model.count === 0 && <div className={styles.empty}>{empty ?? <Nothing />}</div>}
      {source?.failure && (
        <div className={styles.failure}>
          <ErrorState
            inline
            title={text.grid.failed}
            where={source.failure.error instanceof Error ? source.failure.error.message : undefined}
            onRetry={source.failure.retry}
          />
        </div>
      )}
      {props.menu && (
        <ContextMenu
          at={menuPlace ? menuAt : null}
          label={text.grid.menu}
          items={menuPlace ? props.menu(menuPlace) : []}
          onClose={() => {
            setMenuAt(null);
            control.moveTo(cursor.item);
          }}
        />
      )}
    </div>
  );
}

function Nothing() {
  return <p className={styles.nothing}>{text.grid.nothing}</p>;
}
