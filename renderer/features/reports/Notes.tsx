/** What a reader of the figures has to know. */
import { text } from '../../text/index.ts';
import styles from './ReportScreen.module.css';

export function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <section className={styles.notes} aria-label={text.reports.notes}>
      <h2>{text.reports.notes}</h2>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
