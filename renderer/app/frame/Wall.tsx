/** The bulkhead between the companies and the person: a double line, hatched, in the frame of every screen, leading to what crossed it. */
import { Link } from '@tanstack/react-router';
import { text } from '../../text/index.ts';
import styles from './Wall.module.css';

export function Wall() {
  return (
    <Link to="/wall" className={styles.wall}>
      <span className={styles.hatch} aria-hidden="true" />
      <span className={styles.hidden}>{text.app.wall}</span>
    </Link>
  );
}
