/**
 * How long a passphrase would hold against somebody who has the file. The estimate is zxcvbn's (its dictionaries are
 * loaded when they are first needed), for a slow hash: each guess costs the attacker an Argon2id of 96 MiB.
 */
import { useEffect, useState } from 'react';
import { text } from '../../text/index.ts';
import styles from './Start.module.css';

interface Estimate {
  score: 0 | 1 | 2 | 3 | 4;
  time: string;
}

type Judge = (passphrase: string) => Estimate;

let loading: Promise<Judge> | null = null;

function loadJudge(): Promise<Judge> {
  loading ??= import('./strength-judge.ts').then(({ judge }) => judge);
  return loading;
}

const BARS = [1, 2, 3, 4] as const;
const TONES = ['bad', 'bad', 'warn', 'good', 'good'] as const;

export function Strength({ passphrase }: { passphrase: string }) {
  const [estimate, setEstimate] = useState<Estimate | null>(null);
  useEffect(() => {
    let gone = false;
    if (passphrase === '') setEstimate(null);
    else
      void loadJudge().then((judge) => {
        if (!gone) setEstimate(judge(passphrase));
      });
    return () => {
      gone = true;
    };
  }, [passphrase]);
  const words = text.welcome.strength;
  return (
    <div className={styles.form} aria-live="polite">
      <div className={styles.meter} aria-hidden="true">
        {BARS.map((bar) => (
          <span key={bar} data-on={estimate && estimate.score >= bar ? TONES[estimate.score] : undefined} />
        ))}
      </div>
      <p className={styles.text}>
        {estimate ? `${words.words[estimate.score]}. ${words.time(estimate.time)}` : words.advice}
      </p>
    </div>
  );
}
