/**
 * What the bank’s rows behind an entry are matched with, how sure that is, and what they could be matched with instead;
 * of a side that waits, the rows that could be it. Keys reach all of it; `m` goes to the first choice.
 */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Button, moneyText, Skeleton, useLocale } from '../../ui/index.ts';
import styles from './BankRows.module.css';
import { Certainty, Choices } from './Choices.tsx';
import { ChooseDialog } from './ChooseDialog.tsx';
import {
  type Candidate,
  type Leg,
  leafOf,
  type Matched,
  sayCandidate,
  sayLeg,
  sayReasons,
  sayRow,
  sayRows,
  type Waiting,
} from './match-words.ts';
import { type Matching, useMatching } from './use-matching.ts';

const words = text.matching;

interface BankRowsProps {
  entry: string;
  /** Another entry stands for the row from now on. */
  onGo: (entry: string) => void;
}

export function BankRows({ entry, onGo }: BankRowsProps) {
  const found = useQuery(api.matching.candidates.queryOptions({ input: { entry } }));
  const matching = useMatching();
  const [choosing, setChoosing] = useState<string | null>(null);
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
        <Row
          key={one.row.id}
          one={one}
          entry={entry}
          matching={matching}
          onTake={take}
          onChoose={setChoosing}
          onGo={onGo}
        />
      ))}
      {waiting.map((one) => (
        <WaitingLeg key={one.leg.line} one={one} inTransit={isTransfer} busy={matching.busy} onTake={take} />
      ))}
      {matching.dialog}
      {choosing !== null && (
        <ChooseDialog
          line={choosing}
          matching={matching}
          onClose={() => setChoosing(null)}
          onDone={(now) => {
            setChoosing(null);
            if (now !== entry) onGo(now);
          }}
        />
      )}
    </div>
  );
}

interface RowProps extends BankRowsProps {
  one: Matched;
  matching: Matching;
  onTake: (candidate: Candidate) => void;
  onChoose: (line: string) => void;
}

function Row({ one, entry, matching, onTake, onChoose, onGo }: RowProps) {
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
          <Together legs={legs} entry={entry} onGo={onGo} />
          <Button size="small" busy={matching.busy} onClick={() => void matching.unmatch(row.id)}>
            {words.unmatch}
          </Button>
        </>
      ) : (
        <p className={styles.why}>{words.madeFrom}</p>
      )}
      <Choices
        intro={words.could}
        candidates={candidates}
        say={(candidate) => sayCandidate(candidate, row, locale)}
        none={words.none}
        busy={matching.busy}
        onTake={onTake}
      />
      <Button size="small" data-match-choice onClick={() => onChoose(row.id)}>
        {words.choosing.open}
      </Button>
    </div>
  );
}

/** The other transactions that the row stands for, what is left over among them. */
function Together({ legs, entry, onGo }: BankRowsProps & { legs: readonly Leg[] }) {
  const locale = useLocale();
  const others = legs.filter(({ entry_id }) => entry_id !== entry);
  if (others.length === 0) return null;
  return (
    <div className={styles.why}>
      {words.together(others.length + 1)}
      <ul className={styles.together}>
        {others.map((leg) => (
          <li key={`${leg.entry_id} ${leg.line}`}>
            <Button size="small" variant="link" onClick={() => onGo(leg.entry_id)}>
              {sayLeg(leg, locale, 'one')}
            </Button>
          </li>
        ))}
      </ul>
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
        intro={words.could}
        candidates={candidates}
        say={(candidate) => sayRows(candidate, leg, locale)}
        none={words.noRow}
        busy={busy}
        onTake={onTake}
      />
    </div>
  );
}
