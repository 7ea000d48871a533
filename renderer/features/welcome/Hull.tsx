/** The section of a hull with its bulkhead: companies in one compartment, the person in the other. */
import styles from './Hull.module.css';

export function Hull() {
  return (
    <svg className={styles.hull} viewBox="0 0 360 150" aria-hidden="true">
      <defs>
        <pattern
          id="section"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="6" className={styles.hatch} />
        </pattern>
      </defs>
      <path className={styles.line} d="M8 34 H352 L334 92 Q326 118 296 118 H64 Q34 118 26 92 Z" />
      <path className={styles.fine} d="M26 62 H334 M18 48 H342" />
      <path className={styles.company} d="M21 76 H168 V110 H62 Q40 110 33 92 Z" />
      <path className={styles.person} d="M192 76 H339 L332 92 Q324 110 296 110 H192 Z" />
      <rect x="174" y="34" width="12" height="84" fill="url(#section)" className={styles.wall} />
      <path className={styles.dim} d="M8 136 H352 M8 131 V141 M352 131 V141 M180 131 V141" />
    </svg>
  );
}
