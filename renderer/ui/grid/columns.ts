/** How somebody has laid the columns: order, widths, hidden ones. Pure; kept by `useColumns` under a storage key. */
import type { Parse } from '../prefs.ts';
import type { GridColumn } from './types.ts';

export interface ColumnState {
  order: readonly string[];
  widths: Readonly<Record<string, number>>;
  /** `true` hidden, `false` shown although hidden at first. */
  hidden: Readonly<Record<string, boolean>>;
}

export const AS_GIVEN: ColumnState = { order: [], widths: {}, hidden: {} };

export const WIDTH = 140;
export const WIDTH_MIN = 48;
export const WIDTH_MAX = 900;

export interface LaidColumn<Row> extends GridColumn<Row> {
  width: number;
  /** Somebody gave it its width. */
  given: boolean;
}

/** The visible columns in their order, with their widths. Columns that somebody never moved keep their given place. */
export function layColumns<Row>(columns: readonly GridColumn<Row>[], state: ColumnState): LaidColumn<Row>[] {
  const given = new Map(columns.map((column, place) => [column.id, place]));
  const place = (id: string) => {
    const moved = state.order.indexOf(id);
    return moved === -1 ? (given.get(id) ?? 0) : moved;
  };
  return columns
    .filter((column) => !isHidden(column, state))
    .map((column) => ({
      ...column,
      width: clampWidth(column, state.widths[column.id] ?? column.width ?? WIDTH),
      given: state.widths[column.id] !== undefined,
    }))
    .sort((a, b) => place(a.id) - place(b.id));
}

export function isHidden<Row>(column: GridColumn<Row>, state: ColumnState): boolean {
  if (column.hideable === false) return false;
  return state.hidden[column.id] ?? column.hidden ?? false;
}

export function clampWidth<Row>(column: GridColumn<Row>, width: number): number {
  return Math.round(Math.min(column.maxWidth ?? WIDTH_MAX, Math.max(column.minWidth ?? WIDTH_MIN, width)));
}

export function resizeColumn<Row>(state: ColumnState, column: GridColumn<Row>, width: number): ColumnState {
  return { ...state, widths: { ...state.widths, [column.id]: clampWidth(column, width) } };
}

export function toggleColumn<Row>(state: ColumnState, column: GridColumn<Row>): ColumnState {
  return { ...state, hidden: { ...state.hidden, [column.id]: !isHidden(column, state) } };
}

/** Moves a column past its visible neighbour. */
export function moveColumn<Row>(
  state: ColumnState,
  columns: readonly GridColumn<Row>[],
  id: string,
  step: 1 | -1,
): ColumnState {
  const visible = layColumns(columns, state).map((column) => column.id);
  const at = visible.indexOf(id);
  const other = visible[at + step];
  if (at === -1 || other === undefined) return state;
  visible[at] = other;
  visible[at + step] = id;
  return { ...state, order: visible };
}

/** The row's `grid-template-columns`. */
export function templateOf(
  columns: readonly { width: number; grow?: number }[],
  lead: readonly number[],
  tail: number,
): string {
  const tracks = columns.map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`));
  return [...lead.map((width) => `${width}px`), ...tracks, ...(tail > 0 ? [`${tail}px`] : [])].join(' ');
}

export const parseColumnState: Parse<ColumnState> = (stored) => {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { order, widths, hidden } = stored as Record<string, unknown>;
  return {
    order: Array.isArray(order) ? order.filter((id): id is string => typeof id === 'string') : [],
    widths: recordOf(widths, (value): value is number => typeof value === 'number' && Number.isFinite(value)),
    hidden: recordOf(hidden, (value): value is boolean => typeof value === 'boolean'),
  };
};

function recordOf<V>(value: unknown, fits: (entry: unknown) => entry is V): Record<string, V> {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).filter((entry): entry is [string, V] => fits(entry[1]));
  return Object.fromEntries(entries);
}
