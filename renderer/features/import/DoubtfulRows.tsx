/**
 * Rows of a preview that may be others from before: whether each is the same row, or another. Those that were taken for the
 * same without being asked are shown where somebody wants to see them.
 */
import { useState } from 'react';
import type { ImportRow } from '../../../shared/contract/import.ts';
import { text } from '../../text/index.ts';
import { Button, DateText, Money, Segmented } from '../../ui/index.ts';
import { type Decision, type Doubt, decisionOf, openKeys, type Said } from './doubts.ts';
import styles from './RowsPane.module.css';

type Doubtful = ImportRow & { doubt: Doubt };

interface DoubtfulRowsProps {
  rows: readonly ImportRow[];
  /** What was chosen, before the rows are read by it. */
  said: Said;
  onDecide: (keys: readonly string[], same: boolean) => void;
}

/** More are shown a part at a time. */
const PART = 50;
/** Of amounts whose currency the file does not say, only the number of decimals matters. */
const ANY_CURRENCY = 'USD';

const isDoubtful = (row: ImportRow): row is Doubtful => row.doubt !== null;
const isAsked = ({ doubt }: Doubtful) => !doubt.is_same || doubt.is_said;

export function DoubtfulRows({ rows, said, onDecide }: DoubtfulRowsProps) {
  const words = text.imports.doubts;
  const [showsTaken, setShowsTaken] = useState(false);
  const [room, setRoom] = useState(PART);
  const doubtful = rows.filter(isDoubtful);
  const taken = doubtful.filter((row) => !isAsked(row)).length;
  const shown = showsTaken ? doubtful : doubtful.filter(isAsked);
  const open = openKeys(
    shown.map(({ doubt }) => doubt),
    said,
  );
  if (doubtful.length === 0) return null;
  return (
    <section className={styles.doubts} aria-label={words.title}>
      {shown.length > 0 && <h3 className={styles.help}>{words.text(shown.length)}</h3>}
      {open.length > 1 && (
        <div className={styles.doubt}>
          <Button size="small" onClick={() => onDecide(open, true)}>
            {words.all.same(open.length)}
          </Button>
          <Button size="small" onClick={() => onDecide(open, false)}>
            {words.all.another(open.length)}
          </Button>
        </div>
      )}
      <ul className={styles.doubtful}>
        {shown.slice(0, room).map((row) => (
          <li key={row.doubt.key}>
            <DateText value={row.date} />
            <span className={styles.both}>
              {words.both(row.payee || row.memo, row.doubt.payee, row.doubt.file)}
            </span>
            {row.amount !== null && <Money value={row.amount} currency={row.currency ?? ANY_CURRENCY} />}
            <Segmented<Decision>
              label={words.choice(row.payee || row.memo)}
              size="small"
              value={decisionOf(row.doubt, said)}
              items={CHOICES.map((value) => ({ value, label: words.choices[value] }))}
              onChange={(value) => value !== 'open' && onDecide([row.doubt.key], value === 'same')}
            />
          </li>
        ))}
      </ul>
      {shown.length > room && (
        <Button size="small" variant="link" onClick={() => setRoom(room + PART)}>
          {words.more(Math.min(PART, shown.length - room), shown.length - room)}
        </Button>
      )}
      {taken > 0 && (
        <Button size="small" variant="link" onClick={() => setShowsTaken(!showsTaken)}>
          {showsTaken ? words.hide : words.taken(taken)}
        </Button>
      )}
    </section>
  );
}

const CHOICES = ['same', 'another'] as const;
