/** What the movement books, before it is kept. */
import type { CrossingOut } from '../../../shared/contract/crossing.ts';
import type { Trouble } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { ErrorState } from '../../ui/index.ts';
import { BothBooks } from './BothBooks.tsx';
import styles from './MovementForm.module.css';

interface MovementPreviewProps {
  pair: CrossingOut | undefined;
  /** What the core says against the whole of it. */
  trouble: Trouble | null;
}

const words = text.crossing;

export function MovementPreview({ pair, trouble }: MovementPreviewProps) {
  const left = pair && words.settled(pair.kind, pair.settlement, pair.from.entity, pair.to.entity);
  return (
    <section className={styles.preview} aria-label={words.dialog.preview}>
      <h3 className={styles.heading}>{words.dialog.preview}</h3>
      {trouble && <ErrorState inline title={trouble.message} remedy={trouble.remedy} />}
      {!trouble && pair && (
        <>
          <p>{words.why(pair.kind, pair.from.entity, pair.to.entity)}</p>
          <BothBooks from={pair.from} to={pair.to} currency={pair.currency} isBooked={false} />
          {left && <p className={styles.quiet}>{left}</p>}
        </>
      )}
      {!trouble && !pair && <p className={styles.quiet}>{words.dialog.previewWaits}</p>}
    </section>
  );
}
