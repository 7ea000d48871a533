/** The chart as a list that folds: accounts by type, with balances, codes and tax lines. */
import { type Ref, useCallback, useImperativeHandle, useMemo, useRef } from 'react';
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { DataGrid, type GridHandle, type GridPlace, type RowLook } from '../../ui/index.ts';
import styles from './ChartList.module.css';
import { useChartColumns } from './columns.tsx';
import { HeldAccount } from './HeldAccount.tsx';
import { menuOf } from './menu.ts';
import { type ChartRow, refusalOf } from './tree.ts';
import type { Chart } from './use-chart.ts';
import type { Deeds } from './use-deeds.ts';
import { type Held, useDrag } from './use-drag.ts';

export interface ChartListHandle {
  focus: () => void;
  goTo: (id: string) => void;
  edit: (id: string, column: string) => void;
}

interface ChartListProps {
  entity: Entity;
  chart: Chart;
  rows: readonly ChartRow[];
  deeds: Deeds;
  fold: (ids: readonly string[], open: boolean) => void;
  onActive: (id: string) => void;
  empty: React.ReactNode;
  ref?: Ref<ChartListHandle>;
}

const rowId = (row: ChartRow) => row.id;

export function ChartList({ entity, chart, rows, deeds, fold, onActive, empty, ref }: ChartListProps) {
  const grid = useRef<GridHandle>(null);
  const { held, grip } = useDrag({ at: (item) => rows[item]?.account, drop: deeds.moveTo });
  const onFold = useCallback((row: ChartRow) => fold([row.id], !row.open), [fold]);
  const columns = useChartColumns({ base: entity.base_currency, grip, onFold, onEdit: chart.edit });
  const look = useLook(chart, held, deeds.cut);
  useImperativeHandle(ref, () => ({
    focus: () => grid.current?.focus(),
    goTo: (id) => {
      const index = grid.current?.indexOf(id) ?? -1;
      if (index >= 0) grid.current?.goTo(index);
    },
    edit: (id, column) => {
      const index = grid.current?.indexOf(id) ?? -1;
      if (index >= 0) grid.current?.edit(index, column);
    },
  }));
  const onKey = (event: React.KeyboardEvent, { row, column }: GridPlace<ChartRow>) => {
    const pressed = `${event.altKey ? 'alt+' : ''}${event.key}`;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
    if (pressed === ' ') deeds.run('toggle', row.account);
    else if (pressed === 'alt+ArrowLeft') deeds.run('outdent', row.account);
    else if (pressed === 'alt+ArrowRight') deeds.run('indent', row.account);
    else if (pressed === 'Escape' && deeds.cut !== null) deeds.uncut();
    else if (column !== 'name') return undefined;
    else if (pressed === 'ArrowRight' && row.hasChildren && !row.open) fold([row.id], true);
    else if (pressed === 'ArrowLeft' && row.open) fold([row.id], false);
    else if (pressed === 'ArrowLeft' && row.parent !== null) grid.current?.goTo(placeOf(rows, row.parent));
    else return undefined;
    return true;
  };
  return (
    <div className={styles.list}>
      <DataGrid<ChartRow>
        ref={grid}
        label={text.accounts.grid.label(entity.name)}
        columns={columns}
        rows={rows}
        rowId={rowId}
        select="none"
        storageKey="accounts"
        look={look}
        onActive={({ row }) => onActive(row.id)}
        onKey={onKey}
        menu={({ row }) => menuOf(row, deeds)}
        empty={empty}
      />
      {held && <HeldAccount held={held} accounts={chart.accounts} />}
    </div>
  );
}

function placeOf(rows: readonly ChartRow[], id: string): number {
  return rows.findIndex((row) => row.id === id);
}

function useLook(
  chart: Chart,
  held: Held | null,
  cut: string | null,
): (row: ChartRow) => RowLook | undefined {
  const { accounts } = chart;
  const moved = held?.account;
  const over = held?.over;
  return useMemo(() => {
    const target = accounts.find(({ id }) => id === over);
    const takes = moved && target ? refusalOf(accounts, moved, target) === null : false;
    return ({ id, account }) => {
      const kinds = [
        id === over && id !== moved?.id ? (takes ? 'takes' : 'refuses') : '',
        id === cut || id === moved?.id ? 'cut' : '',
      ].filter(Boolean);
      const muted = account.archived || kinds.includes('cut');
      if (!muted && kinds.length === 0) return undefined;
      return { ...(muted && { tone: 'muted' as const }), 'data-kind': kinds.join(' ') };
    };
  }, [accounts, moved, over, cut]);
}
