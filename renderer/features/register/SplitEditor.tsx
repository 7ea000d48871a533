/** Splitting the entry of a row, below the row. What is typed survives a lock and a reload until it is stored. */
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { type Books, useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Button, focusUnreadable, moneyText, Skeleton, useLocale } from '../../ui/index.ts';
import { useCategories } from './CellEditors.tsx';
import { lockOf, ownLegOf } from './changes.ts';
import styles from './Split.module.css';
import { SplitParts } from './SplitParts.tsx';
import { rowIdOf } from './selection.ts';
import { isPlain, legsOf, newPart, partsOf, problemOf, type SplitPart, workOut } from './splits.ts';
import type { Entry, RegisterRow } from './types.ts';
import type { Edits } from './use-edits.ts';
import { useReadingOf } from './use-reading-of.ts';

export interface SplitEditorProps {
  row: RegisterRow;
  edits: Pick<Edits, 'store'>;
  /** Stored, thrown away or left: back to the row. */
  onClose: () => void;
}

const words = text.register.split;

export function SplitEditor({ row, edits, onClose }: SplitEditorProps) {
  const entry = useQuery(api.entry.get.queryOptions({ input: { id: row.entry_id } }));
  if (entry.isPending) return <Skeleton lines={2} />;
  if (entry.isError) return <TroubleState inline error={entry.error} onRetry={() => void entry.refetch()} />;
  if (lockOf(row, 'payee') !== null) return <p className={styles.note}>{text.register.locks.closed}</p>;
  if (!isPlain(entry.data)) return <p className={styles.note}>{words.currencies}</p>;
  return <Editor row={row} entry={entry.data} edits={edits} onClose={onClose} />;
}

function Editor({ row, entry, edits, onClose }: SplitEditorProps & { entry: Entry }) {
  const locale = useLocale();
  const reading = useReadingOf(row.currency);
  const accounts = useCategories(row.entity_id, row.account_id);
  const [draft, setDraft, dropDraft, ready] = useDraft<SplitPart[] | null>(`split:${rowIdOf(row)}`, null);
  const books = useBooks();
  const [fresh] = useState(() => beginning(entry, row, reading, books));
  const typedHere = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState(false);
  const own = ownLegOf(entry, row);
  const total = Math.abs(entry.postings[own]?.amount_minor ?? 0);
  const parts = draft ?? fresh;
  const worked = workOut(total, parts, reading);
  const problem = problemOf(worked, parts);

  async function save() {
    setTried(true);
    if (problem !== null || focusUnreadable(box.current)) return;
    if (!(await edits.store({ id: entry.id, postings: legsOf(entry, own, parts, worked) }))) return;
    dropDraft();
    onClose();
  }

  function discard() {
    dropDraft();
    onClose();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void save();
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  }

  if (!ready) return <Skeleton lines={2} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields within
    <div ref={box} className={styles.editor} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <h2 className={styles.title}>{words.title(row.payee, moneyText(total, row.currency, locale))}</h2>
        {draft && !typedHere.current && <p className={styles.note}>{words.restored}</p>}
      </div>
      <SplitParts
        parts={parts}
        onParts={(next) => {
          typedHere.current = true;
          setDraft(next);
        }}
        total={total}
        reading={reading}
        accounts={accounts}
        onDone={() => void save()}
        onEscape={onClose}
        autoFocus
      />
      {tried && problem !== null && (
        <p className={styles.problem} role="alert">
          {words.problems[problem]}
        </p>
      )}
      <div className={styles.actions}>
        <Button size="small" keys="Mod+Enter" onClick={() => void save()}>
          {words.save}
        </Button>
        <Button size="small" variant="quiet" onClick={discard}>
          {words.discard}
        </Button>
      </div>
    </div>
  );
}

/** An entry with one category begins with that and an empty part beside it. */
function beginning(
  entry: Entry,
  row: RegisterRow,
  reading: ReturnType<typeof useReadingOf>,
  books: Books,
): SplitPart[] {
  const parts = partsOf(entry, ownLegOf(entry, row), reading);
  const [only] = parts;
  if (parts.length !== 1 || !only) return parts;
  const wants = books.account(only.account_id ?? undefined)?.role === 'uncategorised';
  return [{ ...only, typed: '', account_id: wants ? null : only.account_id }, newPart()];
}
