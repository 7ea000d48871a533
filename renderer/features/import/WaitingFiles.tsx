/** What waits in the watched folder: taken onto the list as if it had been dropped, or put aside. */
import { Link } from '@tanstack/react-router';
import { dayHere } from '../../../shared/dates.ts';
import type { WaitingFile, WaitingFiles } from '../../app/waiting.ts';
import { text } from '../../text/index.ts';
import { Button, DateText, ErrorState } from '../../ui/index.ts';
import styles from './WaitingFiles.module.css';

const words = text.imports.waiting;

/** `short`: one line, where other files are being looked at. */
export function WaitingFilesPanel({ waiting, short }: { waiting: WaitingFiles; short: boolean }) {
  const { folder, problem, files, left, busy, take, putAside } = waiting;
  if (folder === null) return null;
  if (problem !== null)
    return (
      <ErrorState inline tone="warn" title={problem} action={<Link to="/vault">{words.toSettings}</Link>} />
    );
  if (files.length === 0 && (short || left.length === 0)) return null;
  return (
    <section className={styles.panel} data-alone={short ? undefined : true} aria-label={words.label}>
      <div className={styles.head}>
        <h2 className={styles.title}>{words.title(files.length, folder)}</h2>
        {files.length > 1 && !short && (
          <Button size="small" variant="quiet" onClick={() => void putAside(files)}>
            {words.putAllAside}
          </Button>
        )}
        {files.length > 0 && (
          <Button size="small" keys="W" busy={busy} onClick={() => void take()}>
            {words.take(files.length)}
          </Button>
        )}
      </div>
      {!short && (
        <ul className={styles.list}>
          {files.map((file) => (
            <WaitingLine key={file.id} file={file} onAside={() => void putAside([file])} />
          ))}
          {left.map(({ name, reason }) => (
            <li key={name} className={styles.line}>
              <span className={styles.name}>{name}</span>
              <span className={styles.reason}>{reason}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function WaitingLine({ file, onAside }: { file: WaitingFile; onAside: () => void }) {
  const { name, size, modified_at } = file;
  return (
    <li className={styles.line}>
      <span className={styles.name}>{name}</span>
      <span className={styles.fact}>{words.size(size)}</span>
      <span className={styles.fact}>
        <DateText value={dayHere(modified_at)} />
      </span>
      <Button size="small" variant="quiet" aria-label={words.putThisAside(name)} onClick={onAside}>
        {words.aside}
      </Button>
    </li>
  );
}
