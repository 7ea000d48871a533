/** Below the inbox: what the row with the cursor looks like, and why; one key takes it. */
import { type Ref, useImperativeHandle, useState } from 'react';
import { text } from '../../text/index.ts';
import { Badge, Button, useLocale } from '../../ui/index.ts';
import styles from './MatchStrip.module.css';
import { sayLooksLike, sayReasons, sayTaking, TONES } from './match-words.ts';
import type { Matches } from './use-matches.ts';

const words = text.matching.inbox;

export interface MatchStripHandle {
  /** The row with the cursor is another. */
  show: (entry: string) => void;
}

interface MatchStripProps {
  matches: Matches;
  /** The entry that has the cursor. */
  current: () => string | undefined;
  onTake: () => void;
  ref: Ref<MatchStripHandle>;
}

export function MatchStrip({ matches, current, onTake, ref }: MatchStripProps) {
  const locale = useLocale();
  const [, show] = useState('');
  useImperativeHandle(ref, () => ({ show }), []);
  if (matches.total === 0) return null;
  const entry = current();
  const pair = entry === undefined ? null : matches.of(entry);
  return (
    <div className={styles.strip} role="status" aria-label={words.label}>
      {pair && entry !== undefined ? (
        <>
          <Badge tone={TONES[pair.level]}>{text.matching.levels[pair.level]}</Badge>
          <span className={styles.what}>{sayLooksLike(pair, entry, locale)}</span>
          <span className={styles.why} title={sayReasons(pair.reasons, locale)}>
            {sayReasons(pair.reasons, locale)}
          </span>
          <Button size="small" keys="M" onClick={onTake}>
            {sayTaking(pair)}
          </Button>
        </>
      ) : (
        <span className={styles.why}>{words.some(matches.total)}</span>
      )}
    </div>
  );
}
