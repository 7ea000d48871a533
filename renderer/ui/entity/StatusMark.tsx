/** Where a posting stands with the bank: an open ring, a tick, or a tick in a closed box. */
import { VisuallyHidden } from '../show/VisuallyHidden.tsx';
import { text } from '../text.ts';
import styles from './StatusMark.module.css';

export type PostingStatus = 'pending' | 'cleared' | 'reconciled';

export interface StatusMarkProps {
  status: PostingStatus;
  /** Also the word. */
  showWord?: boolean;
}

export function StatusMark({ status, showWord }: StatusMarkProps) {
  return (
    <span className={styles.root} data-status={status} title={text.statusHelp[status]}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" className={styles.glyph}>
        {status === 'pending' && <circle cx="7" cy="7" r="3.75" strokeDasharray="2 1.6" />}
        {status === 'cleared' && <path d="M3 7.5 5.8 10.2 11 4" />}
        {status === 'reconciled' && (
          <>
            <rect x="1.25" y="1.25" width="11.5" height="11.5" rx="2" />
            <path d="M4 7.2 6.2 9.3 10 4.9" />
          </>
        )}
      </svg>
      {showWord ? text.status[status] : <VisuallyHidden>{text.status[status]}</VisuallyHidden>}
    </span>
  );
}
