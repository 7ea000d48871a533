/** What something could be, the best first: how sure each is, what would be lost with it, and a button that takes it. */
import { useState } from 'react';
import { text } from '../../text/index.ts';
import { Badge, Button, useLocale } from '../../ui/index.ts';
import styles from './BankRows.module.css';
import { type Candidate, lockOf, sayLosses, sayReasons, sayTaking, TONES } from './match-words.ts';

const words = text.matching;
const SHOWN_FIRST = 3;

interface ChoicesProps {
  intro: string;
  candidates: readonly Candidate[];
  say: (candidate: Candidate) => string;
  none: string;
  busy: boolean;
  onTake: (candidate: Candidate) => void;
}

export function Choices({ intro, candidates, say, none, busy, onTake }: ChoicesProps) {
  const locale = useLocale();
  const [all, setAll] = useState(false);
  if (candidates.length === 0) return <p className={styles.why}>{none}</p>;
  const shown = all ? candidates : candidates.slice(0, SHOWN_FIRST);
  return (
    <>
      <p className={styles.why}>{intro}</p>
      <ul className={styles.choices}>
        {shown.map((candidate) => {
          const said = say(candidate);
          const label = sayTaking(candidate);
          return (
            <li key={keyOf(candidate)}>
              <div>
                <p className={styles.what}>{said}</p>
                <p className={styles.why}>
                  <Certainty {...candidate} /> {sayReasons(candidate.reasons, locale)}
                </p>
                <Lost candidate={candidate} />
              </div>
              <Button
                size="small"
                busy={busy}
                why={lockOf(candidate)}
                aria-label={`${label}: ${said}`}
                data-match-choice
                onClick={() => onTake(candidate)}
              >
                {label}
              </Button>
            </li>
          );
        })}
      </ul>
      {shown.length < candidates.length && (
        <Button size="small" variant="link" onClick={() => setAll(true)}>
          {words.more(candidates.length - shown.length)}
        </Button>
      )}
    </>
  );
}

function Lost({ candidate }: { candidate: Candidate }) {
  const lost = lockOf(candidate) ?? sayLosses(candidate).join(' ');
  return lost === '' ? null : <p className={styles.lost}>{lost}</p>;
}

export function Certainty({ level, score }: Pick<Candidate, 'level' | 'score'>) {
  const name = words.levels[level];
  return (
    <Badge tone={TONES[level]} title={words.score(name, score)}>
      {`${name} ${score}`}
    </Badge>
  );
}

function keyOf({ rows, legs }: Candidate): string {
  return [...rows.map(({ id }) => id), ...legs.map(({ entry_id, line }) => `${entry_id} ${line}`)].join();
}
