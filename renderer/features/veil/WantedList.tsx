/** What the law of the state wants and the calendar does not have, each with its source. */
import { text } from '../../text/index.ts';
import { Button, DateText } from '../../ui/index.ts';
import styles from './Calendar.module.css';
import type { Wanted } from './types.ts';

const words = text.veil.calendar;

interface WantedProps {
  wanted: readonly Wanted[];
  year: number;
  busy: boolean;
  onTake: (one: Wanted) => void;
}

export function WantedList({ wanted, year, busy, onTake }: WantedProps) {
  if (wanted.length === 0) return null;
  return (
    <>
      <h3 className={styles.wantedHead}>{words.wanted(year)}</h3>
      <ul className={styles.wanted}>
        {wanted.map((one) => (
          <li key={one.title}>
            <div>
              <span>{one.title}</span>
              <span className={styles.source}>{one.source}</span>
            </div>
            <span className={styles.day}>
              {one.due_on === null ? words.noDay : <DateText value={one.due_on} />}
            </span>
            <Button size="small" busy={busy} aria-label={words.takeOf(one.title)} onClick={() => onTake(one)}>
              {words.take}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
