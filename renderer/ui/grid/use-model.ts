/** The rows as a model: subscribed where they are paged, sorted and grouped here where they are an array. */
import { useMemo, useState, useSyncExternalStore } from 'react';
import { useLocale } from '../locale.tsx';
import { arrayModel, type GridModel, isPaged, pagedModel, sortRows } from './model.ts';
import type { DataGridProps, GridSort } from './types.ts';

const never = () => () => {};

export interface Modelled<Row> {
  model: GridModel<Row>;
  sort: GridSort | null;
  sortBy: (column: string) => void;
}

export function useModel<Row>(props: DataGridProps<Row>): Modelled<Row> {
  const { rows, rowId, columns, groups, sort: given, onSort, initialSort } = props;
  const locale = useLocale();
  const [own, setOwn] = useState<GridSort | null>(initialSort ?? null);
  const source = isPaged(rows) ? rows : null;
  const version = useSyncExternalStore(
    source?.subscribe ?? never,
    () => source?.version ?? 0,
    () => 0,
  );
  const sort = given === undefined ? own : given;
  const here = given === undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what the source holds
  const model = useMemo(
    () =>
      isPaged(rows)
        ? pagedModel(rows, rowId)
        : arrayModel(here ? sortRows(rows, columns, sort, locale, groups?.key) : rows, rowId, groups),
    [rows, rowId, groups, sort, here, columns, locale, version],
  );

  function sortBy(column: string) {
    const next = { column, descending: sort?.column === column ? !sort.descending : false };
    if (here) setOwn(next);
    onSort?.(next);
  }

  return { model, sort, sortBy };
}
