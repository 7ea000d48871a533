/** Vaults that were opened before, the latest first. */
import type { AppStatus } from '../../../shared/contract/app.ts';
import { text } from '../../text/index.ts';
import styles from './Start.module.css';

interface RecentProps {
  recent: AppStatus['recent'];
  onFile: (file: string) => void;
}

export function Recent({ recent, onFile }: RecentProps) {
  if (recent.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={text.welcome.unlock.other}>
      {recent.map(({ file, name, there }) => (
        <li key={file}>
          <button type="button" className={styles.recent} disabled={!there} onClick={() => onFile(file)}>
            <span>{name}</span>
            <span className={styles.file}>{there ? file : `${file} (${text.welcome.unlock.missing})`}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
