/** How files are read: where a processor's parts go, columns that somebody explained once, and exports that need no explaining. */
import { BuiltIn } from './BuiltIn.tsx';
import { Learnt } from './Learnt.tsx';
import { Parts } from './Parts.tsx';
import styles from './Reading.module.css';

export function Reading() {
  return (
    <div className={styles.reading}>
      <Parts />
      <Learnt />
      <BuiltIn />
    </div>
  );
}
