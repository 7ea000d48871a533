/** What a new transaction is split into, below its fields; nothing where it has one category. */
import { useBooks } from '../../app/books.ts';
import styles from './NewEntryForm.module.css';
import { amountOf, type NewEntry } from './new-entry.ts';
import { SplitParts } from './SplitParts.tsx';
import type { Reading } from './splits.ts';

interface NewEntryPartsProps {
  form: NewEntry;
  set: (change: Partial<NewEntry>) => void;
  reading: Reading;
  onDone: () => void;
  onEscape: () => void;
}

export function NewEntryParts({ form, set, reading, onDone, onEscape }: NewEntryPartsProps) {
  const books = useBooks();
  const entity = books.account(form.account_id ?? undefined)?.entity_id;
  if (form.parts === null) return null;
  return (
    <div className={styles.parts}>
      <SplitParts
        parts={form.parts}
        onParts={(parts) => set({ parts })}
        total={Math.abs(amountOf(form, reading) ?? 0)}
        reading={reading}
        accounts={books.accountsOf(entity ?? '').filter(({ id }) => id !== form.account_id)}
        onDone={onDone}
        onEscape={onEscape}
      />
    </div>
  );
}
