/** What the figures do not say by themselves. */
import { text } from '../../text/index.ts';
import styles from './Member.module.css';

export function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <section className={styles.notes} aria-label={text.member.notes}>
      <h2>{text.member.notes}</h2>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
