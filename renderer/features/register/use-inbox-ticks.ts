/** The ticked rows of the inbox, and what is done to all of them: reviewed, or changed in the dialog for many. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { text } from '../../text/index.ts';
import { NOTHING, type Selection, selectedCount, toast } from '../../ui/index.ts';
import { BULK_MAX, entriesOf, tickedRows } from './selection.ts';
import type { RegisterRow } from './types.ts';
import type { Inbox } from './use-inbox.ts';

export function useInboxTicks(inbox: Inbox, current: () => RegisterRow | undefined) {
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [bulk, setBulk] = useState<readonly string[] | null>(null);
  const latest = useRef({ inbox, selection });
  latest.current = { inbox, selection };

  const question = JSON.stringify(inbox.asked);
  const asking = useRef(question);
  useEffect(() => {
    // Ticks of rows that are no longer shown would be changed unseen.
    if (asking.current !== question) setSelection(NOTHING);
    asking.current = question;
  }, [question]);

  /** The entries of the ticked rows; none where they are too many, which is said. */
  const ticked = useCallback(async () => {
    const { selection: now, inbox: list } = latest.current;
    const found = await tickedRows(now, list.asked, list.total ?? 0);
    if (found === null) toast({ key: 'bulk', message: text.register.bulk.tooMany(BULK_MAX), tone: 'bad' });
    return entriesOf(found ?? []);
  }, []);
  const hasTicks = useCallback(
    () => selectedCount(latest.current.selection, latest.current.inbox.total ?? 0) > 0,
    [],
  );
  const openBulk = useCallback(async () => {
    const ids = await ticked();
    if (ids.length > 0) setBulk(ids);
  }, [ticked]);
  /** The ticked rows; without any, the one with the cursor. */
  const review = useCallback(async () => {
    const some = hasTicks();
    const row = current();
    const asked = some ? await ticked() : row ? [row.entry_id] : [];
    if ((await latest.current.inbox.review(asked)) && some) setSelection(NOTHING);
  }, [current, hasTicks, ticked]);
  return { selection, setSelection, bulk, setBulk, hasTicks, openBulk, review };
}
