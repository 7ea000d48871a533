/** The columns as somebody laid them, kept under the grid's storage key. */
import { useMemo } from 'react';
import { usePref } from '../prefs.ts';
import {
  AS_GIVEN,
  type ColumnState,
  isHidden,
  type LaidColumn,
  layColumns,
  moveColumn,
  parseColumnState,
  resizeColumn,
  toggleColumn,
} from './columns.ts';
import type { GridColumn } from './types.ts';

export interface Columns<Row> {
  laid: readonly LaidColumn<Row>[];
  all: readonly GridColumn<Row>[];
  isHidden: (column: GridColumn<Row>) => boolean;
  resize: (column: GridColumn<Row>, width: number) => void;
  toggle: (column: GridColumn<Row>) => void;
  move: (id: string, step: 1 | -1) => void;
  reset: () => void;
}

export function useColumns<Row>(
  columns: readonly GridColumn<Row>[],
  storageKey: string | undefined,
): Columns<Row> {
  const [state, setState] = usePref<ColumnState>(
    storageKey && `grid.${storageKey}`,
    AS_GIVEN,
    parseColumnState,
  );
  return useMemo(
    () => ({
      laid: layColumns(columns, state),
      all: columns,
      isHidden: (column) => isHidden(column, state),
      resize: (column, width) => setState((before) => resizeColumn(before, column, width)),
      toggle: (column) => setState((before) => toggleColumn(before, column)),
      move: (id, step) => setState((before) => moveColumn(before, columns, id, step)),
      reset: () => setState(AS_GIVEN),
    }),
    [columns, state, setState],
  );
}
