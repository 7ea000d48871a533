/** What the figures do not say by themselves. */
import { text } from '../../text/index.ts';
import styles from './Member.module.css';

interface NotesProps {
  notes: readonly string[];
  /** What they are about, where a screen has several. */
  of?: string;
}

export function Notes({ notes, of }: NotesProps) {
  if (notes.length === 0) return null;
  return (
    <section
      className={styles.notes}
      aria-label={of === undefined ? text.member.notes : text.member.notesOf(of)}
    >
      <h2>{text.member.notes}</h2>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
