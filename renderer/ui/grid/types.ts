/** What a list is made of: columns, where its rows come from, what is selected. */
import type { ReactNode } from 'react';
import type { MenuEntry } from '../action/Menu.tsx';
import type { PagedSource } from './paged-source.ts';
import type { Selection } from './selection.ts';

export interface CellEditor<Row> {
  row: Row;
  /** Ends editing and puts the focus back on the cell; inputs of the kit need not call it. */
  end: () => void;
}

export interface GridColumn<Row> {
  id: string;
  header: string;
  /** Pixels, to begin with; 140 by default. */
  width?: number;
  minWidth?: number;
  maxWidth?: number;
  /** Takes this share of the room that is left; one column at least should. */
  grow?: number;
  align?: 'left' | 'right' | 'center';
  /** Never narrower than its widest cell in view, as figures (aligned right) are by themselves: chips, say. */
  whole?: boolean;
  cell: (row: Row) => ReactNode;
  /** The cell as plain text: for copying, and for sorting an array where `sortValue` is missing. */
  text?: (row: Row) => string;
  /** Its header sorts. Paged rows need `onSort`. */
  sortable?: boolean;
  sortValue?: (row: Row) => string | number;
  /** `false`: can't be hidden. */
  hideable?: boolean;
  /** Not shown until somebody asks for it. */
  hidden?: boolean;
  /** Draws the input that takes the cell's place. Inputs of the kit commit on leaving, so that Tab and Enter work. */
  edit?: (editor: CellEditor<Row>) => ReactNode;
  /** Rows whose cell can't be edited. */
  canEdit?: (row: Row) => boolean;
  /** In the row of sums at the foot; the foot is there if one column has any. */
  footer?: ReactNode;
}

export interface GridSort {
  column: string;
  descending: boolean;
}

export interface GridGroups<Row> {
  /** Rows that follow one another with the same key form a group. */
  key: (row: Row) => string;
  header: (key: string, rows: readonly Row[]) => ReactNode;
}

export interface RowLook {
  /** Dims it, or gives it the colour of a state. */
  tone?: 'muted' | 'warn' | 'bad' | 'good';
  title?: string;
  /** Of a chosen kind, for tests and styles. */
  'data-kind'?: string;
}

/** `multi`: the selection follows the cursor, Shift and Ctrl widen it · `ticks`: boxes to tick, apart from the cursor. */
export type SelectMode = 'none' | 'single' | 'multi' | 'ticks';

export interface GridPlace<Row> {
  row: Row;
  /** Among the rows as shown, from 0. */
  index: number;
  column: string;
}

export interface GridHandle {
  focus: () => void;
  /** Moves the cursor to a row and scrolls to it; focuses it unless told not to. */
  goTo: (index: number, options?: { focus?: boolean; column?: string }) => void;
  /** Starts editing a cell; the first that can be edited where no column is named. */
  edit: (index: number, column?: string) => void;
  /** The place of a row by id among those shown; -1 where it is not there or not loaded. */
  indexOf: (id: string) => number;
}

export interface DataGridProps<Row> {
  /** What the list is of, for the ear. */
  label: string;
  columns: readonly GridColumn<Row>[];
  rows: readonly Row[] | PagedSource<Row>;
  rowId: (row: Row) => string;
  /** Remembers widths, order and hidden columns under this name. */
  storageKey?: string;

  /** Controlled, for rows sorted elsewhere. Left out: an array is sorted here. */
  sort?: GridSort | null;
  onSort?: (sort: GridSort) => void;
  initialSort?: GridSort;

  select?: SelectMode;
  selection?: Selection;
  onSelection?: (selection: Selection) => void;

  /** The cursor came to a row. */
  onActive?: (place: GridPlace<Row>) => void;
  /** Enter or a double click where nothing can be edited. */
  onOpen?: (place: GridPlace<Row>) => void;
  /** Any key pressed on a cell that is not being edited, before the grid looks at it. `true`: it was taken. */
  onKey?: (event: React.KeyboardEvent, place: GridPlace<Row>) => boolean | undefined;
  /** The menu of the other mouse button, and of its key. */
  menu?: (place: GridPlace<Row>) => readonly MenuEntry[];

  /** Arrays only. */
  groups?: GridGroups<Row>;
  /** Ids of the rows that show their detail. */
  expanded?: ReadonlySet<string>;
  renderDetail?: (row: Row) => ReactNode;
  /** Puts a chevron before each row. */
  onExpand?: (row: Row, open: boolean) => void;
  canExpand?: (row: Row) => boolean;

  /** The hue (0…7) of the band at a row's left. */
  band?: (row: Row) => number | undefined;
  look?: (row: Row) => RowLook | undefined;

  /** Instead of rows, where there are none. */
  empty?: ReactNode;
  /** `fill`: as high as its parent · `content`: as high as its rows, at most `maxRows`. */
  height?: 'fill' | 'content';
  maxRows?: number;
  ref?: React.Ref<GridHandle>;
}
