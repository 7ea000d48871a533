/** Beside a row that is one side of a pair: with whom. Who paid for whom is told by pointing. */
import type { CrossingOfEntry } from '../../../shared/contract/crossing.ts';
import { text } from '../../text/index.ts';
import { Badge } from '../../ui/index.ts';
import styles from './Crossing.module.css';

export function CrossingChip({ crossing, own }: { crossing: CrossingOfEntry; own: string }) {
  return (
    <span className={styles.place}>
      <Badge title={sayCrossing(crossing, own)}>
        <span className={styles.chip}>{text.crossing.chip(crossing.with)}</span>
      </Badge>
    </span>
  );
}

/** `own` is the entity in whose books the entry is. */
export function sayCrossing({ kind, is_origin, with: other }: CrossingOfEntry, own: string): string {
  return is_origin ? text.crossing.why(kind, own, other) : text.crossing.why(kind, other, own);
}
