/** An array or a paged source as items in their order: rows, and the headers of groups between them. */
import type { PagedSource } from './paged-source.ts';
import type { GridColumn, GridGroups, GridSort } from './types.ts';

export interface Group<Row> {
  key: string;
  rows: readonly Row[];
}

export interface GridModel<Row> {
  /** Rows and group headers. */
  count: number;
  rowCount: number;
  /** The rows are an array, so that every one of them is known. */
  whole: boolean;
  rowAt: (item: number) => Row | undefined;
  groupAt: (item: number) => Group<Row> | undefined;
  /** The items that are group headers, ascending. */
  groupItems: readonly number[];
  /** A lasting key for React. */
  keyAt: (item: number) => string | number;
  /** What the cursor knows an item by, so as to go with it; `undefined` where it stays at its place instead. */
  nameAt: (item: number) => string | number | undefined;
  /** From a row's index among rows to its item, and back. */
  itemOf: (index: number) => number;
  indexOf: (item: number) => number;
  findItem: (id: string) => number;
}

export function isPaged<Row>(rows: readonly Row[] | PagedSource<Row>): rows is PagedSource<Row> {
  return !Array.isArray(rows);
}

/** One function for all time: another would make the list of 60,000 places be laid out again with each page. */
const itself = (item: number) => item;

export function pagedModel<Row>(source: PagedSource<Row>, rowId: (row: Row) => string): GridModel<Row> {
  const count = source.total ?? 0;
  const { indexOf } = source;
  return {
    count,
    rowCount: count,
    whole: false,
    rowAt: (item) => source.getRow(item),
    groupAt: () => undefined,
    groupItems: [],
    keyAt: itself,
    nameAt: (item) => {
      const row = indexOf && source.getRow(item);
      return row === undefined ? undefined : rowId(row);
    },
    itemOf: (index) => index,
    indexOf: (item) => item,
    findItem: (id) => {
      if (indexOf) return indexOf((row) => rowId(row) === id);
      for (let item = 0; item < count; item += 1) {
        const row = source.getRow(item);
        if (row !== undefined && rowId(row) === id) return item;
      }
      return -1;
    },
  };
}

export function arrayModel<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  groups: GridGroups<Row> | undefined,
): GridModel<Row> {
  const items: (Row | Group<Row>)[] = [];
  const itemOfRow: number[] = [];
  const indexOfItem: number[] = [];
  const groupItems: number[] = [];
  const byId = new Map<string, number>();
  let group: { key: string; rows: Row[] } | null = null;
  rows.forEach((row, index) => {
    if (groups) {
      const key = groups.key(row);
      if (group?.key !== key) {
        group = { key, rows: [] };
        groupItems.push(items.length);
        indexOfItem.push(index);
        items.push(group);
      }
      group.rows.push(row);
    }
    byId.set(rowId(row), items.length);
    itemOfRow.push(items.length);
    indexOfItem.push(index);
    items.push(row);
  });
  const isGroup = new Set(groupItems);
  const keyAt = (item: number) => {
    if (isGroup.has(item)) return `\u0000${item} ${(items[item] as Group<Row>).key}`;
    const row = items[item] as Row | undefined;
    return row === undefined ? item : rowId(row);
  };
  return {
    count: items.length,
    rowCount: rows.length,
    whole: true,
    rowAt: (item) => (isGroup.has(item) ? undefined : (items[item] as Row | undefined)),
    groupAt: (item) => (isGroup.has(item) ? (items[item] as Group<Row>) : undefined),
    groupItems,
    keyAt,
    nameAt: keyAt,
    itemOf: (index) => itemOfRow[index] ?? -1,
    indexOf: (item) => indexOfItem[item] ?? -1,
    findItem: (id) => byId.get(id) ?? -1,
  };
}

/** A sorted copy; equal rows keep their order. Text is compared as people do, numbers as numbers; groups stay together. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  sort: GridSort | null,
  locale: string,
  groupKey?: (row: Row) => string,
): readonly Row[] {
  const column = sort && columns.find(({ id }) => id === sort.column);
  const value = column?.sortValue ?? column?.text;
  if (!sort || !value) return rows;
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const sign = sort.descending ? -1 : 1;
  const groups = new Map<string, number>();
  const sortable = rows.map((row) => {
    const key = groupKey?.(row) ?? '';
    const group = groups.get(key) ?? groups.size;
    groups.set(key, group);
    return { row, group, value: value(row) };
  });
  const inOrder = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
  return sortable.sort((a, b) => a.group - b.group || sign * inOrder(a.value, b.value)).map(({ row }) => row);
}
