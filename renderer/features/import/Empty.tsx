/** No files yet: what to bring, and what becomes of it. */
import { Link } from '@tanstack/react-router';
import { text } from '../../text/index.ts';
import { EmptyState, VisuallyHidden } from '../../ui/index.ts';
import { ChooseFiles } from './ChooseFiles.tsx';
import styles from './Empty.module.css';

interface EmptyProps {
  onFiles: (files: readonly File[]) => void;
  /** A folder is watched: nobody has to be told that one can be. */
  isWatching: boolean;
}

export function Empty({ onFiles, isWatching }: EmptyProps) {
  const words = text.imports.empty;
  return (
    <section className={styles.empty} aria-label={text.imports.tabs.now}>
      <VisuallyHidden>
        <h2>{text.imports.tabs.now}</h2>
      </VisuallyHidden>
      <div className={styles.sheet}>
        <EmptyState
          title={words.title}
          drawing="files"
          action={<ChooseFiles label={words.choose} variant="primary" onFiles={onFiles} />}
        >
          <p>{words.text}</p>
        </EmptyState>
        <p className={styles.or}>
          {isWatching ? (
            words.or
          ) : (
            <>
              {words.orElse} <Link to="/vault">{words.watch}</Link>.
            </>
          )}
        </p>
      </div>
      <ul className={styles.steps}>
        {words.steps.map(([title, what]) => (
          <li key={title} className={styles.step}>
            <h3 className={styles.title}>{title}</h3>
            <p className={styles.what}>{what}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
