/** One file to be kept with what it bears out. */
import { useRef } from 'react';
import { text } from '../../text/index.ts';
import { Button } from '../../ui/index.ts';
import styles from './Calendar.module.css';

const words = text.veil.doDialog;

export function EvidenceField({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.evidence}>
      <span>{words.file}</span>
      <div className={styles.chosen}>
        <Button size="small" onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
        <span>{file?.name}</span>
      </div>
      <span className={styles.source}>{words.fileHelp}</span>
      <input
        ref={input}
        type="file"
        hidden
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          if (chosen) onFile(chosen);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
