/** Says that these are not somebody's own books, as long as they are not. */
import { useQuery } from '@tanstack/react-query';
import { text } from '../../text/index.ts';
import { api } from '../client.ts';
import { lockVault } from '../lock.ts';
import styles from './SampleNotice.module.css';

export function SampleNotice() {
  const { data } = useQuery(api.app.status.queryOptions());
  if (!data?.passing) return null;
  return (
    <p className={styles.notice}>
      {text.app.sample}{' '}
      <button type="button" className={styles.link} onClick={() => void lockVault()}>
        {text.app.sampleLeave}
      </button>
    </p>
  );
}
