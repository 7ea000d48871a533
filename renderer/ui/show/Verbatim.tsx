/** What a file says, to the letter. What is longer or wider than its place is scrolled, by key as well. */
import styles from './Verbatim.module.css';

export interface VerbatimProps {
  children: string;
}

export function Verbatim({ children }: VerbatimProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the pane is scrolled by key
    <pre className={styles.verbatim} tabIndex={0}>
      {children}
    </pre>
  );
}
