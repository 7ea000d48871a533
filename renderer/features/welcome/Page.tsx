/** A sheet of drawing paper: the program's name at the left over the section of a hull, what is to be done at the right. */
import type { ReactNode } from 'react';
import { text } from '../../text/index.ts';
import { Hull } from './Hull.tsx';
import styles from './Page.module.css';

export function Page({ children }: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.about}>
        <p className={styles.name}>{text.app.name}</p>
        <p className={styles.tagline}>{text.welcome.tagline}</p>
        <Hull />
        <p className={styles.promise}>{text.welcome.promise}</p>
      </div>
      <div className={styles.work}>
        <div className={styles.inner}>{children}</div>
      </div>
    </main>
  );
}
