/** A line over all screens: something that holds as long as it stands there, and one thing to do about it. */
import styles from './Strip.module.css';

interface StripProps {
  message: string;
  act: string;
  onAct: () => void;
  /** `warn` is read out when it comes. */
  tone: 'plain' | 'warn';
}

export function Strip({ message, act, onAct, tone }: StripProps) {
  return (
    <p role={tone === 'warn' ? 'status' : undefined} className={styles.strip} data-tone={tone}>
      {message}{' '}
      <button type="button" className={styles.act} onClick={onAct}>
        {act}
      </button>
    </p>
  );
}
