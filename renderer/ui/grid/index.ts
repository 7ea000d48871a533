export { DataGrid } from './DataGrid.tsx';
export { dayColumn } from './day-column.tsx';
export { type FetchPage, type Page, type PagedSource, Pages, type RowRange } from './paged-source.ts';
export { changeSelection, NOTHING, type Selection, selectedCount } from './selection.ts';

export type {
  CellEditor,
  DataGridProps,
  GridColumn,
  GridGroups,
  GridHandle,
  GridPlace,
  GridSort,
  RowLook,
  SelectMode,
} from './types.ts';
export { type PagedSourceOptions, usePagedSource } from './use-paged-source.ts';
