/** One file to be kept with what it bears out. */
import { text } from '../../text/index.ts';
import { FileButton } from '../../ui/index.ts';
import styles from './Calendar.module.css';

const words = text.veil.doDialog;

export function EvidenceField({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  return (
    <div className={styles.evidence}>
      <span>{words.file}</span>
      <div className={styles.chosen}>
        <FileButton size="small" onFiles={([chosen]) => chosen && onFile(chosen)}>
          {words.choose}
        </FileButton>
        <span>{file?.name}</span>
      </div>
      <span className={styles.source}>{words.fileHelp}</span>
    </div>
  );
}
