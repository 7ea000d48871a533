/** The rows of the inbox for a screen, and which of their entries are in view. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { GridSort } from '../../ui/index.ts';
import { InboxRows } from './inbox-rows.ts';
import type { RegisterQuery } from './types.ts';
import { useRegisterRows } from './use-register-rows.ts';

/** What is in view is asked about once the list rests. */
const REST_MS = 150;
const NONE: readonly string[] = [];

export interface InboxRowList {
  rows: InboxRows;
  /** What they answer, with their order. */
  asked: RegisterQuery;
  /** How many there are, those that just went left out; `undefined` before the first answer. */
  total: number | undefined;
}

export function useInboxRows(query: RegisterQuery, sort: GridSort): InboxRowList {
  const { rows: list, asked } = useRegisterRows(query, sort);
  const [rows] = useState(() => new InboxRows(list));
  const total = useSyncExternalStore(rows.subscribe, () => rows.total);
  return { rows, asked, total };
}

export function useInView(rows: InboxRows): readonly string[] {
  const [entries, setEntries] = useState(NONE);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const now = rows.entriesInView();
      setEntries((before) => (before.join() === now.join() ? before : now));
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, REST_MS);
    };
    look();
    const leave = rows.watch(soon);
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [rows]);
  return entries;
}
