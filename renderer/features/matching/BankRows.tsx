/**
 * What the bank’s rows behind an entry are matched with, how sure that is, and what they could be matched with instead;
 * of a side that waits, the rows that could be it. Keys reach all of it; `m` goes to the first choice.
 */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Badge, Button, moneyText, Skeleton, useLocale } from '../../ui/index.ts';
import styles from './BankRows.module.css';
import {
  type Candidate,
  leafOf,
  lockOf,
  type Matched,
  sayCandidate,
  sayLosses,
  sayReasons,
  sayRow,
  sayRows,
  sayTaking,
  TONES,
  type Waiting,
} from './match-words.ts';
import { type Matching, useMatching } from './use-matching.ts';

const words = text.matching;
const SHOWN_FIRST = 3;

interface BankRowsProps {
  entry: string;
  /** Another entry stands for the row from now on. */
  onGo: (entry: string) => void;
}

export function BankRows({ entry, onGo }: BankRowsProps) {
  const found = useQuery(api.matching.candidates.queryOptions({ input: { entry } }));
  const matching = useMatching();
  if (found.isPending) return <Skeleton lines={2} />;
  if (found.isError) return <TroubleState inline error={found.error} onRetry={() => void found.refetch()} />;
  const take = async (candidate: Candidate) => {
    // What goes is said beside the button, and nothing else does.
    const now = await matching.take(candidate, entry, candidate.losses);
    if (now !== null && now !== entry) onGo(now);
  };
  const { rows, waiting } = found.data;
  if (rows.length === 0 && waiting.length === 0) return <p className={styles.why}>{words.nothing}</p>;
  const isTransfer = rows.length > 0;
  return (
    <div className={styles.rows}>
      {rows.map((one) => (
        <Row key={one.row.id} one={one} matching={matching} onTake={take} />
      ))}
      {waiting.map((one) => (
        <WaitingLeg key={one.leg.line} one={one} inTransit={isTransfer} busy={matching.busy} onTake={take} />
      ))}
      {matching.dialog}
    </div>
  );
}

interface RowProps {
  one: Matched;
  matching: Matching;
  onTake: (candidate: Candidate) => void;
}

function Row({ one, matching, onTake }: RowProps) {
  const locale = useLocale();
  const { row, match, legs, candidates, reasons } = one;
  const isMatched = match === 'matched';
  return (
    <div className={styles.row}>
      <p className={styles.what}>{sayRow(row, locale)}</p>
      {isMatched ? (
        <>
          <p className={styles.why}>
            <Certainty {...one} /> {sayReasons(reasons, locale)}
          </p>
          {legs.length > 1 && <p className={styles.why}>{words.together(legs.length)}</p>}
          <Button size="small" busy={matching.busy} onClick={() => void matching.unmatch(row.id)}>
            {words.unmatch}
          </Button>
        </>
      ) : (
        <p className={styles.why}>{words.madeFrom}</p>
      )}
      <Choices
        candidates={candidates}
        say={(candidate) => sayCandidate(candidate, row, locale)}
        none={words.none}
        busy={matching.busy}
        onTake={onTake}
      />
    </div>
  );
}

function WaitingLeg({
  one,
  inTransit,
  busy,
  onTake,
}: {
  one: Waiting;
  inTransit: boolean;
  busy: boolean;
  onTake: RowProps['onTake'];
}) {
  const locale = useLocale();
  const { leg, days, candidates } = one;
  const say = inTransit ? words.transit : words.waits;
  return (
    <div className={styles.row}>
      <p className={styles.what}>
        {say(moneyText(leg.amount_minor, leg.currency, locale, 'symbol'), leafOf(leg.account), days)}
      </p>
      <Choices
        candidates={candidates}
        say={(candidate) => sayRows(candidate, leg, locale)}
        none={words.noRow}
        busy={busy}
        onTake={onTake}
      />
    </div>
  );
}

interface ChoicesProps {
  candidates: readonly Candidate[];
  say: (candidate: Candidate) => string;
  none: string;
  busy: boolean;
  onTake: RowProps['onTake'];
}

function Choices({ candidates, say, none, busy, onTake }: ChoicesProps) {
  const locale = useLocale();
  const [all, setAll] = useState(false);
  if (candidates.length === 0) return <p className={styles.why}>{none}</p>;
  const shown = all ? candidates : candidates.slice(0, SHOWN_FIRST);
  return (
    <>
      <p className={styles.why}>{words.could}</p>
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

function Certainty({ level, score }: Pick<Candidate, 'level' | 'score'>) {
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
