/** Which rows show their parts. A split that was begun is open again after a lock or a reload. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { dropDraft, readDraft, saveDraft } from '../../app/drafts.ts';
import type { GridHandle } from '../../ui/index.ts';
import type { RegisterRows } from './register-rows.ts';
import { rowIdOf } from './selection.ts';
import type { RegisterQuery, RegisterRow } from './types.ts';
import { placeOf } from './use-register-rows.ts';

interface ExpandedOptions {
  name: string;
  rows: RegisterRows;
  asked: RegisterQuery;
  grid: RefObject<GridHandle | null>;
}

const NONE: ReadonlySet<string> = new Set();

export function useExpanded({ name, rows, asked, grid }: ExpandedOptions) {
  const [expanded, setExpanded] = useState(NONE);
  const key = `open-splits:${name}`;
  const question = useRef(asked);
  question.current = asked;
  useEffect(() => {
    let gone = false;
    void restore();
    return () => {
      gone = true;
    };
    async function restore() {
      const ids = await readDraft<string[]>(key);
      const [entry, line] = ids?.[0]?.split(' ') ?? [];
      if (!ids || entry === undefined) return;
      await rows.loaded();
      const place = await placeOf(entry, question.current, Number(line));
      if (gone || place === null) return;
      setExpanded(new Set(ids));
      grid.current?.goTo(place, { focus: false });
    }
  }, [key, rows, grid]);

  function toggle(row: RegisterRow, show?: boolean) {
    const id = rowIdOf(row);
    const next = new Set(expanded);
    if (show ?? !next.has(id)) next.add(id);
    else next.delete(id);
    setExpanded(next);
    if (next.size === 0) dropDraft(key);
    else saveDraft(key, [...next]);
  }

  return { expanded, toggle };
}
