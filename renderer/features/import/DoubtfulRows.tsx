/**
 * Rows of a preview that may be others from before: whether each is the same row, or another. Those that were taken for the
 * same without being asked are shown where somebody wants to see them.
 */
import { useState } from 'react';
import type { ImportRow } from '../../../shared/contract/import.ts';
import { text } from '../../text/index.ts';
import { Button, DateText, Money, Segmented } from '../../ui/index.ts';
import type { PlaceChoice } from './choices.ts';
import styles from './RowsPane.module.css';

type Doubt = NonNullable<ImportRow['doubt']>;
type Doubtful = ImportRow & { doubt: Doubt };

interface DoubtfulRowsProps {
  rows: readonly ImportRow[];
  /** What was chosen, before the rows are read by it. */
  said: NonNullable<PlaceChoice['doubts']>;
  onDecide: (key: string, same: boolean) => void;
}

/** More are decided a part at a time: what is decided makes room. */
const SHOWN_MAX = 50;
/** Of amounts whose currency the file does not say, only the number of decimals matters. */
const ANY_CURRENCY = 'USD';

const isDoubtful = (row: ImportRow): row is Doubtful => row.doubt !== null;
const isAsked = ({ doubt }: Doubtful) => !doubt.is_same || doubt.is_said;

export function DoubtfulRows({ rows, said, onDecide }: DoubtfulRowsProps) {
  const words = text.imports.doubts;
  const [showsTaken, setShowsTaken] = useState(false);
  const doubtful = rows.filter(isDoubtful);
  const taken = doubtful.filter((row) => !isAsked(row)).length;
  const shown = showsTaken ? doubtful : doubtful.filter(isAsked);
  if (doubtful.length === 0) return null;
  return (
    <section className={styles.doubts} aria-label={words.title}>
      {shown.length > 0 && <h3 className={styles.help}>{words.text(shown.length)}</h3>}
      <ul className={styles.doubtful}>
        {shown.slice(0, SHOWN_MAX).map((row) => (
          <li key={row.doubt.key}>
            <DateText value={row.date} />
            <span className={styles.both}>
              {words.both(row.payee || row.memo, row.doubt.payee, row.doubt.file)}
            </span>
            {row.amount !== null && <Money value={row.amount} currency={row.currency ?? ANY_CURRENCY} />}
            <Segmented<Choice>
              label={words.choice(row.payee || row.memo)}
              size="small"
              value={choiceOf(row.doubt, said)}
              items={CHOICES.map((value) => ({ value, label: words.choices[value] }))}
              onChange={(value) => value !== 'open' && onDecide(row.doubt.key, value === 'same')}
            />
          </li>
        ))}
      </ul>
      {taken > 0 && (
        <Button size="small" variant="link" onClick={() => setShowsTaken(!showsTaken)}>
          {showsTaken ? words.hide : words.taken(taken)}
        </Button>
      )}
    </section>
  );
}

type Choice = 'same' | 'another' | 'open';
const CHOICES = ['same', 'another'] as const;

function choiceOf({ key, is_same: isSame, is_said: isSaid }: Doubt, said: DoubtfulRowsProps['said']): Choice {
  const same = said.find((one) => one.key === key)?.same ?? isSame;
  if (same) return 'same';
  return isSaid || said.some((one) => one.key === key) ? 'another' : 'open';
}
