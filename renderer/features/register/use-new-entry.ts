/** The form for a new transaction: opened, closed, filled from another entry; kept as a draft all the while. */
import { useCallback, useMemo, useRef } from 'react';
import { client } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { today } from '../../app/use-period.ts';
import { ownLegOf } from './changes.ts';
import { copyOf, emptyEntry, type NewEntry } from './new-entry.ts';
import type { Scope } from './scope.ts';
import { partsOf, type Reading } from './splits.ts';
import type { Entry, RegisterRow } from './types.ts';

export interface NewEntryControl {
  form: NewEntry;
  set: (form: NewEntry) => void;
  open: () => void;
  /** With what is known of it; where something was typed already that stays, and `false` comes back. */
  begin: (known: Partial<NewEntry>) => boolean;
  close: () => void;
  clear: () => void;
  /** After one was added: the same day and account, the rest anew. */
  next: () => void;
  duplicate: (entry: Entry, row?: Pick<RegisterRow, 'account_id' | 'line'>) => void;
  duplicateRow: (row: RegisterRow) => Promise<void>;
}

export function useNewEntry(scope: Scope, decimal: Reading['decimal']): NewEntryControl {
  const account = scope.account ?? null;
  const initial = useMemo(() => emptyEntry(today(), account), [account]);
  const name = `new-entry:${scope.account ?? scope.entity ?? 'all'}`;
  const [form, set, drop] = useDraft<NewEntry>(name, initial);
  const latest = useRef({ form, set, drop });
  latest.current = { form, set, drop };

  const duplicate = useCallback<NewEntryControl['duplicate']>(
    (entry, row) => {
      const own = row
        ? ownLegOf(entry, row)
        : Math.max(
            0,
            entry.postings.findIndex((leg) => leg.account_id === account),
          );
      const reading: Reading = { currency: entry.postings[own]?.currency ?? 'USD', decimal };
      latest.current.set(copyOf(entry, own, today(), partsOf(entry, own, reading), reading));
    },
    [account, decimal],
  );
  return useMemo(
    () => ({
      form,
      set: (next) => latest.current.set(next),
      open: () => latest.current.set({ ...latest.current.form, open: true }),
      begin: (known) => {
        const isFree = isEmpty(latest.current.form);
        const base = isFree ? { ...emptyEntry(today(), account), ...known } : latest.current.form;
        latest.current.set({ ...base, open: true });
        return isFree;
      },
      close: () => {
        const { form: now, set: put, drop: forget } = latest.current;
        put({ ...now, open: false });
        if (isEmpty(now)) forget();
      },
      clear: () => latest.current.set({ ...emptyEntry(today(), account), open: true }),
      next: () => {
        const { form: added, set: put, drop: forget } = latest.current;
        // It may have been closed while the books took it, and stays so.
        put({ ...emptyEntry(added.date, added.account_id), open: added.open });
        if (!added.open) forget();
      },
      duplicate,
      duplicateRow: async (row) => duplicate(await client.entry.get({ id: row.entry_id }), row),
    }),
    [form, account, duplicate],
  );
}

/** Nothing was typed that would be missed. */
function isEmpty({ payee, memo, out, in: came, parts, category_id, tags }: NewEntry): boolean {
  return !(payee || memo || out || came || parts || category_id || tags.length > 0);
}
