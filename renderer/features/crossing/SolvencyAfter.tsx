/** What a distribution leaves of the company, before it is booked; where that is too little, it asks why all the same. */
import type { RefObject } from 'react';
import type { CrossingMade } from '../../../shared/contract/crossing.ts';
import { text } from '../../text/index.ts';
import { Badge, Checkbox, TextInput } from '../../ui/index.ts';
import { Figures } from '../veil/SolvencyFigures.tsx';
import { RESULT_TONES } from '../veil/types.ts';
import styles from './MovementForm.module.css';
import type { MovementDraft } from './movement.ts';

const words = text.crossing.dialog.solvency;

interface SolvencyAfterProps {
  leaves: NonNullable<CrossingMade['solvency']>;
  draft: MovementDraft;
  error: string | null;
  reasonRef: RefObject<HTMLInputElement | null>;
  set: (change: Pick<MovementDraft, 'despite' | 'record'>) => void;
}

export function SolvencyAfter({ leaves, draft, error, reasonRef, set }: SolvencyAfterProps) {
  const { figures, warning, wants_reason } = leaves;
  return (
    <section className={styles.solvency} aria-label={words.title(figures.entity)}>
      <h3 className={styles.heading}>
        {words.title(figures.entity)}
        <Badge tone={RESULT_TONES[figures.result]}>{text.veil.draw.results[figures.result]}</Badge>
      </h3>
      <Figures solvency={figures} />
      {warning !== null && (
        <p className={styles.warning} role="status">
          {warning}
        </p>
      )}
      {figures.missing.length > 0 && (
        <p className={styles.quiet}>{words.unknown(figures.missing.join(' '))}</p>
      )}
      {wants_reason ? (
        <TextInput
          ref={reasonRef}
          label={words.reason}
          help={words.reasonHelp}
          value={draft.despite ?? ''}
          maxLength={1000}
          required
          error={error}
          onChange={(despite) => set({ despite })}
        />
      ) : (
        leaves.record_id === null && (
          <Checkbox
            label={words.record}
            help={words.recordHelp}
            checked={draft.record ?? false}
            onChange={(record) => set({ record })}
          />
        )
      )}
    </section>
  );
}
