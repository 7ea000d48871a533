/** The rows of a register for a screen: another question is another list, changed books are read again. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { api, client } from '../../app/client.ts';
import { queries } from '../../app/queries.ts';
import { type GridSort, usePref } from '../../ui/index.ts';
import { PAGE_SIZE, RegisterRows } from './register-rows.ts';
import type { RegisterQuery } from './types.ts';

const SORTS = ['date', 'payee', 'category', 'amount'] as const;
type SortName = (typeof SORTS)[number];

const NEWEST_FIRST: GridSort = { column: 'date', descending: true };

/** The order in which registers are read, remembered on this computer. */
export function useRegisterSort() {
  return usePref<GridSort>('register.sort', NEWEST_FIRST, (stored) => {
    const { column, descending } = (stored ?? {}) as Partial<GridSort>;
    return column !== undefined && typeof descending === 'boolean' ? { column, descending } : undefined;
  });
}

/** The contract sorts by amount; on screen it stands in two columns. */
export function sortNameOf({ column }: GridSort): SortName {
  if (column === 'out' || column === 'in') return 'amount';
  return SORTS.find((name) => name === column) ?? 'date';
}

export interface RegisterList {
  rows: RegisterRows;
  /** What they answer, with their order. */
  asked: RegisterQuery;
}

export function useRegisterRows(query: RegisterQuery, sort: GridSort): RegisterList {
  const [rows] = useState(() => new RegisterRows());
  const asked: RegisterQuery = { ...query, sort: sortNameOf(sort), descending: sort.descending };
  const name = JSON.stringify(asked);
  const latest = useRef(asked);
  latest.current = asked;
  // While drawing, so that the first page is on its way before anything is on screen. It is done once for each name.
  useState(() => ask(rows, name, asked));
  useEffect(() => ask(rows, name, latest.current), [rows, name]);

  const version = useBooksVersion();
  const before = useRef(version);
  useEffect(() => {
    if (before.current !== 0 && before.current !== version) rows.refresh();
    before.current = version;
  }, [rows, version]);
  return { rows, asked };
}

function ask(rows: RegisterRows, name: string, query: RegisterQuery): void {
  rows.show(name, (offset, limit, signal) => client.entry.register({ ...query, offset, limit }, { signal }));
}

/** The place of an entry in the list, at this leg where it has several there; `null` where a filter hides it. */
export async function placeOf(entry: string, asked: RegisterQuery, line?: number): Promise<number | null> {
  try {
    const page = await client.entry.register({ ...asked, around: entry, limit: PAGE_SIZE });
    const first = page.rows.findIndex((row) => row.entry_id === entry);
    const leg = page.rows.findIndex((row) => row.entry_id === entry && row.line === line);
    const at = leg === -1 ? first : leg;
    return at === -1 ? null : page.offset + at;
  } catch {
    return null;
  }
}

const ACCOUNTS = api.account.list.queryKey({ input: {} });

/**
 * Another number whenever the books were read again: after every command, and when somebody comes back to the window.
 * Counted and not timed: two commands can fall into one millisecond.
 */
export function useBooksVersion(): number {
  return useSyncExternalStore(
    (listener) => queries.getQueryCache().subscribe(listener),
    () => queries.getQueryState(ACCOUNTS)?.dataUpdateCount ?? 0,
  );
}
